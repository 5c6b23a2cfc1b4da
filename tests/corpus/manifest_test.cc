#include "corpus/manifest.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "corpus/manifest_line.h"
#include "corpus/manifest_set.h"
#include "support/temporary_directory.h"

namespace naqi::corpus {
namespace {

using testing::TemporaryDirectory;
using Start = Manifest::Start;
using Keep = Manifest::Keep;

constexpr std::uint64_t kPrint = 0x0123456789abcdef;
constexpr FileStamp kSource{10, 1700000000, 5};
constexpr FileStamp kOutput{0, -3, 999999999};
constexpr char kHeader[] = "naqi-manifest 1\n";
constexpr char kInPlaceHeader[] = "naqi-manifest 1 in place\n";
constexpr char kLine[] = "0123456789abcdef 10 1700000000.000000005 0 -3.999999999 a/b\n";

bool open(Manifest& manifest, const TemporaryDirectory& d, Start start = Start::resume,
          std::uint64_t fingerprint = kPrint) {
  const bool good = manifest.open(d.path(), fingerprint, start, Keep::loosely);
  EXPECT_EQ(manifest.error().empty(), good);
  return good;
}

TEST(Manifest, NotesWhatIsDone) {
  const TemporaryDirectory d;
  {
    Manifest manifest;
    ASSERT_TRUE(open(manifest, d, Start::fresh));
    EXPECT_TRUE(manifest.append("a/b", kSource, kOutput));
    EXPECT_FALSE(manifest.is_done("a/b", kOutput)) << "only what earlier runs did counts";
  }
  EXPECT_EQ(d.read(kManifestName), std::string(kHeader) + kLine);
  Manifest manifest;
  ASSERT_TRUE(open(manifest, d));
  EXPECT_EQ(manifest.found(), 1U);
  EXPECT_TRUE(manifest.is_done("a/b", kOutput));
  EXPECT_FALSE(manifest.is_done("a/b", kSource)) << "in place, the old file is to be done";
  EXPECT_FALSE(manifest.is_done("b", kOutput));
  EXPECT_TRUE(manifest.is_done("a/b", kSource, kOutput));
  EXPECT_FALSE(manifest.is_done("a/b", kOutput, kOutput));
  EXPECT_FALSE(manifest.is_done("a/b", kSource, kSource));
}

TEST(Manifest, ForgetsForAFreshStart) {
  const TemporaryDirectory d;
  d.write(kManifestName, std::string(kHeader) + kLine);
  Manifest manifest;
  ASSERT_TRUE(open(manifest, d, Start::fresh));
  EXPECT_EQ(manifest.found(), 1U) << "to warn of it";
  EXPECT_FALSE(manifest.is_done("a/b", kOutput));
  EXPECT_EQ(d.read(kManifestName), kHeader);
}

TEST(Manifest, KnowsWhatWasDoneOtherwise) {
  const TemporaryDirectory d;
  d.write(kManifestName, std::string(kHeader) + kLine);
  Manifest manifest;
  ASSERT_TRUE(open(manifest, d, Start::resume, kPrint + 1));
  EXPECT_EQ(manifest.found_otherwise(), 1U);
  EXPECT_FALSE(manifest.is_done("a/b", kOutput));
}

TEST(Manifest, TakesTheLastLineOfAFile) {
  const TemporaryDirectory d;
  d.write(kManifestName, kHeader + to_text({kPrint, kOutput, kSource, "a/b"}) + kLine +
                             to_text({kPrint, kSource, kOutput, "c"}) +
                             to_text({kPrint + 1, kSource, kOutput, "c"}));
  Manifest manifest;
  ASSERT_TRUE(open(manifest, d));
  EXPECT_TRUE(manifest.is_done("a/b", kSource, kOutput));
  EXPECT_FALSE(manifest.is_done("c", kSource, kOutput));
}

TEST(Manifest, GoesOnAfterATornLine) {
  const std::string whole = std::string(kHeader) + kLine;
  const std::string second = to_text({kPrint, kSource, kOutput, "second"});
  for (std::size_t cut = 0; cut <= second.size(); ++cut) {
    const TemporaryDirectory d;
    d.write(kManifestName, whole + second.substr(0, cut));
    {
      Manifest manifest;
      ASSERT_TRUE(open(manifest, d));
      EXPECT_TRUE(manifest.is_done("a/b", kOutput));
      EXPECT_EQ(manifest.is_done("second", kOutput), cut == second.size());
      ASSERT_TRUE(manifest.append("third", kSource, kOutput));
    }
    const std::string third = to_text({kPrint, kSource, kOutput, "third"});
    std::string expected = whole;
    if (cut == second.size()) expected += second;
    EXPECT_EQ(d.read(kManifestName), expected.append(third));
  }
}

TEST(Manifest, BeginsAnewAfterWhatItDoesNotKnow) {
  const std::string header(kHeader);
  for (const std::string& begin :
       {std::string(), header.substr(0, 5), header.substr(0, 15), std::string("naqi-manifest 2\n"),
        std::string("naqi-manifest 10\n"), std::string("\xff\0\n", 3), "\n" + header}) {
    const TemporaryDirectory d;
    d.write(kManifestName, begin.size() < 16 ? begin : begin + kLine);
    Manifest manifest;
    ASSERT_TRUE(open(manifest, d));
    EXPECT_EQ(manifest.found(), 0U);
    EXPECT_FALSE(manifest.is_done("a/b", kOutput));
    EXPECT_EQ(d.read(kManifestName), kHeader);
  }
}

TEST(ManifestLine, IsReadAsItIsWritten) {
  std::string all;
  for (int c = 1; c < 256; ++c) {
    if (c != '/') all += static_cast<char>(c);
  }
  for (const std::string& relative : {std::string("a"), std::string("a b/c"), std::string("%41"),
                                      std::string("line\nend"), std::string("..a/...b"), all}) {
    const ManifestLine line{
        ~std::uint64_t{0}, {~std::uint64_t{0}, INT64_MIN, 0}, kOutput, relative};
    std::string text = to_text(line);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
    text.pop_back();
    const std::optional<ManifestLine> back = parse_manifest_line(text);
    ASSERT_TRUE(back) << text;
    EXPECT_EQ(back->relative, relative);
    EXPECT_EQ(back->fingerprint, line.fingerprint);
    EXPECT_EQ(back->source, line.source);
    EXPECT_EQ(back->output, line.output);
  }
}

TEST(ManifestLine, IsNothingIfForged) {
  const std::string before = "0123456789abcdef 10 1700000000.000000005 0 -3.999999999 ";
  ASSERT_TRUE(parse_manifest_line(before + "a"));
  for (const char* path : {"", "/etc/passwd", "..", "../a", "a/../b", "a/..", "./a", "a//b", "a/",
                           "%2e%2e/a", "%", "%4", "%00", "%41", "a%0", "%0A", "%zz"}) {
    EXPECT_FALSE(parse_manifest_line(before + path)) << path;
  }
  EXPECT_FALSE(parse_manifest_line(before + "a\n"));
  for (const char* text :
       {"", " ", "a", "0123456789abcdef", "0123456789ABCDEF 1 1.000000000 1 1.000000000 a",
        "123456789abcdef 1 1.000000000 1 1.000000000 a",
        "00123456789abcdef 1 1.000000000 1 1.000000000 a",
        "0123456789abcdef 01 1.000000000 1 1.000000000 a",
        "0123456789abcdef -1 1.000000000 1 1.000000000 a", "0123456789abcdef 1 1.0 1 1.000000000 a",
        "0123456789abcdef 1 1 1 1.000000000 a", "0123456789abcdef 1 1.000000000 1 1.4294967296 a",
        "0123456789abcdef 18446744073709551616 1.000000000 1 1.000000000 a",
        "0123456789abcdef 1 1.000000000  1 1.000000000 a"}) {
    EXPECT_FALSE(parse_manifest_line(text)) << text;
  }
}

TEST(Manifest, IsHeldByOneRun) {
  const TemporaryDirectory d;
  Manifest first;
  ASSERT_TRUE(open(first, d));
  ASSERT_TRUE(first.append("a", kSource, kOutput));
  Manifest second;
  ASSERT_FALSE(second.open(d.path(), kPrint, Start::fresh, Keep::loosely));
  EXPECT_EQ(second.error(), d.path(kManifestName) + ": another run is at work here");
  EXPECT_TRUE(first.remove());
  EXPECT_EQ(d.names(), std::vector<std::string>());
  Manifest third;
  EXPECT_TRUE(open(third, d));
}

TEST(Manifest, TellsRunsInPlaceFromOthers) {
  const TemporaryDirectory d;
  const std::string line = to_text({kPrint, kSource, kOutput, "a"});
  d.write(".naqi-manifest", kHeader + line);
  {
    Manifest in_place;  // over the outputs of a run that is done
    ASSERT_TRUE(in_place.open(d.path(), kPrint, Start::resume, Keep::firmly)) << in_place.error();
    EXPECT_EQ(in_place.found(), 0U);
    EXPECT_TRUE(in_place.is_empty());
    EXPECT_TRUE(in_place.append("a", kSource, kOutput));
    EXPECT_FALSE(in_place.is_empty());
  }
  EXPECT_EQ(d.read(".naqi-manifest"), kInPlaceHeader + line);
  for (const Start start : {Start::fresh, Start::resume}) {
    Manifest outputs;
    EXPECT_FALSE(outputs.open(d.path(), kPrint, start, Keep::loosely));
    EXPECT_EQ(outputs.error(), d.path(".naqi-manifest") +
                                   ": an earlier run in place has not ended here: go on with "
                                   "that, and --resume; or remove this file");
  }
  EXPECT_EQ(d.read(".naqi-manifest"), kInPlaceHeader + line);
  d.write(".naqi-manifest", kInPlaceHeader);  // of one that had done nothing
  Manifest outputs;
  EXPECT_TRUE(outputs.open(d.path(), kPrint, Start::fresh, Keep::loosely)) << outputs.error();
}

TEST(Manifest, RefusesWhatIsNoFile) {
  const TemporaryDirectory d;
  d.write("precious", "bytes");
  d.link(kManifestName, "precious");
  Manifest manifest;
  EXPECT_FALSE(open(manifest, d));
  EXPECT_EQ(d.read("precious"), "bytes");
  const TemporaryDirectory other;
  other.make(kManifestName);
  EXPECT_FALSE(open(manifest, other));
  const TemporaryDirectory third;
  ASSERT_EQ(::mkfifo(third.path(kManifestName).c_str(), 0600), 0);
  EXPECT_FALSE(open(manifest, third)) << "and does not wait";
  EXPECT_FALSE(manifest.open(d.path("none"), kPrint, Start::fresh, Keep::loosely));
}

TEST(Manifest, TakesLinesFromManyThreads) {
  const TemporaryDirectory d;
  constexpr int kThreads = 4;
  constexpr int kLines = 500;
  {
    Manifest manifest;
    ASSERT_TRUE(open(manifest, d));
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&manifest, t] {
        for (int i = 0; i < kLines; ++i) {
          EXPECT_TRUE(
              manifest.append(std::to_string(t) + '/' + std::to_string(i), kSource, kOutput));
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  Manifest manifest;
  ASSERT_TRUE(open(manifest, d));
  EXPECT_EQ(manifest.found(), static_cast<std::size_t>(kThreads * kLines));
  for (int t = 0; t < kThreads; ++t) {
    for (int i = 0; i < kLines; ++i) {
      EXPECT_TRUE(manifest.is_done(std::to_string(t) + '/' + std::to_string(i), kOutput));
    }
  }
}

TEST(ManifestSet, HasOneForEachDirectory) {
  const TemporaryDirectory d;
  d.make("x");
  d.make("y");
  ManifestSet set;
  ASSERT_TRUE(
      set.open({d.path("x"), "", d.path("y"), d.path("y") + "/../x/"}, kPrint, Start::fresh))
      << set.error();
  EXPECT_EQ(set.of(1), nullptr);
  ASSERT_NE(set.of(0), nullptr);
  EXPECT_EQ(set.of(0), set.of(3));
  EXPECT_NE(set.of(0), set.of(2));
  EXPECT_TRUE(set.of(2)->append("a", kSource, kOutput));
  EXPECT_EQ(d.read("y/.naqi-manifest"), kInPlaceHeader + to_text({kPrint, kSource, kOutput, "a"}));
  ManifestSet other;
  EXPECT_FALSE(other.open({d.path("y")}, kPrint, Start::fresh));
  EXPECT_EQ(other.error(), d.path("y/.naqi-manifest") + ": another run is at work here");
  other.remove_empty();
  EXPECT_EQ(d.names().size(), 2U) << "what another run holds stays";
  set.remove_empty();
  EXPECT_EQ(d.names(), std::vector<std::string>{"y/.naqi-manifest"});
}

TEST(ManifestSet, GoesWhenAllIsDone) {
  const TemporaryDirectory d;
  d.make("x");
  ManifestSet set;
  ASSERT_TRUE(set.open({d.path(), d.path("x")}, kPrint, Start::fresh)) << set.error();
  EXPECT_TRUE(set.of(0)->append("a", kSource, kOutput));
  EXPECT_TRUE(set.remove());
  EXPECT_EQ(d.names(), std::vector<std::string>());
}

}  // namespace
}  // namespace naqi::corpus
