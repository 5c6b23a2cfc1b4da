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
  /// Of letters, vowels, spaces and some digits, with the code points of utf8() here and there: one
  /// in 4 to one in 100, as it comes.
  std::string prose(std::size_t max_bytes);
  /// The same as damaged() has it.
  std::string damaged_prose(std::size_t max_bytes);
  /// utf8() with bytes replaced, cut out and put in here and there.
  std::string damaged(std::size_t max_bytes);
  /// Any bytes.
  std::string bytes(std::size_t max_bytes);
  /// A number below `limit`.
  std::size_t below(std::size_t limit);

 private:
  void damage(std::string& text, std::size_t max_bytes);
  char32_t code_point();
  char32_t any_code_point();
  char32_t last_ = U' ';
  std::mt19937 random_;
};

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_RANDOM_TEXT_H_
