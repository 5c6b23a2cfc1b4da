#include "support/random_markup.h"

#include <iterator>
#include <string_view>

namespace naqi::test {
namespace {

constexpr std::string_view kPieces[] = {
    // tags, whole and in parts
    "<", "<", "<", ">", ">", "</", "/>", "<b>", "</b>", "<br/>", "<a", "<a ", "href=\"", "\"", "!",
    "<!--", "-->", "--", "<!", "<?", "?>", "b", "a:b", "-", "&lt;", "&gt;", "<!doctype html>",
    // addresses, users, hashtags
    "http://", "https://", "www.", "example", ".org", ".com", "/", "//", "?q=1", "&", "@", "@", "#",
    "#", "_", "x@y.z", "user", "a", "iPhone", "%20", ":",
    // numbers, times and dates
    "1", "5", "12", "\u0663", "\u06F4", ",", ".", "\u060C", "\u06D4", "\u066B", "\u066C", "10:30",
    "6-1-2022", "12/3/2020", "%", "\u066A", "\u201A",
    // emoji, and what belongs to them
    "\U0001F44D", "\U0001F3FD", "\u2764", "\uFE0F", "\u200D", "\U0001F525", "\U0001F1F8",
    "\U0001F1E6", "\u20E3", "\u00A9",
    // faces
    ":)", ":-(", ";)", ":3", "8)", ":", "(", ")", "[", "]", "{", "}", "<3", "^_^", "=",
    // masks
    "[URL]", "[E]", "(num)", "{1}", "[x]", "[:]", "[5%]", "[EMAIL]", "[EMOJI]", "[NUMBER]",
    "[\u0631\u0627\u0628\u0637]",
    // letters and marks that join, compose or order
    "\u0628", "\u06CC", "\u0647", "\u0647\u0647\u0647\u0647", "\u0627", "\u0654", "\u064B",
    "\u0640", "\u200C", "\u200C", "\u0338", "\u0301", "\u0915", "\u094D", "\u1100", "\u1161", "e",
    // white space
    " ", " ", " ", "  ", "\t", "\n", "\r\n", "\u00A0", "\u2028"};

}  // namespace

std::string random_markup(RandomText& random, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    text += random.below(40) == 0 ? random.utf8(8)
                                  : std::string(kPieces[random.below(std::size(kPieces))]);
  }
  return text;
}

}  // namespace naqi::test
