// Alignments in tests: running with one, and checking what naqi/edits.h promises of it.
#ifndef NAQI_TESTS_SUPPORT_ALIGNMENT_H_
#define NAQI_TESTS_SUPPORT_ALIGNMENT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/edits.h"
#include "naqi/pipeline.h"
#include "support/engines.h"

namespace naqi::test {

struct Aligned {
  std::string source;
  std::string output;
  std::vector<Edit> edits;
};

/// "ab|cd>C|e>|": the spans, changed ones with what they became.
std::string describe(const Aligned& aligned);

/// Empty, or the first promise of naqi/edits.h that is not kept.
[[nodiscard]] std::string broken_promise(const Aligned& aligned);

/// How much two alignments of the same texts say different things.
enum class Discord {
  none,       // where one has a place of the source, the other may have it, too
  ambiguous,  // they choose differently among equal code points in a row
  contradiction,
};
[[nodiscard]] Discord discord(const Aligned& a, const Aligned& b);

/// Runs a pipeline by one engine, again and again.
class AlignedRunner {
 public:
  AlignedRunner(const Pipeline& pipeline, const Engine& engine)
      : stream_(pipeline.with_engine(engine).stream()) {}

  /// Each chunk in a buffer of its own, the alignment growing.
  Aligned run_in_chunks(std::string_view text, std::size_t chunk);
  Aligned run(std::string_view text) { return run_in_chunks(text, text.size() + 1); }
  /// The alignment of each chunk read by itself, with no more of the source than what is held back.
  Aligned run_piece_by_piece(std::string_view text, std::size_t chunk);

 private:
  Stream stream_;
};

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_ALIGNMENT_H_
