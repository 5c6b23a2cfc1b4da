// The property White_Space (Unicode 15.0, PropList.txt; stable by policy but for additions).
#ifndef NAQI_SRC_TEXT_WHITE_SPACE_H_
#define NAQI_SRC_TEXT_WHITE_SPACE_H_

namespace naqi::text {

[[nodiscard]] constexpr bool is_white_space(char32_t c) {
  if (c <= U' ') return c == U' ' || (c >= 0x09 && c <= 0x0D);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace naqi::text

#endif  // NAQI_SRC_TEXT_WHITE_SPACE_H_
