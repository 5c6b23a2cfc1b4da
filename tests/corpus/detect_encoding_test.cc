#include "corpus/detect_encoding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "corpus/encoder.h"
#include "support/chunk_source.h"
#include "text/utf8.h"

namespace naqi::corpus {
namespace {

using std::string_literals::operator""s;

std::string encode(std::string_view name, std::u32string_view text) {
  testing::StringSink sink;
  Encoder encoder(sink, *find_encoding(name), Unencodable::error);
  EXPECT_TRUE(encoder.write(text::to_utf8(text)) && encoder.finish()) << encoder.error();
  return sink.text;
}

std::string_view detected(std::string_view bytes) { return detect_encoding(bytes).encoding->name; }

// "In the morning the boy went to the market and bought fresh bread then he came back to the
// house."
constexpr std::u32string_view kSentence =
    U"\u0641\u064A \u0627\u0644\u0635\u0628\u0627\u062D \u0630\u0647\u0628 \u0627\u0644\u0648\u0644"
    U"\u062F \u0625\u0644\u0649 \u0627\u0644\u0633\u0648\u0642 "
    U"\u0648\u0627\u0634\u062A\u0631\u0649 "
    U"\u062E\u0628\u0632\u0627 \u0637\u0627\u0632\u062C\u0627 \u062B\u0645 "
    U"\u0639\u0627\u062F "
    U"\u0625\u0644\u0649 \u0627\u0644\u0628\u064A\u062A.\n";
// "the book" in the forms that ibm-864 has, and "a new book".
constexpr std::u32string_view kForms =
    U"\uFE8D\uFEDF\uFEDB\uFE97\uFE8E\uFE8F \uFEDB\uFE97\uFE8E\uFE8F \uFE9F\uFEA9\uFEF3\uFEA9\n";

TEST(DetectEncoding, FindsTheEncodingOfASentence) {
  for (const std::string_view name : {"windows-1256", "iso-8859-6", "ibm-720"}) {
    EXPECT_EQ(detected(encode(name, kSentence)), name);
  }
  EXPECT_EQ(detected(encode("ibm-864", kForms)), "ibm-864");
  const std::string forms = encode("ibm-864", kForms);
  EXPECT_EQ(detected(std::string(forms.rbegin(), forms.rend())), "ibm-864");  // in visual order
}

TEST(DetectEncoding, TellsMacArabicByWhatIso8859LeavesUndefined) {
  const std::string letters = encode("x-mac-arabic", kSentence);
  EXPECT_EQ(detected(letters), "iso-8859-6");                          // the same bytes in both
  EXPECT_EQ(detected(letters + "\xB1\xB9\xB8\xB4 "), "x-mac-arabic");  // digits
  EXPECT_EQ(detected("\x8C" + letters + "\x98"), "x-mac-arabic");      // guillemets
  // Spaces of its own: many tell, one among others is a no-break space.
  std::string spaces = letters;
  std::replace(spaces.begin(), spaces.end(), ' ', '\xA0');
  EXPECT_EQ(detected(spaces), "x-mac-arabic");
  std::string one = letters;
  one[one.find(' ')] = '\xA0';
  EXPECT_EQ(detected(one), "iso-8859-6");
}

TEST(DetectEncoding, TellsWesternText) {
  EXPECT_EQ(detected("Die gr\xF6\xDF"
                     "te \xDC"
                     "bersetzung f\xFCr M\xE4nner und \xC4rzte"),
            "windows-1252");
  // French is the same in windows-1256.
  EXPECT_EQ(detected("un \xE9t\xE9 tr\xE8s long, l\xE0-bas"), "windows-1256");
}

TEST(DetectEncoding, TakesAsciiForUtf8) {
  EXPECT_EQ(detected(""), "utf-8");
  EXPECT_EQ(detected("a"), "utf-8");
  EXPECT_EQ(detected("plain text\r\n\x1B[0m"), "utf-8");
  EXPECT_EQ(detected("\0"s), "utf-8");
}

TEST(DetectEncoding, TakesUtf8WithSomeDamage) {
  std::string text = text::to_utf8(kSentence);
  EXPECT_EQ(detected(text), "utf-8");
  EXPECT_EQ(detected("caf\xC3\xA9"), "utf-8");
  // 5 of 100 bytes that are not ASCII, and 6.
  std::string bytes;
  for (int i = 0; i < 95; i += 5) bytes += "\xD8\xA7\xE2\x82\xAC";
  EXPECT_EQ(detected(bytes + "\xC7 \xC7 \xC7 \xC7 \xC7 "), "utf-8");
  EXPECT_NE(detected(bytes + "\xC7 \xC7 \xC7 \xC7 \xC7 \xC7 "), "utf-8");
}

TEST(DetectEncoding, TakesACutSequenceForWhole) {
  EXPECT_EQ(detected("\xD8"), "utf-8");
  EXPECT_EQ(detected("a \xE2\x82"), "utf-8");
  std::string text(kDetectionSample - 1, 'a');
  EXPECT_EQ(detected(text + "\xD8\xA7"), "utf-8");
}

TEST(DetectEncoding, LooksAtTheSampleOnly) {
  const std::string sample(kDetectionSample, 'a');
  EXPECT_EQ(detected(sample + encode("windows-1256", kSentence)), "utf-8");
}

TEST(DetectEncoding, ObeysAByteOrderMark) {
  const auto expect = [](std::string_view bytes, std::string_view name, std::size_t bom_bytes) {
    const Detected found = detect_encoding(bytes);
    EXPECT_EQ(found.encoding->name, name);
    EXPECT_EQ(found.bom_bytes, bom_bytes);
  };
  expect("\xFF\xFE", "utf-16le", 2);
  expect("\xFE\xFF\x06\x27", "utf-16be", 2);
  expect("\xFF\xFE\xC7\xC8\xC9", "utf-16le", 2);
  expect("\xEF\xBB\xBF", "utf-8", 0);
  expect("\xEF\xBB\xBF\xC7\xC8\xC9\xCA", "utf-8", 0);
}

TEST(DetectEncoding, FindsUtf16WithoutAMark) {
  for (const std::string_view name : {"utf-16le", "utf-16be"}) {
    EXPECT_EQ(detected(encode(name, kSentence)), name);
    EXPECT_EQ(detected(encode(name, U"plain text")), name);
    EXPECT_EQ(detected(encode(name, U"\u0633\u0644\u0627\u0645")), name);
    EXPECT_EQ(detected(encode(name, kSentence).substr(0, 101)), name);  // half of a unit at the end
    EXPECT_EQ(detect_encoding(encode(name, kSentence)).bom_bytes, 0);
  }
}

TEST(DetectEncoding, AnswersForAnyBytes) {
  EXPECT_NE(detect_encoding(std::string(1000, '\0')).encoding, nullptr);
  EXPECT_NE(detect_encoding(std::string(1000, '\xFF')).encoding, nullptr);
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const Detected found = detect_encoding(all);
  EXPECT_NE(found.encoding, nullptr);
  EXPECT_EQ(found.encoding, detect_encoding(all).encoding);
}

}  // namespace
}  // namespace naqi::corpus
