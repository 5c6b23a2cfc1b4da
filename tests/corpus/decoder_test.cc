#include "corpus/decoder.h"

#include <gtest/gtest.h>

#include <string>

#include "support/chunk_source.h"
#include "text/utf8.h"

namespace naqi::corpus {
namespace {

using testing::chunks_of;
using testing::ChunkSource;
using testing::drain;

struct Result {
  std::string text;
  std::string error;
  std::uint64_t undecodable;
  std::optional<EncodedPlace> first;
};

Result decode(std::string_view name, std::vector<std::string> chunks, std::size_t room = 65536,
              std::string error = "") {
  ChunkSource source(std::move(chunks), std::move(error));
  Decoder decoder(source, *find_encoding(name));
  Result result;
  result.text = drain(decoder, result.error, room);
  result.undecodable = decoder.undecodable();
  result.first = decoder.first_undecodable();
  return result;
}

// The same at every size of the pieces that come and of the room there is.
void expect_decoded(std::string_view name, std::string_view bytes, const std::string& text,
                    std::uint64_t undecodable, std::uint64_t offset = 0, std::uint64_t line = 0) {
  for (std::size_t size = 1; size <= bytes.size() + 1; ++size) {
    for (const std::size_t room : {1, 2, 3, 7, 65536}) {
      const Result result = decode(name, chunks_of(bytes, size), room);
      EXPECT_EQ(result.text, text) << name << ' ' << size;
      EXPECT_EQ(result.error, "");
      EXPECT_EQ(result.undecodable, undecodable) << name << ' ' << size;
      ASSERT_EQ(result.first.has_value(), undecodable > 0);
      if (!result.first) continue;
      EXPECT_EQ(result.first->offset, offset) << name << ' ' << size;
      EXPECT_EQ(result.first->line, line) << name << ' ' << size;
    }
  }
}

std::string utf8(std::u32string_view text) { return text::to_utf8(text); }

TEST(Decoder, ReadsSingleBytes) {
  expect_decoded("windows-1256", "\xD3\xE1\xC7\xE3 abcdefghi\xA1 \x90\n\x80",
                 utf8(U"\u0633\u0644\u0627\u0645 abcdefghi\u060C \u06AF\n\u20AC"), 0);
  expect_decoded("iso-8859-6", "\xD3\xE4\xC7\xE5\xAC ", utf8(U"\u0633\u0644\u0627\u0645\u060C "),
                 0);
  expect_decoded("x-mac-arabic", "\xD3\xA0\xB1\xA5 1%", utf8(U"\u0633 \u0661\u066A 1%"), 0);
  expect_decoded("ibm-864", "\xC7\xE1 50%\x1A\x7F", utf8(U"\uFE8D\uFED3 50%\u001A\u007F"), 0);
  expect_decoded("iso-8859-1", "\xE9\x85", utf8(U"\u00E9\u0085"), 0);
}

TEST(Decoder, KeepsNulAndLineEnds) {
  using std::string_literals::operator""s;
  expect_decoded("windows-1256", "a\0\r\n\n\0"s, "a\0\r\n\n\0"s, 0);
  expect_decoded("windows-1256", "", "", 0);
}

TEST(Decoder, MarksUndefinedBytes) {
  expect_decoded("iso-8859-6", "abcdefgh\n\xC7\n\xDB\xC8\xFF\n\xA1",
                 "abcdefgh\n\xD8\xA7\n\xFF\xD8\xA8\xFF\n\xFF", 3, 11, 3);
  expect_decoded("windows-1252", "\x81", "\xFF", 1, 0, 1);
}

TEST(Decoder, ReadsUtf16) {
  expect_decoded("utf-16le", std::string("\x33\x06\n\0\x3D\xD8\x00\xDE\xAC\x20", 10),
                 utf8(U"\u0633\n\U0001F600\u20AC"), 0);
  expect_decoded("utf-16be", std::string("\x06\x33\0\n\xD8\x3D\xDE\x00\x20\xAC", 10),
                 utf8(U"\u0633\n\U0001F600\u20AC"), 0);
}

TEST(Decoder, HonoursTheByteOrderMark) {
  expect_decoded("utf-16", "\xFF\xFE\x33\x06", utf8(U"\u0633"), 0);
  expect_decoded("utf-16", "\xFE\xFF\x06\x33", utf8(U"\u0633"), 0);
  expect_decoded("utf-16", "\x06\x33", utf8(U"\u0633"), 0);
  expect_decoded("utf-16", "\xFF\xFE", "", 0);
  expect_decoded("utf-16", "", "", 0);
  // Only the first is a mark, and only where the byte order is not known.
  expect_decoded("utf-16", "\xFF\xFE\xFF\xFE", utf8(U"\uFEFF"), 0);
  expect_decoded("utf-16le", "\xFF\xFE\x33\x06", utf8(U"\uFEFF\u0633"), 0);
  expect_decoded("utf-16be", "\xFE\xFF\x06\x33", utf8(U"\uFEFF\u0633"), 0);
}

TEST(Decoder, MarksWhatIsNoUtf16) {
  // A trail surrogate alone, after a line.
  expect_decoded("utf-16be", std::string("\0\n\xDC\x01\0a", 6),
                 "\n\xFF"
                 "a",
                 1, 2, 2);
  // A lead surrogate before something else, and before another that has its trail.
  expect_decoded("utf-16be", std::string("\xD8\x01\0a", 4),
                 "\xFF"
                 "a",
                 1, 0, 1);
  expect_decoded("utf-16be", "\xD8\x3D\xD8\x3D\xDE\x01", "\xFF" + utf8(U"\U0001F601"), 1, 0, 1);
  // The text ends in a unit, in a pair, in both.
  expect_decoded("utf-16le", "\x33\x06\x33", utf8(U"\u0633") + "\xFF", 1, 2, 1);
  expect_decoded("utf-16le", "\x3D\xD8", "\xFF", 1, 0, 1);
  expect_decoded("utf-16le", "\x3D\xD8\x01", "\xFF\xFF", 2, 0, 1);
  expect_decoded("utf-16", "\x41", "\xFF", 1, 0, 1);
  // The offset counts the mark.
  expect_decoded("utf-16", "\xFF\xFE\n\x01\x01\xDC", utf8(U"\u010A") + "\xFF", 1, 4, 1);
}

TEST(Decoder, LeavesUtf8Alone) {
  expect_decoded("utf-8", "\xEF\xBB\xBF\xD8\xA7\xFF\xD8", "\xEF\xBB\xBF\xD8\xA7\xFF\xD8", 0);
}

TEST(Decoder, CountsAcrossItsPieces) {
  std::string bytes(300'000, 'a');
  for (std::size_t i = 99; i < bytes.size(); i += 100) bytes[i] = '\n';
  bytes[200'001] = '\xF3';
  bytes[299'999] = '\xF4';
  const Result result = decode("iso-8859-6", {bytes});
  EXPECT_EQ(result.text.size(), bytes.size());
  EXPECT_EQ(result.undecodable, 2);
  EXPECT_EQ(result.first->offset, 200'001);
  EXPECT_EQ(result.first->line, 2001);
}

TEST(Decoder, PassesAnErrorOn) {
  const Result result = decode("windows-1256", {"\xC7", "b"}, 100, "it broke");
  EXPECT_EQ(result.text,
            "\xD8\xA7"
            "b");
  EXPECT_EQ(result.error, "it broke");
  // What it cut in two is not undecodable: nobody knows what it was.
  const Result cut = decode("utf-16le", {"\x33\x06\x33"}, 100, "it broke");
  EXPECT_EQ(cut.text, "\xD8\xB3");
  EXPECT_EQ(cut.error, "it broke");
  EXPECT_EQ(cut.undecodable, 0);
  EXPECT_EQ(decode("utf-8", {"a"}, 100, "it broke").error, "it broke");
}

TEST(Decoder, SaysThatAConverterIsMissing) {
  const Encoding unknown{"x-unknown", "", "no-such-converter", EncodingForm::bytes, ""};
  ChunkSource source({"abc"});
  Decoder decoder(source, unknown);
  std::string error;
  EXPECT_EQ(drain(decoder, error), "");
  EXPECT_EQ(error, "this ICU has no converter for x-unknown");
  EXPECT_TRUE(decoder.is_ready());
}

// A source that waits before its second piece.
class SlowSource final : public ByteSource {
 public:
  explicit SlowSource(std::vector<std::string> chunks) : chunks_(std::move(chunks)) {}
  std::ptrdiff_t read(std::span<char> room) override {
    if (next == chunks_.size()) return 0;
    const std::string& chunk = chunks_[next++];
    std::copy(chunk.begin(), chunk.end(), room.begin());
    return static_cast<std::ptrdiff_t>(chunk.size());
  }
  bool is_ready() const override { return false; }
  std::string error() const override { return ""; }

  std::size_t next = 0;

 private:
  std::vector<std::string> chunks_;
};

TEST(Decoder, GivesWhatItHasBeforeItWaits) {
  SlowSource source({"\xC7\xC8", "\xC9"});
  Decoder decoder(source, *find_encoding("windows-1256"));
  EXPECT_FALSE(decoder.is_ready());
  std::array<char, 3> room{};
  EXPECT_EQ(decoder.read(room), 3);
  EXPECT_TRUE(decoder.is_ready());  // a byte is left
  EXPECT_EQ(decoder.read(room), 1);
  EXPECT_EQ(source.next, 1);
  EXPECT_FALSE(decoder.is_ready());
  EXPECT_EQ(decoder.read(room), 2);
  EXPECT_EQ(decoder.read(room), 0);
  EXPECT_TRUE(decoder.is_ready());
  EXPECT_EQ(decoder.read(room), 0);
}

TEST(Decoder, WaitsForTheRestOfACharacterOnly) {
  SlowSource source({"\x33\x06\x3D", "\xD8", std::string("\x00", 1), "\xDE"});
  Decoder decoder(source, *find_encoding("utf-16le"));
  std::array<char, 16> room{};
  EXPECT_EQ(decoder.read(room), 2);
  EXPECT_EQ(source.next, 1);
  EXPECT_EQ(decoder.read(room), 4);
  EXPECT_EQ(source.next, 4);
}

}  // namespace
}  // namespace naqi::corpus
