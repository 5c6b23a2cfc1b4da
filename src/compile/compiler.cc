#include "compile/compiler.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <unordered_map>
#include <utility>

#include "compile/classify.h"
#include "text/utf8.h"
#include "unicode/properties.h"

namespace naqi::compile {
namespace {

using text::is_surrogate;
using unicode::kCodePointLimit;
using unicode::kPageBits;
using unicode::kPageSize;

constexpr std::size_t kLinearPages = 0x800 >> kPageBits;  // all of one and two bytes
constexpr std::size_t kInlineBytes = 4;

class Builder {
 public:
  explicit Builder(Program& program) : program_(program) {}

  void build() {
    program_.index.assign(kCodePointLimit >> kPageBits, 0);
    for (std::size_t page = 0; page < kLinearPages; ++page) add_page(page);
    const auto shared = static_cast<std::uint16_t>(program_.entries.size() / kPageSize);
    program_.entries.insert(program_.entries.end(), kPageSize,
                            {0, 0, 0, Kind::plain, Entry::kCopy});
    for (std::size_t page = kLinearPages; page < program_.index.size(); ++page) {
      program_.index[page] = shared;
      if (is_touched(page)) add_page(page);
    }
  }

 private:
  static char32_t first_of(std::size_t page) { return static_cast<char32_t>(page << kPageBits); }

  // Whether some rule or the normal form has to do with a code point of the page. Rows are in code
  // point order, and pages are asked for in that order.
  bool is_touched(std::size_t page) {
    const auto rows = program_.map.rows();
    while (next_row_ < rows.size() && rows[next_row_].from < first_of(page)) ++next_row_;
    if (next_row_ < rows.size() && rows[next_row_].from < first_of(page + 1)) return true;
    if (program_.conditional.has_between(first_of(page), first_of(page + 1))) return true;
    if (unicode::is_page_empty(first_of(page))) return false;
    for (char32_t c = first_of(page); c < first_of(page + 1); ++c) {
      if (!is_left_alone(c)) return true;
    }
    return false;
  }

  bool is_left_alone(char32_t c) const {
    return unicode::is_inert(program_.spec.form, c) && !program_.map.has(c) &&
           !program_.conditional.looks_at(c) && !program_.conditional.is_evidence(c) &&
           !(program_.strips_seats && (c == unicode::kAlef || c == unicode::kFathatan));
  }

  void add_page(std::size_t page) {
    program_.index[page] = static_cast<std::uint16_t>(program_.entries.size() / kPageSize);
    for (char32_t c = first_of(page); c < first_of(page + 1); ++c) {
      program_.entries.push_back(is_left_alone(c) || is_surrogate(c) ? copied(c) : entry_of(c));
    }
  }

  static Entry copied(char32_t c) {
    Entry entry = {0, 0, 0, Kind::plain, 0};
    if (is_surrogate(c)) return entry;
    set_inline(entry, text::to_utf8({&c, 1}));
    return entry;
  }

  Entry entry_of(char32_t c) {
    const unicode::Form form = program_.spec.form;
    Classified classified = classify(program_.map, program_.conditional, form, c);
    Entry entry = {0, 0, classified.ccc, classified.kind, 0};
    std::u32string text = classified.text;
    if (unicode::is_decomposed(form)) unicode::normalize(form, text);
    entry.flags = context_flags(classified.text, text);
    if (entry.flags == Entry::kDigit) text = apart_from_digits(text.front());
    const std::string bytes = text::to_utf8(text);
    if (bytes.size() <= kInlineBytes) {
      set_inline(entry, bytes);
    } else {
      set_pooled(entry, bytes);
    }
    return entry;
  }

  // What the fast lane has to know of an output: whether a rule that looks at its neighbours, or
  // the squeeze phase, may have to do with it.
  std::uint8_t context_flags(const std::u32string& settled, const std::u32string& output) const {
    const ConditionalRows& rows = program_.conditional;
    const auto looked_at = [&](char32_t c) { return rows.looks_at(c); };
    if (std::none_of(settled.begin(), settled.end(), looked_at)) {
      // One half, in NFKC, ends with a digit: entries with kDigit look at what came last.
      const bool hides_digit =
          settled.size() > 1 && rows.looks_at_context() && unicode::is_digit(settled.back());
      return hides_digit ? Entry::kContext : 0;
    }
    if (settled.size() > 1 || settled != output) return Entry::kContext;
    const auto of_digits = [](const ConditionalRows::Row& row) {
      return row.when == When::between_digits || row.when == When::not_between_digits;
    };
    const auto context = rows.context_of(settled.front());
    if (context.empty()) return settled.front() == U' ' ? 0 : Entry::kRun;
    return std::all_of(context.begin(), context.end(), of_digits) ? Entry::kDigit : Entry::kContext;
  }

  std::u32string apart_from_digits(char32_t c) const {
    for (const ConditionalRows::Row& row : program_.conditional.context_of(c)) {
      if (row.when == When::not_between_digits) return std::u32string(row.to);
    }
    return {c};
  }

  static void set_inline(Entry& entry, const std::string& bytes) {
    entry.length = static_cast<std::uint8_t>(bytes.size());
    entry.bytes = packed(bytes.data(), bytes.size());
  }

  void set_pooled(Entry& entry, const std::string& bytes) {
    assert(bytes.size() <= 255 && "the longest expansion, of U+FDFA, has 33 bytes");
    const auto [at, fresh] = pooled_.emplace(bytes, program_.pool.size());
    if (fresh) program_.pool += bytes;
    entry.bytes = static_cast<std::uint32_t>(at->second);
    entry.length = static_cast<std::uint8_t>(bytes.size());
    entry.flags |= Entry::kPooled;
  }

  Program& program_;
  std::size_t next_row_ = 0;
  std::unordered_map<std::string, std::size_t> pooled_;
};

bool keeps_marks(const Program& program) {
  const auto begin = program.entries.begin();
  return std::any_of(begin + 0x64B, begin + 0x653,
                     [](const Entry& e) { return e.kind == Kind::mark; });
}

bool follows_last(const Program& program) {
  return program.conditional.squeeze().space ||
         std::any_of(program.entries.begin(), program.entries.end(),
                     [](const Entry& e) { return (e.flags & (Entry::kRun | Entry::kDigit)) != 0; });
}

}  // namespace

Result<std::shared_ptr<const Program>> compile(const rule::Spec& spec) {
  Result<CharMap> map = CharMap::build(spec);
  if (!map) return map.error();
  auto program = std::make_shared<Program>();
  program->spec = spec;
  program->map = *std::move(map);
  program->conditional = ConditionalRows(spec, program->map);
  program->strips_seats = program->conditional.has(When::tanween_seat);
  Builder(*program).build();
  program->keeps_marks = keeps_marks(*program);
  program->follows_last = follows_last(*program);
  program->bytes = make_byte_tables(*program);
  program->fingerprint = fingerprint_of(*program);
  return std::shared_ptr<const Program>(std::move(program));
}

}  // namespace naqi::compile
