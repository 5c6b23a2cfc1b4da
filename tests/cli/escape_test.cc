// Escapes of JSON strings and of fields, against what their documents say, a byte at a time.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "apps/naqi/emit_fields.h"
#include "apps/naqi/json.h"
#include "support/random_text.h"
#include "text/utf8.h"

namespace naqi::cli {
namespace {

// RFC 8259, section 7, and DEL.
std::string expected_json(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (byte < 0x20 || byte == 0x7F) {
      constexpr std::string_view kHex = "0123456789abcdef";
      out += "\\u00";
      out += {kHex[byte / 16], kHex[byte % 16]};
    } else {
      out += c;
    }
  }
  return out;
}

std::string expected_field(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else {
      out += c;
    }
  }
  return out;
}

std::string json_of(std::string_view text) {
  std::string out(text.size() * kJsonEscape, '?');
  out.resize(static_cast<std::size_t>(escape_json(text, out.data()) - out.data()));
  return out;
}

std::string field_of(std::string_view text) {
  std::string out = "before ";
  append_field(text, out);
  EXPECT_TRUE(out.starts_with("before "));
  return out.substr(7);
}

TEST(Escape, each_byte_at_each_place) {
  for (std::size_t length = 1; length < 35; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(length, 'a');
        text[at] = static_cast<char>(byte);
        ASSERT_EQ(json_of(text), expected_json(text)) << length << ' ' << at << ' ' << byte;
        ASSERT_EQ(field_of(text), expected_field(text)) << length << ' ' << at << ' ' << byte;
      }
    }
  }
}

TEST(Escape, nothing) {
  EXPECT_EQ(json_of(""), "");
  EXPECT_EQ(field_of(""), "");
  EXPECT_EQ(json_string("").text, "\"\"");
}

TEST(Escape, everything) {
  const std::string text(100, '\0');
  EXPECT_EQ(json_of(text), expected_json(text));
  const std::string tabs(100, '\t');
  EXPECT_EQ(field_of(tabs), expected_field(tabs));
}

TEST(Escape, a_json_string) {
  EXPECT_EQ(json_string("\xD8\xA3\"b\\\x7F\n").text, "\"\xD8\xA3\\\"b\\\\\\u007f\\u000a\"");
}

TEST(Escape, random_texts) {
  test::RandomText random(20);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random.utf8(60);
    EXPECT_EQ(json_of(text), expected_json(text));
    const std::string bytes = random.bytes(60);
    EXPECT_EQ(field_of(bytes), expected_field(bytes));
  }
}

TEST(Escape, ill_formed_text) {
  EXPECT_EQ(repaired("a\xFF\xE2\x82z"), "a\xEF\xBF\xBD\xEF\xBF\xBDz");
  EXPECT_EQ(hexadecimal(std::string_view("\0\xFF\x0A", 3)), "00ff0a");
  EXPECT_EQ(hexadecimal(""), "");
}

}  // namespace
}  // namespace naqi::cli
