// Pipeline: compile a spec once, then normalize and tokenize any number of texts.
//
//   auto pipeline = naqi::Pipeline::compile("search -fold:teh_marbuta");
//   if (!pipeline) return report(pipeline.error());      // message, position, suggestion
//   std::string key = pipeline->normalize(text);          // total: any bytes are accepted
//
// A spec is words separated by spaces: a preset name first if wanted, then
// `verb:name[=value][,name[=value]...]`; a leading `-` removes; `nfc`, `nfkc`, ... alone mean
// `form:nfc`, ... . catalog.h lists the presets and steps; docs/architecture.md has the phases,
// docs/rules.md what each step does.
//
// What a pipeline promises, unless the form is `raw`: NFC(x), NFD(x) and x give the same output;
// the output is in the form that the spec names; normalizing it again changes nothing; normalizing
// line by line equals normalizing the whole. (Where the verb replace had to cut text of more than
// 1 MiB without white space, normalizing again may cut it elsewhere.)
#ifndef NAQI_PIPELINE_H_
#define NAQI_PIPELINE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "naqi/edits.h"
#include "naqi/result.h"
#include "naqi/sentence.h"
#include "naqi/stream.h"
#include "naqi/token.h"

namespace naqi {

struct Engine;  // how a pipeline runs: src/pipeline/engine.h

/// Immutable; safe for concurrent use by several threads; cheap to copy (tables are shared).
class Pipeline {
 public:
  /// Compiles a spec. `tokenizer` names a row of data/tokens/tokenizers.tsv: "naqi" (words of
  /// Arabic text whole) or "uax29" (UAX #29 word boundaries of Unicode 15.0, untailored).
  [[nodiscard]] static Result<Pipeline> compile(std::string_view spec,
                                                std::string_view tokenizer = "naqi");

  /// The same pipeline run by another engine; all engines give the same bytes. For tests.
  [[nodiscard]] Pipeline with_engine(const Engine& engine) const;

  [[nodiscard]] std::string normalize(std::string_view utf8) const;
  /// Replaces `out`; reuse it across calls to save allocations.
  void normalize(std::string_view utf8, std::string& out) const;
  /// Replaces `edits`, too, by the alignment of `utf8` with `out`.
  void normalize(std::string_view utf8, std::string& out, Edits& edits) const;
  /// Normalizes, then tokenizes. Replaces `out`.
  void tokenize(std::string_view utf8, Tokens& out, const TokenOptions& options = {}) const;
  /// Normalizes, then tells the sentences. Replaces `out`. TokenOptions::sentences is taken as set.
  void sentences(std::string_view utf8, Sentences& out, const TokenOptions& options = {}) const;

  /// For text that arrives in pieces. The stream keeps the tables alive.
  [[nodiscard]] Stream stream() const;
  [[nodiscard]] TokenStream token_stream(const TokenOptions& options = {}) const;
  [[nodiscard]] SentenceStream sentence_stream(const TokenOptions& options = {}) const;
  /// For text whose tokens are only to be written, each with a separator after it.
  [[nodiscard]] TokenLines token_lines(char separator = '\n') const;

  /// The byte offset of the first ill-formed sequence, if any: for callers who refuse what the
  /// pipeline would repair.
  [[nodiscard]] static std::optional<std::size_t> find_ill_formed(std::string_view utf8);

  /// The canonical form of the spec: compile(p.spec()) has the same fingerprint as p.
  [[nodiscard]] std::string spec() const;
  /// Identifies the function of bytes that this pipeline computes: a hash of the compiled tables
  /// and of their version. Store it with an index; when it differs, index again.
  [[nodiscard]] std::uint64_t fingerprint() const;
  /// Whether ill-formed input is to end the run (`invalid:error`). Running replaces it all the
  /// same; the caller looks at Stream::counts and stops.
  [[nodiscard]] bool refuses_ill_formed() const;
  /// A stable listing of the compiled tables, one entry a line, for people and for tests.
  [[nodiscard]] std::string dump() const;

 private:
  struct State;
  explicit Pipeline(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

}  // namespace naqi

#endif  // NAQI_PIPELINE_H_
