// Formats on tokens that are made by hand, however they are cut: sentences, lines and offsets that
// begin somewhere in a text. tests/cli/formats.txt has them from end to end.
#include "apps/naqi/emit.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace naqi::cli {
namespace {

// A text and its tokens: white space ends one, `|` does and is not part of the text, `;` ends one
// and its sentence and is not part of the text either.
Tokens parse(std::string_view text) {
  Tokens tokens;
  bool in_token = false;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (c == '|' || c == ';' || is_space) in_token = false;
    if (c == ';') tokens.items.back().ends_sentence = true;
    if (c == '|' || c == ';') continue;
    const std::size_t at = tokens.text.size();
    tokens.text += c;
    if (is_space) continue;
    if (!in_token) {
      const TokenKind kind = c == '.' ? TokenKind::punctuation : TokenKind::word;
      tokens.items.push_back({{at, at}, {at, at}, kind, false});
    }
    in_token = true;
    tokens.items.back().text.end = tokens.items.back().source.end = at + 1;
  }
  return tokens;
}

const Format& format_named(std::string_view name) {
  for (const Format& format : formats()) {
    if (format.name == name) return format;
  }
  throw std::invalid_argument(std::string(name));
}

struct Given {
  EmitSettings settings = {};
  Position begin = {};
};

std::string emit_whole(std::string_view name, std::string_view text, const Given& given) {
  EmitState state(given.settings, given.begin);
  std::string out;
  const Tokens tokens = parse(text);
  std::vector<std::string_view> sources;
  for (std::size_t i = 0; i < tokens.items.size(); ++i) sources.push_back(tokens[i]);
  format_named(name).emit({tokens, sources, true, true}, state, out);
  return out;
}

// A token and the white space before it at a time.
std::string emit_in_pieces(std::string_view name, std::string_view text, const Given& given) {
  EmitState state(given.settings, given.begin);
  std::string out;
  const Tokens tokens = parse(text);
  const auto emit = [&](std::size_t begin, std::size_t end, const Token* token) {
    Tokens piece{tokens.text.substr(begin, end - begin), {}};
    std::vector<std::string_view> sources;
    if (token != nullptr) {
      Token moved = *token;
      moved.text = {token->text.begin - begin, token->text.end - begin};
      piece.items.push_back(moved);
      sources.push_back(piece[0]);
    }
    format_named(name).emit({piece, sources, false, end == tokens.text.size() && token == nullptr},
                            state, out);
  };
  std::size_t done = 0;
  for (const Token& token : tokens.items) {
    emit(done, token.text.begin, nullptr);
    emit(token.text.begin, token.text.end, &token);
    done = token.text.end;
  }
  emit(done, tokens.text.size(), nullptr);
  return out;
}

void expect_emitted(std::string_view name, std::string_view text, const Given& given,
                    const std::string& expected) {
  EXPECT_EQ(emit_whole(name, text, given), expected) << name;
  EXPECT_EQ(emit_in_pieces(name, text, given), expected) << name;
}

constexpr OffsetUnit kBytes = OffsetUnit::bytes;

TEST(Emit, jsonl_begins_where_it_is_told_to) {
  expect_emitted("jsonl", "a.\r\n\n b", {{kBytes}, {7, 100000}},
                 "{\"line\": 8, \"text\": \"a.\", \"kind\": \"word\", \"script\": \"latin\", "
                 "\"start\": 100000, "
                 "\"end\": 100002}\n"
                 "{\"line\": 10, \"text\": \"b\", \"kind\": \"word\", \"script\": \"latin\", "
                 "\"start\": 100006, "
                 "\"end\": 100007}\n");
}

TEST(Emit, jsonl_with_everything) {
  const std::string begin = "{\"file\": \"f\\\"\", \"line\": ";
  expect_emitted(
      "jsonl", "a|.; b;\nc\nd|.", {{kBytes, true, true, "f\""}, {}},
      begin +
          "1, \"sentence\": 1, \"text\": \"a\", \"kind\": \"word\", \"script\": \"latin\", "
          "\"start\": 0, "
          "\"end\": 1, \"source\": \"a\"}\n" +
          begin +
          "1, \"sentence\": 1, \"text\": \".\", \"kind\": \"punctuation\", "
          "\"start\": 1, \"end\": 2, \"source\": \".\"}\n" +
          begin +
          "1, \"sentence\": 2, \"text\": \"b\", \"kind\": \"word\", \"script\": \"latin\", "
          "\"start\": 3, \"end\": 4, \"source\": \"b\"}\n" +
          begin +
          "2, \"sentence\": 3, \"text\": \"c\", \"kind\": \"word\", \"script\": \"latin\", "
          "\"start\": 5, \"end\": 6, \"source\": \"c\"}\n" +
          begin +
          "3, \"sentence\": 4, \"text\": \"d\", \"kind\": \"word\", \"script\": \"latin\", "
          "\"start\": 7, \"end\": 8, \"source\": \"d\"}\n" +
          begin +
          "3, \"sentence\": 4, \"text\": \".\", \"kind\": \"punctuation\", "
          "\"start\": 8, \"end\": 9, \"source\": \".\"}\n");
}

TEST(Emit, tsv_with_everything) {
  expect_emitted("tsv", "a|.;\\ b", {{kBytes, true, true, "f\t"}, {1, 18446744073709551600U}},
                 "2\t18446744073709551600\t18446744073709551601\tword\ta\t1\ta\tf\\t\n"
                 "2\t18446744073709551601\t18446744073709551602\tpunctuation\t.\t1\t.\tf\\t\n"
                 "2\t18446744073709551602\t18446744073709551603\tword\t\\\\\t2\t\\\\\tf\\t\n"
                 "2\t18446744073709551604\t18446744073709551605\tword\tb\t2\tb\tf\\t\n");
}

std::string row(std::string_view id, std::string_view form, std::string_view part,
                std::string_view misc) {
  std::string out(id);
  out += '\t';
  out += form;
  out += "\t_\t";
  out += part;
  out += "\t_\t_\t_\t_\t_\t";
  out += misc;
  return out + '\n';
}

TEST(Emit, conllu_lines_are_sentences) {
  expect_emitted("conllu", " a  b|.\r\n\n.c|\"", {{kBytes}, {4, 10}},
                 "# sent_id = 5\n# text = a b.\n" + row("1", "a", "_", "TokenRange=11:12") +
                     row("2", "b", "_", "SpaceAfter=No|TokenRange=14:15") +
                     row("3", ".", "PUNCT", "TokenRange=15:16") +
                     "\n# sent_id = 7\n# text = .c\"\n" +
                     row("1", ".c", "PUNCT", "SpaceAfter=No|TokenRange=19:21") +
                     row("2", "\"", "_", "TokenRange=21:22") + '\n');
}

TEST(Emit, conllu_sentences) {
  expect_emitted(
      "conllu", "a|.;b; c;\nd;", {{kBytes, false, true, "f"}, {}},
      "# file = f\n# sent_id = 1\n# text = a.\n" +
          row("1", "a", "_", "SpaceAfter=No|TokenRange=0:1") +
          row("2", ".", "PUNCT", "SpaceAfter=No|TokenRange=1:2") +
          "\n# file = f\n# sent_id = 2\n# text = b\n" + row("1", "b", "_", "TokenRange=2:3") +
          "\n# file = f\n# sent_id = 3\n# text = c\n" + row("1", "c", "_", "TokenRange=4:5") +
          "\n# file = f\n# sent_id = 4\n# text = d\n" + row("1", "d", "_", "TokenRange=6:7") +
          '\n');
}

TEST(Emit, conllu_source_is_escaped) {
  EmitState state({kBytes, true}, {});
  Tokens tokens{"a", {{{0, 1}, {0, 9}, TokenKind::number, false}}};
  const std::vector<std::string_view> sources = {" |\\\t\r\na\xFF"};
  std::string out;
  format_named("conllu").emit({tokens, sources, true, true}, state, out);
  EXPECT_EQ(out,
            "# sent_id = 1\n# text = a\n" +
                row("1", "a", "NUM", "TokenRange=0:9|Source=\\s\\p\\\\\\t\\r\\na\xEF\xBF\xBD") +
                '\n');
}

TEST(Emit, numbers_of_all_lengths) {
  std::uint64_t number = 0;
  for (int digits = 1; digits <= 19; ++digits) {
    number = number * 10 + static_cast<std::uint64_t>(digits % 10);
    for (const std::uint64_t base : {number, number + 9999, number + 1}) {
      EXPECT_EQ(emit_whole("tsv", "a b", {{kBytes}, {0, base}}),
                "1\t" + std::to_string(base) + '\t' + std::to_string(base + 1) + "\tword\ta\n1\t" +
                    std::to_string(base + 2) + '\t' + std::to_string(base + 3) + "\tword\tb\n");
    }
  }
}

TEST(Emit, nul_has_no_empty_tokens) {
  EmitState state({}, {});
  Tokens tokens{std::string("a\0b \0 c", 7), {}};
  tokens.items = {{{0, 3}, {}, TokenKind::word, false},
                  {{4, 5}, {}, TokenKind::symbol, false},
                  {{6, 7}, {}, TokenKind::word, false}};
  std::string out;
  format_named("nul").emit({tokens, {}, false, true}, state, out);
  EXPECT_EQ(out, std::string("a\0b\0c\0", 6));
}

}  // namespace
}  // namespace naqi::cli
