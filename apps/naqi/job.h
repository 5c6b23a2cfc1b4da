// Job: some whole lines of a text, for one thread, and what becomes of them. A BlockReader fills
// its block.
#ifndef NAQI_APPS_JOB_H_
#define NAQI_APPS_JOB_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "filter.h"
#include "position.h"

namespace naqi::cli {

/// Bytes read at a time. Fits the second-level cache; threads wait for one another every 2 ms at
/// the most when each does so many.
inline constexpr std::size_t kBlock = std::size_t{256} * 1024;

/// Room for a block; allocated when it is first asked for.
class Block {
 public:
  [[nodiscard]] char* bytes() {
    if (!bytes_) bytes_ = std::make_unique_for_overwrite<char[]>(kBlock);
    return bytes_.get();
  }
  std::size_t size = 0;
  [[nodiscard]] std::string_view text() { return {bytes(), size}; }

 private:
  std::unique_ptr<char[]> bytes_;
};

/// What filters are told of a text, besides where they begin.
struct TextContext {
  std::string name;
  RecordHeader header;
};

struct Job {
  Block block;
  const TextContext* context = nullptr;
  std::string_view text;  // the lines, or records, in the block
  Position begin;         // where they begin
  std::string out;
  Counts counts;
  RecordResults results;
  std::uint64_t normalized = 0;  // Filter::cut_text_bytes
};

/// Feeds a text in pieces: what lies between normalizing and writing stays in the cache then, and a
/// new filter soon has all the memory it needs.
inline void feed(std::string_view text, Filter& filter, std::string& out) {
  constexpr std::size_t kPiece = std::size_t{64} * 1024;
  for (std::size_t done = 0; done < text.size(); done += kPiece) {
    filter.feed(text.substr(done, kPiece), out);
  }
}

/// Does the lines of a job. For any thread.
inline void work(Job& job, Filter& filter) {
  job.out.clear();
  feed(job.text, filter, job.out);
  filter.finish(job.out);
  job.counts = filter.counts();
  job.results = filter.take_results();
  job.normalized = filter.cut_text_bytes();
}

}  // namespace naqi::cli

#endif  // NAQI_APPS_JOB_H_
