#include "support/random_json.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace naqi::test {
namespace {

constexpr std::string_view kNames[] = {
    "\"text\"", "\"t\\u0065xt\"", "\"title\"",     "\"a\"",           "\"b\"", "\"\\u0061\"",
    "\"a.b\"",  "\"out\"",        "\"o\\u0075t\"", "\"\\ud800text\"", "\"\"",  "\"other\""};
constexpr std::string_view kPieces[] = {
    "x",
    "!",
    "word",
    " ",
    " ",
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b\\f",
    "\\u0000",
    "\\u001F",
    "\\u0078",
    "\\u0041",
    "\\u0627",
    "\xD8\xA7",
    "\xD8",
    "\xFF",
    "\xE2\x80",
    "\\ud800",
    "\\uDC00",
    "\\ud83d\\ude00",
    "\xF0\x9F\x98\x80",
    "\\uDBFF\\uD800",
    "\xED\xA0\x80",
    "\x7F",
    "\xE2\x80\xA8",
    "{[,:]}",
    "a longer stretch of text, in which nothing is special at all, "};
constexpr std::string_view kScalars[] = {
    "null", "true", "false", "0", "-0.0", "1e5", "12345678901234567890", "3.14E-2"};
constexpr std::string_view kDamage[] = {
    "{",    "}",    "[",     "]",   ",",    ":",    "\"",  "\\",
    " ",    "\n",   "\t",    "1",   "x",    "u",    "NaN", "\x01",
    "\xD8", "\xA7", "\\u12", "\\x", "\x0C", "\x1A", "'",   std::string_view("\0", 1)};

}  // namespace

std::size_t RandomJson::below(std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
}

std::string RandomJson::record() {
  style_ = below(4);
  return spaces() + object(0) + spaces() + (below(4) == 0 ? "\r" : "");
}

// Some records have none, some one after each mark, some any.
std::string RandomJson::spaces() {
  if (style_ == 0) return "";
  if (style_ == 1) return " ";
  std::string out;
  while (below(3) == 0) out += " \t\n\r"[below(style_ == 2 ? 1 : 4)];
  return out;
}

std::string RandomJson::value(std::size_t depth) {
  const std::size_t choice = below(depth < 4 ? 8 : 5);
  if (choice < 4) return string();
  if (choice == 4) return std::string(kScalars[below(std::size(kScalars))]);
  return choice == 5 ? object(depth + 1) : list(depth + 1);
}

std::string RandomJson::object(std::size_t depth) {
  std::string out = "{" + spaces();
  for (std::size_t left = below(7); left > 0; --left) {
    out += name() + spaces() + ":" + spaces() + value(depth);
    if (left > 1) out += spaces() + "," + spaces();
  }
  return out + spaces() + "}";
}

std::string RandomJson::list(std::size_t depth) {
  std::string out = "[" + spaces();
  for (std::size_t left = below(4); left > 0; --left) {
    out += value(depth);
    if (left > 1) out += spaces() + "," + spaces();
  }
  return out + spaces() + "]";
}

std::string RandomJson::name() { return std::string(kNames[below(std::size(kNames))]); }

std::string RandomJson::string() {
  std::string out = "\"";
  for (std::size_t left = below(6); left > 0; --left) out += piece();
  return out + '"';
}

std::string RandomJson::piece() { return std::string(kPieces[below(std::size(kPieces))]); }

void RandomJson::damage(std::string& record) {
  for (std::size_t left = below(3) + 1; left > 0 && !record.empty(); --left) {
    const std::size_t at = below(record.size());
    const std::size_t size = std::min(below(4) + 1, record.size() - at);
    const std::string_view bytes = kDamage[below(std::size(kDamage))];
    switch (below(5)) {
      case 0:
        record.replace(at, 1, bytes);
        break;
      case 1:
        record.erase(at, size);
        break;
      case 2:
        record.insert(at, record.substr(at, size));
        break;
      case 3:
        record.insert(at, bytes);
        break;
      default:
        record.resize(below(8) == 0 ? at : record.size());
    }
  }
}

}  // namespace naqi::test
