// JsonGrammar: which token may follow which in one JSON object (RFC 8259, sections 2 to 5), without
// recursion.
#ifndef NAQI_CORPUS_JSON_GRAMMAR_H_
#define NAQI_CORPUS_JSON_GRAMMAR_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace naqi::corpus {

class JsonGrammar {
 public:
  /// How many objects and lists may be open at a time.
  static constexpr std::size_t kMaxDepth = 1024;

  enum class Event : std::uint8_t {
    error,  // error() says which
    mark,   // a comma or colon
    name,   // a string that is the name of a member
    string,
    scalar,  // by its place; what it looks like is not for the grammar
    open_object,
    open_list,
    close_object,
    close_list,
  };

  JsonGrammar() { open_.reserve(kMaxDepth); }

  void restart() {
    open_.clear();
    next_ = Next::object;
  }
  /// Takes the first byte of the next token. After an error nothing more may come.
  [[nodiscard]] Event take(char first);
  /// Whether the object is complete.
  [[nodiscard]] bool is_complete() const { return next_ == Next::nothing; }
  [[nodiscard]] const char* error() const { return error_; }

 private:
  enum class Next : std::uint8_t {
    object,  // the outermost
    first_name,
    name,
    colon,
    value,
    first_element,
    member_end,
    element_end,
    nothing,
  };

  Event take_value(char first);
  Event open(bool is_object);
  Event close();
  Event fail(const char* error);
  // What follows a value: is an object or a list open?
  [[nodiscard]] Next after_value() const {
    if (open_.empty()) return Next::nothing;
    return open_.back() != 0 ? Next::member_end : Next::element_end;
  }

  std::vector<std::uint8_t> open_;  // 1 for an object, 0 for a list
  Next next_ = Next::object;
  const char* error_ = "";
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_JSON_GRAMMAR_H_
