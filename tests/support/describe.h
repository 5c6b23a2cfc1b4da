// Texts for people: what a failing test prints.
#ifndef NAQI_TESTS_SUPPORT_DESCRIBE_H_
#define NAQI_TESTS_SUPPORT_DESCRIBE_H_

#include <string>
#include <string_view>

namespace naqi::test {

/// "0627 0654 <D9>": code points in hexadecimal, ill-formed bytes in angle brackets.
std::string describe(std::string_view utf8);

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_DESCRIBE_H_
