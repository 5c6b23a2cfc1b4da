#include "break_rules.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include <unicode/unistr.h>

namespace naqi::generate {
namespace {

using Op = Expression::Op;

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// One statement after another of a text without comments.
class Parser {
 public:
  Parser(const std::vector<std::string>& kinds, BreakRules& out) : kinds_(kinds), out_(out) {}

  void parse(Row where, std::string text) {
    row_ = std::move(where);
    text_ = std::move(text);
    at_ = 0;
    for (skip_space(); at_ < text_.size(); skip_space()) statement();
  }

 private:
  void statement() {
    if (text_.compare(at_, 2, "!!") == 0) {
      const std::size_t end = text_.find(';', at_);
      const std::string option = text_.substr(at_ + 2, end - at_ - 2);
      if (option == "chain")
        out_.chain = true;
      else if (option != "quoted_literals_only")
        fail("unknown option " + option);
      at_ = end + 1;
    } else if (const std::optional<std::string> name = assigned_name()) {
      assignment(*name);
    } else {
      rule();
    }
  }

  // A set is kept as text, too, as other sets are made of it.
  void assignment(const std::string& name) {
    skip_space();
    const std::size_t begin = at_;
    const Expression value = alternatives();
    if (value.op == Op::set && text_[begin] == '[') {
      patterns_[name] = substituted(text_.substr(begin, at_ - begin));
    }
    if (!names_.emplace(name, value).second) fail("a second $" + name);
    expect(';');
  }

  void rule() {
    BreakRule rule;
    rule.where = row_;
    rule.chains_in = !take('^');
    rule.body = alternatives();
    rule.has_context = take('/');
    if (rule.has_context) rule.context = alternatives();
    if (take('{')) {
      const std::size_t end = text_.find('}', at_);
      const std::string name = text_.substr(at_, end - at_);
      const auto found = std::find(kinds_.begin(), kinds_.end(), name);
      if (found == kinds_.end()) fail("unknown kind " + name);
      rule.kind = static_cast<unsigned>(found - kinds_.begin()) + 1;
      at_ = end + 1;
    }
    expect(';');
    out_.rules.push_back(std::move(rule));
  }

  Expression alternatives() {
    Expression out{Op::alternative, 0, {sequence()}};
    while (take('|')) out.parts.push_back(sequence());
    return out.parts.size() == 1 ? Expression(out.parts[0]) : out;
  }

  Expression sequence() {
    Expression out;
    for (;;) {
      skip_space();
      if (at_ == text_.size() || std::string_view(";|)/{").find(text_[at_]) != std::string::npos) {
        return out.parts.size() == 1 ? Expression(out.parts[0]) : out;
      }
      out.parts.push_back(repeated(item()));
    }
  }

  Expression repeated(Expression item) {
    for (;;) {
      Op op{};
      if (take('*'))
        op = Op::star;
      else if (take('+'))
        op = Op::plus;
      else if (take('?'))
        op = Op::optional;
      else
        return item;
      item = Expression{op, 0, {item}};
    }
  }

  Expression item() {
    const char c = text_[at_];
    if (take('(')) {
      Expression inner = alternatives();
      expect(')');
      return inner;
    }
    if (c == '$') return named();
    if (c == '[') return set(bracketed());
    if (take('.')) return set("[:Any:]");
    if (c == '\\') return set('[' + escape() + ']');
    fail("not understood: " + text_.substr(at_, 20));
  }

  Expression named() {
    const std::string name = take_name();
    const auto found = names_.find(name);
    if (found == names_.end()) fail("unknown name $" + name);
    return found->second;
  }

  // A set with its brackets, which nest.
  std::string bracketed() {
    const std::size_t begin = at_;
    int depth = 0;
    do {
      if (text_[at_] == '[') ++depth;
      if (text_[at_] == ']') --depth;
      at_ += text_[at_] == '\\' ? 2 : 1;
      if (at_ > text_.size()) fail("a set without its end");
    } while (depth > 0);
    return substituted(text_.substr(begin, at_ - begin));
  }

  std::string substituted(const std::string& pattern) const {
    std::string out;
    for (std::size_t i = 0; i < pattern.size();) {
      std::size_t end = i + 1;
      while (pattern[i] == '$' && end < pattern.size() && is_name(pattern[end])) ++end;
      if (pattern[i] != '$' || end == i + 1) {
        out += pattern[i++];
        continue;
      }
      const auto found = patterns_.find(pattern.substr(i + 1, end - i - 1));
      if (found == patterns_.end()) fail("no set: " + pattern.substr(i, end - i));
      out += found->second;
      i = end;
    }
    return out;
  }

  Expression set(const std::string& pattern) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeSet parsed(icu::UnicodeString::fromUTF8(pattern), status);
    if (U_FAILURE(status) || parsed.isEmpty()) fail("not a set, or an empty one: " + pattern);
    return set(parsed);
  }

  Expression set(const icu::UnicodeSet& set) {
    auto found = std::find(out_.sets.begin(), out_.sets.end(), set);
    if (found == out_.sets.end()) found = out_.sets.insert(found, set);
    return Expression{Op::set, static_cast<std::size_t>(found - out_.sets.begin()), {}};
  }

  std::optional<std::string> assigned_name() {
    const std::size_t begin = at_;
    if (text_[at_] == '$') {
      std::string name = take_name();
      if (take('=')) return name;
    }
    at_ = begin;
    return std::nullopt;
  }

  std::string take_name() {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  // One code point: \uXXXX, \UXXXXXXXX, or a backslash and an ASCII character.
  std::string escape() {
    const char c = text_[at_ + 1];
    const std::size_t length = c == 'U' ? 10 : c == 'u' ? 6 : 2;
    at_ += length;
    return text_.substr(at_ - length, length);
  }

  bool take(char c) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  void expect(char c) {
    if (!take(c)) fail(std::string("expected ") + c + " at: " + text_.substr(at_, 20));
  }

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) {
      if (text_[at_++] == '\n') ++row_.line;
    }
  }

  [[noreturn]] void fail(const std::string& message) const { generate::fail(row_, message); }

  Row row_;
  std::string text_;
  const std::vector<std::string>& kinds_;
  BreakRules& out_;
  std::size_t at_ = 0;
  std::map<std::string, Expression> names_;
  std::map<std::string, std::string> patterns_;  // of names that are sets
};

/// Lines without their comments. Line numbers stay.
std::string read_without_comments(const std::filesystem::path& file) {
  std::ifstream in(file);
  Row row;
  row.file = file.string();
  if (!in) fail(row, "cannot be read");
  std::string text;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') text += line;
    text += '\n';
  }
  return text;
}

/// Replaces $Name of a list by its alternatives, and {kind}, for ICU, by its number.
std::string with_lists(std::string text, const Lists& lists) {
  for (const auto& [name, alternatives] : lists) {
    const std::string variable = '$' + name;
    for (std::size_t at = 0; (at = text.find(variable, at)) != std::string::npos;) {
      text.replace(at, variable.size(), alternatives);
      at += alternatives.size();
    }
  }
  return text;
}

std::string with_numbers(std::string text, const std::vector<std::string>& kinds) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const std::string name = '{' + kinds[i] + '}';
    for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos;) {
      text.replace(at, name.size(), '{' + std::to_string(i + 1) + '}');
    }
  }
  return text;
}

}  // namespace

BreakRules read_break_rules(const std::vector<std::filesystem::path>& files, const Lists& lists,
                            const std::vector<std::string>& kinds) {
  BreakRules out;
  Parser parser(kinds, out);
  for (const std::filesystem::path& file : files) {
    Row where;
    where.file = file.string();
    where.line = 1;
    const std::string text = with_lists(read_without_comments(file), lists);
    parser.parse(where, text);
    out.source += with_numbers(text, kinds);
  }
  return out;
}

}  // namespace naqi::generate
