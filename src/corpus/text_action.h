// TextAction: what a command makes of a text that is a record, or a field of one.
#ifndef NAQI_CORPUS_TEXT_ACTION_H_
#define NAQI_CORPUS_TEXT_ACTION_H_

#include <memory>
#include <optional>
#include <string_view>

#include "corpus/field_action.h"
#include "naqi/joiner.h"
#include "naqi/pipeline.h"

namespace naqi::corpus {

/// Of one thread. Each text is by itself: nothing of one can change the next.
class TextAction : public FieldAction {
 public:
  /// Of all texts so far, as one stream. Places in it mean nothing to those who have records.
  [[nodiscard]] virtual const Counts& counts() const = 0;
  /// The normalized text that the last text was cut or marked in; nothing if it is what apply() has
  /// appended. Until the next call.
  [[nodiscard]] virtual std::optional<std::string_view> normalized() const { return std::nullopt; }
};

/// The text normalized. `counts_steps`: Stream::count_steps.
[[nodiscard]] std::unique_ptr<TextAction> normalize_action(const Pipeline& pipeline,
                                                           bool counts_steps);
/// The list of its tokens; of `options` the splits count.
[[nodiscard]] std::unique_ptr<TextAction> tokens_action(const Pipeline& pipeline,
                                                        TokenOptions options);
/// The list of its sentences.
[[nodiscard]] std::unique_ptr<TextAction> sentences_action(const Pipeline& pipeline);
/// The text with its token boundaries marked (naqi/joiner.h).
[[nodiscard]] std::unique_ptr<TextAction> join_action(const Pipeline& pipeline,
                                                      TokenOptions options, const JoinMark& mark);
/// The text without those.
[[nodiscard]] std::unique_ptr<TextAction> detokenize_action(const JoinMark& mark);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_TEXT_ACTION_H_
