// Real text in three encodings, beside the same in UTF-8: $NAQI_CORPORA/corpora/legacy.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "corpus/decoder.h"
#include "corpus/detect_encoding.h"
#include "corpus/encoder.h"
#include "support/chunk_source.h"

namespace naqi::corpus {
namespace {

struct Legacy {
  std::string_view stem;
  std::string_view name;
};
constexpr Legacy kLegacy[] = {{"news_cp1256", "windows-1256"},
                              {"news_iso-8859-6", "iso-8859-6"},
                              {"news_mac-arabic", "x-mac-arabic"}};

class LegacyCorpora : public ::testing::TestWithParam<Legacy> {
 protected:
  void SetUp() override {
    const char* const root = std::getenv("NAQI_CORPORA");
    if (root == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no corpora";
    const std::string stem = std::string(root) + "/corpora/legacy/" + std::string(GetParam().stem);
    bytes_ = read(stem + ".bin");
    utf8_ = read(stem + ".utf8");
  }

  static std::string read(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    EXPECT_TRUE(in) << file;
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::string bytes_;
  std::string utf8_;
};

TEST_P(LegacyCorpora, IsDecodedByteForByte) {
  for (const std::size_t size : {std::size_t{1}, std::size_t{1000}, bytes_.size()}) {
    testing::ChunkSource source(testing::chunks_of(bytes_, size));
    Decoder decoder(source, *find_encoding(GetParam().name));
    std::string error;
    EXPECT_TRUE(testing::drain(decoder, error) == utf8_) << size;
    EXPECT_EQ(decoder.undecodable(), 0);
  }
}

TEST_P(LegacyCorpora, IsDetected) {
  EXPECT_EQ(detect_encoding(bytes_).encoding->name, GetParam().name);
  EXPECT_EQ(detect_encoding(utf8_).encoding->name, "utf-8");
}

// But for the second copies of ASCII in Mac OS Arabic, which read the same.
TEST_P(LegacyCorpora, IsEncodedAgain) {
  testing::StringSink sink;
  Encoder encoder(sink, *find_encoding(GetParam().name), Unencodable::error);
  ASSERT_TRUE(encoder.write(utf8_) && encoder.finish()) << encoder.error();
  EXPECT_TRUE(GetParam().name == "x-mac-arabic" || sink.text == bytes_);
  testing::ChunkSource source({sink.text});
  Decoder decoder(source, *find_encoding(GetParam().name));
  std::string error;
  EXPECT_TRUE(testing::drain(decoder, error) == utf8_);
}

INSTANTIATE_TEST_SUITE_P(News, LegacyCorpora, ::testing::ValuesIn(kLegacy), [](const auto& info) {
  std::string name(info.param.stem);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace naqi::corpus
