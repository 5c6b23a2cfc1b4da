#include "corpus/detect_encoding.h"

#include <algorithm>
#include <array>
#include <limits>

#include "corpus/arabic_score.h"
#include "corpus/converter.h"
#include "text/utf8.h"

namespace naqi::corpus {
namespace {

struct Candidate {
  std::string_view name;
  std::int64_t bits;  // what it costs to assume it: some are seldom met
};

// In the order that counts when two read a text alike: letters are the same bytes in iso-8859-6 and
// x-mac-arabic, and French is the same in windows-1256 and windows-1252.
constexpr Candidate kCandidates[] = {{"windows-1256", 0}, {"iso-8859-6", 0}, {"x-mac-arabic", 0},
                                     {"ibm-720", 4},      {"ibm-864", 8},    {"windows-1252", 0}};

const Encoding* by_byte_order_mark(std::string_view sample) {
  if (sample.starts_with("\xEF\xBB\xBF")) return find_encoding("utf-8");
  if (sample.starts_with("\xFF\xFE")) return find_encoding("utf-16le");
  if (sample.starts_with("\xFE\xFF")) return find_encoding("utf-16be");
  return nullptr;
}

const Encoding* by_high_bytes(std::string_view sample) {
  std::array<std::size_t, 2> high{};  // at even and at odd places
  const std::size_t units = sample.size() / 2;
  for (std::size_t i = 0; i < 2 * units; ++i) {
    if (sample[i] == '\x00' || sample[i] == '\x06') ++high[i % 2];
  }
  const auto is_high = [&](std::size_t place) {
    return high[place] * 2 > units && high[1 - place] * 8 <= units;
  };
  if (is_high(0)) return find_encoding("utf-16be");
  if (is_high(1)) return find_encoding("utf-16le");
  return nullptr;
}

bool is_utf8(std::string_view sample) {
  std::size_t good = 0;  // bytes that are not ASCII
  std::size_t bad = 0;
  const char* p = sample.data();
  const char* const end = p + sample.size();
  while (p < end) {
    const text::Decoded next = text::decode(p, end);
    if (next.status == text::Status::ill_formed) {
      bad += next.length;
    } else if (next.length > 1) {
      good += next.length;
    } else if (next.status == text::Status::incomplete) {
      ++good;
    }
    p += next.length;
  }
  return bad * 20 <= good + bad;
}

const Encoding* by_likelihood(std::string_view sample) {
  // Mac OS writes the spaces of Arabic text as A0, which is a no-break space in its neighbours.
  const bool spaces_are_a0 = std::count(sample.begin(), sample.end(), '\xA0') >
                             std::count(sample.begin(), sample.end(), ' ');
  const Encoding* best = nullptr;
  std::int64_t best_cost = std::numeric_limits<std::int64_t>::max();
  for (const Candidate& candidate : kCandidates) {
    const Encoding* const encoding = find_encoding(candidate.name);
    const std::optional<ByteTable> table = byte_table(*encoding);
    if (!table) continue;
    const std::int64_t cost =
        ArabicScore(*table, spaces_are_a0).cost(sample) + candidate.bits * ArabicScore::kBit;
    if (cost >= best_cost) continue;
    best = encoding;
    best_cost = cost;
  }
  return best;  // x-mac-arabic needs no converter, so there is one
}

}  // namespace

Detected detect_encoding(std::string_view beginning) {
  const std::string_view sample = beginning.substr(0, kDetectionSample);
  if (const Encoding* const marked = by_byte_order_mark(sample)) {
    return {marked, marked->form == EncodingForm::utf8 ? std::size_t{0} : std::size_t{2}};
  }
  if (const Encoding* const wide = by_high_bytes(sample)) return {wide, 0};
  if (is_utf8(sample)) return {find_encoding("utf-8"), 0};
  return {by_likelihood(sample), 0};
}

}  // namespace naqi::corpus
