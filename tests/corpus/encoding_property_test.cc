// Random texts and bytes through decoders and encoders, against what the tables say by themselves.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "corpus/converter.h"
#include "corpus/decoder.h"
#include "corpus/encoder.h"
#include "support/chunk_source.h"
#include "support/random_text.h"
#include "text/utf8.h"

namespace naqi::corpus {
namespace {

constexpr int kRounds = 300;

std::vector<std::string> pieces_of(std::string_view text, test::RandomText& random) {
  std::vector<std::string> pieces;
  const std::size_t largest = 1 + random.below(40);
  while (!text.empty()) {
    const std::size_t size = std::min(text.size(), 1 + random.below(largest));
    pieces.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return pieces;
}

std::string decode(const Encoding& encoding, std::string_view bytes, test::RandomText& random) {
  testing::ChunkSource source(pieces_of(bytes, random));
  Decoder decoder(source, encoding);
  std::string error;
  return testing::drain(decoder, error, 1 + random.below(100));
}

std::string encode(const Encoding& encoding, std::string_view text, test::RandomText& random) {
  testing::StringSink sink;
  Encoder encoder(sink, encoding, Unencodable::drop);
  for (const std::string& piece : pieces_of(text, random)) EXPECT_TRUE(encoder.write(piece));
  EXPECT_TRUE(encoder.finish());
  return sink.text;
}

/// What of a text the encoder keeps: well-formed, in the table, no byte order mark at its head.
std::string encodable(const Encoding& encoding, std::string_view text) {
  const std::optional<ByteTable> table = byte_table(encoding);
  std::string kept;
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const text::Decoded next = text::decode(p, end);
    const bool is_mark =
        p == text.data() && next.code_point == 0xFEFF && encoding.form == EncodingForm::utf16;
    const bool has_place =
        !table || std::find(table->begin(), table->end(), next.code_point) != table->end();
    if (next.status == text::Status::well_formed && !is_mark && has_place) {
      kept.append(p, next.length);
    }
    p += next.length;
  }
  return kept;
}

TEST(EncodingProperty, TextComesBack) {
  test::RandomText random(20240611);
  for (const Encoding& encoding : encodings()) {
    if (encoding.form == EncodingForm::utf8) continue;
    for (int round = 0; round < kRounds; ++round) {
      const std::string text =
          random.below(2) == 0 ? random.damaged(200) : random.damaged_prose(200);
      const std::string bytes = encode(encoding, text, random);
      EXPECT_EQ(decode(encoding, bytes, random), encodable(encoding, text)) << encoding.name;
    }
  }
}

TEST(EncodingProperty, BytesAreReadByTheTable) {
  test::RandomText random(20240612);
  for (const Encoding& encoding : encodings()) {
    const std::optional<ByteTable> table = byte_table(encoding);
    if (!table) continue;
    for (int round = 0; round < kRounds; ++round) {
      const std::string bytes = random.bytes(200);
      std::string expected;
      for (const char byte : bytes) {
        const char32_t c = (*table)[static_cast<unsigned char>(byte)];
        if (c == kUndefined) {
          expected += kUndecodable;
        } else {
          text::append(c, expected);
        }
      }
      EXPECT_EQ(decode(encoding, bytes, random), expected) << encoding.name;
    }
  }
}

// Any bytes are UTF-16 with something undecodable; what is not comes back as it was.
TEST(EncodingProperty, Utf16IsWholeButForWhatIsCounted) {
  test::RandomText random(20240613);
  const Encoding& encoding = *find_encoding("utf-16le");
  for (int round = 0; round < 3 * kRounds; ++round) {
    std::string bytes = random.bytes(100);
    // Surrogates, which random bytes seldom are.
    for (std::size_t i = 1; i < bytes.size(); i += 2) {
      if (random.below(3) == 0) bytes[i] = static_cast<char>(0xD8 + random.below(8));
    }
    testing::ChunkSource source(pieces_of(bytes, random));
    Decoder decoder(source, encoding);
    std::string error;
    std::string text = testing::drain(decoder, error);
    std::size_t bad = 0;
    std::size_t size = 0;  // of the bytes that the text stands for
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p < end;) {
      const text::Decoded next = text::decode(p, end);
      if (next.status != text::Status::well_formed) {
        EXPECT_EQ(*p, kUndecodable);
        ++bad;
      }
      size += next.code_point > 0xFFFF ? 4 : 2;
      p += next.length;
    }
    EXPECT_EQ(decoder.undecodable(), bad);
    EXPECT_EQ(size, bytes.size() + bytes.size() % 2);
    EXPECT_TRUE(bad != 0 || encode(encoding, text, random) == bytes);
  }
}

}  // namespace
}  // namespace naqi::corpus
