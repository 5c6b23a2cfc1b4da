// RecordChecks: which records are left out for what their text is, once it is normalized.
#ifndef NAQI_CORPUS_RECORD_CHECKS_H_
#define NAQI_CORPUS_RECORD_CHECKS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/duplicate_set.h"
#include "naqi/pipeline.h"

namespace naqi::corpus {

/// Why a record is left out, in the order in which that is looked at: the first that holds counts.
enum class Reason : std::uint8_t {
  bad,  // it could not be read
  empty,
  min_chars,
  max_chars,
  min_tokens,
  max_tokens,
  min_arabic,
  duplicate,
};
inline constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::duplicate) + 1;
/// As in "bad", "min-chars".
[[nodiscard]] std::string_view to_string(Reason reason);

struct CheckSettings {
  bool empty = false;                       // left out if there is nothing but White_Space
  std::optional<std::uint64_t> min_chars;   // code points
  std::optional<std::uint64_t> max_chars;   //
  std::optional<std::uint64_t> min_tokens;  // of `tokenizer`
  std::optional<std::uint64_t> max_tokens;  //
  std::optional<double> min_arabic;         // from 0 to 1; see arabic_share
  bool duplicates = false;                  // records get a hash
  std::optional<Pipeline> tokenizer;        // changes nothing; there if tokens are to be counted
  std::optional<Pipeline>
      duplicates_form;  // what is hashed; if not said, the text as it is written

  [[nodiscard]] bool counts_tokens() const { return min_tokens || max_tokens; }
  [[nodiscard]] bool is_on() const {
    return empty || min_chars || max_chars || counts_tokens() || min_arabic || duplicates;
  }
};

/// What min_arabic is about: of the letters, digits, punctuation marks and symbols of a text, the
/// share that are letters of the Arabic script. White space, control and format characters, marks
/// and tatweel do not count. 0 if there is nothing that counts.
struct ArabicShare {
  std::uint64_t arabic = 0;
  std::uint64_t all = 0;
  void add(char32_t c);
  [[nodiscard]] double value() const {
    return all == 0 ? 0 : static_cast<double>(arabic) / static_cast<double>(all);
  }
};

/// Of one thread. All texts of a record are looked at as one.
class RecordChecks {
 public:
  explicit RecordChecks(const CheckSettings& settings);

  void begin();
  /// Takes the text of a field, as it was, and normalized.
  void add(std::string_view before, std::string_view after);
  /// Whether there was any text, be it empty. Records without are no duplicates of one another.
  [[nodiscard]] bool has_text() const { return has_text_; }

  [[nodiscard]] std::optional<Reason> judge() const;
  /// Of a record that is not left out, for DuplicateSet.
  [[nodiscard]] Hash128 hash() const { return hash_.value(); }

 private:
  void look(std::string_view text);
  void count_tokens(std::string_view text);

  const CheckSettings& settings_;
  bool looks_;  // whether code points are looked at one by one
  std::uint64_t chars_ = 0;
  std::uint64_t tokens_ = 0;
  bool empty_ = true;
  bool has_text_ = false;
  ArabicShare share_;
  TextHash hash_;
  std::optional<TokenLines> counter_;
  std::optional<Stream> form_;
  std::string buffer_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_RECORD_CHECKS_H_
