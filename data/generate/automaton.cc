#include "automaton.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace naqi::generate {
namespace {

using Op = Expression::Op;
using Places = std::vector<std::size_t>;  // sorted, without duplicates

void add(Places& to, const Places& from) {
  Places both;
  std::set_union(to.begin(), to.end(), from.begin(), from.end(), std::back_inserter(both));
  to = std::move(both);
}

/// A place in a rule: what may stand there, and which places may come next.
struct Position {
  enum class What { classes, slash, end };
  What what = What::classes;
  std::vector<bool> classes;  // that it takes
  unsigned kind = 0;          // of an end
  unsigned context = 0;       // of a slash, and of the end of a rule that has one: from 1
  Places next;
};

/// Of a part of a rule: whether it may be empty, where it may begin and end.
struct Ends {
  bool empty = false;
  Places first;
  Places last;
};

class Positions {
 public:
  Positions(const BreakRules& rules, const Classes& classes) : rules_(rules), classes_(classes) {
    std::vector<Ends> all;
    unsigned contexts = 0;
    for (const BreakRule& rule : rules.rules) all.push_back(enter_rule(rule, contexts));
    for (const Ends& rule : all) add(start_, rule.first);
    if (rules.chain) chain(all);
  }

  [[nodiscard]] const Places& start() const { return start_; }
  [[nodiscard]] const Position& operator[](std::size_t i) const { return positions_[i]; }

 private:
  Ends enter_rule(const BreakRule& rule, unsigned& contexts) {
    Ends ends = enter(rule.body);
    Position end;
    end.what = Position::What::end;
    end.kind = rule.kind;
    if (rule.has_context) {
      end.context = ++contexts;
      Position slash;
      slash.what = Position::What::slash;
      slash.context = contexts;
      const std::size_t at = make(std::move(slash));
      ends = in_sequence(in_sequence(ends, {true, {at}, {at}}), enter(rule.context));
    }
    const std::size_t at = make(std::move(end));
    if (ends.empty) fail(rule.where, "a rule that matches nothing");
    ends_.push_back(at);
    return in_sequence(ends, {false, {at}, {at}});
  }

  // Where a rule can end and another begin with the same class, the other goes on from there.
  void chain(const std::vector<Ends>& rules) {
    Places begins;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (rules_.rules[i].chains_in) add(begins, rules[i].first);
    }
    const auto ends_rule = [this](const Position& p) {
      return std::any_of(p.next.begin(), p.next.end(), [this](std::size_t next) {
        return positions_[next].what == Position::What::end;
      });
    };
    std::vector<std::pair<std::size_t, Places>> added;
    for (std::size_t i = 0; i < positions_.size(); ++i) {
      if (positions_[i].what != Position::What::classes || !ends_rule(positions_[i])) continue;
      Places more;
      for (const std::size_t begin : begins) {
        if (positions_[begin].classes == positions_[i].classes) add(more, positions_[begin].next);
      }
      added.emplace_back(i, more);
    }
    for (const auto& [at, more] : added) add(positions_[at].next, more);
  }

  Ends enter(const Expression& e) {
    if (e.op == Op::set) return enter_set(rules_.sets[e.set]);
    if (e.op == Op::alternative) {
      Ends out;
      for (const Expression& part : e.parts) {
        const Ends ends = enter(part);
        out.empty = out.empty || ends.empty;
        add(out.first, ends.first);
        add(out.last, ends.last);
      }
      return out;
    }
    if (e.op == Op::sequence) {
      Ends out{true, {}, {}};
      for (const Expression& part : e.parts) out = in_sequence(out, enter(part));
      return out;
    }
    Ends out = enter(e.parts[0]);
    if (e.op != Op::optional) {
      for (const std::size_t last : out.last) add(positions_[last].next, out.first);
    }
    out.empty = out.empty || e.op != Op::plus;
    return out;
  }

  // Chained rules meet in one class, so there a position takes one.
  Ends enter_set(const icu::UnicodeSet& set) {
    std::vector<bool> taken(classes_.count);
    for (std::int32_t r = 0; r < set.getRangeCount(); ++r) {
      for (UChar32 c = set.getRangeStart(r); c <= set.getRangeEnd(r); ++c) {
        taken[classes_.of[static_cast<std::size_t>(c)]] = true;
      }
    }
    Places all;
    if (!rules_.chain) {
      Position position;
      position.classes = taken;
      all.push_back(make(std::move(position)));
    } else {
      for (std::size_t c = 0; c < taken.size(); ++c) {
        if (!taken[c]) continue;
        Position position;
        position.classes.resize(classes_.count);
        position.classes[c] = true;
        all.push_back(make(std::move(position)));
      }
    }
    return {false, all, all};
  }

  Ends in_sequence(const Ends& a, const Ends& b) {
    for (const std::size_t last : a.last) add(positions_[last].next, b.first);
    Ends out{a.empty && b.empty, a.first, b.last};
    if (a.empty) add(out.first, b.first);
    if (b.empty) add(out.last, a.last);
    return out;
  }

  std::size_t make(Position position) {
    positions_.push_back(std::move(position));
    return positions_.size() - 1;
  }

  const BreakRules& rules_;
  const Classes& classes_;
  std::vector<Position> positions_;
  std::vector<std::size_t> ends_;
  Places start_;
};

State attributes(const Positions& positions, const Places& places) {
  State state;
  for (const std::size_t at : places) {
    const Position& p = positions[at];
    if (p.what == Position::What::slash) state.marks |= std::uint64_t{1} << (p.context - 1);
    if (p.what != Position::What::end) continue;
    if (p.context != 0) {
      state.ends = p.context;
    } else {
      state.accepts = true;
    }
    state.kind = std::max(state.kind, p.kind);
  }
  if (state.ends != 0) state.accepts = false;  // as ICU has it
  return state;
}

}  // namespace

Classes make_classes(const std::vector<const std::vector<icu::UnicodeSet>*>& sets) {
  Classes classes{std::vector<std::uint64_t>(0x110000), 1};
  for (const auto* group : sets) {
    for (const icu::UnicodeSet& set : *group) {
      std::map<std::uint64_t, std::uint64_t> inside;  // by class so far
      for (std::int32_t r = 0; r < set.getRangeCount(); ++r) {
        for (UChar32 c = set.getRangeStart(r); c <= set.getRangeEnd(r); ++c) {
          std::uint64_t& of = classes.of[static_cast<std::size_t>(c)];
          of = inside.emplace(of, classes.count + inside.size()).first->second;
        }
      }
      // What was all of a class leaves a gap behind: numbers are made dense again.
      std::map<std::uint64_t, std::uint64_t> dense;
      for (std::uint64_t& of : classes.of) of = dense.emplace(of, dense.size()).first->second;
      classes.count = dense.size();
    }
  }
  return classes;
}

Automaton compile(const BreakRules& rules, const Classes& classes) {
  const Positions positions(rules, classes);
  Automaton automaton(1);
  automaton[0].next.resize(classes.count);
  std::map<Places, std::size_t> known = {{Places{}, 0}};
  std::vector<Places> places = {{}};
  const auto state_of = [&](const Places& set) {
    const auto [at, fresh] = known.emplace(set, automaton.size());
    if (fresh) {
      automaton.push_back(attributes(positions, set));
      places.push_back(set);
    }
    return at->second;
  };
  state_of(positions.start());
  for (std::size_t s = 1; s < automaton.size(); ++s) {
    std::vector<std::size_t> next(classes.count);
    for (std::size_t c = 0; c < classes.count; ++c) {
      std::set<std::size_t> to;
      for (const std::size_t at : places[s]) {
        const Position& p = positions[at];
        if (p.what == Position::What::classes && p.classes[c]) {
          to.insert(p.next.begin(), p.next.end());
        }
      }
      next[c] = state_of(Places(to.begin(), to.end()));
    }
    automaton[s].next = std::move(next);
  }
  return automaton;
}

Automaton with_kinds(const Automaton& segments, const Automaton& kinds) {
  using Pair = std::pair<std::size_t, std::size_t>;
  Automaton out(1, segments[0]);
  std::map<Pair, std::size_t> known = {{{1, 1}, 1}};
  std::vector<Pair> pairs = {{0, 0}, {1, 1}};
  out.push_back(segments[1]);
  for (std::size_t s = 1; s < out.size(); ++s) {
    const auto [a, b] = pairs[s];
    out[s].kind = kinds[b].accepts ? kinds[b].kind : 0;
    for (std::size_t c = 0; c < segments[a].next.size(); ++c) {
      const std::size_t to = segments[a].next[c];
      if (to == 0) continue;
      const Pair pair{to, kinds[b].next[c]};
      const auto [at, fresh] = known.emplace(pair, out.size());
      if (fresh) {
        pairs.push_back(pair);
        out.push_back(segments[to]);
      }
      out[s].next[c] = at->second;
    }
  }
  return out;
}

Automaton joined(const Automaton& first, const Automaton& second) {
  Automaton out(first.begin(), first.begin() + 2);
  out.insert(out.end(), second.begin() + 1, second.end());
  const std::size_t moved = second.size() - 1;
  out.insert(out.end(), first.begin() + 2, first.end());
  for (std::size_t s = 1; s < out.size(); ++s) {
    const bool of_second = s >= 2 && s < 2 + moved;
    for (std::size_t& to : out[s].next) {
      if (of_second && to != 0) to += 1;
      if (!of_second && to >= 2) to += moved;
    }
  }
  return out;
}

Automaton minimized(const Automaton& automaton, std::size_t starts) {
  // States fall apart by what they say, then by where they lead, until nothing changes.
  std::vector<std::size_t> part(automaton.size());
  std::size_t count = 0;
  for (bool first = true;; first = false) {
    std::map<std::vector<std::uint64_t>, std::size_t> parts;
    std::vector<std::size_t> next(automaton.size());
    for (std::size_t s = 0; s < automaton.size(); ++s) {
      const State& state = automaton[s];
      std::vector<std::uint64_t> key = {s <= starts ? s + 1 : 0, state.accepts, state.kind,
                                        state.marks, state.ends};
      if (!first) {
        key.push_back(part[s]);
        for (const std::size_t to : state.next) key.push_back(part[to]);
      }
      next[s] = parts.emplace(std::move(key), parts.size()).first->second;
    }
    part = std::move(next);
    if (!first && parts.size() == count) break;
    count = parts.size();
  }
  Automaton out(count);
  for (std::size_t s = 0; s < automaton.size(); ++s) {
    State& state = out[part[s]];
    state = automaton[s];
    for (std::size_t& to : state.next) to = part[to];
  }
  return out;
}

}  // namespace naqi::generate
