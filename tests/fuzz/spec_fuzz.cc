// The spec parser and compiler on any text: an error with a place inside the text, or a pipeline
// whose canonical spec compiles to the same function.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "naqi/pipeline.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto pipeline = naqi::Pipeline::compile(text);
  if (!pipeline) {
    if (pipeline.error().where > size || pipeline.error().message.empty()) std::abort();
    return 0;
  }
  const auto again = naqi::Pipeline::compile(pipeline->spec());
  if (!again || again->fingerprint() != pipeline->fingerprint()) std::abort();
  if (again->spec() != pipeline->spec()) std::abort();
  return 0;
}
