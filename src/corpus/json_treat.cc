#include "corpus/json_treat.h"

namespace naqi::corpus {
namespace {

// U+FFFD where two lone surrogates would otherwise come to be a pair.
constexpr std::string_view kApart = "\xEF\xBF\xBD";

constexpr bool is_high(std::string_view surrogate) {
  constexpr std::string_view kDigits = "89abAB";
  return !surrogate.empty() && kDigits.find(surrogate[3]) != std::string_view::npos;
}

}  // namespace

std::optional<std::size_t> JsonTreatment::treat(std::string_view raw, FieldAction& action) {
  std::string_view text = raw;
  unescaped_.clear();
  if (raw.find('\\') != std::string_view::npos) {
    if (const auto fault = unescape_json(raw, unescaped_)) return fault;
    text = unescaped_.bytes;
  }
  result_.clear();
  parts_.clear();
  is_list_ = action.makes_list();
  is_changed_ = is_list_;
  std::size_t done = 0;
  for (const LoneSurrogate& lone : unescaped_.surrogates) {
    treat_part(text.substr(done, lone.at - done), lone.escape, action);
    done = lone.at;
  }
  treat_part(text.substr(done), {}, action);
  return std::nullopt;
}

void JsonTreatment::treat_part(std::string_view text, std::string_view surrogate,
                               FieldAction& action) {
  const std::size_t begin = result_.bytes.size();
  // Between surrogates there is a text only where there is one; a whole string is one always.
  if (!text.empty() || unescaped_.surrogates.empty()) action.apply(text, result_);
  is_changed_ = is_changed_ || std::string_view(result_.bytes).substr(begin) != text;
  parts_.push_back({surrogate, result_.bytes.size(), result_.ends.size()});
}

void JsonTreatment::write(std::string_view comma, std::string& out) const {
  if (is_list_) {
    write_list(comma, out);
  } else {
    write_text(out);
  }
}

void JsonTreatment::write_text(std::string& out) const {
  const std::string_view bytes = result_.bytes;
  std::string_view before;  // the surrogate before a part
  std::size_t done = 0;
  out += '"';
  for (const Part& part : parts_) {
    escape_json(bytes.substr(done, part.bytes_end - done), out);
    const bool is_low = !part.surrogate.empty() && !is_high(part.surrogate);
    if (part.bytes_end == done && is_high(before) && is_low) out += kApart;
    out += part.surrogate;
    before = part.surrogate;
    done = part.bytes_end;
  }
  out += '"';
}

void JsonTreatment::write_list(std::string_view comma, std::string& out) const {
  const std::string_view bytes = result_.bytes;
  std::size_t done = 0;
  std::size_t member = 0;
  std::string_view before = "[\"";  // what opens the next member, or closes the one before, too
  const auto open = [&] {
    out += before;
    if (before.size() == 1) out.append(comma).append("\"");
    before = "\"";
  };
  for (const Part& part : parts_) {
    for (; member < part.ends_end; ++member) {
      open();
      escape_json(bytes.substr(done, result_.ends[member] - done), out);
      done = result_.ends[member];
    }
    done = part.bytes_end;
    if (part.surrogate.empty()) continue;
    open();
    out += part.surrogate;
  }
  out += before.size() == 1 ? "\"]" : "[]";
}

}  // namespace naqi::corpus
