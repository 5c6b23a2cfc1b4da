// Runs one pipeline by several engines. Streams are used again and again: making a reference engine
// costs more than a short text.
#ifndef NAQI_TESTS_SUPPORT_ENGINES_H_
#define NAQI_TESTS_SUPPORT_ENGINES_H_

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/pipeline.h"
#include "pipeline/engine.h"

namespace naqi::test {

/// True under sanitizers and the like: run a sample of what is otherwise exhaustive.
inline bool small_scale() {
  const char* const scale = std::getenv("NAQI_TEST_SCALE");
  return scale != nullptr && std::string_view(scale) == "small";
}

/// A text in a heap buffer of exactly its size, so that sanitizers see a read beyond it.
class ExactBuffer {
 public:
  explicit ExactBuffer(std::string_view text)
      : size_(text.size()), bytes_(std::make_unique<char[]>(text.size())) {
    if (size_ != 0) std::memcpy(bytes_.get(), text.data(), size_);
  }
  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<char[]> bytes_;
};

/// All engines: those of the fused pass that this machine can run, and the reference.
inline std::vector<const Engine*> all_engines() {
  std::vector<const Engine*> engines;
  for (const Engine& engine : fused_engines()) engines.push_back(&engine);
  engines.push_back(&kReferenceEngine);
  return engines;
}

class Runner {
 public:
  Runner(const Pipeline& pipeline, const Engine& engine)
      : name_(engine.name), stream_(pipeline.with_engine(engine).stream()) {}

  [[nodiscard]] std::string_view name() const { return name_; }

  std::string run(std::string_view text) { return run_in_chunks(text, text.size() + 1); }

  /// Each chunk in a buffer of its own.
  std::string run_in_chunks(std::string_view text, std::size_t chunk) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += chunk) {
      const ExactBuffer buffer(text.substr(at, chunk));
      stream_.feed(buffer.view(), out);
    }
    stream_.finish(out);
    return out;
  }

  [[nodiscard]] const Counts& counts() const { return stream_.counts(); }

 private:
  std::string_view name_;
  Stream stream_;
};

/// One runner for each engine of the fused pass.
inline std::vector<Runner> fused_runners(const Pipeline& pipeline) {
  std::vector<Runner> runners;
  for (const Engine& engine : fused_engines()) runners.emplace_back(pipeline, engine);
  return runners;
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_ENGINES_H_
