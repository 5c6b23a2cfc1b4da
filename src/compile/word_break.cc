#include "compile/word_break.h"

#include <map>
#include <utility>
#include <vector>

namespace naqi::compile {
namespace {

#include "compile/word_break.inc"

constexpr std::string_view name_of(BreakAction action) {
  switch (action) {
    case BreakAction::join:
      return "join";
    case BreakAction::hold:
      return "hold";
    case BreakAction::end:
      return "end";
    case BreakAction::end_held:
      return "end_held";
    case BreakAction::end_both:
      return "end_both";
  }
  return "";
}

void dump_classes(const WordBreakTable& table, std::string& out) {
  std::vector<std::size_t> sizes(table.class_names.size());
  for (char32_t c = 0; c < unicode::kCodePointLimit; ++c) ++sizes[table.classes[c]];
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    out += "class " + std::string(table.class_names[i]) + ' ' + std::to_string(sizes[i]) + '\n';
  }
}

// One line for each action and next state: the classes that take it.
void dump_transitions(const WordBreakTable& table, std::uint8_t state, std::string& out) {
  std::map<std::pair<BreakAction, std::uint8_t>, std::string> lines;
  for (std::size_t i = 0; i < table.class_names.size(); ++i) {
    const Transition to = table.next(state, static_cast<std::uint8_t>(i));
    if (to.action == BreakAction::end || to.action == BreakAction::end_both) continue;
    lines[{to.action, to.state}] += ' ' + std::string(table.class_names[i]);
  }
  for (const auto& [to, classes] : lines) {
    out += "  " + std::string(name_of(to.first)) + ' ';
    out += std::string(table.states[to.second].name) + ':' + classes + '\n';
  }
}

}  // namespace

const WordBreakTable& word_break_table(std::size_t tokenizer) { return kTables[tokenizer]; }

std::string dump(const WordBreakTable& table) {
  std::string out = "tokenizer " + std::string(table.tokenizer) + '\n';
  dump_classes(table, out);
  for (std::size_t s = 0; s < table.states.size(); ++s) {
    const WordState& state = table.states[s];
    out += "state " + std::string(state.name);
    if (state.kind) out += ' ' + std::string(to_string(*state.kind));
    if (state.tail != 0) out += " tail " + std::string(table.states[state.tail].name);
    out += '\n';
    dump_transitions(table, static_cast<std::uint8_t>(s), out);
  }
  return out;
}

}  // namespace naqi::compile
