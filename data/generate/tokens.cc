#include "tokens.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include "emit.h"
#include "tsv.h"

namespace naqi::generate {
namespace {

const std::string kAfterZwj = "+zwj";

// What src/compile/word_break.h reads: its BreakAction by number, rows of 64 classes.
enum Action : std::uint64_t { join, hold, end, end_held, end_both };
constexpr std::size_t kRowSize = 64;

struct Class {
  Row row;
  icu::UnicodeSet set;
  std::vector<std::size_t> behaves_as;  // by tokenizer: the class whose transitions it takes
  [[nodiscard]] const std::string& name() const { return row[0]; }
};

struct State {
  Row row;
  std::string name;
  std::string tail;  // empty unless the state holds
  bool reachable = false;
  [[nodiscard]] const std::string& base() const { return row[0]; }  // the name without +zwj
};

struct Transition {
  Row row;
  bool used = false;
  [[nodiscard]] const std::string& action() const { return row[3]; }
  [[nodiscard]] const std::string& to() const { return row[4]; }
};

struct Cell {
  Action action;
  std::size_t state;
};

// The tables as they are written. Indices of states include those that nothing reaches.
struct Tables {
  std::vector<std::string> tokenizers;
  std::vector<Class> classes;
  std::vector<State> states;
  std::vector<Transition> transitions;
  std::map<std::string, std::size_t> class_by_name;
  std::map<std::string, std::size_t> state_by_name;
  // By tokenizer or `*`, state or `*`, class.
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> transition_by_key;
};

std::size_t index_of(const std::map<std::string, std::size_t>& names, const Row& row,
                     const std::string& what, const std::string& name) {
  const auto found = names.find(name);
  if (found == names.end()) fail(row, "unknown " + what + " '" + name + "'");
  return found->second;
}

std::vector<std::string> read_tokenizers(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const Row& row : read_tsv(folder / "tokenizers.tsv", 2)) names.push_back(row[0]);
  return names;
}

void read_classes(const std::filesystem::path& file, Tables& tables) {
  const std::vector<Row> rows = read_tsv(file, 4 + tables.tokenizers.size());
  icu::UnicodeSet taken;
  for (const Row& row : rows) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeSet set(icu::UnicodeString::fromUTF8(row[1]), status);
    if (U_FAILURE(status)) fail(row, "not a UnicodeSet: " + row[1]);
    set.removeAll(taken);
    if (set.isEmpty()) fail(row, "the rows above leave no code point for " + row[0]);
    taken.addAll(set);
    if (!tables.class_by_name.emplace(row[0], tables.classes.size()).second) {
      fail(row, "a second class " + row[0]);
    }
    tables.classes.push_back({row, set, {}});
  }
  if (taken.size() != static_cast<std::int32_t>(kCodePoints)) {
    fail(rows.back(), "some code points are in no class");
  }
  if (rows.size() > kRowSize) fail(rows.back(), "too many classes");
  for (Class& each : tables.classes) {
    for (std::size_t t = 0; t < tables.tokenizers.size(); ++t) {
      const std::string& cell = each.row[3 + t];
      const std::string& name = cell.empty() ? each.name() : cell;
      each.behaves_as.push_back(index_of(tables.class_by_name, each.row, "class", name));
      const Class& other = tables.classes[each.behaves_as.back()];
      if (other.row[2].empty()) fail(each.row, "no state begins with class " + other.name());
    }
  }
}

// The states of the file, then each of them but the first once more, directly after ZWJ.
void read_states(const std::filesystem::path& file, Tables& tables) {
  for (const Row& row : read_tsv(file, 4)) tables.states.push_back({row, row[0], row[2]});
  const std::size_t named = tables.states.size();
  for (std::size_t s = 1; s < named; ++s) {
    State state = tables.states[s];
    state.name += kAfterZwj;
    if (!state.tail.empty()) state.tail += kAfterZwj;
    tables.states.push_back(state);
  }
  for (std::size_t s = 0; s < tables.states.size(); ++s) {
    const State& state = tables.states[s];
    if (!tables.state_by_name.emplace(state.name, s).second) {
      fail(state.row, "a second state " + state.name);
    }
  }
  for (const State& state : tables.states) {
    if (state.tail.empty()) continue;
    const State& tail =
        tables.states[index_of(tables.state_by_name, state.row, "state", state.tail)];
    if (!tail.tail.empty()) fail(state.row, "the tail of a state cannot hold");
  }
  for (const Class& each : tables.classes) {
    if (!each.row[2].empty()) index_of(tables.state_by_name, each.row, "state", each.row[2]);
  }
}

void check_transition(const Tables& tables, const Row& row) {
  const auto& known = tables.tokenizers;
  if (row[0] != "*" && std::find(known.begin(), known.end(), row[0]) == known.end()) {
    fail(row, "unknown tokenizer " + row[0]);
  }
  const bool joins = row[3] == "join" || row[3] == "hold";
  if (!joins && row[3] != "break") fail(row, "unknown action '" + row[3] + "'");
  if (joins == row[4].empty()) fail(row, "a state is missing, or one too many");
  if (!joins || row[4] == "=" || row[4] == "=" + kAfterZwj) return;
  const std::size_t to = index_of(tables.state_by_name, row, "state", row[4]);
  if (row[3] == "hold" && tables.states[to].tail.empty()) fail(row, row[4] + " does not hold");
}

void read_transitions(const std::filesystem::path& file, Tables& tables) {
  for (const Row& row : read_tsv(file, 6)) {
    check_transition(tables, row);
    for (const std::string& from : split(row[1], ',')) {
      if (from != "*") index_of(tables.state_by_name, row, "state", from);
      for (const std::string& name : split(row[2], ',')) {
        index_of(tables.class_by_name, row, "class", name);
        if (!tables.transition_by_key
                 .emplace(std::tuple(row[0], from, name), tables.transitions.size())
                 .second) {
          fail(row, "a second row for " + from + " and " + name);
        }
        tables.transitions.push_back({row});
      }
    }
  }
}

// The row for a state and a class: the state's own, else that of the state without ZWJ, else the
// one for all states; at each step the tokenizer's own before that for all.
Transition* find(Tables& tables, std::size_t tokenizer, const State& from,
                 const std::string& name) {
  for (const std::string& state : {from.name, from.base(), std::string("*")}) {
    for (const std::string& scope : {tables.tokenizers[tokenizer], std::string("*")}) {
      const auto found = tables.transition_by_key.find(std::tuple(scope, state, name));
      if (found != tables.transition_by_key.end()) return &tables.transitions[found->second];
    }
  }
  return nullptr;
}

Cell cell(Tables& tables, std::size_t tokenizer, std::size_t from, const Class& behaviour) {
  const State& state = tables.states[from];
  const std::size_t begins = tables.state_by_name.at(behaviour.row[2]);
  if (from == 0) return {join, begins};
  Transition* const row = find(tables, tokenizer, state, behaviour.name());
  if (row != nullptr && state.reachable) row->used = true;
  if (row != nullptr && row->action() != "break") {
    std::string to = row->to();
    if (to[0] == '=') to = state.base() + to.substr(1);
    const std::size_t next = tables.state_by_name.at(to);
    // There is one hold at a time.
    const bool held = !state.tail.empty() && !tables.states[next].tail.empty();
    if (held && tables.states[next].base() != state.base()) fail(row->row, "already holding");
    return {row->action() == "hold" ? hold : join, next};
  }
  if (state.tail.empty()) return {end, begins};
  const Cell tail = cell(tables, tokenizer, tables.state_by_name.at(state.tail), behaviour);
  if (tail.action == hold) fail(state.row, "the tail of a state cannot hold");
  return {tail.action == join ? end_held : end_both, tail.state};
}

// Marks what some tokenizer reaches, and checks that each state and row of the files is of use.
void find_reachable(Tables& tables) {
  std::vector<std::size_t> open = {0};
  tables.states[0].reachable = true;
  while (!open.empty()) {
    const std::size_t from = open.back();
    open.pop_back();
    const auto visit = [&](std::size_t to) {
      if (!tables.states[to].reachable) open.push_back(to);
      tables.states[to].reachable = true;
    };
    if (!tables.states[from].tail.empty()) visit(tables.state_by_name.at(tables.states[from].tail));
    for (std::size_t t = 0; t < tables.tokenizers.size(); ++t) {
      for (const Class& each : tables.classes) {
        visit(cell(tables, t, from, tables.classes[each.behaves_as[t]]).state);
      }
    }
  }
  for (const State& state : tables.states) {
    if (!state.reachable && state.name == state.base()) fail(state.row, "nothing leads there");
  }
  for (const auto& [key, index] : tables.transition_by_key) {
    const auto& [scope, state, name] = key;
    if (!tables.transitions[index].used) {
      fail(tables.transitions[index].row, "of no use: " + state + ", " + name);
    }
  }
}

std::string kind_literal(const State& state) {
  const std::string& kind = state.row[1];
  if (kind.empty()) return "std::nullopt";
  constexpr std::string_view kKinds[] = {"word", "number", "punctuation", "symbol", "emoji"};
  if (std::find(std::begin(kKinds), std::end(kKinds), kind) == std::end(kKinds)) {
    fail(state.row, "unknown kind '" + kind + "'");
  }
  return "TokenKind::" + kind;
}

void emit_classes(const Tables& tables, std::ostream& out) {
  std::vector<std::uint64_t> class_of(kCodePoints);
  out << "constexpr std::string_view kClassNames[] = {\n";
  for (std::size_t i = 0; i < tables.classes.size(); ++i) {
    const Class& each = tables.classes[i];
    out << "    " << literal(each.name()) << ",\n";
    for (std::int32_t r = 0; r < each.set.getRangeCount(); ++r) {
      const auto first = class_of.begin() + each.set.getRangeStart(r);
      std::fill(first, class_of.begin() + each.set.getRangeEnd(r) + 1, i);
    }
  }
  out << "};\n\n";
  emit_trie(out, "std::uint8_t", "kClass", class_of);
}

}  // namespace

void generate_tokens(const std::filesystem::path& data, std::ostream& out) {
  const std::filesystem::path folder = data / "tokens";
  Tables tables;
  tables.tokenizers = read_tokenizers(folder);
  read_classes(folder / "classes.tsv", tables);
  read_states(folder / "states.tsv", tables);
  read_transitions(folder / "transitions.tsv", tables);
  find_reachable(tables);

  std::vector<std::size_t> number(tables.states.size());  // of the reachable states
  std::size_t states = 0;
  for (std::size_t s = 0; s < number.size(); ++s) {
    if (tables.states[s].reachable) number[s] = states++;
  }
  emit_banner(out, "Word-break classes, states and transitions, from data/tokens/.");
  emit_classes(tables, out);
  out << "constexpr WordState kStates[] = {\n";
  for (const State& state : tables.states) {
    if (!state.reachable) continue;
    const std::size_t tail = state.tail.empty() ? 0 : number[tables.state_by_name.at(state.tail)];
    out << "    {" << literal(state.name) << ", " << kind_literal(state) << ", " << tail << "},\n";
  }
  out << "};\n\n";
  for (std::size_t t = 0; t < tables.tokenizers.size(); ++t) {
    std::vector<std::uint64_t> rows(states * kRowSize);
    for (std::size_t s = 0; s < number.size(); ++s) {
      if (!tables.states[s].reachable) continue;
      for (std::size_t c = 0; c < tables.classes.size(); ++c) {
        const Class& behaviour = tables.classes[tables.classes[c].behaves_as[t]];
        const Cell to = cell(tables, t, s, behaviour);
        rows[number[s] * kRowSize + c] = (to.action << 8) | number[to.state];
      }
    }
    emit_array(out, "std::uint16_t", "kTransitions" + std::to_string(t), rows);
  }
  out << "constexpr WordBreakTable kTables[] = {\n";
  for (std::size_t t = 0; t < tables.tokenizers.size(); ++t) {
    out << "    {" << literal(tables.tokenizers[t])
        << ", {kClass_index, kClass_pages}, kClassNames, "
        << "kStates, kTransitions" << t << "},\n";
  }
  out << "};\n";
}

void generate_reference_rules(const std::filesystem::path& data, std::ostream& out) {
  emit_banner(out, "Rules for RuleBasedBreakIterator, from data/tokens/*.rbbi.");
  out << "constexpr std::string_view kRules[] = {\n";
  for (const std::string& tokenizer : read_tokenizers(data / "tokens")) {
    Row row;
    row.file = (data / "tokens" / (tokenizer + ".rbbi")).string();
    std::ifstream in(row.file);
    if (!in) fail(row, "cannot be read");
    out << "    // " << tokenizer << "\n";
    for (std::string line; std::getline(in, line);) {
      if (!line.empty() && line[0] != '#') out << "    " << literal(line + "\n") << "\n";
    }
    out << "    ,\n";
  }
  out << "};\n";
}

}  // namespace naqi::generate
