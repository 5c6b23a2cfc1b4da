#include "corpus/json_record.h"

#include "corpus/json_rewriting.h"

namespace naqi::corpus {

JsonRewriter::JsonRewriter(const JsonFields& fields)
    : rewriting_(std::make_unique<JsonRewriting>(fields)) {}
JsonRewriter::JsonRewriter(JsonRewriter&&) noexcept = default;
JsonRewriter& JsonRewriter::operator=(JsonRewriter&&) noexcept = default;
JsonRewriter::~JsonRewriter() = default;

std::optional<RecordError> JsonRewriter::rewrite(std::string_view record, FieldAction& action,
                                                 std::string& out, bool& changed) {
  return rewriting_->run(record, action, out, changed);
}

}  // namespace naqi::corpus
