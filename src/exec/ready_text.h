// ReadyText: settled code points on their way to the recorder, with the input bytes they stand for.
//
// Code points that were made together, of a letter and its marks, are one group: the first has the
// bytes of all. Each group is told to the recorder by itself, so that an alignment (naqi/edits.h)
// is as fine as what the pass looked at together.
#ifndef NAQI_SRC_EXEC_READY_TEXT_H_
#define NAQI_SRC_EXEC_READY_TEXT_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "text/utf8.h"
#include "unicode/normalize.h"
#include "unicode/properties.h"

namespace naqi::exec {

class ReadyText {
 public:
  [[nodiscard]] bool empty() const { return groups_.empty(); }
  [[nodiscard]] const std::u32string& text() const { return text_; }

  /// Adds a code point. Without bytes of its own it was made together with the one before it.
  void add(char32_t c, std::size_t source) {
    if (source != 0 || groups_.empty()) groups_.push_back({text_.size(), source});
    text_ += c;
  }

  /// Adds input bytes that nothing is left of.
  void add_deleted(std::size_t source) {
    if (source == 0) return;
    if (!groups_.empty() && groups_.back().begin == text_.size()) {
      groups_.back().source += source;
    } else {
      groups_.push_back({text_.size(), source});
    }
  }

  /// Forgets the input bytes that it stands for, and returns how many.
  std::size_t take_source() {
    std::size_t source = 0;
    for (Group& group : groups_) source += std::exchange(group.source, 0);
    return source;
  }

  void append(const ReadyText& other) {
    for (const Group& group : other.groups_) {
      groups_.push_back({text_.size() + group.begin, group.source});
    }
    text_ += other.text_;
  }

  /// Cuts off, and returns, the groups from that of the code point at `at` on.
  ReadyText split(std::size_t at) {
    std::size_t first = groups_.size();
    while (first > 0 && groups_[first - 1].begin > at) --first;
    ReadyText rest;
    if (first == 0) return rest;
    --first;
    const std::size_t begin = groups_[first].begin;
    rest.text_ = text_.substr(begin);
    for (std::size_t i = first; i < groups_.size(); ++i) {
      rest.groups_.push_back({groups_[i].begin - begin, groups_[i].source});
    }
    text_.resize(begin);
    groups_.resize(first);
    return rest;
  }

  /// Writes all in a form, and empties itself. Only decomposed forms change anything still.
  template <class Recorder>
  void write_to(Recorder& out, unicode::Form form) {
    const bool decomposes = unicode::is_decomposed(form);
    for (std::size_t i = 0; i < groups_.size();) {
      std::size_t source = groups_[i].source;
      const std::size_t begin = groups_[i].begin;
      for (++i; i < groups_.size() && decomposes && !begins_anew(form, i); ++i) {
        source += groups_[i].source;
      }
      piece_.assign(text_, begin, begin_of(i) - begin);
      if (decomposes) unicode::normalize(form, piece_);
      bytes_.clear();
      for (const char32_t c : piece_) text::append(c, bytes_);
      out.replace(bytes_, source);
    }
    text_.clear();
    groups_.clear();
  }

 private:
  struct Group {
    std::size_t begin;  // in text_, up to where the next begins
    std::size_t source;
  };

  [[nodiscard]] std::size_t begin_of(std::size_t group) const {
    return group < groups_.size() ? groups_[group].begin : text_.size();
  }

  // Whether no mark of the group, or of one after it, can come to stand before it.
  [[nodiscard]] bool begins_anew(unicode::Form form, std::size_t group) const {
    const std::size_t begin = groups_[group].begin;
    if (begin == text_.size()) return true;
    std::u32string parts;
    unicode::append_decomposed(form, text_[begin], parts);
    return unicode::combining_class(parts.front()) == 0;
  }

  std::u32string text_;
  std::vector<Group> groups_;
  std::u32string piece_;  // kept for its capacity, as bytes_ is
  std::string bytes_;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_READY_TEXT_H_
