// Compiling break rules (break_rules.h) into a deterministic automaton that finds the longest match
// of any rule: positions and what can follow them (Glushkov 1961), sets of positions as states
// (Rabin and Scott 1959), then the fewest states (Moore 1956). What `!!chain`, `^` and `/` mean is
// as in ICU's documentation of break rules.
#ifndef NAQI_DATA_GENERATE_AUTOMATON_H_
#define NAQI_DATA_GENERATE_AUTOMATON_H_

#include <cstdint>
#include <vector>

#include "break_rules.h"

namespace naqi::generate {

/// The code points of every class are alike for every set of the rules.
struct Classes {
  std::vector<std::uint64_t> of;  // by code point
  std::size_t count = 0;
};

/// The coarsest classes for these sets.
Classes make_classes(const std::vector<const std::vector<icu::UnicodeSet>*>& sets);

struct State {
  std::vector<std::size_t> next;  // by class; 0 is a state that nothing leads out of
  bool accepts = false;           // the text so far is a match
  unsigned kind = 0;              // of the match: the highest that any of its rules says
  std::uint64_t marks = 0;        // bit i: the body of the i-th rule with a context ends here
  unsigned ends = 0;              // not 0: the context of rule `ends - 1` of those ends here
};

/// State 0 is dead, state 1 the start.
using Automaton = std::vector<State>;

Automaton compile(const BreakRules& rules, const Classes& classes);

/// Goes through both at once: accepts what `segments` does, and says the kind that `kinds`, which
/// has to match all of it, says.
Automaton with_kinds(const Automaton& segments, const Automaton& kinds);

/// Both in one: the start of `second` is state 2.
Automaton joined(const Automaton& first, const Automaton& second);

/// With the fewest states; the same numbers for the dead state and the `starts` after it.
Automaton minimized(const Automaton& automaton, std::size_t starts);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_AUTOMATON_H_
