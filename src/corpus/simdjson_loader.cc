#include "corpus/simdjson_loader.h"

#include <simdjson.h>

#ifdef NAQI_SIMDJSON_SONAME
#include <dlfcn.h>
#endif

namespace naqi::corpus {
namespace {

using Active = simdjson::internal::atomic_ptr<const simdjson::implementation>& (*)();

#ifdef NAQI_SIMDJSON_SONAME

// Debian has simdjson as a shared library only. To link it would bring the dynamic C++ library
// along for everybody: one line of text took 2.5 ms so and 1.6 ms without (cat 0.9 ms; Debian 12).
SimdjsonCode load() {
  const auto failed = [] {
    const char* const why = ::dlerror();
    return SimdjsonCode{nullptr, std::string("JSON needs " NAQI_SIMDJSON_SONAME ": ") +
                                     (why == nullptr ? "it cannot be used" : why)};
  };
  void* const library = ::dlopen(NAQI_SIMDJSON_SONAME, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return failed();
  // simdjson::get_active_implementation(), as the ABI of Itanium, which gcc and clang have, calls
  // it.
  void* const symbol = ::dlsym(library, "_ZN8simdjson25get_active_implementationEv");
  if (symbol == nullptr) return failed();
  return {reinterpret_cast<Active>(symbol)(), ""};
}

#else

SimdjsonCode load() {
  const Active active = simdjson::get_active_implementation;
  return {active(), ""};
}

#endif

}  // namespace

const SimdjsonCode& simdjson_code() {
  static const SimdjsonCode kCode = load();
  return kCode;
}

}  // namespace naqi::corpus
