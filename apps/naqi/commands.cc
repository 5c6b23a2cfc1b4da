// The table of subcommands.
#include <array>
#include <string>

#include "flags.h"

namespace naqi::cli {
namespace {

constexpr std::array kCommands = {
    CommandRow{kNone, "", "COMMAND [OPTION...] [ARGUMENT...]",
               "repair, normalize and tokenize Arabic text",
               "Exit status: 0 if all is well, 2 after a usage, data or input/output error."},
    CommandRow{kNormalize, "normalize", "[OPTION...] [FILE...]", "normalize text",
               "Reads the files in order, `-` or no file meaning standard input, and writes\n"
               "them normalized to standard output. With both a preset and a spec, the words\n"
               "of the spec change the preset; with neither, the preset is `clean`.\n"
               "\n"
               "  naqi normalize -p search < news.txt\n"
               "  naqi normalize -p search -s '-fold:teh_marbuta digits:arabic_indic' a.txt\n"
               "\n"
               "Ill-formed UTF-8 is counted on standard error; byte offsets there begin at 0,\n"
               "lines at 1.\n"
               "\n"
               "A corpus is done file by file, in place or into a directory, its records one by\n"
               "one (docs/corpora.md):\n"
               "\n"
               "  naqi normalize --jsonl --field text --output-dir clean -r crawl\n"
               "  naqi normalize --in-place=.bak --encoding windows-1256 *.txt\n"
               "\n"
               "With --edits, each line is a JSON object for one stretch that changed: its\n"
               "`offset` and `length` in the file, `output_offset` and `output_length` in the\n"
               "normalized text, all in bytes, and the texts, `from` and `to`. `bytes` is added\n"
               "if the stretch is ill-formed, in hexadecimal, and `file` if there are several."},
    CommandRow{kTokenize, "tokenize", "[OPTION...] [FILE...]", "split text into tokens",
               "Reads the files in order, `-` or no file meaning standard input, normalizes\n"
               "them and writes their tokens to standard output. Without a preset or a spec no\n"
               "character changes: the preset is `none`.\n"
               "\n"
               "  naqi tokenize -p search < news.txt\n"
               "  naqi tokenize --format lines news.txt | sort | uniq -c | sort -rn\n"
               "  naqi tokenize --format jsonl --offsets utf16 --with-source news.txt\n"
               "\n"
               "The formats jsonl, tsv and conllu say of each token what it is and where in its\n"
               "file it was: lines are counted from 1, offsets from 0.\n"
               "\n"
               "Ill-formed UTF-8 is counted on standard error; byte offsets there begin at 0,\n"
               "lines at 1."},
    CommandRow{kSentences, "sentences", "[OPTION...] [FILE...]", "split text into sentences",
               "Reads the files in order, `-` or no file meaning standard input, normalizes\n"
               "them and writes their sentences, one per line, to standard output. Without a\n"
               "preset or a spec no character changes: the preset is `none`. A sentence ends\n"
               "at a line end, if no full stop ends it before.\n"
               "\n"
               "  naqi sentences news.txt\n"
               "  naqi sentences --format jsonl --offsets codepoints --with-source news.txt\n"
               "\n"
               "The format jsonl has the line of a sentence, counted from 1, its number, and\n"
               "where in its file it begins and ends, counted from 0."},
    CommandRow{kDetokenize, "detokenize", "[OPTION...] [FILE...]",
               "restore the text from what tokenize --joiner wrote",
               "Reads the files in order, `-` or no file meaning standard input, takes away the\n"
               "spaces that --joiner put in, and the marks, and writes what was there before:\n"
               "all bytes of the input of tokenize, if nothing was normalized.\n"
               "\n"
               "  naqi tokenize --joiner a.txt | naqi detokenize | cmp - a.txt"},
    CommandRow{kExplain, "explain", "[OPTION...] WORD|U+XXXX...",
               "say what becomes of each code point of a word, and why",
               "Goes through a word, or through code points given by number, and says of each\n"
               "what it is, whether it stays, and which steps change it. With both a preset and\n"
               "a spec, the words of the spec change the preset; with neither, the preset is\n"
               "`clean`. Code points that follow one another are one text.\n"
               "\n"
               "  naqi explain -p search U+0627 U+0654\n"
               "\n"
               "A change is lossless if what was there can be told from what is left, or looks\n"
               "the same."},
    CommandRow{kList, "list", "[OPTION...] TOPIC",
               "list steps, presets, rules, tokenizers, encodings and more",
               "Lists what specs and options are made of. The table is for people; programs\n"
               "read --json."},
};

}  // namespace

std::span<const CommandRow> commands() { return kCommands; }

const CommandRow& row_of(Command command) {
  for (const CommandRow& row : kCommands) {
    if (row.command == command) return row;
  }
  return kCommands.front();
}

std::string full_name(const CommandRow& row) {
  return row.name.empty() ? "naqi" : "naqi " + std::string(row.name);
}

}  // namespace naqi::cli
