#include "corpus/text_action.h"

#include <utility>

#include "naqi/sentence.h"
#include "naqi/stream.h"

namespace naqi::corpus {
namespace {

class NormalizeAction final : public TextAction {
 public:
  NormalizeAction(const Pipeline& pipeline, bool counts_steps) : stream_(pipeline.stream()) {
    if (counts_steps) stream_.count_steps();
  }
  [[nodiscard]] bool makes_list() const override { return false; }
  void apply(std::string_view utf8, Texts& out) override {
    stream_.feed(utf8, out.bytes);
    stream_.finish(out.bytes);
  }
  [[nodiscard]] const Counts& counts() const override { return stream_.counts(); }

 private:
  Stream stream_;
};

/// Feeds a text in pieces, so that there are never the tokens of a whole large one, which take many
/// times its size. `take` takes what `out` has after each. `normalized` becomes all its text.
template <class PieceStream, class Pieces, class Take>
void take_by_pieces(std::string_view utf8, PieceStream& stream, Pieces& out,
                    std::string& normalized, const Take& take) {
  constexpr std::size_t kPiece = std::size_t{64} * 1024;
  normalized.clear();
  const auto end_piece = [&] {
    take();
    normalized += out.text;
    out.clear();
  };
  for (std::size_t done = 0; done < utf8.size(); done += kPiece) {
    stream.feed(utf8.substr(done, kPiece), out);
    end_piece();
  }
  stream.finish(out);
  end_piece();
}

/// The tokens or the sentences of a text.
template <class PieceStream, class Pieces>
class ListAction final : public TextAction {
 public:
  explicit ListAction(PieceStream stream) : stream_(std::move(stream)) {}
  [[nodiscard]] bool makes_list() const override { return true; }
  void apply(std::string_view utf8, Texts& out) override {
    const auto take = [&] {
      for (std::size_t i = 0; i < pieces_.items.size(); ++i) {
        out.bytes += pieces_[i];
        out.ends.push_back(out.bytes.size());
      }
    };
    take_by_pieces(utf8, stream_, pieces_, normalized_, take);
  }
  [[nodiscard]] const Counts& counts() const override { return stream_.counts(); }
  [[nodiscard]] std::optional<std::string_view> normalized() const override { return normalized_; }

 private:
  PieceStream stream_;
  Pieces pieces_;
  std::string normalized_;
};

class JoinAction final : public TextAction {
 public:
  JoinAction(TokenStream stream, JoinMark mark)
      : stream_(std::move(stream)), mark_(std::move(mark)) {}
  [[nodiscard]] bool makes_list() const override { return false; }
  void apply(std::string_view utf8, Texts& out) override {
    Joiner joiner(mark_);
    take_by_pieces(utf8, stream_, tokens_, normalized_, [&] { joiner.feed(tokens_, out.bytes); });
  }
  [[nodiscard]] const Counts& counts() const override { return stream_.counts(); }
  [[nodiscard]] std::optional<std::string_view> normalized() const override { return normalized_; }

 private:
  TokenStream stream_;
  JoinMark mark_;
  Tokens tokens_;
  std::string normalized_;
};

class DetokenizeAction final : public TextAction {
 public:
  explicit DetokenizeAction(JoinMark mark) : unjoiner_(std::move(mark)) {}
  [[nodiscard]] bool makes_list() const override { return false; }
  void apply(std::string_view utf8, Texts& out) override {
    counts_.bytes_in += utf8.size();
    unjoiner_.feed(utf8, out.bytes);
    unjoiner_.finish(out.bytes);
  }
  [[nodiscard]] const Counts& counts() const override { return counts_; }

 private:
  Unjoiner unjoiner_;
  Counts counts_;
};

TokenOptions without_offsets(TokenOptions options) {
  options.offsets = OffsetUnit::none;
  return options;
}

}  // namespace

std::unique_ptr<TextAction> normalize_action(const Pipeline& pipeline, bool counts_steps) {
  return std::make_unique<NormalizeAction>(pipeline, counts_steps);
}

std::unique_ptr<TextAction> tokens_action(const Pipeline& pipeline, TokenOptions options) {
  return std::make_unique<ListAction<TokenStream, Tokens>>(
      pipeline.token_stream(without_offsets(options)));
}

std::unique_ptr<TextAction> sentences_action(const Pipeline& pipeline) {
  return std::make_unique<ListAction<SentenceStream, Sentences>>(
      pipeline.sentence_stream(without_offsets({})));
}

std::unique_ptr<TextAction> join_action(const Pipeline& pipeline, TokenOptions options,
                                        const JoinMark& mark) {
  return std::make_unique<JoinAction>(pipeline.token_stream(without_offsets(options)), mark);
}

std::unique_ptr<TextAction> detokenize_action(const JoinMark& mark) {
  return std::make_unique<DetokenizeAction>(mark);
}

}  // namespace naqi::corpus
