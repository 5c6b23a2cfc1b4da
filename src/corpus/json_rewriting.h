// JsonRewriting: the walk through a record that JsonRewriter is.
#ifndef NAQI_CORPUS_JSON_REWRITING_H_
#define NAQI_CORPUS_JSON_REWRITING_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/field_action.h"
#include "corpus/json_edits.h"
#include "corpus/json_fields.h"
#include "corpus/json_grammar.h"
#include "corpus/json_index.h"
#include "corpus/json_members.h"
#include "corpus/json_string.h"
#include "corpus/json_treat.h"
#include "corpus/json_tree.h"

namespace naqi::corpus {

class JsonRewriting {
 public:
  explicit JsonRewriting(const JsonFields& fields) : tree_(fields) {}
  JsonRewriting(const JsonRewriting&) = delete;
  JsonRewriting& operator=(const JsonRewriting&) = delete;

  /// As JsonRewriter::rewrite.
  [[nodiscard]] std::optional<RecordError> run(std::string_view record, FieldAction& action,
                                               std::string& out, bool& changed);

 private:
  using Event = JsonGrammar::Event;

  // An object or a list that is open.
  struct Level {
    std::size_t node;  // of the tree, to which the next value in it belongs; kNone: none of it
    bool is_searched;  // an object, of which some members matter
  };

  [[nodiscard]] std::optional<RecordError> walk(FieldAction& action);
  [[nodiscard]] std::optional<RecordError> take(std::size_t token, Event event,
                                                FieldAction& action);
  [[nodiscard]] std::optional<RecordError> take_name(std::size_t token);
  [[nodiscard]] std::optional<RecordError> take_string(std::size_t token, FieldAction& action);
  [[nodiscard]] std::optional<RecordError> take_scalar(std::size_t token);
  void open_object();
  void close(std::size_t token);
  void end_value(std::size_t token);
  // To which node of the tree the next value belongs.
  [[nodiscard]] std::size_t node() const {
    return levels_.empty() ? FieldTree::root() : levels_.back().node;
  }
  // What is between the quotation marks of a token.
  [[nodiscard]] std::string_view inside(std::size_t token) const;

  FieldTree tree_;
  JsonIndex index_;
  JsonGrammar grammar_;
  JsonEdits edits_;
  JsonMembers members_{tree_, index_, edits_};
  JsonTreatment treatment_;
  JsonText name_;
  std::vector<Level> levels_;
  std::string_view record_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_JSON_REWRITING_H_
