#include "corpus/compression.h"

#include <algorithm>
#include <array>

#include "corpus/gzip.h"
#include "corpus/zstd.h"

namespace naqi::corpus {
namespace {

constexpr std::array kCompressions{
    Compression{"none", "", "as it is", nullptr, nullptr, nullptr},
    Compression{"gzip", ".gz", "gzip, level 6: read everywhere", begins_gzip, decompress_gzip,
                compress_gzip},
    Compression{"zstd", ".zst", "zstd, level 3: smaller, and several times as fast", begins_zstd,
                decompress_zstd, compress_zstd},
};

template <class Fits>
const Compression& first_that(Fits fits) {
  const auto* const found = std::find_if(kCompressions.begin() + 1, kCompressions.end(), fits);
  return found == kCompressions.end() ? kCompressions.front() : *found;
}

}  // namespace

std::span<const Compression> compressions() { return kCompressions; }

const Compression* find_compression(std::string_view name) {
  const auto* const found = std::find_if(kCompressions.begin(), kCompressions.end(),
                                         [&](const Compression& row) { return row.name == name; });
  return found == kCompressions.end() ? nullptr : found;
}

const Compression& compression_of_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return first_that([&](const Compression& row) {
    return name.size() > row.suffix.size() && name.ends_with(row.suffix);
  });
}

const Compression& compression_of_content(std::string_view first_bytes) {
  return first_that([&](const Compression& row) { return row.begins(first_bytes) == Begins::yes; });
}

bool may_begin_compressed(std::string_view first_bytes) {
  return std::any_of(kCompressions.begin() + 1, kCompressions.end(), [&](const Compression& row) {
    return row.begins(first_bytes) == Begins::perhaps;
  });
}

}  // namespace naqi::corpus
