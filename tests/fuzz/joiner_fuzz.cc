// Any bytes, joined with one of several marks and restored, in pieces; and any bytes taken for
// joined text, of which pieces give what the whole gives. The first byte chooses the mark, the
// second the size of the pieces, the rest is the text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/joiner.h"
#include "naqi/pipeline.h"

namespace {

using namespace naqi;

const std::vector<JoinMark>& marks() {
  static const std::vector<JoinMark> kMarks = [] {
    std::vector<JoinMark> marks = {JoinMark::standard()};
    for (const char* text : {"@", "@@", "aba", "_", "ab", "\xD9\x8E", "\xD8\xA7\xD9\x84"}) {
      marks.push_back(*JoinMark::make(text));
    }
    return marks;
  }();
  return kMarks;
}

std::string join(const JoinMark& mark, std::string_view text, std::size_t piece) {
  static const Pipeline kPipeline = *Pipeline::compile("none");
  TokenStream stream = kPipeline.token_stream({OffsetUnit::none});
  Joiner joiner(mark);
  Tokens tokens;
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += piece) {
    tokens.clear();
    stream.feed(text.substr(at, piece), tokens);
    joiner.feed(tokens, out);
  }
  tokens.clear();
  stream.finish(tokens);
  joiner.feed(tokens, out);
  return out;
}

std::string unjoin(const JoinMark& mark, std::string_view joined, std::size_t piece) {
  Unjoiner unjoiner(mark);
  std::string out;
  for (std::size_t at = 0; at < joined.size(); at += piece) {
    unjoiner.feed(joined.substr(at, piece), out);
  }
  unjoiner.finish(out);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const JoinMark& mark = marks()[data[0] % marks().size()];
  const std::size_t piece = data[1] % 32 + 1;
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::string joined = join(mark, text, piece);
  if (joined != join(mark, text, size)) std::abort();
  if (unjoin(mark, joined, piece) != text) std::abort();
  if (unjoin(mark, text, piece) != unjoin(mark, text, size)) std::abort();
  return 0;
}
