#include "compile/program.h"

#include <cstdio>

#include "naqi/catalog.h"
#include "text/utf8.h"

namespace naqi::compile {
namespace {

class Hash {
 public:
  template <class T>
  void add(T value) {  // lowest byte first, whatever the machine
    for (std::size_t i = 0; i < sizeof(T); ++i) {
      byte(static_cast<unsigned char>(static_cast<std::uint64_t>(value) >> (8 * i)));
    }
  }
  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    for (const char c : text) byte(static_cast<unsigned char>(c));
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  void byte(unsigned char b) { value_ = (value_ ^ b) * 0x100000001B3; }
  std::uint64_t value_ = 0xCBF29CE484222325;
};

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
  Hash hash;
  hash.add(table_version());
  hash.add(unicode_version());
  hash.add(static_cast<std::uint8_t>(program.spec.form));
  hash.add(static_cast<std::uint8_t>(program.spec.invalid));
  for (const std::uint16_t page : program.index) hash.add(page);
  for (const Entry& e : program.entries) {
    hash.add(e.bytes);
    hash.add(std::uint32_t{e.length} | std::uint32_t{static_cast<std::uint8_t>(e.kind)} << 8 |
             std::uint32_t{e.ccc} << 16 | std::uint32_t{e.flags} << 24);
  }
  hash.add(std::string_view(program.pool));
  for (const CharMap::Row& row : program.map.rows()) {
    hash.add(static_cast<std::uint32_t>(row.from));
    for (const char32_t c : row.to) hash.add(static_cast<std::uint32_t>(c));
  }
  for (const ConditionalRows::Row& row : program.conditional.rows()) {
    hash.add(static_cast<std::uint32_t>(row.from));
    hash.add(rule::condition(row.when).name);
    for (const char32_t c : row.to) hash.add(static_cast<std::uint32_t>(c));
  }
  hash.add(static_cast<std::uint8_t>(program.conditional.squeeze().space));
  hash.add(static_cast<std::uint8_t>(program.conditional.squeeze().letters));
  return hash.value();
}

std::string dump(const Program& program) {
  char head[64];
  std::snprintf(head, sizeof head, "fingerprint %016llx\n",
                static_cast<unsigned long long>(program.fingerprint));
  std::string out = "spec " + rule::to_text(program.spec) + '\n' + head;
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
