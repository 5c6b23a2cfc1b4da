// Where the files of the Unicode Character Database are: in Debian's unicode-data, or in the folder
// that NAQI_UNICODE_DATA names.
#ifndef NAQI_TESTS_SUPPORT_UNICODE_DATA_H_
#define NAQI_TESTS_SUPPORT_UNICODE_DATA_H_

#include <cstdlib>
#include <filesystem>

#ifndef NAQI_UNICODE_DATA
#define NAQI_UNICODE_DATA "/usr/share/unicode"
#endif

namespace naqi::test {

[[nodiscard]] inline std::filesystem::path unicode_data() {
  const char* const named = std::getenv("NAQI_UNICODE_DATA");
  return named != nullptr ? named : NAQI_UNICODE_DATA;
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_UNICODE_DATA_H_
