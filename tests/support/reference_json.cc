#include "support/reference_json.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "text/utf8.h"

namespace naqi::test {
namespace {

using corpus::FieldAction;

// A string as stretches of text and, after each but the last, the escape of a lone surrogate.
struct Stretches {
  std::vector<std::string> texts = {""};
  std::vector<std::string> escapes;
};

struct BadEscape {};

std::uint32_t hex_at(std::string_view text, std::size_t at) {
  const std::string digits(text.substr(std::min(at, text.size()), 4));
  constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
  if (digits.size() < 4 || digits.find_first_not_of(kDigits) != std::string::npos)
    throw BadEscape();
  return static_cast<std::uint32_t>(std::stoul(digits, nullptr, 16));
}

Stretches unescape(std::string_view quoted) {
  const std::string_view text = quoted.substr(1, quoted.size() - 2);
  Stretches out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '\\') {
      out.texts.back() += text[i++];
      continue;
    }
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    const std::size_t letter = kLetters.find(text[i + 1]);
    if (letter != std::string_view::npos) {
      out.texts.back() += "\"\\/\b\f\n\r\t"[letter];
      i += 2;
      continue;
    }
    if (text[i + 1] != 'u') throw BadEscape();
    char32_t c = hex_at(text, i + 2);
    std::size_t size = 6;
    if (c >= 0xD800 && c < 0xDC00 && text.substr(i + 6, 2) == "\\u") {
      const char32_t low = hex_at(text, i + 8);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + (c - 0xD800) * 0x400 + (low - 0xDC00);
        size = 12;
      }
    }
    if (text::is_surrogate(c)) {
      out.escapes.emplace_back(text.substr(i, size));
      out.texts.emplace_back();
    } else {
      text::append(c, out.texts.back());
    }
    i += size;
  }
  return out;
}

bool is_pair(const std::string& a, const std::string& b) {
  return hex_at(a, 2) < 0xDC00 && hex_at(b, 2) >= 0xDC00;
}

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"') {
      out += "\\\"";
    } else if (c == '\\') {
      out += "\\\\";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\b') {
      out += "\\b";
    } else if (c == '\f') {
      out += "\\f";
    } else if (byte < 0x20) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", byte);
      out += code;
    } else {
      out += c;
    }
  }
  return out;
}

// A field that is looked for, from a value on.
struct Want {
  std::vector<std::string> names;  // that are left
  std::string result;              // empty: in place
};
using Wants = std::vector<Want>;

class Rewriter {
 public:
  Rewriter(std::string_view record, FieldAction& action) : record_(record), action_(action) {}

  std::string slice(std::size_t begin, std::size_t end) const {
    return std::string(record_.substr(begin, end - begin));
  }

  std::string value(const JsonValue& value, const Wants& wants, bool has_spaces) {
    std::string out;
    std::size_t done = value.begin;
    switch (value.kind) {
      case JsonValue::Kind::scalar:
        break;
      case JsonValue::Kind::string:
        if (std::any_of(wants.begin(), wants.end(), [](const Want& want) {
              return want.names.empty() && want.result.empty();
            })) {
          return string(value, has_spaces);
        }
        break;
      case JsonValue::Kind::list:
        for (const JsonValue& element : value.elements) {
          out += slice(done, element.begin) + this->value(element, wants, has_spaces);
          done = element.end;
        }
        break;
      case JsonValue::Kind::object:
        return object(value, wants);
    }
    return out + slice(done, value.end);
  }

 private:
  std::string string(const JsonValue& value, bool has_spaces) {
    const std::string raw = slice(value.begin, value.end);
    const Stretches stretches = unescape(raw);
    bool is_changed = action_.makes_list();
    std::vector<std::string> members;
    std::string all;
    for (std::size_t i = 0; i < stretches.texts.size(); ++i) {
      corpus::Texts result;
      if (!stretches.texts[i].empty() || stretches.texts.size() == 1) {
        action_.apply(stretches.texts[i], result);
      }
      is_changed = is_changed || result.bytes != stretches.texts[i];
      all += escape(result.bytes);
      std::size_t begin = 0;
      for (const std::size_t end : result.ends) {
        members.push_back(escape(std::string_view(result.bytes).substr(begin, end - begin)));
        begin = end;
      }
      if (i == stretches.escapes.size()) break;
      if (result.bytes.empty() && i > 0 &&
          is_pair(stretches.escapes[i - 1], stretches.escapes[i])) {
        all += "\uFFFD";
      }
      all += stretches.escapes[i];
      members.push_back(stretches.escapes[i]);
    }
    if (!is_changed) return raw;
    if (!action_.makes_list()) return '"' + all + '"';
    std::string list = "[";
    for (const std::string& member : members) {
      if (list.size() > 1) list += has_spaces ? ", " : ",";
      list += '"' + member + '"';
    }
    return list + ']';
  }

  std::string after_comma(const JsonMember& member) const {
    const bool is_first = record_[member.comma] == '{';
    return is_first ? slice(member.colon + 1, member.value.begin)
                    : slice(member.comma + 1, member.begin);
  }

  // The result of a field that goes elsewhere; none if it has none.
  std::optional<std::string> result(const JsonMember& member) {
    if (!has_string(member.value) && !is_empty_list(member.value)) return std::nullopt;
    return value_without_objects(member.value, !after_comma(member).empty());
  }

  static bool has_string(const JsonValue& value) {
    return value.kind == JsonValue::Kind::string ||
           std::any_of(value.elements.begin(), value.elements.end(), has_string);
  }

  static bool is_empty_list(const JsonValue& value) {
    return value.kind == JsonValue::Kind::list && value.elements.empty();
  }

  std::string value_without_objects(const JsonValue& value, bool has_spaces) {
    return this->value(value, {Want{}}, has_spaces);
  }

  std::string object(const JsonValue& object, const Wants& wants) {
    // Names matter only where one is looked for.
    const bool is_searched = std::any_of(wants.begin(), wants.end(),
                                         [](const Want& want) { return !want.names.empty(); });
    if (!is_searched) return slice(object.begin, object.end);

    std::vector<std::string> values;     // what becomes of each member's
    std::vector<std::string> additions;  // what comes after it
    std::vector<std::optional<std::string>> names;
    for (const JsonMember& member : object.members) {
      const Stretches name = unescape(slice(member.begin, member.end));
      names.push_back(name.escapes.empty() ? std::optional(name.texts[0]) : std::nullopt);
      Wants inner;
      for (const Want& want : wants) {
        if (want.names.empty() || want.names[0] != names.back()) continue;
        inner.push_back({{want.names.begin() + 1, want.names.end()}, want.result});
      }
      values.push_back(value(member.value, inner, !after_comma(member).empty()));
      additions.emplace_back();
    }
    for (const Want& want : wants) {
      if (want.names.size() != 1 || want.result.empty()) continue;
      add_result(object, want, names, values, additions);
    }
    std::string out;
    std::size_t done = object.begin;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const JsonValue& value = object.members[i].value;
      out += slice(done, value.begin) + values[i] + additions[i];
      done = value.end;
    }
    return out + slice(done, object.end);
  }

  void add_result(const JsonValue& object, const Want& want,
                  const std::vector<std::optional<std::string>>& names,
                  std::vector<std::string>& values, std::vector<std::string>& additions) {
    std::optional<std::string> result;
    std::size_t last = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] != want.names[0]) continue;
      const auto one = this->result(object.members[i]);
      if (!one) continue;
      result = one;
      last = i;
    }
    if (!result) return;
    bool is_there = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] != want.result) continue;
      values[i] = *result;
      is_there = true;
    }
    if (is_there) return;
    const JsonMember& field = object.members[last];
    additions[last] = ',' + after_comma(field) + '"' + escape(want.result) + '"' +
                      slice(field.end, field.colon) + ':' +
                      slice(field.colon + 1, field.value.begin) + *result;
  }

  std::string_view record_;
  FieldAction& action_;
};

}  // namespace

std::optional<std::string> reference_rewrite(std::string_view record,
                                             const corpus::JsonFields& fields,
                                             FieldAction& action) {
  const std::optional<JsonValue> value = parse_json_object(record, JsonRules::structure);
  if (!value) return std::nullopt;
  Wants wants;
  for (std::size_t i = 0; i < fields.fields.size(); ++i) {
    const std::vector<std::string>& names = fields.fields[i].names;
    const bool in_place = fields.to_fields.empty() || fields.to_fields[i] == names.back();
    wants.push_back({names, in_place ? "" : fields.to_fields[i]});
  }
  Rewriter rewriter(record, action);
  try {
    return rewriter.slice(0, value->begin) + rewriter.value(*value, wants, false) +
           rewriter.slice(value->end, record.size());
  } catch (const BadEscape&) {
    return std::nullopt;
  }
}

}  // namespace naqi::test
