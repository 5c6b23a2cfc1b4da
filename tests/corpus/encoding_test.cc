#include "corpus/encoding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "corpus/converter.h"
#include "corpus/encode_table.h"

namespace naqi::corpus {
namespace {

std::string_view name_of(std::string_view name) {
  const Encoding* const encoding = find_encoding(name);
  return encoding == nullptr ? "none" : encoding->name;
}

ByteTable table_of(std::string_view name) { return byte_table(*find_encoding(name)).value(); }

TEST(Encoding, Utf8IsTheFirst) { EXPECT_EQ(encodings().front().name, "utf-8"); }

TEST(Encoding, IsFoundByEveryName) {
  for (const Encoding& encoding : encodings()) {
    EXPECT_EQ(name_of(encoding.name), encoding.name);
    std::string_view aliases = encoding.aliases;
    while (!aliases.empty()) {
      const std::string_view alias = aliases.substr(0, aliases.find(' '));
      EXPECT_EQ(name_of(alias), encoding.name) << alias;
      aliases.remove_prefix(std::min(aliases.size(), alias.size() + 1));
    }
  }
}

TEST(Encoding, IsFoundWithoutCaseAndSigns) {
  EXPECT_EQ(name_of("UTF8"), "utf-8");
  EXPECT_EQ(name_of("Utf_16-LE"), "utf-16le");
  EXPECT_EQ(name_of("CP1256"), "windows-1256");
  EXPECT_EQ(name_of("windows_1256"), "windows-1256");
  EXPECT_EQ(name_of("ISO_8859-6"), "iso-8859-6");
  EXPECT_EQ(name_of("macarabic"), "x-mac-arabic");
  EXPECT_EQ(name_of("MacArabic"), "x-mac-arabic");
  EXPECT_EQ(name_of("Latin1"), "iso-8859-1");
}

TEST(Encoding, OtherNamesAreNone) {
  EXPECT_EQ(find_encoding(""), nullptr);
  EXPECT_EQ(find_encoding("--"), nullptr);
  EXPECT_EQ(find_encoding("utf-7"), nullptr);
  EXPECT_EQ(find_encoding("cp125"), nullptr);
  EXPECT_EQ(find_encoding("cp12567"), nullptr);
  EXPECT_EQ(find_encoding("utf-8\xD9\xAE"), nullptr);
  EXPECT_EQ(find_encoding("cp1256 win1256 "), nullptr);
}

TEST(ByteTable, IsThereForSingleBytesOnly) {
  for (const Encoding& encoding : encodings()) {
    EXPECT_EQ(byte_table(encoding).has_value(), encoding.form == EncodingForm::bytes)
        << encoding.name;
  }
}

TEST(ByteTable, IsNotThereWithoutConverter) {
  const Encoding unknown{"x", "", "no-such-converter", EncodingForm::bytes, ""};
  EXPECT_FALSE(byte_table(unknown));
  const Encoding two_bytes{"x", "", "shift_jis", EncodingForm::bytes, ""};
  EXPECT_FALSE(byte_table(two_bytes));
}

// What the decoder and the encoder count on, whatever an ICU says.
TEST(ByteTable, HasAsciiAndNoSubstitutes) {
  for (const Encoding& encoding : encodings()) {
    const std::optional<ByteTable> table = byte_table(encoding);
    if (!table) continue;
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const char32_t c = (*table)[byte];
      if (byte < 0x80) {
        EXPECT_EQ(c, byte) << encoding.name;
      } else if (c != kUndefined) {
        EXPECT_TRUE(c < 0xFFFD && c != 0x1A && (c < 0xD800 || c >= 0xF900))
            << encoding.name << ' ' << byte;
      }
    }
  }
}

struct Pinned {
  std::string_view name;
  std::size_t undefined;  // bytes
  std::uint32_t sum;      // of all others, each times its code point: another table, another sum
};

TEST(ByteTable, IsPinned) {
  const Pinned all[] = {
      {"windows-1256", 0, 49015267}, {"iso-8859-6", 45, 17867849},  {"ibm-720", 8, 120164099},
      {"ibm-864", 5, 1034213938},    {"ibm-868", 1, 1092592669},    {"ibm-1006", 0, 1136851834},
      {"ibm-1098", 5, 943875134},    {"x-mac-arabic", 0, 29241026}, {"windows-1252", 5, 25432460},
      {"iso-8859-1", 0, 5559680},
  };
  for (const Pinned& pinned : all) {
    const ByteTable table = table_of(pinned.name);
    std::size_t undefined = 0;
    std::uint32_t sum = 0;
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
      if (table[byte] == kUndefined) {
        ++undefined;
      } else {
        sum += byte * table[byte];
      }
    }
    EXPECT_EQ(undefined, pinned.undefined) << pinned.name;
    EXPECT_EQ(sum, pinned.sum) << pinned.name;
  }
}

struct Place {
  std::string_view name;
  unsigned char byte;
  char32_t code_point;
};

// Bytes that tables of different origin disagree on, and a letter of each.
TEST(ByteTable, HasTheseCharacters) {
  const Place all[] = {
      {"windows-1256", 0x81, 0x067E},  // peh
      {"windows-1256", 0xC7, 0x0627},  // alef
      {"windows-1256", 0xE1, 0x0644},  // lam
      {"windows-1256", 0xFF, 0x06D2},  // yeh barree, which its first version lacked
      {"iso-8859-6", 0x9B, 0x009B},    // a C1 control, which ISO 8859 has
      {"iso-8859-6", 0xA1, kUndefined}, {"iso-8859-6", 0xC7, 0x0627},
      {"iso-8859-6", 0xF2, 0x0652},     {"iso-8859-6", 0xF3, kUndefined},
      {"ibm-720", 0x1A, 0x001A},                                    // ICU has 1C
      {"ibm-720", 0x7F, 0x007F},                                    // ICU has 1A
      {"ibm-720", 0x80, kUndefined},                                // Python has a control
      {"ibm-720", 0x9F, 0x0627},        {"ibm-864", 0x1C, 0x001C},  // ICU has 7F
      {"ibm-864", 0x25, 0x0025},  // Unicode's table of 1999 has U+066A
      {"ibm-864", 0x9B, kUndefined},    {"ibm-864", 0x9F, 0x200B},  // undefined in Unicode's
      {"ibm-864", 0xC7, 0xFE8D},        {"ibm-864", 0xD7, 0xFEC3},  // FEC1 in Unicode's
      {"ibm-864", 0xF1, 0xFE7C},                                    // 0651 in Unicode's
      {"ibm-868", 0x90, 0xFE8E},                                    // private use in ICU
      {"ibm-1006", 0xB2, 0xFE8E},       {"ibm-1098", 0x8B, 0xFE8E},
      {"ibm-1098", 0x88, kUndefined},  // private use without a known meaning
      {"x-mac-arabic", 0x81, 0x00A0},   {"x-mac-arabic", 0xA0, 0x0020},
      {"x-mac-arabic", 0xA5, 0x066A},   {"x-mac-arabic", 0xC0, 0x274A},
      {"x-mac-arabic", 0xC7, 0x0627},   {"x-mac-arabic", 0xFF, 0x06D2},
      {"windows-1252", 0x80, 0x20AC},   {"windows-1252", 0x81, kUndefined},  // a control in ICU
      {"iso-8859-1", 0x81, 0x0081},     {"iso-8859-1", 0xE9, 0x00E9},
  };
  for (const Place& place : all) {
    EXPECT_EQ(table_of(place.name)[place.byte], place.code_point)
        << place.name << ' ' << std::hex << int{place.byte};
  }
}

// Mac OS Arabic is iso-8859-6 where that defines letters, which is why detection cannot tell them
// by letters alone.
TEST(ByteTable, MacArabicHasTheLettersOfIso8859) {
  const ByteTable mac = table_of("x-mac-arabic");
  const ByteTable iso = table_of("iso-8859-6");
  for (std::size_t byte = 0xC1; byte <= 0xF2; ++byte) {
    EXPECT_TRUE(iso[byte] == kUndefined || mac[byte] == iso[byte]) << byte;
  }
}

TEST(EncodeTable, IsTheInverse) {
  for (const Encoding& encoding : encodings()) {
    const std::optional<ByteTable> table = byte_table(encoding);
    if (!table) continue;
    const EncodeTable inverse(*table);
    std::set<char32_t> seen;
    for (std::size_t byte = 0x80; byte < 256; ++byte) {
      const char32_t c = (*table)[byte];
      if (c < 0x80 || c == kUndefined || !seen.insert(c).second) continue;
      EXPECT_EQ(inverse.byte_of(c), byte) << encoding.name;
    }
    std::size_t found = 0;
    for (char32_t c = 0x80; c < 0x20000; ++c) found += inverse.byte_of(c) != 0 ? 1 : 0;
    EXPECT_EQ(found, seen.size()) << encoding.name;
  }
}

TEST(EncodeTable, TakesTheFirstOfTwoCopies) {
  EXPECT_EQ(EncodeTable(table_of("ibm-868")).byte_of(0xFE8E), 0x8F);
}

}  // namespace
}  // namespace naqi::corpus
