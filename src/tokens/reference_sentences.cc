#include "tokens/reference_sentences.h"

#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>

namespace naqi::tokens {
namespace {

struct SentenceRow {
  std::string_view row, name, value;
};

#include "tokens/reference_sentence_marks.inc"

icu::UnicodeString to_utf16(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())));
}

std::string_view value_of(std::string_view row, std::string_view name) {
  for (const SentenceRow& r : kSentenceRows) {
    if (r.row == row && r.name == name) return r.value;
  }
  return {};
}

std::ptrdiff_t limit(std::string_view name) {
  return std::stol(std::string(value_of("limit", name)));
}

const icu::UnicodeSet& set(std::string_view name) {
  static const auto kSets = [] {
    std::map<std::string_view, icu::UnicodeSet> all;
    for (const SentenceRow& r : kSentenceRows) {
      UErrorCode status = U_ZERO_ERROR;
      if (r.row == "set") all.emplace(r.name, icu::UnicodeSet(to_utf16(r.value), status));
    }
    return all;
  }();
  return kSets.at(name);
}

/// The tokens from the beginning of a line to its end.
class Line {
 public:
  Line(const std::vector<SpacedToken>& tokens, std::size_t begin, std::size_t end) : begin_(begin) {
    for (std::size_t i = begin; i < end; ++i) {
      tokens_.push_back(&tokens[i]);
      std::vector<UChar32> text;
      const icu::UnicodeString utf16 = to_utf16(tokens[i].text);
      for (int k = 0; k < utf16.length(); k = utf16.moveIndex32(k, 1)) {
        if (!set("ignored").contains(utf16.char32At(k))) text.push_back(utf16.char32At(k));
      }
      texts_.push_back(std::move(text));
    }
  }

  void mark(std::vector<bool>& ends) const {
    for (std::size_t first = 0; first < size();) {
      const std::size_t last = last_of_sentence(first);
      ends[begin_ + last] = true;
      first = last + 1;
    }
  }

 private:
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] std::string_view role(std::size_t i) const {
    return value_of("kind", to_string(tokens_[i]->kind));
  }
  [[nodiscard]] bool spaced(std::size_t i) const { return tokens_[i]->spaced; }
  /// Whether it begins with a character of a set.
  [[nodiscard]] bool begins(std::size_t i, std::string_view name) const {
    return !texts_[i].empty() && set(name).contains(texts_[i].front());
  }
  [[nodiscard]] bool is_mark(std::size_t i, std::string_view name) const {
    return role(i) == "mark" && begins(i, name);
  }
  [[nodiscard]] bool is_word(std::size_t i) const {
    return role(i) == "word" || role(i) == "number" || role(i) == "abbreviation";
  }
  [[nodiscard]] std::ptrdiff_t length(std::size_t i) const {
    return static_cast<std::ptrdiff_t>(texts_[i].size());
  }
  [[nodiscard]] bool is_strong(std::size_t i) const {
    return role(i) == "verse" || is_mark(i, "end");
  }
  [[nodiscard]] bool is_terminator(std::size_t i) const {
    return is_strong(i) || is_mark(i, "stop") || is_mark(i, "ellipsis");
  }
  /// Full stops in a mark, an ellipsis being several.
  [[nodiscard]] std::ptrdiff_t stops(std::size_t i) const {
    const auto count = [&](std::string_view name) {
      return std::count_if(texts_[i].begin(), texts_[i].end(),
                           [&](UChar32 c) { return set(name).contains(c); });
    };
    if (role(i) != "mark") return 0;
    return count("stop") + count("ellipsis") * limit("ellipsis");
  }

  [[nodiscard]] bool has_words(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i) {
      if (is_word(i)) return true;
    }
    return false;
  }

  /// Whether the full stop i numbers an item, or makes an initial.
  [[nodiscard]] bool is_part_of_name(std::size_t word, std::size_t i) const {
    if (!is_mark(i, "stop") || stops(i) > 1 || spaced(i)) return false;
    if (role(word) == "number") return !has_words(0, word);
    return role(word) == "word" && length(word) == 1 &&
           (begins(word, "arabic") || begins(word, "lower") || begins(word, "letter"));
  }

  /// Whether a sentence that begins with the token `first` may end with the terminator i.
  [[nodiscard]] bool is_end(std::size_t first, std::size_t i) const {
    if (!is_terminator(i) || !has_words(first, i)) return false;
    const std::size_t word = i - 1;
    if (is_mark(word, "open") || (is_terminator(word) && !spaced(i))) return false;
    if (is_strong(i)) return true;
    return !is_mark(word, "goes_on") && !is_part_of_name(word, i);
  }

  /// Whether the full stop after token `word`, before token `next`, has lost its space.
  [[nodiscard]] bool lost_space(std::size_t word, std::size_t next) const {
    const bool after = role(word) == "number" ||
                       (role(word) == "word" && (begins(word, "arabic") || begins(word, "digit")) &&
                        length(word) >= limit("letters_before"));
    return after && (is_mark(next, "open") || (role(next) == "word" && begins(next, "arabic") &&
                                               length(next) >= limit("letters_after")));
  }

  /// The token after the end i and what belongs to it.
  [[nodiscard]] std::size_t after_end(std::size_t i) const {
    for (++i; i < size(); ++i) {
      const bool is_direct = is_mark(i, "quote") || role(i) == "face";
      if (!is_terminator(i) && !is_mark(i, "close") && !(is_direct && !spaced(i))) break;
    }
    return i;
  }

  /// Whether the sentence is over with the end and what belongs to it, the tokens from `end` to
  /// `next`.
  [[nodiscard]] bool is_over(std::size_t end, std::size_t next) const {
    if (next == size()) return true;
    if (is_mark(next, "goes_on") || (role(next) == "word" && begins(next, "lower"))) return false;
    std::ptrdiff_t all_stops = 0;
    for (std::size_t i = end; i < next; ++i) {
      if (is_strong(i)) return true;
      all_stops += stops(i);
    }
    const bool is_ellipsis = all_stops >= limit("ellipsis");
    if (is_ellipsis && role(next) == "word" && begins(next, "arabic")) return false;
    return spaced(next) || lost_space(end - 1, next);
  }

  [[nodiscard]] bool is_year(std::size_t first, std::size_t i) const {
    if (role(i) != "abbreviation" || i == first) return false;
    if (role(i - 1) != "number") return false;
    return std::any_of(std::begin(kSentenceRows), std::end(kSentenceRows), [&](const auto& r) {
      return r.row == "year" && r.value == tokens_[i]->text;
    });
  }

  [[nodiscard]] std::size_t last_of_sentence(std::size_t first) const {
    for (std::size_t i = first; i + 1 < size(); ++i) {
      const bool year = is_year(first, i);
      if (year && spaced(i + 1) && role(i + 1) == "word" && begins(i + 1, "arabic")) return i;
      // An end after a year is one whatever stands before the year.
      const std::size_t end = year && is_terminator(i + 1) ? i + 1 : i;
      if (end == i && !is_end(first, i)) continue;
      const std::size_t next = after_end(end);
      if (is_over(end, next)) return next - 1;
      i = next - 1;
    }
    return size() - 1;
  }

  std::size_t begin_;
  std::vector<const SpacedToken*> tokens_;
  std::vector<std::vector<UChar32>> texts_;
};

}  // namespace

std::vector<bool> reference_sentence_ends(const std::vector<SpacedToken>& tokens) {
  std::vector<bool> ends(tokens.size());
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin + 1;
    while (end < tokens.size() && !tokens[end].begins_line) ++end;
    Line(tokens, begin, end).mark(ends);
    begin = end;
  }
  return ends;
}

}  // namespace naqi::tokens
