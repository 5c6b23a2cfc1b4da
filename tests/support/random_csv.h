// Texts made of what delimited text is made of, in any order.
#ifndef NAQI_TESTS_SUPPORT_RANDOM_CSV_H_
#define NAQI_TESTS_SUPPORT_RANDOM_CSV_H_

#include <cstddef>
#include <string>
#include <vector>

#include "support/random_text.h"

namespace naqi::test {

/// Mostly fields, quoted or not, with what damages them here and there; or any parts at all.
inline std::string random_csv(RandomText& random, char delimiter, std::size_t parts) {
  const std::string d(1, delimiter);
  const std::vector<std::string> any = {
      "\"",  "\"",   d,      d,      "\n",           "\r\n",     "\r",   "a",
      "b c", "\"\"", "\xEF", "\xBB", "\xEF\xBB\xBF", "\xD8\xA7", "\t",   std::string(1, '\0'),
      d + d, "\n\n", "\xD9", ";",    "\"" + d,       d + "\"",   "\"\n", "\n\xEF\xBB\xBF\""};
  const std::vector<std::string> fields = {
      "a",
      "\"a\"",
      "\"a" + d + "b\"",
      "\"a\"\"b\"",
      "\"\"",
      "",
      "\"a\nb\"",
      "\xD8\xA7\xD9\x8E",
      "x y, z and some more of it",
      "\"\xD8\xA7\xD9\x8E, \"\"\xD8\xA7\xD9\x8E\"\" and so on\""};
  const bool damaged = random.below(3) == 0;
  std::string text;
  for (std::size_t i = 0; i < parts; ++i) {
    if (random.below(damaged ? 4 : 40) == 0) {
      text += any[random.below(any.size())];
    } else {
      text += fields[random.below(fields.size())];
      text += random.below(4) == 0 ? (random.below(2) == 0 ? "\n" : "\r\n") : d;
    }
  }
  return text;
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_RANDOM_CSV_H_
