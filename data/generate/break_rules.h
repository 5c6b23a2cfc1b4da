// Reading *.rbbi files: the part of the syntax of ICU's RuleBasedBreakIterator that the files of
// data/tokens/ use, as expressions for automaton.h to compile. ICU reads the same files in the
// reference (src/tokens/reference_breaker.cc), so both compile one text, each in its own way.
//
// What is known: `!!chain`, `!!quoted_literals_only`, comments, `$Name = expression ;`, rules
// `^ expression / expression {kind} ;`, and in expressions ( ) | * + ? . [set] $Name \uXXXX
// \UXXXXXXXX \c. A kind is a name from kinds.tsv where ICU wants its number.
#ifndef NAQI_DATA_GENERATE_BREAK_RULES_H_
#define NAQI_DATA_GENERATE_BREAK_RULES_H_

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <unicode/uniset.h>

#include "tsv.h"

namespace naqi::generate {

/// An expression over sets of code points.
struct Expression {
  enum class Op { set, sequence, alternative, star, plus, optional };
  Op op = Op::sequence;  // without parts: the empty text
  std::size_t set = 0;   // into BreakRules::sets
  std::vector<Expression> parts;
};

struct BreakRule {
  Expression body;
  Expression context;  // after `/`: what has to follow
  bool has_context = false;
  bool chains_in = true;  // false: begins with `^`
  unsigned kind = 0;      // from 1, a row of kinds.tsv; 0 if none is said
  Row where;
};

struct BreakRules {
  bool chain = false;
  std::vector<icu::UnicodeSet> sets;
  std::vector<BreakRule> rules;
  std::string source;  // what ICU reads: without comments, kinds as numbers
};

/// Names that the rules may use beside their own: the lists of data/tokens/, as `(\u0061 |
/// \u0062)`.
using Lists = std::map<std::string, std::string>;

/// Reads files, each with what those before it have named. Ends the program at the first mistake.
BreakRules read_break_rules(const std::vector<std::filesystem::path>& files, const Lists& lists,
                            const std::vector<std::string>& kinds);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_BREAK_RULES_H_
