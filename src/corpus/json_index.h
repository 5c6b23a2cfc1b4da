// JsonIndex: where the tokens of a JSON record begin: brackets, commas, colons, strings, scalars.
//
// simdjson's first stage, on which its parsers stand, finds them a vector at a time; it tells what
// is inside a string from what is not, and refuses control characters in strings (RFC 8259, section
// 7).
#ifndef NAQI_CORPUS_JSON_INDEX_H_
#define NAQI_CORPUS_JSON_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/field_action.h"

namespace naqi::corpus {

class JsonIndex {
 public:
  JsonIndex();
  JsonIndex(const JsonIndex&) = delete;
  JsonIndex& operator=(const JsonIndex&) = delete;
  ~JsonIndex();

  /// Takes a record of less than 4 GiB, of which no byte behind its end is read. Ill-formed UTF-8
  /// is no error. Needs four bytes of address space for each byte of the longest record so far, of
  /// which it touches four for each token.
  [[nodiscard]] std::optional<RecordError> build(std::string_view record);

  /// The number of tokens. 0 for white space alone.
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Where a token begins. For size(): the end of the record.
  [[nodiscard]] std::size_t begin(std::size_t token) const {
    return token < size_ ? tokens_[token] : record_.size();
  }
  /// Where it ends, before the white space that may follow it.
  [[nodiscard]] std::size_t end(std::size_t token) const;
  [[nodiscard]] std::string_view text(std::size_t token) const {
    return record_.substr(begin(token), end(token) - begin(token));
  }

 private:
  struct Stage;

  std::unique_ptr<Stage> stage_;
  std::string masked_;
  std::string_view record_;
  const std::uint32_t* tokens_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_JSON_INDEX_H_
