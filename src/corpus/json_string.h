// What a JSON string means, and the shortest way to write one (RFC 8259, section 7).
#ifndef NAQI_CORPUS_JSON_STRING_H_
#define NAQI_CORPUS_JSON_STRING_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace naqi::corpus {

/// An escape of a surrogate without its other half: there is no UTF-8 for it.
struct LoneSurrogate {
  std::size_t at;           // in JsonText::bytes
  std::string_view escape;  // its six bytes, in what was unescaped
};

struct JsonText {
  std::string bytes;                      // without the lone surrogates
  std::vector<LoneSurrogate> surrogates;  // in order

  void clear() {
    bytes.clear();
    surrogates.clear();
  }
};

/// Takes what stands between the quotation marks of a string; bytes above 0x7F, well-formed or not,
/// are taken as they are. `out` becomes what it means. Returns where in `raw` an escape is none of
/// JSON's; `out` then has no meaning.
[[nodiscard]] std::optional<std::size_t> unescape_json(std::string_view raw, JsonText& out);

/// Appends what stands between the quotation marks, with no escapes but for `"`, `\` and what is
/// below U+0020: \b \f \n \r \t, else \u00XX in lower case. All else is written as it is,
/// ill-formed bytes, U+007F and U+2028 too.
void escape_json(std::string_view text, std::string& out);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_JSON_STRING_H_
