// The compiler: the kinds of typical code points, fingerprints, and the listing of a small program.
#include "compile/compiler.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "compile/classify.h"
#include "naqi/catalog.h"
#include "naqi/pipeline.h"
#include "rules/spec.h"
#include "text/utf8.h"

namespace naqi {
namespace {

using compile::Entry;
using compile::Kind;
using compile::Program;

std::shared_ptr<const Program> program_of(std::string_view spec) {
  const Result<rule::Spec> parsed = rule::parse_spec(spec);
  EXPECT_TRUE(parsed) << spec << ": " << parsed.error().message;
  const auto program = compile::compile(*parsed);
  EXPECT_TRUE(program) << spec << ": " << program.error().message;
  return *program;
}

std::uint64_t fingerprint_of(std::string_view spec) { return program_of(spec)->fingerprint; }

std::string output_of(const Program& program, char32_t c) {
  const Entry& e = program.entry(c);
  if ((e.flags & Entry::kCopy) != 0) return text::to_utf8({&c, 1});
  if ((e.flags & Entry::kPooled) != 0) return std::string(program.pooled(e));
  std::string out;
  for (unsigned i = 0; i < e.length; ++i) out += static_cast<char>(e.bytes >> (8 * i));
  return out;
}

std::u32string text_of(const Program& program, char32_t c) {
  return text::to_utf32(output_of(program, c));
}

struct KindRow {
  std::string_view spec;
  char32_t c;
  Kind kind;
  int ccc;
};

TEST(Compiler, typical_code_points_have_the_kinds_they_should) {
  const std::vector<KindRow> rows = {
      {"raw", 0x0627, Kind::plain, 0},  // nothing interacts
      {"raw", 0x0654, Kind::plain, 0},  // not even a mark
      {"raw strip:tashkeel", 0x064E, Kind::gone, 30},
      {"nfc", '1', Kind::plain, 0},
      {"nfc", '\n', Kind::plain, 0},
      {"nfc", 0x0628, Kind::plain, 0},  // BEH composes with nothing
      {"nfc", 0x0627, Kind::head, 0},   // ALEF may
      {"nfc", 0x0623, Kind::head, 0},   // its hamza is ordered among marks to come
      {"nfc", 0x064E, Kind::mark, 30},  // FATHA composes with nothing
      {"nfc", 0x0651, Kind::mark, 33},
      {"nfc", 0x0654, Kind::join, 230},  // HAMZA ABOVE may
      {"nfc", 0x0655, Kind::join, 220},
      {"nfc", 0x1100, Kind::head, 0},  // Hangul: lead, vowel, trail
      {"nfc", 0x1161, Kind::join, 0},
      {"nfc", 0x11A8, Kind::join, 0},
      {"nfc", 0xAC00, Kind::head, 0},   // open syllable
      {"nfc", 0xAC01, Kind::plain, 0},  // closed one
      {"nfc", 0x200D, Kind::plain, 0},
      {"nfc", 0x4E00, Kind::plain, 0},
      {"nfd", 0x0623, Kind::head, 230},  // leaves a mark at the end
      {"nfd", 0x0628, Kind::plain, 0},
      {"nfkc_arabic", 0xFE76, Kind::join, 30},  // becomes a mark
      {"nfkc_arabic", 0xFEFB, Kind::head, 0},   // ends with alef
      {"clean", 0xFE76, Kind::gone, 30},        // a mark that is stripped
      {"clean", 0x064E, Kind::gone, 30},
      {"clean", 0x0640, Kind::evidence, 0},
      {"clean", 0x06E5, Kind::gone, 0},
      {"clean", 0x0654, Kind::join, 230},
      {"clean", 0x200C, Kind::plain, 0},
      {"clean", 0x200D, Kind::evidence, 0},
      {"search", 0x200C, Kind::gone, 0},
      {"search", 0x0610, Kind::gone, 230},
      {"search", 0x0653, Kind::join, 230},  // deleted alone, not after alef
      {"search", 0x0643, Kind::plain, 0},
      {"search", 0x0629, Kind::plain, 0},  // TEH MARBUTA, to heh
  };
  for (const KindRow& row : rows) {
    const Entry e = program_of(row.spec)->entry(row.c);
    EXPECT_EQ(e.kind, row.kind) << row.spec << std::hex << " U+" << unsigned(row.c);
    EXPECT_EQ(e.ccc, row.ccc) << row.spec << std::hex << " U+" << unsigned(row.c);
  }
}

TEST(Compiler, entries_hold_what_a_code_point_becomes) {
  const auto search = program_of("search");
  EXPECT_EQ(text_of(*search, 0x0623), U"\u0627");
  EXPECT_EQ(text_of(*search, 0x06C2), U"\u0647");
  EXPECT_EQ(text_of(*search, 0x0661), U"1");
  EXPECT_EQ(text_of(*search, 0x2026), U"...");
  EXPECT_EQ(text_of(*search, 0x0640), U"");
  EXPECT_EQ(text_of(*search, 0xFDFC), U"\u0631\u064A\u0627\u0644");
  EXPECT_EQ(text_of(*search, 0x10FFFF), std::u32string(1, char32_t{0x10FFFF}));
  EXPECT_EQ(text_of(*program_of("nfd"), 0x0623), U"\u0627\u0654");
}

TEST(Compiler, outputs_of_more_than_four_bytes_are_pooled_once) {
  const auto program = program_of("nfkc_arabic");
  EXPECT_EQ(program->entry(0xFEFB).flags, 0);  // four bytes
  EXPECT_EQ(program->entry(0xFDFA).flags, Entry::kPooled);
  EXPECT_EQ(text_of(*program, 0xFDFA).size(), 18U);
  EXPECT_EQ(program->entry(0xFD3C), program->entry(0xFD3D));  // the same text, inline
  EXPECT_EQ(program->entry(0xFD50).length, 6);
}

TEST(Compiler, every_code_point_below_0800_stands_at_its_own_index) {
  const auto program = program_of("none");
  for (char32_t c = 0; c < 0x800; ++c) ASSERT_EQ(&program->entry(c), &program->entries[c]);
}

TEST(Fingerprint, same_spec_same_value) {
  for (const Preset& preset : presets()) {
    EXPECT_EQ(fingerprint_of(preset.name), fingerprint_of(preset.spec)) << preset.name;
    EXPECT_EQ(fingerprint_of(preset.name), Pipeline::compile(preset.name)->fingerprint());
  }
  EXPECT_EQ(fingerprint_of("fold:alef strip:tatweel"), fingerprint_of("strip:kashida fold:alif"));
  EXPECT_EQ(fingerprint_of("strip:tashkeel -strip:shadda strip:shadda"),
            fingerprint_of("strip:diacritics"));
}

TEST(Fingerprint, any_other_step_another_value) {
  std::map<std::uint64_t, std::string> seen;
  const auto add = [&](const std::string& spec) {
    const auto [at, fresh] = seen.emplace(fingerprint_of(spec), spec);
    EXPECT_TRUE(fresh) << spec << " and " << at->second;
  };
  for (const Step& step : steps()) {
    if (step.verb == "form") add(std::string(step.name));
    if (step.verb == "invalid" && step.name != "replace") add("invalid:" + std::string(step.name));
    if (step.verb != "form" && step.verb != "invalid") {
      add("nfc " + std::string(step.verb) + ':' + std::string(step.name));
    }
  }
  for (const Preset& preset : presets()) {
    if (preset.name != "none") add(std::string(preset.name));  // no more than invalid:keep
  }
}

TEST(Fingerprint, every_removal_of_a_step_changes_it) {
  const rule::Spec spec = rule::parse_spec("search").value();
  for (std::size_t i = 0; i < steps().size(); ++i) {
    rule::Spec smaller = spec;
    smaller.steps.reset(i);
    if (smaller == spec) continue;
    const auto program = compile::compile(smaller);
    ASSERT_TRUE(program) << steps()[i].name;
    EXPECT_NE((*program)->fingerprint, fingerprint_of("search")) << steps()[i].name;
  }
}

TEST(Fingerprint, spec_that_means_the_same_function_has_the_same) {
  // What fold:dotless does with alef and kaf includes what the other folds do.
  EXPECT_EQ(fingerprint_of("fold:alef,kaf,dotless"), fingerprint_of("fold:dotless"));
}

// Pins the tables themselves, fingerprint included. If it differs for the same rows, an index that
// somebody keeps is told to be made again: raise the table version and say so in the changelog.
TEST(Dump, is_the_listing_in_the_golden_file) {
  const std::map<std::string, std::string> listings = {
      {"tatweel_alef_wasla", "raw strip:tatweel fold:alef_wasla"},
  };
  for (const auto& [name, spec] : listings) {
    std::ifstream in(NAQI_SOURCE_DIR "/tests/golden/dump/" + name + ".dump");
    std::ostringstream expected;
    expected << in.rdbuf();
    EXPECT_EQ(compile::dump(*program_of(spec)), expected.str()) << name;
  }
}

TEST(Dump, joins_neighbours_that_differ_in_nothing) {
  const std::string listing = compile::dump(*program_of("nfc"));
  EXPECT_NE(listing.find("\nU+1161..U+1175 join\n"), std::string::npos);
  EXPECT_NE(listing.find("\nU+0627 head\n"), std::string::npos);
  EXPECT_NE(listing.find("\nU+064E mark ccc=30\n"), std::string::npos);
  EXPECT_NE(listing.find("\nU+0340..U+0344 join ccc=230\n"), std::string::npos);
  EXPECT_NE(listing.find("\nU+212B head -> 00C5\n"), std::string::npos);
}

}  // namespace
}  // namespace naqi
