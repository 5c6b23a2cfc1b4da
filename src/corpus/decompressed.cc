#include "corpus/decompressed.h"

#include <string_view>

namespace naqi::corpus {

const Compression& compression_of(PeekSource& source) {
  std::string_view first;
  for (std::size_t wanted = 1; wanted <= kLongestBeginning; ++wanted) {
    first = source.peek(wanted);
    if (first.size() < wanted || !may_begin_compressed(first)) break;
  }
  return compression_of_content(first);
}

std::unique_ptr<ByteSource> decompress_by_content(PeekSource& source) {
  const Compression& compression = compression_of(source);
  return compression.decompress == nullptr ? nullptr : compression.decompress(source);
}

}  // namespace naqi::corpus
