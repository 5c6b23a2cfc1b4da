#include "support/random_text.h"

#include <iterator>

#include "text/utf8.h"

namespace naqi::test {
namespace {

// The code points around which composition, order, stripping and folding happen.
constexpr char32_t kInteresting[] = {
    // letters of the eight Arabic composition pairs, what they compose to, what folds
    0x627, 0x627, 0x648, 0x64A, 0x6C1, 0x6D2, 0x6D5, 0x622, 0x623, 0x624, 0x625, 0x626, 0x671,
    0x649, 0x629, 0x6CC, 0x6A9, 0x628, 0x644, 0x621, 0x674, 0x675, 0x678,
    // marks
    0x653, 0x654, 0x654, 0x655, 0x64B, 0x64E, 0x650, 0x651, 0x651, 0x652, 0x670, 0x656, 0x610,
    0x6D6, 0x6E1, 0x6E3, 0x8F0, 0x8D3, 0x6E5, 0x64B, 0x64B,
    // more letters, joining or not, and what writes tanween
    0x647, 0x647, 0x631, 0x6CC, 0xFD3C, 0xFEFB, 0xFE8E,
    // tatweel and controls
    0x640, 0x640, 0x640, 0x200B, 0x200C, 0x200C, 0x200D, 0x200D, 0x200E, 0x200F, 0x61C, 0xFEFF,
    0xAD,
    // white space, line ends, digits, punctuation
    U' ', U' ', U'\n', U'\r', U'\t', 0xA0, 0x2028, 0x85, U'1', U'2', 0x661, 0x6F1, 0x60C, 0x66B,
    0x66C, U'.', U',', U'-', 0xBD,
    // emoji and joiners' neighbours
    0x1F469, 0x1F4BB, 0x1F3FB, 0xFE0F, 0x2640, 0x2194, 0x338, 0x24C2, 0xFE0F, 0xFE0E, 0x2122, U'#',
    0x20E3,
    // viramas, nuktas, two-part vowels
    0x94D, 0x94D, 0x200D, 0x93C, 0x915, 0x958, 0x9C7, 0x9BE, 0x9D7, 0xDD9, 0xDCF, 0xDCA, 0xCC6,
    0xCC2, 0xCD5,
    // Hangul
    0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0x11A7,
    // Latin and Greek with marks
    U'a', U'e', U'S', 0xE9, 0xC9, 0x17F, 0x1E69, 0x323, 0x307, 0x301, 0x308, 0x344, 0x345, 0x340,
    0x130, 0xDF, 0x3C2, 0x212B,
    // compatibility
    0xFE70, 0xFE71, 0xFE7F, 0xFC5E, 0xFCF2, 0xFEF7, 0xFB51, 0xFDFA, 0xFDFD, 0xB2, 0xFB01, 0xFF9E,
    0x1D15E, 0xFFFD, 0x34F, 0x0};

}  // namespace

std::size_t RandomText::below(std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
}

// Now and then the one before again: runs are what some rules are about.
char32_t RandomText::code_point() {
  if (below(8) != 0) last_ = any_code_point();
  return last_;
}

char32_t RandomText::any_code_point() {
  const std::size_t choice = below(20);
  if (choice < 14) return kInteresting[below(std::size(kInteresting))];
  if (choice < 17) return static_cast<char32_t>(0x600 + below(0x100));
  if (choice < 18) return static_cast<char32_t>(0xFB50 + below(0x4B0));
  if (choice < 19) return static_cast<char32_t>(below(0x3000));
  const auto any = static_cast<char32_t>(below(0x110000));
  return any >= 0xD800 && any < 0xE000 ? 0xFFFD : any;
}

std::string RandomText::utf8(std::size_t max_bytes) {
  const std::size_t length = below(max_bytes + 1);
  std::string out;
  for (;;) {
    const std::size_t before = out.size();
    text::append(code_point(), out);
    if (out.size() > length) {
      out.resize(before);
      return out;
    }
  }
}

std::string RandomText::prose(std::size_t max_bytes) {
  constexpr char32_t kPlain[] = {0x627, 0x628, 0x62A, 0x644, 0x645,  0x648,  0x64A,   0x631, 0x633,
                                 0x623, 0x629, U' ',  U' ',  U' ',   U'a',   U'N',    U'1',  0x661,
                                 0x6CC, U'\n', U'.',  0x60C, 0x201C, 0x200F, 0x1F602, 0xE9};
  constexpr std::size_t kRare[] = {4, 12, 40, 100};
  const std::size_t rare = kRare[below(std::size(kRare))];
  const bool vocalised = below(2) == 0;
  // Letters and spaces alone, or other plain things among them.
  const std::size_t plain = below(2) == 0 ? 14 : std::size(kPlain);
  std::string out;
  while (out.size() + 12 < max_bytes) {
    if (below(rare) == 0) {
      text::append(code_point(), out);
      continue;
    }
    text::append(kPlain[below(plain)], out);
    if (!vocalised) continue;
    if (below(12) == 0) text::append(0x651, out);
    if (below(3) != 0) text::append(static_cast<char32_t>(0x64B + below(8)), out);
  }
  return out;
}

std::string RandomText::damaged(std::size_t max_bytes) {
  std::string out = utf8(max_bytes);
  damage(out, max_bytes);
  return out;
}

std::string RandomText::damaged_prose(std::size_t max_bytes) {
  std::string out = prose(max_bytes);
  damage(out, max_bytes);
  return out;
}

void RandomText::damage(std::string& out, std::size_t max_bytes) {
  for (std::size_t n = below(6); n > 0 && !out.empty(); --n) {
    const std::size_t at = below(out.size());
    switch (below(3)) {
      case 0:
        out[at] = static_cast<char>(below(256));
        break;
      case 1:
        out.erase(at, 1);
        break;
      default:
        if (out.size() < max_bytes) out.insert(at, 1, static_cast<char>(0x80 + below(128)));
    }
  }
}

std::string RandomText::bytes(std::size_t max_bytes) {
  std::string out(below(max_bytes + 1), '\0');
  for (char& c : out) c = static_cast<char>(below(256));
  return out;
}

}  // namespace naqi::test
