// In process: preset x text x recorder x engine, in bytes a second, with Google Benchmark.
//
// The texts are the files KIND.txt of $NAQI_BENCH_TEXTS, which tests/bench/corpora.py writes;
// `./dev bench` sees to that. engines.h has the engines; a new recorder is a row below.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engines.h"
#include "naqi/catalog.h"
#include "naqi/edits.h"
#include "naqi/pipeline.h"

namespace {

struct Spec {
  std::string name;
  std::string spec;
};

// Specs beside the presets: the parts whose cost one wants to know by themselves.
const std::array kSpecs = {Spec{"strip", "strip:tashkeel,tatweel"}, Spec{"nfc", "nfc"},
                           Spec{"nfkc", "nfkc"}};

using Run = void (*)(const naqi::Pipeline& pipeline, std::string_view text);

void run_text(const naqi::Pipeline& pipeline, std::string_view text) {
  static std::string out;
  pipeline.normalize(text, out);
  benchmark::DoNotOptimize(out.data());
}

void run_edits(const naqi::Pipeline& pipeline, std::string_view text) {
  static std::string out;
  static naqi::Edits edits;
  pipeline.normalize(text, out, edits);
  benchmark::DoNotOptimize(out.data());
}

void run_tokens(const naqi::Pipeline& pipeline, std::string_view text) {
  static naqi::Tokens out;
  pipeline.tokenize(text, out);
  benchmark::DoNotOptimize(out.items.data());
}

struct Recorder {
  std::string_view name;
  Run run;
};

constexpr std::array kRecorders = {Recorder{"text", run_text}, Recorder{"edits", run_edits},
                                   Recorder{"tokens", run_tokens}};

std::map<std::string, std::string> read_texts(const char* folder) {
  std::map<std::string, std::string> texts;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    texts[entry.path().stem()] = std::string(std::istreambuf_iterator<char>(file), {});
  }
  return texts;
}

void add(const Spec& spec, const std::string& kind, const std::string& text,
         const Recorder& recorder, const naqi::Engine& engine) {
  auto pipeline = naqi::Pipeline::compile(spec.spec);
  if (!pipeline) {
    std::fprintf(stderr, "naqi_bench: %s\n", pipeline.error().message.c_str());
    std::exit(2);
  }
  const std::string name =
      spec.name + '/' + kind + '/' + std::string(recorder.name) + '/' + std::string(engine.name);
  benchmark::RegisterBenchmark(name.c_str(), [pipeline = pipeline->with_engine(engine),
                                              run = recorder.run, &text](benchmark::State& state) {
    for (auto _ : state) run(pipeline, text);
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(text.size()));
  });
}

void add_all(const std::map<std::string, std::string>& texts) {
  std::vector<Spec> specs(kSpecs.begin(), kSpecs.end());
  for (const naqi::Preset& preset : naqi::presets()) {
    specs.push_back({std::string(preset.name), std::string(preset.name)});
  }
  for (const naqi::Engine* engine : naqi::bench::engines()) {
    for (const Recorder& recorder : kRecorders) {
      for (const Spec& spec : specs) {
        for (const auto& [kind, text] : texts) add(spec, kind, text, recorder, *engine);
      }
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  const char* const folder = std::getenv("NAQI_BENCH_TEXTS");
  if (folder == nullptr) {
    std::fputs("naqi_bench: NAQI_BENCH_TEXTS names no folder; see tests/bench/corpora.py\n",
               stderr);
    return 2;
  }
  const auto texts = read_texts(folder);
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  add_all(texts);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
