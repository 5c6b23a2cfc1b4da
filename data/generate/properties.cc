#include "properties.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "emit.h"

namespace naqi::generate {
namespace {

using icu::Normalizer2;
using icu::UnicodeString;

// The bits of src/unicode/properties.cc; keep the two in step.
enum Flag : std::uint64_t {
  kComposesForward = 1U << 0,
  kComposesBackward = 1U << 1,
  kEmojiBeforeJoiner = 1U << 2,
  kEmojiAfterJoiner = 1U << 3,
  kArabicLetter = 1U << 7,
  kEmoji = std::uint64_t{1} << 48,
};
constexpr unsigned kJoiningTypeShift = 4;

class Collector {
 public:
  Collector() {
    UErrorCode status = U_ZERO_ERROR;
    nfc_ = Normalizer2::getNFCInstance(status);
    nfkc_ = Normalizer2::getNFKCInstance(status);
    values_.assign(kCodePoints, 0);
    pool_.push_back(0);  // index 0: no decomposition
    for (UChar32 c = 0; c < static_cast<UChar32>(kCodePoints); ++c) add_pair(c);
    for (UChar32 c = 0; c < static_cast<UChar32>(kCodePoints); ++c) add_code_point(c);
  }

  void emit(std::ostream& out) const {
    emit_trie(out, "std::uint64_t", "kProperties", values_);
    emit_array(out, "char32_t", "kDecompositions", pool_);
    out << "// " << pairs_.size() << " primary composites, by first and second code point\n";
    out << "constexpr CompositionPair kPairs[] = {\n";
    for (const auto& [key, composite] : pairs_) {
      out << "    {" << key.first << ',' << key.second << ',' << composite << "},\n";
    }
    out << "};\n";
  }

 private:
  static bool is_hangul_syllable(UChar32 c) { return c >= 0xAC00 && c <= 0xD7A3; }

  // Hangul pairs are arithmetic (Unicode 15.0, 3.12); here only who takes part in them.
  void add_pair(UChar32 c) {
    UnicodeString raw;
    if (!nfc_->getRawDecomposition(c, raw) || raw.countChar32() != 2) return;
    const UChar32 first = raw.char32At(0);
    const UChar32 second = raw.char32At(raw.moveIndex32(0, 1));
    if (nfc_->composePair(first, second) != c) return;
    flag(first, kComposesForward);
    flag(second, kComposesBackward);
    if (!is_hangul_syllable(c)) {
      pairs_[{static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(second)}] =
          static_cast<std::uint64_t>(c);
    }
  }

  void add_code_point(UChar32 c) {
    std::uint64_t& value = values_[static_cast<std::size_t>(c)];
    value |= static_cast<std::uint64_t>(nfc_->getCombiningClass(c)) << 8;
    if (!is_hangul_syllable(c)) {
      value |= decomposition(*nfc_, c) << 16 | decomposition(*nfkc_, c) << 32;
    }
    // Around a joiner only code points count that no spec and no normal form touches, so that what
    // stands beside a joiner in the input stands there in the output.
    const bool inert = (value >> 16) == 0 &&
                       (value & (kComposesForward | kComposesBackward)) == 0 &&
                       u_foldCase(c, U_FOLD_CASE_DEFAULT) == c;
    const bool pictographic = u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
    const bool modifier = u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) != 0;
    if (pictographic && inert) value |= kEmojiBeforeJoiner | kEmojiAfterJoiner;
    if (modifier || c == 0xFE0F) value |= kEmojiBeforeJoiner;
    if (u_hasBinaryProperty(c, UCHAR_EMOJI) != 0) value |= kEmoji;
    // ICU's numbers are those of unicode::JoiningType.
    value |= static_cast<std::uint64_t>(u_getIntPropertyValue(c, UCHAR_JOINING_TYPE))
             << kJoiningTypeShift;
    UErrorCode status = U_ZERO_ERROR;
    const bool arabic = uscript_getScript(c, &status) == USCRIPT_ARABIC;
    if (arabic && u_charType(c) == U_OTHER_LETTER) value |= kArabicLetter;
  }

  std::uint64_t decomposition(const Normalizer2& form, UChar32 c) {
    UnicodeString full;
    if (!form.getDecomposition(c, full)) return 0;
    const auto [at, fresh] = known_.emplace(full, pool_.size());
    if (fresh) {
      pool_.push_back(static_cast<std::uint64_t>(full.countChar32()));
      for (int32_t i = 0; i < full.length(); i = full.moveIndex32(i, 1)) {
        pool_.push_back(static_cast<std::uint64_t>(full.char32At(i)));
      }
    }
    return at->second;
  }

  void flag(UChar32 c, Flag bit) { values_[static_cast<std::size_t>(c)] |= bit; }

  const Normalizer2* nfc_ = nullptr;
  const Normalizer2* nfkc_ = nullptr;
  std::vector<std::uint64_t> values_;
  std::vector<std::uint64_t> pool_;
  std::map<UnicodeString, std::uint64_t> known_;
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::uint64_t> pairs_;
};

}  // namespace

void generate_properties(std::ostream& out) {
  emit_banner(out, "Normalization data of every code point; read by src/unicode/properties.cc.");
  Collector().emit(out);
}

}  // namespace naqi::generate
