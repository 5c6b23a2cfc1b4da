#include "tokens.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

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
};

struct Tables {
  std::vector<std::string> kinds;
  std::vector<Tokenizer> tokenizers;
};

// Letters and other code points as escapes; of ASCII letters either case, if asked for.
std::string escaped(std::string_view utf8, bool any_case) {
  std::string out;
  char buffer[16];
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())));
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    std::snprintf(buffer, sizeof buffer, "\\U%08X", static_cast<unsigned>(c));
    const bool letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
    if (any_case && letter) {
      const char lower = static_cast<char>(c | 0x20);
      out += std::string("[") + lower + static_cast<char>(lower - 0x20) + ']';
    } else {
      out += buffer;
    }
    out += ' ';
  }
  return out;
}

// The texts of a file as alternatives. A third column with `+`: the last character may be repeated.
std::string alternatives(const fs::path& file, bool any_case) {
  std::string out;
  for (const Row& row : read_tsv(file, 3)) {
    out += out.empty() ? "(" : " | ";
    out += escaped(row[0], any_case);
    if (row[1] == "+") out += '+';
  }
  return out + ')';
}

Lists read_lists(const fs::path& folder) {
  return {{"Abbreviations", alternatives(folder / "abbreviations.tsv", false)},
          {"Emoticons", alternatives(folder / "emoticons.tsv", false)},
          {"TopLevelDomains", alternatives(folder / "top_level_domains.tsv", true)}};
}

Tables read_tables(const fs::path& folder) {
  Tables tables;
  tables.kinds = first_column(folder / "kinds.tsv", 2);
  const Lists lists = read_lists(folder);
  for (const Row& row : read_tsv(folder / "tokenizers.tsv", 3)) {
    Tokenizer tokenizer{row[0], {}, {}};
    tokenizer.rules = read_break_rules(folder / (row[0] + ".rbbi"), lists, tables.kinds);
    if (!row[1].empty()) {
      tokenizer.kinds = read_break_rules(folder / (row[1] + ".rbbi"), lists, tables.kinds);
    }
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
  const Classes classes = make_classes({&tokenizer.rules.sets, &tokenizer.kinds.sets});
  Automaton automaton = compile(tokenizer.rules, classes);
  if (has_kinds) automaton = with_kinds(automaton, compile(tokenizer.kinds, classes));
  automaton = minimized(automaton);

  Row row;
  row.file = tokenizer.name;
  if (classes.count > 255 || automaton.size() > 65535) fail(row, "too many classes or states");
  std::vector<std::uint64_t> flags;
  std::vector<std::uint64_t> next;
  for (const State& state : automaton) {
    if (state.ends != 0 && state.accepts) fail(row, "a match and the end of a context in one");
    flags.push_back(flags_of(state, tokenizer.name));
    next.insert(next.end(), state.next.begin(), state.next.end());
  }
  emit_trie(out, "std::uint8_t", "kClass" + number, classes.of);
  emit_array(out, "std::uint16_t", "kFlags" + number, flags);
  emit_array(out, "std::uint16_t", "kNext" + number, next);
  return "    {" + literal(tokenizer.name) + ", {kClass" + number + "_index, kClass" + number +
         "_pages}, " + std::to_string(classes.count) + ", kFlags" + number + ", kNext" + number +
         (is_separated(automaton, classes) ? ", true},\n" : ", false},\n");
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
    bool looks_ahead = false;
    for (const BreakRule& rule : tokenizer.rules.rules) {
      looks_ahead = looks_ahead || rule.has_context;
    }
    out << "     " << (looks_ahead ? "true" : "false") << "},\n";
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
  out << "constexpr TokenKindRow kKinds[] = {\n";
  for (const Row& row : read_tsv(data / "tokens" / "kinds.tsv", 2)) {
    out << "    {" << literal(row[0]) << ", " << literal(row[1]) << "},\n";
  }
  out << "};\n";
}

}  // namespace naqi::generate
