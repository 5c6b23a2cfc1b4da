#include "unicode/normalize.h"

#include <algorithm>

#include "unicode/hangul.h"
#include "unicode/trie.h"

namespace naqi::unicode {
namespace {

constexpr char32_t kSpace = 0x20;

// U+FE70 and its like decompose to SPACE and marks: the space only shows the mark.
std::u32string_view without_carrier(std::u32string_view decomposition) {
  const bool carried = decomposition.size() > 1 && decomposition[0] == kSpace &&
                       combining_class(decomposition[1]) != 0;
  return carried ? decomposition.substr(1) : decomposition;
}

bool is_compatible(Form form) { return form == Form::nfkc || form == Form::nfkd; }

// Those of a page that are in [begin, end).
PageSet within(char32_t first, char32_t begin, char32_t end) {
  const char32_t next = first + kPageSize;
  const char32_t from = std::clamp(begin, first, next) - first;
  const char32_t to = std::clamp(end, first, next) - first;
  if (from == to) return 0;
  return ~PageSet{0} << from & ~PageSet{0} >> (kPageSize - to);
}

void decompose(Form form, std::u32string& text) {
  std::u32string decomposed;
  decomposed.reserve(text.size());
  for (const char32_t c : text) append_decomposed(form, c, decomposed);
  text.swap(decomposed);
}

// Most texts that the compiler asks about: without a second string, and in order as they stand.
void normalize_one(Form form, std::u32string& text) {
  const char32_t c = text.front();
  if (hangul::is_syllable(c)) {
    if (!is_decomposed(form)) return;
    text.clear();
    return hangul::append_decomposed(c, text);
  }
  const std::u32string_view mapped = decomposition(form, c);
  if (mapped.empty()) return;
  text = mapped;
  if (!is_decomposed(form)) compose(text);
}

}  // namespace

std::u32string_view decomposition(Form form, char32_t c) {
  if (is_compatible(form)) return compatibility_decomposition(c);
  if (form == Form::nfkc_arabic && is_arabic_presentation_form(c)) {
    return without_carrier(compatibility_decomposition(c));
  }
  return canonical_decomposition(c);
}

void append_decomposed(Form form, char32_t c, std::u32string& out) {
  if (hangul::is_syllable(c)) return hangul::append_decomposed(c, out);
  const std::u32string_view mapped = decomposition(form, c);
  if (mapped.empty()) {
    out += c;
  } else {
    out += mapped;
  }
}

PageSet active(Form form, char32_t first) {
  if (form == Form::raw) return 0;
  PageSet set = canonically_active(first);
  if (is_compatible(form)) set |= compatibly_decomposing(first);
  if (form == Form::nfkc_arabic) {
    const PageSet presentation_forms = within(first, kPresentationFormsA, kPresentationFormsAEnd) |
                                       within(first, kPresentationFormsB, kPresentationFormsBEnd);
    set |= compatibly_decomposing(first) & presentation_forms;
  }
  if (is_decomposed(form)) {
    set |= within(first, hangul::kSyllableBase, hangul::kSyllableBase + hangul::kSyllables);
  }
  return set;
}

// An insertion sort of each run of marks: runs are short and mostly in order.
void order(std::u32string& text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char32_t c = text[i];
    const std::uint8_t own = combining_class(c);
    if (own == 0) continue;
    std::size_t j = i;
    for (; j > 0 && combining_class(text[j - 1]) > own; --j) text[j] = text[j - 1];
    text[j] = c;
  }
}

void compose(std::u32string& text) {
  constexpr std::size_t kNone = std::u32string::npos;
  std::size_t starter = kNone;
  std::size_t kept = 0;
  int last_class = 0;  // of the code point kept last, if it is not the starter; -1 just after it
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const int own = combining_class(c);
    if (starter != kNone && last_class < own) {  // not blocked (D115)
      if (const char32_t composite = compose(text[starter], c); composite != 0) {
        text[starter] = composite;
        continue;
      }
    }
    if (own == 0) {
      starter = kept;
      last_class = -1;
    } else {
      last_class = own;
    }
    text[kept++] = c;
  }
  text.resize(kept);
}

void normalize(Form form, std::u32string& text) {
  if (form == Form::raw) return;
  if (text.size() == 1) return normalize_one(form, text);
  decompose(form, text);
  order(text);
  if (!is_decomposed(form)) compose(text);
}

}  // namespace naqi::unicode
