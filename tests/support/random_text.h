// Random texts made of what interacts: letters that compose, marks of many classes in any order,
// controls, joiners among emoji and viramas, presentation forms, Hangul, ill-formed bytes.
#ifndef NAQI_TESTS_SUPPORT_RANDOM_TEXT_H_
#define NAQI_TESTS_SUPPORT_RANDOM_TEXT_H_

#include <cstdint>
#include <random>
#include <string>

namespace naqi::test {

class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  /// Well-formed UTF-8 of at most `max_bytes` bytes.
  std::string utf8(std::size_t max_bytes);
  /// The same with bytes replaced, cut out and put in here and there.
  std::string damaged(std::size_t max_bytes);
  /// Any bytes.
  std::string bytes(std::size_t max_bytes);
  /// A number below `limit`.
  std::size_t below(std::size_t limit);

 private:
  char32_t code_point();
  char32_t any_code_point();
  char32_t last_ = U' ';
  std::mt19937 random_;
};

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_RANDOM_TEXT_H_
