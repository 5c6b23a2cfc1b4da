#include "compile/program.h"

#include <cstdio>

#include "naqi/catalog.h"
#include "text/utf8.h"

namespace naqi::compile {
namespace {

// A hash of 64-bit words, whatever the machine's byte order. Bytes one at a time, as FNV-1a takes
// them, were 0.25 ms of the start of `search`; these are 0.02 ms.
class Hash {
 public:
  void add(std::uint64_t word) { value_ = mixed(value_, word); }
  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    for (std::size_t i = 0; i < text.size(); i += sizeof(std::uint64_t)) add(word_of(text, i));
  }
  /// `count` words, a multiple of kLanes, in sums that do not wait for each other.
  template <class WordAt>
  void add_words(std::size_t count, WordAt word_at) {
    std::uint64_t lanes[kLanes] = {1, 2, 3, 4};
    for (std::size_t i = 0; i < count; i += kLanes) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        lanes[lane] = mixed(lanes[lane], word_at(i + lane));
      }
    }
    add(count);
    for (const std::uint64_t lane : lanes) add(lane);
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

  static constexpr std::size_t kLanes = 4;

 private:
  // The product carries a difference to higher bits, the shift brings them down again; both can be
  // undone, so that no difference of one word is ever lost.
  static std::uint64_t mixed(std::uint64_t value, std::uint64_t word) {
    value = (value ^ word) * 0x9E3779B97F4A7C15;
    return value ^ value >> 32;
  }
  static std::uint64_t word_of(std::string_view text, std::size_t at) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < sizeof word && at + i < text.size(); ++i) {
      word |= std::uint64_t{static_cast<unsigned char>(text[at + i])} << 8 * i;
    }
    return word;
  }
  std::uint64_t value_ = 0xCBF29CE484222325;
};

std::uint64_t word_of(const Entry& e) {
  return std::uint64_t{e.bytes} | std::uint64_t{e.length} << 32 | std::uint64_t{e.ccc} << 40 |
         std::uint64_t{static_cast<std::uint8_t>(e.kind)} << 48 | std::uint64_t{e.flags} << 56;
}

void add_row(Hash& hash, char32_t from, std::u32string_view to) {
  hash.add(std::uint64_t{from} << 32 | to.size());
  for (const char32_t c : to) hash.add(std::uint64_t{c});
}

std::string_view name_of(Kind kind) {
  constexpr std::string_view kNames[] = {"plain", "head", "gone", "mark", "join", "evidence"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string hex(char32_t c) {
  char text[16];
  std::snprintf(text, sizeof text, "%04X", static_cast<unsigned>(c));
  return text;
}

std::string output_of(const Program& program, const Entry& e) {
  if ((e.flags & Entry::kPooled) != 0) return std::string(program.pooled(e));
  std::string bytes;
  for (unsigned i = 0; i < e.length; ++i) bytes += static_cast<char>(e.bytes >> (8 * i));
  return bytes;
}

bool is_copied(const Program& program, char32_t c, const Entry& e) {
  if (e.kind != Kind::plain || (e.flags & ~(Entry::kPooled | Entry::kCopy)) != 0) return false;
  return (e.flags & Entry::kCopy) != 0 || output_of(program, e) == text::to_utf8({&c, 1});
}

std::string line_of(const Program& program, char32_t c, const Entry& e) {
  std::string line = "U+" + hex(c) + ' ' + std::string(name_of(e.kind));
  if (e.ccc != 0) line += " ccc=" + std::to_string(e.ccc);
  if ((e.flags & Entry::kRun) != 0) line += " run";
  if ((e.flags & Entry::kDigit) != 0) line += " digit";
  if ((e.flags & Entry::kContext) != 0) line += " context";
  if (e.length == 0) return line;
  const std::string output = output_of(program, e);
  if (output == text::to_utf8({&c, 1})) return line;
  line += " ->";
  for (const char32_t to : text::to_utf32(output)) line += ' ' + hex(to);
  return line;
}

}  // namespace

std::uint64_t fingerprint_of(const Program& program) {
  constexpr std::size_t kPages = unicode::kCodePointLimit >> unicode::kPageBits;
  static_assert(kPages % (4 * Hash::kLanes) == 0 && unicode::kPageSize % Hash::kLanes == 0);
  Hash hash;
  hash.add(std::uint64_t{table_version()});
  hash.add(unicode_version());
  hash.add(static_cast<std::uint64_t>(program.spec.form));
  hash.add(static_cast<std::uint64_t>(program.spec.invalid));
  hash.add_words(kPages / 4, [&](std::size_t i) {
    const std::uint16_t* const page = &program.index[4 * i];
    return std::uint64_t{page[0]} | std::uint64_t{page[1]} << 16 | std::uint64_t{page[2]} << 32 |
           std::uint64_t{page[3]} << 48;
  });
  hash.add_words(program.entries.size(),
                 [&](std::size_t i) { return word_of(program.entries[i]); });
  hash.add(std::string_view(program.pool));
  for (const CharMap::Row& row : program.map.rows()) add_row(hash, row.from, row.to);
  for (const ConditionalRows::Row& row : program.conditional.rows()) {
    add_row(hash, row.from, row.to);
    hash.add(rule::condition(row.when).name);
  }
  hash.add(std::uint64_t{program.conditional.squeeze().space});
  hash.add(std::uint64_t{program.conditional.squeeze().letters});
  // What runs after the form adds nothing where there is none: fingerprints of before hold.
  if (rule::strips_html(program.spec)) hash.add("html");
  for (const auto& [step, text] : program.spec.masks) {
    hash.add(steps()[step].name);
    hash.add(std::string_view(text));
  }
  return hash.value();
}

std::string dump(const Program& program) {
  char head[64];
  std::snprintf(head, sizeof head, "fingerprint %016llx\n",
                static_cast<unsigned long long>(program.fingerprint));
  std::string out = "spec " + rule::to_text(program.spec) + '\n' + head;
  if (rule::strips_html(program.spec)) out += "html\n";
  for (const auto& [step, text] : program.spec.masks) {
    out += std::string(steps()[step].name) + " -> " + text + '\n';
  }
  for (char32_t c = 0; c < unicode::kCodePointLimit; ++c) {
    if (text::is_surrogate(c)) continue;
    const Entry& e = program.entry(c);
    if (is_copied(program, c, e)) continue;
    // Hangul syllables and the like: many neighbours that differ in nothing are one line.
    char32_t last = c;
    while (last + 1 < unicode::kCodePointLimit && e.length == 0 && program.entry(last + 1) == e) {
      ++last;
    }
    out += last == c ? line_of(program, c, e) + '\n'
                     : "U+" + hex(c) + "..U+" + hex(last) +
                           line_of(program, c, e).substr(2 + hex(c).size()) + '\n';
    c = last;
  }
  return out;
}

}  // namespace naqi::compile
