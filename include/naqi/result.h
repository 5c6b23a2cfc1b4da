// Result<T>: a value, or the reason why there is none.
//
// Only building can fail (Pipeline::compile); running a pipeline is total. The member names are
// those of std::expected (C++23), which is to replace this file.
#ifndef NAQI_RESULT_H_
#define NAQI_RESULT_H_

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace naqi {

enum class ErrorCode : std::uint8_t {
  unknown_preset,     // a bare word that names neither a preset nor a normalization form
  unknown_verb,       // `VERB:...` with a verb that data/steps.tsv does not have
  unknown_step,       // `verb:NAME` with a name that this verb does not have
  malformed_spec,     // not of the form `verb:name[=value][,name[=value]...]`
  not_selected,       // `-verb:name` for a step that the spec does not contain
  conflict,           // two selected rows send one code point to different ends
  fold_cycle,         // selected rows lead from a code point back to itself
  unknown_tokenizer,  // a tokenizer that data/tokens/ does not have
  bad_joiner,         // what cannot mark where tokens were joined (naqi/joiner.h)
};

/// Why a pipeline could not be built.
struct Error {
  ErrorCode code;
  std::string message;     // one line, no final full stop
  std::size_t where = 0;   // byte offset in the spec text at which the mistake begins; 0 for a
                           // conflict or a cycle, which no single word is to blame for
  std::string suggestion;  // the nearest known word, or empty
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return has_value(); }

  /// Precondition: has_value().
  [[nodiscard]] T& value() & { return *checked(std::get_if<T>(&state_)); }
  [[nodiscard]] const T& value() const& { return *checked(std::get_if<T>(&state_)); }
  [[nodiscard]] T&& value() && { return std::move(*checked(std::get_if<T>(&state_))); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// Precondition: !has_value().
  [[nodiscard]] const Error& error() const { return *checked(std::get_if<Error>(&state_)); }

 private:
  template <class P>
  static P* checked(P* p) {
    assert(p != nullptr && "Result: the other alternative is held");
    return p;
  }
  std::variant<T, Error> state_;
};

}  // namespace naqi

#endif  // NAQI_RESULT_H_
