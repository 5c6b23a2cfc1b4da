// What tests/bench/instructions.py counts the instructions of: naqi_instructions ENGINE SPEC FILE
// normalizes the file. callgrind counts within naqi_measured only, so that neither start-up nor
// compiling the spec counts.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "naqi/pipeline.h"
#include "pipeline/engine.h"

// callgrind knows a function by its symbol, which has to be there and to be simple.
extern "C" [[gnu::noinline]] void naqi_measured(const naqi::Pipeline& pipeline,
                                                const std::string& text, std::string& out) {
  pipeline.normalize(text, out);
}

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: naqi_instructions ENGINE SPEC FILE\n", stderr);
    return 2;
  }
  const naqi::Engine* const engine = naqi::find_fused_engine(arguments[1]);
  if (engine == nullptr) return 3;  // this machine has no such engine
  const auto pipeline = naqi::Pipeline::compile(arguments[2]);
  std::ifstream file(arguments[3], std::ios::binary);
  if (!pipeline || !file) {
    std::fputs("naqi_instructions: bad spec or file\n", stderr);
    return 2;
  }
  const std::string text(std::istreambuf_iterator<char>(file), {});
  std::string out;
  out.reserve(2 * text.size());
  naqi_measured(pipeline->with_engine(*engine), text, out);
  return out.empty() ? 1 : 0;
}
