#include "tokens/token_writer.h"

#include <algorithm>

#include "exec/recorder.h"
#include "tokens/white_space.h"

namespace naqi::tokens {

std::size_t whole_chunks(std::string_view text) {
  std::size_t length = text.size();
  while (length > 0 && !is_white_space(text[length - 1])) --length;
  return length;
}

void TokenWriter::write(std::string_view text, std::string& out) const {
  constexpr std::ptrdiff_t kStride = 1024;
  exec::TextRecorder recorder(out);
  const char* p = text.data();
  const char* const end = p + text.size();
  while (p < end) {
    if (kernel_ != nullptr && p > text.data() && end - p >= kWordBlock) {
      const char* const stop = p + std::min(kStride, end - p);
      auto cursor = recorder.cursor(static_cast<std::size_t>(stop - p + kWordBlock) * 2 + 64);
      WordRun run{p, cursor.place()};
      kernel_(run, stop, end, separator_);
      cursor.advance(run.to);
      recorder.accept(cursor);
      p = run.p;
      if (p >= stop) continue;
    }
    while (p < end && is_white_space(*p)) ++p;
    const char* chunk_end = p;
    while (chunk_end < end && !is_white_space(*chunk_end)) ++chunk_end;
    auto cursor = recorder.cursor(static_cast<std::size_t>(chunk_end - p) * 2);
    char* to = cursor.place();
    while (p < chunk_end) {
      const ChunkTokens::Match match = tokens_.next(p, chunk_end);
      if (match.kind) {
        to = std::copy(p, match.end, to);
        *to++ = separator_;
      }
      p = match.end;
    }
    cursor.advance(to);
    recorder.accept(cursor);
  }
}

}  // namespace naqi::tokens
