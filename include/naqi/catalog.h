// Catalog: the steps, presets, rules, tokenizers and kinds of tokens, read-only.
//
// Command line, documents and tests enumerate these lists instead of naming things themselves.
// All are generated from data/*.tsv; views point to static storage.
#ifndef NAQI_CATALOG_H_
#define NAQI_CATALOG_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace naqi {

/// One row of data/steps.tsv. A group stands for its members: leaf steps of the same verb.
struct Step {
  std::string_view verb;
  std::string_view name;
  std::span<const std::uint8_t> members;  // indices into steps(); empty for a leaf
  std::string_view aliases;               // comma separated, or empty
  std::string_view help;
  std::string_view reference;    // clause of a standard, or the peer whose rule it is
  std::string_view example_in;   // UTF-8; empty where there is no example
  std::string_view example_out;  // what the step alone makes of example_in
  bool lossless;                 // what was there can be told from what is left, or looks the same
  std::string_view peers;        // which peers do the same, or nearly; empty if none is known
};

/// One row of data/presets.tsv.
struct Preset {
  std::string_view name;
  std::string_view spec;  // as written, may begin with another preset
  std::string_view help;
};

/// Where a rule holds: everywhere, or under the row of conditions() before it by one.
enum class When : std::uint8_t {
  always,
  bare_tatweel,
  stray_joiner,
  stray_selector,
  tanween_seat,
  joined,
  stray_nonjoiner,
  between_digits,
  not_between_digits,
};

/// One row of data/conditions.tsv.
struct Condition {
  std::string_view name;
  bool evidence;          // read in the composed text before anything is deleted; otherwise after
                          // strip and fold
  std::string_view help;  // completes "where it ..."
  std::string_view reference;
};

/// One code point that a step deletes or replaces: a row of data/rules/, ranges written out.
struct Rule {
  char32_t from;
  std::uint8_t step;  // index into steps()
  When when;
  std::u32string_view to;  // empty: delete
  std::string_view name;   // Unicode name of `from`
};

/// One row of data/tokens/tokenizers.tsv.
struct Tokenizer {
  std::string_view name;
  std::string_view help;
};

/// One row of data/tokens/kinds.tsv; its index is a TokenKind (token.h).
struct Kind {
  std::string_view name;
  std::string_view help;
};

[[nodiscard]] std::span<const Step> steps();            // canonical order
[[nodiscard]] std::span<const Preset> presets();        // as in the table
[[nodiscard]] std::span<const Condition> conditions();  // in the order of When, without `always`
[[nodiscard]] std::span<const Rule> rules();            // by step, then by code point
[[nodiscard]] std::span<const Tokenizer> tokenizers();  // the first is the default
[[nodiscard]] std::span<const Kind> kinds();            // of tokens, in the order of TokenKind

/// The condition that a rule holds under; null if it holds everywhere.
[[nodiscard]] const Condition* condition_of(const Rule& rule);

[[nodiscard]] std::string_view version();          // of this library, "0.1.0"
[[nodiscard]] std::string_view unicode_version();  // of the tables, "15.0"
[[nodiscard]] std::uint32_t table_version();       // raised when a row changes what a spec means

}  // namespace naqi

#endif  // NAQI_CATALOG_H_
