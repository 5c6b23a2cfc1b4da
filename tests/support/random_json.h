// Random records of JSON: a few names again and again, escapes of all kinds, spaces, nesting,
// ill-formed bytes, lone surrogates; and damage done to them.
#ifndef NAQI_TESTS_SUPPORT_RANDOM_JSON_H_
#define NAQI_TESTS_SUPPORT_RANDOM_JSON_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace naqi::test {

class RandomJson {
 public:
  explicit RandomJson(std::uint32_t seed) : random_(seed) {}

  /// One object; RFC 8259's but for ill-formed UTF-8 in strings.
  std::string record();
  /// Replaces, cuts out, doubles or puts in some bytes.
  void damage(std::string& record);
  /// A number below `limit`.
  std::size_t below(std::size_t limit);

 private:
  std::string spaces();
  std::string value(std::size_t depth);
  std::string object(std::size_t depth);
  std::string list(std::size_t depth);
  std::string name();
  std::string string();
  std::string piece();

  std::mt19937 random_;
  std::size_t style_ = 0;
};

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_RANDOM_JSON_H_
