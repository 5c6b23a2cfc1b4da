#include "corpus/encoder.h"

#include <gtest/gtest.h>

#include <string>

#include "support/chunk_source.h"
#include "text/utf8.h"

namespace naqi::corpus {
namespace {

using testing::chunks_of;
using testing::StringSink;

struct Result {
  std::string bytes;
  std::string error;
  std::uint64_t unencodable;
  std::optional<UnencodablePlace> first;
};

Result encode(std::string_view name, const std::vector<std::string>& pieces, Unencodable policy) {
  StringSink sink;
  Encoder encoder(sink, *find_encoding(name), policy);
  bool going = true;
  for (const std::string& piece : pieces) going = going && encoder.write(piece);
  EXPECT_EQ(encoder.finish(), encoder.error().empty());
  return {sink.text, encoder.error(), encoder.unencodable(), encoder.first_unencodable()};
}

void expect_encoded(std::string_view name, Unencodable policy, std::string_view text,
                    const std::string& bytes, std::uint64_t unencodable,
                    const std::string& error = "") {
  for (std::size_t size = 1; size <= text.size() + 1; ++size) {
    const Result result = encode(name, chunks_of(text, size), policy);
    EXPECT_EQ(result.bytes, bytes) << name << ' ' << size;
    EXPECT_EQ(result.unencodable, unencodable) << name << ' ' << size;
    EXPECT_EQ(result.error, error) << name << ' ' << size;
  }
}

std::string utf8(std::u32string_view text) { return text::to_utf8(text); }
using std::string_literals::operator""s;

TEST(Encoder, WritesSingleBytes) {
  expect_encoded("windows-1256", Unencodable::error,
                 utf8(U"\u0633\u0644\u0627\u0645 abc\u060C\r\n\u20AC") + "\0"s,
                 "\xD3\xE1\xC7\xE3 abc\xA1\r\n\x80\0"s, 0);
  expect_encoded("iso-8859-6", Unencodable::error, utf8(U"\u0633\u0652"), "\xD3\xF2", 0);
  expect_encoded("windows-1256", Unencodable::error, "", "", 0);
}

TEST(Encoder, WritesAsciiOfMacArabicAsAscii) {
  expect_encoded("x-mac-arabic", Unencodable::error, utf8(U"\u0633 (1)\u0661\u066A%\u00A0"),
                 "\xD3 (1)\xB1\xA5%\x81", 0);
}

TEST(Encoder, WritesUtf16) {
  const std::string text = utf8(U"a\u0633\U0001F600");
  expect_encoded("utf-16le", Unencodable::error, text, "a\0\x33\x06\x3D\xD8\x00\xDE"s, 0);
  expect_encoded("utf-16be", Unencodable::error, text, "\0a\x06\x33\xD8\x3D\xDE\x00"s, 0);
  expect_encoded("utf-16", Unencodable::error, text,
                 "\xFF\xFE"
                 "a\0\x33\x06\x3D\xD8\x00\xDE"s,
                 0);
  expect_encoded("utf-16", Unencodable::error, "", "", 0);
}

TEST(Encoder, TakesTheMarkOfUtf8ForNoCharacter) {
  const std::string text = utf8(U"\uFEFFa");
  expect_encoded("utf-16", Unencodable::error, text,
                 "\xFF\xFE"
                 "a\0"s,
                 0);
  expect_encoded("utf-16le", Unencodable::error, text,
                 "\xFF\xFE"
                 "a\0"s,
                 0);
  expect_encoded("windows-1256", Unencodable::error, text, "a", 0);
  // Elsewhere it is one.
  expect_encoded("utf-16", Unencodable::error, utf8(U"a\uFEFF"),
                 "\xFF\xFE"
                 "a\0\xFF\xFE"s,
                 0);
  expect_encoded("windows-1256", Unencodable::drop, utf8(U"a\uFEFF"), "a", 1);
}

TEST(Encoder, StopsAtWhatHasNoPlace) {
  expect_encoded("windows-1256", Unencodable::error, utf8(U"\u0633\n\nab\u0671\u0633"),
                 "\xD3\n\nab", 1, "U+0671 has no place in windows-1256, at byte 6 (line 3)");
  expect_encoded("iso-8859-6", Unencodable::error, utf8(U"\U0001F600"), "", 1,
                 "U+1F600 has no place in iso-8859-6, at byte 0 (line 1)");
  expect_encoded("utf-16", Unencodable::error,
                 "a\n\xFF"
                 "b",
                 "\xFF\xFE"
                 "a\0\n\0"s,
                 1, "an ill-formed sequence has no place in utf-16, at byte 2 (line 2)");
  // A control that is undefined in windows-1252 is not written as a byte that reads otherwise.
  expect_encoded("windows-1252", Unencodable::error, utf8(U"\u0081"), "", 1,
                 "U+0081 has no place in windows-1252, at byte 0 (line 1)");
}

TEST(Encoder, StaysStopped) {
  StringSink sink;
  Encoder encoder(sink, *find_encoding("iso-8859-6"), Unencodable::error);
  EXPECT_FALSE(encoder.write(utf8(U"a\u0671")));
  EXPECT_FALSE(encoder.write("b"));
  EXPECT_FALSE(encoder.finish());
  EXPECT_EQ(sink.text, "a");
}

TEST(Encoder, ReplacesOrDrops) {
  const std::string text = utf8(U"\u0633\u0671\U0001F600") + "\xD8" + "b\xF0\x9F\x98" + "\xFF";
  expect_encoded("windows-1256", Unencodable::replace, text, "\xD3???b??", 5);
  expect_encoded("windows-1256", Unencodable::drop, text,
                 "\xD3"
                 "b",
                 5);
  expect_encoded("utf-16be", Unencodable::replace, "a\xD8", "\0a\xFF\xFD"s, 1);
  expect_encoded("utf-16be", Unencodable::drop, "a\xD8", "\0a"s, 1);
}

TEST(Encoder, LocatesTheFirst) {
  const Result result =
      encode("windows-1256", {utf8(U"\u0633\n"), utf8(U"\u0671\n\U0001F600")}, Unencodable::drop);
  EXPECT_EQ(result.unencodable, 2);
  EXPECT_EQ(result.first->code_point, char32_t{0x671});
  EXPECT_EQ(result.first->offset, 3);
  EXPECT_EQ(result.first->line, 2);
  const Result ill_formed = encode("windows-1256", {"a\xF0\x9F"}, Unencodable::drop);
  EXPECT_EQ(ill_formed.first->code_point, std::nullopt);
  EXPECT_EQ(ill_formed.first->offset, 1);
}

TEST(Encoder, LeavesUtf8Alone) {
  expect_encoded("utf-8", Unencodable::error,
                 "\xEF\xBB\xBF"
                 "a\xFF\xD8",
                 "\xEF\xBB\xBF"
                 "a\xFF\xD8",
                 0);
}

class FullSink final : public ByteSink {
 public:
  bool write(std::string_view /*bytes*/) override { return false; }
  bool finish() override { return true; }
};

TEST(Encoder, StopsWithItsSink) {
  FullSink sink;
  Encoder encoder(sink, *find_encoding("utf-16le"), Unencodable::replace);
  EXPECT_FALSE(encoder.write("a"));
  EXPECT_EQ(encoder.error(), "");  // the sink has said it
}

// No piece is kept whole: the sink gets much in many writes.
class PieceSink final : public ByteSink {
 public:
  bool write(std::string_view bytes) override {
    longest = std::max(longest, bytes.size());
    size += bytes.size();
    return true;
  }
  bool finish() override { return true; }
  std::size_t longest = 0;
  std::size_t size = 0;
};

TEST(Encoder, HoldsLittle) {
  std::string text(3'000'000, 'a');
  text += utf8(U"\u0633");
  PieceSink sink;
  Encoder encoder(sink, *find_encoding("utf-16le"), Unencodable::error);
  EXPECT_TRUE(encoder.write(text));
  EXPECT_EQ(sink.size, 6'000'002);
  EXPECT_LE(sink.longest, 256 * 1024);
}

// Wherever in the text its buffer ends.
TEST(Encoder, WritesLongTexts) {
  for (const std::u32string_view unit :
       {U"a", U"\u0633", U"a\u0633\n", U"\u20AC\u0633b", U"ab\u20AC"}) {
    std::string text;
    while (text.size() < 300'000) text += utf8(unit);
    const Result once = encode("windows-1256", {utf8(unit)}, Unencodable::error);
    std::string expected;
    while (expected.size() < text.size() / utf8(unit).size() * once.bytes.size()) {
      expected += once.bytes;
    }
    const Result result = encode("windows-1256", {text}, Unencodable::error);
    EXPECT_EQ(result.error, "");
    EXPECT_TRUE(result.bytes == expected) << utf8(unit);
    EXPECT_EQ(encode("utf-16le", {text}, Unencodable::error).bytes.size(),
              text::to_utf32(text).size() * 2);
  }
}

TEST(Encoder, SaysThatAConverterIsMissing) {
  const Encoding unknown{"x-unknown", "", "no-such-converter", EncodingForm::bytes, ""};
  StringSink sink;
  Encoder encoder(sink, unknown, Unencodable::drop);
  EXPECT_EQ(encoder.error(), "this ICU has no converter for x-unknown");
  EXPECT_FALSE(encoder.write("a"));
  EXPECT_EQ(sink.text, "");
}

}  // namespace
}  // namespace naqi::corpus
