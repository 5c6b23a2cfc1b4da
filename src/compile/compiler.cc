#include "compile/compiler.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compile/classify.h"
#include "compile/output_pool.h"
#include "text/utf8.h"
#include "unicode/properties.h"

namespace naqi::compile {
namespace {

using unicode::kCodePointLimit;
using unicode::kPageBits;
using unicode::kPageSize;
using unicode::PageSet;

constexpr std::size_t kLinearPages = 0x800 >> kPageBits;  // all of one and two bytes
constexpr std::size_t kInlineBytes = 4;

class Builder {
 public:
  explicit Builder(Program& program)
      : program_(program),
        classifier_(program.map, program.conditional, program.spec.form),
        pool_(program.pool) {}

  void build() {
    const std::vector<std::uint16_t> touched = touched_pages();
    program_.entries.reserve((kLinearPages + 1 + touched.size()) * kPageSize);
    program_.index.assign(kCodePointLimit >> kPageBits, kLinearPages);
    for (std::size_t page = 0; page < kLinearPages; ++page) add_page(page);
    program_.entries.insert(program_.entries.end(), kPageSize,
                            {0, 0, 0, Kind::plain, Entry::kCopy});
    for (const std::uint16_t page : touched) add_page(page);
    program_.follows_last =
        program_.conditional.squeeze().space || (flags_ & (Entry::kRun | Entry::kDigit)) != 0;
  }

 private:
  static char32_t first_of(std::size_t page) { return static_cast<char32_t>(page << kPageBits); }

  // The pages after the linear ones on which something is not left alone, in order.
  [[nodiscard]] std::vector<std::uint16_t> touched_pages() const {
    std::array<std::uint64_t, (kCodePointLimit >> kPageBits) / 64> touched{};
    const auto touch = [&](std::size_t page) {
      touched[page / 64] |= std::uint64_t{1} << page % 64;
    };
    for (const std::uint16_t page : unicode::known_pages()) {
      if (touched_of(page) != 0) touch(page);
    }
    for (const CharMap::Row& row : program_.map.rows()) touch(row.from >> kPageBits);
    for (const auto& row : program_.conditional.rows()) touch(row.from >> kPageBits);
    std::vector<std::uint16_t> pages;
    for (std::size_t i = 0; i < touched.size(); ++i) {
      for (std::uint64_t left = touched[i]; left != 0; left &= left - 1) {
        const std::size_t page = i * 64 + static_cast<std::size_t>(std::countr_zero(left));
        if (page >= kLinearPages) pages.push_back(static_cast<std::uint16_t>(page));
      }
    }
    return pages;
  }

  // Those of a page that are not left alone: some rule or the normal form has to do with them.
  [[nodiscard]] PageSet touched_of(std::size_t page) const {
    const char32_t first = first_of(page);
    const ConditionalRows& conditional = program_.conditional;
    PageSet set = unicode::active(program_.spec.form, first);
    set |= program_.map.index().of_page(first) | conditional.index().of_page(first);
    if (conditional.squeeze().letters != 0) set |= unicode::arabic_letters(first);
    const auto add = [&](char32_t c) {
      if (first == (c & ~char32_t{kPageSize - 1})) set |= PageSet{1} << (c & (kPageSize - 1));
    };
    if (conditional.squeeze().space) add(U' ');
    if (program_.strips_seats) add(unicode::kAlef);
    if (program_.strips_seats) add(unicode::kFathatan);
    return set;
  }

  void add_page(std::size_t page) {
    program_.index[page] = static_cast<std::uint16_t>(program_.entries.size() / kPageSize);
    const char32_t first = first_of(page);
    std::array<Entry, kPageSize> entries = copied(first);
    for (PageSet left = touched_of(page); left != 0; left &= left - 1) {
      const auto i = static_cast<unsigned>(std::countr_zero(left));
      entries[i] = entry_of(first + i);
      flags_ |= entries[i].flags;
    }
    program_.entries.insert(program_.entries.end(), entries.begin(), entries.end());
  }

  // The entries of a page left alone: the UTF-8 of its code points differs in the last byte.
  // Precondition: no page of surrogates; nothing touches them.
  static std::array<Entry, kPageSize> copied(char32_t first) {
    std::array<Entry, kPageSize> entries{};
    char bytes[text::kMaxLength];
    const std::size_t length = text::encode(first, bytes);
    assert(length != 0);
    const std::uint32_t first_bytes = packed(bytes, length);
    for (unsigned i = 0; i < kPageSize; ++i) {
      entries[i].bytes = first_bytes + (i << 8 * (length - 1));
      entries[i].length = static_cast<std::uint8_t>(length);
    }
    return entries;
  }

  Entry entry_of(char32_t c) {
    const Classified classified = classifier_.classify(c);
    const std::uint8_t flags = context_flags(classified.text, classified.output);
    Entry entry = {0, 0, classified.ccc, classified.kind, flags};
    if (flags == Entry::kDigit) {
      const char32_t output = classified.output.front();
      set_output(entry, apart_from_digits(output).value_or(std::u32string_view(&output, 1)));
    } else {
      set_output(entry, classified.output);
    }
    return entry;
  }

  // What the fast lane has to know of an output: whether a rule that looks at its neighbours, or
  // the squeeze phase, may have to do with it.
  [[nodiscard]] std::uint8_t context_flags(std::u32string_view settled,
                                           std::u32string_view output) const {
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

  [[nodiscard]] std::optional<std::u32string_view> apart_from_digits(char32_t c) const {
    for (const ConditionalRows::Row& row : program_.conditional.context_of(c)) {
      if (row.when == When::not_between_digits) return row.to;
    }
    return std::nullopt;
  }

  void set_output(Entry& entry, std::u32string_view output) {
    bytes_.clear();
    for (const char32_t c : output) text::append(c, bytes_);
    assert(bytes_.size() <= 255 && "the longest expansion, of U+FDFA, has 33 bytes");
    entry.length = static_cast<std::uint8_t>(bytes_.size());
    if (bytes_.size() <= kInlineBytes) {
      entry.bytes = packed(bytes_.data(), bytes_.size());
    } else {
      entry.bytes = pool_.place(bytes_);
      entry.flags |= Entry::kPooled;
    }
  }

  Program& program_;
  Classifier classifier_;
  OutputPool pool_;
  std::string bytes_;       // kept for its memory
  std::uint8_t flags_ = 0;  // of all entries together
};

bool keeps_marks(const Program& program) {
  const auto begin = program.entries.begin();
  return std::any_of(begin + 0x64B, begin + 0x653,
                     [](const Entry& e) { return e.kind == Kind::mark; });
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
  program->bytes = make_byte_tables(*program);
  program->fingerprint = fingerprint_of(*program);
  return std::shared_ptr<const Program>(std::move(program));
}

}  // namespace naqi::compile
