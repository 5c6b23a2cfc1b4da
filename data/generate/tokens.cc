#include "tokens.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "automaton.h"
#include "break_rules.h"
#include "emit.h"
#include "tsv.h"

namespace naqi::generate {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> first_column(const fs::path& file, std::size_t columns) {
  std::vector<std::string> out;
  for (const Row& row : read_tsv(file, columns)) out.push_back(row[0]);
  return out;
}

struct Tokenizer {
  std::string name;
  BreakRules rules;
  BreakRules kinds;  // rules for the kind of a whole segment; empty if `rules` say it themselves
  BreakRules inner;  // for what follows a token directly; empty if that is nothing special
  std::string max_units;  // empty if there is no limit
};

struct Tables {
  std::vector<std::string> kinds;
  std::vector<Tokenizer> tokenizers;
};

// Of calls that cannot fail.
UErrorCode& ignored() {
  static UErrorCode status;
  return status = U_ZERO_ERROR;
}

std::string escape(UChar32 c) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "\\U%08X", static_cast<unsigned>(c));
  return buffer;
}

const icu::Normalizer2& nfd() { return *icu::Normalizer2::getNFDInstance(ignored()); }

std::string in_either_case(UChar32 letter) {
  return '[' + escape(letter) + escape(u_toupper(letter)) + "] ";
}

// An ASCII letter of either case with any marks, which it may be composed with: what ends a match
// has to, or a mark would shorten it in one normal form only.
std::string with_marks(UChar32 letter) {
  std::string out = "[";
  for (UChar32 c = 0; c < 0x2000; ++c) {  // all Latin letters that decompose
    const icu::UnicodeString parts = nfd().normalize(icu::UnicodeString(c), ignored());
    if (u_tolower(parts.char32At(0)) == letter) out += escape(c);
  }
  return out + "] [:M:]* ";
}

std::string exactly(const icu::UnicodeString& text) {
  std::string out;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    out += escape(text.char32At(i)) + ' ';
  }
  return out;
}

// Both normal forms of a text.
std::string in_either_form(const icu::UnicodeString& text, std::string_view repeat) {
  const icu::UnicodeString parts = nfd().normalize(text, ignored());
  std::string out = exactly(text);
  out += repeat;
  if (parts == text) return out;
  out += " | " + exactly(parts);
  out += repeat;
  return out;
}

// Marks that follow an abbreviation belong to it, so its last character is not to compose with one.
std::string abbreviation(const icu::UnicodeString& text, const Row& row) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& nfc = *icu::Normalizer2::getNFCInstance(status);
  if (!nfc.hasBoundaryAfter(text.char32At(text.length() - 1))) {
    fail(row, "ends with a letter that composes with a mark");
  }
  return in_either_form(text, row[1]);
}

std::string emoticon(const icu::UnicodeString& text, const Row& row) {
  return in_either_form(text, row[1]);
}

std::string top_level_domain(const icu::UnicodeString& text, const Row& /*row*/) {
  std::string out;
  const std::int32_t last = text.length() - 1;
  for (std::int32_t i = 0; i < last; ++i) out += in_either_case(text[i]);
  return out + with_marks(text[last]);
}

using Writer = std::string (*)(const icu::UnicodeString&, const Row&);

// The texts of a file as alternatives. A second column with `+`: the last character may be
// repeated.
std::string alternatives(const fs::path& file, Writer writer) {
  std::string out;
  for (const Row& row : read_tsv(file, 3)) {
    out += out.empty() ? "(" : " | ";
    out += writer(icu::UnicodeString::fromUTF8(row[0]), row);
  }
  return out + ')';
}

Lists read_lists(const fs::path& folder) {
  return {{"Abbreviations", alternatives(folder / "abbreviations.tsv", abbreviation)},
          {"Emoticons", alternatives(folder / "emoticons.tsv", emoticon)},
          {"TopLevelDomains", alternatives(folder / "top_level_domains.tsv", top_level_domain)}};
}

Tables read_tables(const fs::path& folder) {
  Tables tables;
  tables.kinds = first_column(folder / "kinds.tsv", 2);
  const Lists lists = read_lists(folder);
  for (const Row& row : read_tsv(folder / "tokenizers.tsv", 5)) {
    const auto read = [&](const std::vector<std::string>& names) {
      std::vector<fs::path> files;
      for (const std::string& name : names) {
        if (!name.empty()) files.push_back(folder / (name + ".rbbi"));
      }
      return read_break_rules(files, lists, tables.kinds);
    };
    Tokenizer tokenizer{row[0], read({row[0], row[2]}), read({row[1]}), {}, row[3]};
    if (!row[2].empty()) tokenizer.inner = read({row[0]});
    if (row[3].find_first_not_of("0123456789") != std::string::npos) fail(row, "not a number");
    tables.tokenizers.push_back(std::move(tokenizer));
  }
  return tables;
}

// The flags of a state, as src/compile/word_break.h has them.
std::uint64_t flags_of(const State& state, const fs::path& what) {
  const std::uint64_t accepts = state.accepts || state.ends != 0 ? 1 + state.kind : 0;
  if (accepts > 31 || state.marks > 7 || state.ends > 3) {
    Row row;
    row.file = what.string();
    fail(row, "more kinds, or rules with a context, than a state has room for");
  }
  const std::uint64_t plain = state.accepts ? 256 : 0;
  const bool leads_on =
      std::any_of(state.next.begin(), state.next.end(), [](std::size_t next) { return next != 0; });
  return accepts | state.marks << 5 | plain | std::uint64_t{state.ends} << 9 |
         (leads_on ? 0 : std::uint64_t{1} << 11);
}

// Whether a token never holds SPACE, TAB, LF or CR, or looks over it: so that what stands between
// two of them can be cut on its own.
bool is_separated(const Automaton& automaton, const Classes& classes) {
  std::vector<bool> white(classes.count);
  for (const char c : {' ', '\t', '\n', '\r'})
    white[classes.of[static_cast<unsigned char>(c)]] = true;
  // States, and whether what is read began with white space.
  std::vector<std::pair<std::size_t, bool>> open = {{1, false}};
  std::set<std::pair<std::size_t, bool>> known;
  while (!open.empty()) {
    const auto [at, after_white] = open.back();
    open.pop_back();
    const State& state = automaton[at];
    if (after_white && state.accepts && state.kind != 0) return false;
    for (std::size_t c = 0; c < classes.count; ++c) {
      const std::size_t next = state.next[c];
      if (next == 0) continue;
      const bool is_token = at != 1 && !after_white;
      if (is_token && white[c] && automaton[next].ends == 0) return false;
      const std::pair<std::size_t, bool> to{next, at == 1 ? white[c] : after_white};
      if (known.insert(to).second) open.push_back(to);
    }
  }
  return true;
}

// Writes the arrays of a tokenizer, and returns its row.
std::string emit_tokenizer(const Tokenizer& tokenizer, const std::string& number,
                           std::ostream& out) {
  const bool has_kinds = !tokenizer.kinds.rules.empty();
  const bool has_inner = !tokenizer.inner.rules.empty();
  const Classes classes =
      make_classes({&tokenizer.rules.sets, &tokenizer.kinds.sets, &tokenizer.inner.sets});
  const auto compiled = [&](const BreakRules& rules) {
    Automaton automaton = compile(rules, classes);
    return has_kinds ? with_kinds(automaton, compile(tokenizer.kinds, classes)) : automaton;
  };
  Automaton automaton = compiled(tokenizer.rules);
  if (has_inner) automaton = joined(automaton, compiled(tokenizer.inner));
  automaton = minimized(automaton, has_inner ? 2 : 1);

  Row row;
  row.file = tokenizer.name;
  if (classes.count > 255 || automaton.size() > 65535) fail(row, "too many classes or states");
  std::vector<std::uint64_t> flags;
  std::vector<std::uint64_t> next;
  for (const State& state : automaton) {
    flags.push_back(flags_of(state, tokenizer.name));
    next.insert(next.end(), state.next.begin(), state.next.end());
  }
  emit_trie(out, "std::uint8_t", "kClass" + number, classes.of);
  emit_array(out, "std::uint16_t", "kFlags" + number, flags);
  emit_array(out, "std::uint16_t", "kNext" + number, next);
  const bool can_be_cut =
      !has_inner && tokenizer.max_units.empty() && is_separated(automaton, classes);
  return "    {" + literal(tokenizer.name) + ", {kClass" + number + "_index, kClass" + number +
         "_pages}, " + std::to_string(classes.count) + ", kFlags" + number + ", kNext" + number +
         ", " + (tokenizer.max_units.empty() ? "WordBreakTable::kNoLimit" : tokenizer.max_units) +
         ", " + (has_inner ? "2" : "1") + ", " + (can_be_cut ? "true" : "false") + "},\n";
}

}  // namespace

void generate_tokens(const fs::path& data, std::ostream& out) {
  const Tables tables = read_tables(data / "tokens");
  emit_banner(out, "Word-break classes and states, from data/tokens/.");
  std::string rows;
  for (std::size_t t = 0; t < tables.tokenizers.size(); ++t) {
    rows += emit_tokenizer(tables.tokenizers[t], std::to_string(t), out);
  }
  out << "constexpr WordBreakTable kTables[] = {\n" << rows << "};\n";
}

void generate_reference_rules(const fs::path& data, std::ostream& out) {
  const Tables tables = read_tables(data / "tokens");
  emit_banner(out, "Rules for RuleBasedBreakIterator, from data/tokens/*.rbbi.");
  const auto emit = [&out](const BreakRules& rules) {
    for (std::string_view text = rules.source; !text.empty();) {
      const std::size_t end = text.find('\n') + 1;
      if (end > 1) out << "     " << literal(text.substr(0, end)) << '\n';
      text.remove_prefix(end);
    }
    if (rules.source.empty()) out << "     \"\"\n";
    out << "     ,\n";
  };
  out << "constexpr Rules kRules[] = {\n";
  for (const Tokenizer& tokenizer : tables.tokenizers) {
    out << "    {// " << tokenizer.name << '\n';
    emit(tokenizer.rules);
    emit(tokenizer.kinds);
    emit(tokenizer.inner);
    bool looks_ahead = false;
    for (const BreakRules* rules : {&tokenizer.rules, &tokenizer.inner}) {
      for (const BreakRule& rule : rules->rules) looks_ahead = looks_ahead || rule.has_context;
    }
    out << "     " << (looks_ahead ? "true" : "false") << ", "
        << (tokenizer.max_units.empty() ? "0" : tokenizer.max_units) << "},\n";
  }
  out << "};\n";
}

void generate_token_kinds(const fs::path& data, std::ostream& out) {
  emit_banner(out, "The enumerators of TokenKind, from data/tokens/kinds.tsv.");
  for (const Row& row : read_tsv(data / "tokens" / "kinds.tsv", 2)) {
    out << row[0] << ",  // " << row[1] << '\n';
  }
}

void generate_token_kind_names(const fs::path& data, std::ostream& out) {
  emit_banner(out, "The names of TokenKind, from data/tokens/kinds.tsv.");
  out << "constexpr Kind kKinds[] = {\n";
  for (const Row& row : read_tsv(data / "tokens" / "kinds.tsv", 2)) {
    out << "    {" << literal(row[0]) << ", " << literal(row[1]) << "},\n";
  }
  out << "};\n";
}

}  // namespace naqi::generate
