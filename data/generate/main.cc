// naqi_generate DATA_DIR OUT_ROOT: writes every generated table of the project below OUT_ROOT.
// Run by `./dev generate`; a test runs it again and compares.
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>

#include <unicode/uchar.h>

#include "catalog.h"
#include "encodings.h"
#include "plain.h"
#include "properties.h"
#include "sentence_marks.h"
#include "tokens.h"
#include "writing.h"

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::function<void(std::ostream&)>& body) {
  fs::create_directories(file.parent_path());
  std::ofstream out(file);
  body(out);
  if (!out.flush()) {
    std::cerr << file.string() << ": cannot be written\n";
    std::exit(1);
  }
}

}  // namespace

int main(int argc, char** argv) {
  using namespace naqi::generate;
  if (argc != 3) {
    std::cerr << "usage: naqi_generate DATA_DIR OUT_ROOT\n";
    return 2;
  }
  // The tables are pinned: another Unicode version must be a decision, not an accident.
  if (std::string_view(U_UNICODE_VERSION) != "15.0") {
    std::cerr << "naqi_generate: needs an ICU of Unicode 15.0, this one has " U_UNICODE_VERSION
                 "\n";
    return 3;
  }
  const fs::path data = argv[1];
  const fs::path root = argv[2];
  write(root / "src/unicode/tables.inc", generate_properties);
  write(root / "src/rules/catalog.inc", [&](std::ostream& out) { generate_catalog(data, out); });
  write(root / "src/compile/word_break.inc",
        [&](std::ostream& out) { generate_tokens(data, out); });
  write(root / "src/tokens/reference_rules.inc",
        [&](std::ostream& out) { generate_reference_rules(data, out); });
  write(root / "include/naqi/token_kinds.inc",
        [&](std::ostream& out) { generate_token_kinds(data, out); });
  write(root / "src/tokens/plain.inc", [&](std::ostream& out) { generate_plain(data, out); });
  write(root / "src/tokens/kinds.inc",
        [&](std::ostream& out) { generate_token_kind_names(data, out); });
  write(root / "src/tokens/sentence_marks.inc",
        [&](std::ostream& out) { generate_sentence_marks(data, out); });
  write(root / "src/tokens/reference_sentence_marks.inc",
        [&](std::ostream& out) { generate_reference_sentence_marks(data, out); });
  write(root / "src/tokens/writing.inc", generate_writing);
  write(root / "src/corpus/mac_arabic.inc",
        [&](std::ostream& out) { generate_mac_arabic(data, out); });
  return 0;
}
