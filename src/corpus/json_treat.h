// JsonTreatment: what becomes of one string of a JSON record under an action.
#ifndef NAQI_CORPUS_JSON_TREAT_H_
#define NAQI_CORPUS_JSON_TREAT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/field_action.h"
#include "corpus/json_string.h"

namespace naqi::corpus {

class JsonTreatment {
 public:
  /// Takes what stands between the quotation marks of a string. Returns where in it an escape is
  /// none of JSON's; then nothing was done.
  [[nodiscard]] std::optional<std::size_t> treat(std::string_view raw, FieldAction& action);
  /// Whether the string becomes another value.
  [[nodiscard]] bool is_changed() const { return is_changed_; }
  /// Appends that value as JSON text, `comma` between the members of a list.
  void write(std::string_view comma, std::string& out) const;

 private:
  // A stretch of text and its result, which ends there in result_.
  struct Part {
    std::string_view surrogate;  // the escape after it; empty for the last
    std::size_t bytes_end;
    std::size_t ends_end;
  };

  void treat_part(std::string_view text, std::string_view surrogate, FieldAction& action);
  void write_text(std::string& out) const;
  void write_list(std::string_view comma, std::string& out) const;

  JsonText unescaped_;
  Texts result_;
  std::vector<Part> parts_;
  bool is_changed_ = false;
  bool is_list_ = false;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_JSON_TREAT_H_
