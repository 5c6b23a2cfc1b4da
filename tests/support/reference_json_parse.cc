#include <regex>

#include "support/reference_json.h"

namespace naqi::test {
namespace {

constexpr std::size_t kMaxDepth = 1024;
constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::string_view kHexDigits = "0123456789abcdefABCDEF";

bool is_rfc_scalar(std::string_view text) {
  static const std::regex kScalar(
      "true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  // Longer ones overflow the stack of std::regex: all digits then.
  if (text.size() > 1000) {
    return text[0] != '0' && text.find_first_not_of("0123456789") == std::string_view::npos;
  }
  return std::regex_match(text.begin(), text.end(), kScalar);
}

bool is_scalar_character(char c) {
  constexpr std::string_view kOther = "+-.";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         kOther.find(c) != std::string_view::npos;
}

// Each function reads what its name says at at_ and returns false if that is not there.
class Parser {
 public:
  Parser(std::string_view text, JsonRules rules) : text_(text), rules_(rules) {}

  std::optional<JsonValue> run() {
    JsonValue value;
    spaces();
    if (!is_at('{') || !object(value)) return std::nullopt;
    spaces();
    if (at_ != text_.size()) return std::nullopt;
    return value;
  }

 private:
  [[nodiscard]] bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  bool take(char c) {
    if (!is_at(c)) return false;
    ++at_;
    return true;
  }

  void spaces() { at_ = std::min(text_.find_first_not_of(kSpaces, at_), text_.size()); }

  bool value(JsonValue& out) {
    if (is_at('{')) return object(out);
    if (is_at('[')) return list(out);
    out.kind = is_at('"') ? JsonValue::Kind::string : JsonValue::Kind::scalar;
    out.begin = at_;
    const bool is_good = is_at('"') ? string() : scalar();
    out.end = at_;
    return is_good;
  }

  bool object(JsonValue& out) {
    out.kind = JsonValue::Kind::object;
    out.begin = at_;
    if (++depth_ > kMaxDepth) return false;
    std::size_t comma = at_++;
    spaces();
    if (!is_at('}')) {
      while (true) {
        JsonMember& member = out.members.emplace_back();
        member.comma = comma;
        if (!this->member(member)) return false;
        comma = at_;
        if (!take(',')) break;
        spaces();
      }
    }
    return end(out, '}');
  }

  bool member(JsonMember& out) {
    out.begin = at_;
    if (!is_at('"') || !string()) return false;
    out.end = at_;
    spaces();
    out.colon = at_;
    if (!take(':')) return false;
    spaces();
    if (!value(out.value)) return false;
    spaces();
    return true;
  }

  bool list(JsonValue& out) {
    out.kind = JsonValue::Kind::list;
    out.begin = at_++;
    if (++depth_ > kMaxDepth) return false;
    spaces();
    if (!is_at(']')) {
      do {
        spaces();
        if (!value(out.elements.emplace_back())) return false;
        spaces();
      } while (take(','));
    }
    return end(out, ']');
  }

  bool end(JsonValue& out, char bracket) {
    --depth_;
    const bool is_good = take(bracket);
    out.end = at_;
    return is_good;
  }

  bool string() {
    ++at_;
    while (!is_at('"')) {
      if (at_ == text_.size() || static_cast<unsigned char>(text_[at_]) < 0x20) return false;
      if (take('\\') && !escape()) return false;
      ++at_;
    }
    return take('"');
  }

  // What follows a backslash, but for its last character.
  bool escape() {
    if (at_ == text_.size()) return false;
    if (rules_ == JsonRules::structure) return static_cast<unsigned char>(text_[at_]) >= 0x20;
    if (!is_at('u'))
      return std::string_view("\"\\/bfnrt").find(text_[at_]) != std::string_view::npos;
    const std::string_view digits = text_.substr(at_ + 1, 4);
    if (digits.size() < 4 || digits.find_first_not_of(kHexDigits) != std::string_view::npos) {
      return false;
    }
    at_ += 4;
    return true;
  }

  bool scalar() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_scalar_character(text_[at_])) ++at_;
    if (rules_ == JsonRules::structure) return at_ > begin;
    return is_rfc_scalar(text_.substr(begin, at_ - begin));
  }

  std::string_view text_;
  JsonRules rules_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

std::optional<JsonValue> parse_json_object(std::string_view record, JsonRules rules) {
  return Parser(record, rules).run();
}

}  // namespace naqi::test
