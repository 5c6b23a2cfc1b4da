// The code of simdjson for this machine, which is loaded when JSON is read for the first time.
#ifndef NAQI_CORPUS_SIMDJSON_LOADER_H_
#define NAQI_CORPUS_SIMDJSON_LOADER_H_

#include <string>

namespace simdjson {
class implementation;
}

namespace naqi::corpus {

struct SimdjsonCode {
  const simdjson::implementation* implementation = nullptr;  // null: it cannot be loaded
  std::string error;                                         // why, for people
};

/// For all threads.
[[nodiscard]] const SimdjsonCode& simdjson_code();

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_SIMDJSON_LOADER_H_
