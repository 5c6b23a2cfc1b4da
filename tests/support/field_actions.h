// Actions for tests of records: small, without state, and on any bytes.
#ifndef NAQI_TESTS_SUPPORT_FIELD_ACTIONS_H_
#define NAQI_TESTS_SUPPORT_FIELD_ACTIONS_H_

#include <string_view>

#include "corpus/field_action.h"

namespace naqi::test {

/// Changes nothing.
class KeepAction final : public corpus::FieldAction {
 public:
  [[nodiscard]] bool makes_list() const override { return false; }
  void apply(std::string_view utf8, corpus::Texts& out) override { out.bytes += utf8; }
};

/// Deletes `x`, makes `<q/t0/>` of `!`, with a quotation mark, a backslash, a tab and U+0001 for
/// q, /, t and 0; leaves all else.
class EditAction final : public corpus::FieldAction {
 public:
  [[nodiscard]] bool makes_list() const override { return false; }
  void apply(std::string_view utf8, corpus::Texts& out) override {
    for (const char c : utf8) {
      if (c == '!') {
        out.bytes += "<\"\\\t\x01\\>";
      } else if (c != 'x') {
        out.bytes += c;
      }
    }
  }
};

/// What is between spaces, the spaces left out; nothing of an empty text.
class SplitAction final : public corpus::FieldAction {
 public:
  [[nodiscard]] bool makes_list() const override { return true; }
  void apply(std::string_view utf8, corpus::Texts& out) override {
    bool is_in_word = false;
    for (const char c : utf8) {
      if (c != ' ') out.bytes += c;
      if (c == ' ' && is_in_word) out.ends.push_back(out.bytes.size());
      is_in_word = c != ' ';
    }
    if (is_in_word) out.ends.push_back(out.bytes.size());
  }
};

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_FIELD_ACTIONS_H_
