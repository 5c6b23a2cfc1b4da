#include "corpus/output_tree.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/temporary_directory.h"

namespace naqi::corpus {
namespace {

using testing::TemporaryDirectory;
using Strings = std::vector<std::string>;

class OutputTreeTest : public ::testing::Test {
 protected:
  [[nodiscard]] FileTree list(const Strings& arguments) const {
    Strings paths;
    for (const std::string& name : arguments) paths.push_back(name == "-" ? name : d.path(name));
    TreeOptions options;
    options.recursive = true;
    options.leave_out = OutputTree(d.path("out"), false).id();
    return list_files(paths, options);
  }

  /// With the directory of the test as "T".
  [[nodiscard]] Strings problems(const FileTree& tree, bool follow = false) const {
    Strings all = OutputTree(d.path("out"), follow).problems(tree);
    for (std::string& text : all) {
      for (std::size_t at = 0; (at = text.find(d.path())) != std::string::npos;) {
        text.replace(at, d.path().size(), "T");
      }
    }
    return all;
  }
  [[nodiscard]] Strings problems(const Strings& arguments, bool follow = false) const {
    return problems(list(arguments), follow);
  }

  /// Writes to the place of a source; the error, if there is one.
  [[nodiscard]] static std::string put(const OutputTree& tree, const SourceFile& source,
                                       std::string_view bytes) {
    ReplaceFile file(tree.place_of(source), {});
    if (file.open() && file.write(bytes) && file.commit()) return "";
    return file.error();
  }

  TemporaryDirectory d;
};

TEST_F(OutputTreeTest, MirrorsATree) {
  d.write("in/a", "");
  d.write("in/x/y/b", "");
  const FileTree tree = list({"in"});
  EXPECT_EQ(problems(tree), Strings());
  EXPECT_FALSE(std::filesystem::exists(d.path("out"))) << "checking writes nothing";
  OutputTree out(d.path("out"), false);
  ASSERT_EQ(out.open(), 0);
  for (const SourceFile& source : tree.files) EXPECT_EQ(put(out, source, source.relative), "");
  EXPECT_EQ(d.read("out/a"), "a");
  EXPECT_EQ(d.read("out/x/y/b"), "x/y/b");
  EXPECT_EQ(out.path_of(tree.files[1]), d.path("out/x/y/b"));
  EXPECT_EQ(out.stamp(tree.files[1]), stamp_of(d.stat("out/x/y/b")));
  EXPECT_EQ(problems(tree), Strings()) << "once more";
}

TEST_F(OutputTreeTest, MakesTheDirectoriesAboveIt) {
  OutputTree out(d.path("p/q/out"), false);
  EXPECT_EQ(out.id(), std::nullopt);
  ASSERT_EQ(out.open(), 0);
  EXPECT_EQ(out.id(), id_of(d.stat("p/q/out")));
  EXPECT_EQ(out.open(), 0) << "is there";
  d.write("file", "");
  EXPECT_EQ(OutputTree(d.path("file"), false).open(), ENOTDIR);
  EXPECT_EQ(OutputTree(d.path("file/out"), false).open(), ENOTDIR);
}

TEST_F(OutputTreeTest, KeepsPermissionsOfDirectories) {
  d.write("in/private/deep/a", "");
  d.write("in/open/a", "");
  ASSERT_EQ(::chmod(d.path("in/private").c_str(), 0500), 0);
  ASSERT_EQ(::chmod(d.path("in/open").c_str(), 0777), 0);
  const FileTree tree = list({"in"});
  OutputTree out(d.path("out"), false);
  ASSERT_EQ(out.open(), 0);
  const mode_t mask = ::umask(022);
  for (const SourceFile& source : tree.files) EXPECT_EQ(put(out, source, ""), "");
  ::umask(mask);
  EXPECT_EQ(d.stat("out/private").st_mode & 0777U, 0700U);
  EXPECT_EQ(d.stat("out/private/deep").st_mode & 0777U, 0755U);
  EXPECT_EQ(d.stat("out/open").st_mode & 0777U, 0755U);
  ::chmod(d.path("in/private").c_str(), 0700);
}

TEST_F(OutputTreeTest, RefusesTwoSourcesWithOneOutput) {
  d.write("p/a", "");
  d.write("q/a", "");
  d.write("q/x", "");
  d.write("r/x/b", "");
  EXPECT_EQ(problems(Strings{"p", "q"}),
            (Strings{"T/p/a: and T/q/a: both would be written to T/out/a"}));
  EXPECT_EQ(problems(Strings{"p/a", "p/a"}),
            (Strings{"T/p/a: and T/p/a: both would be written to T/out/a"}));
  EXPECT_EQ(problems(Strings{"r", "q/x"}),
            (Strings{"T/r/x/b: its output would be in a directory with the name of the output of "
                     "T/q/x"}));
  EXPECT_FALSE(std::filesystem::exists(d.path("out")));
}

TEST_F(OutputTreeTest, RefusesPathsThatLeaveIt) {
  for (const char* relative : {"../a", "x/../../a", "/etc/a", "x//a", "./a", "..", ".", "x/"}) {
    FileTree tree;
    tree.files.push_back({"a", relative, 0, {}, 0});
    EXPECT_EQ(problems(tree), (Strings{"a: its output would not be in the output directory"}))
        << relative;
  }
  FileTree tree;
  tree.files.push_back({"a", std::string("x\0y", 3), 0, {}, 0});
  EXPECT_EQ(problems(tree).size(), 1U);
  EXPECT_EQ(problems(Strings{"-"}), (Strings{"<stdin>: has no name for an output in a directory"}));
  d.write(".naqi-manifest", "");
  EXPECT_EQ(
      problems(Strings{".naqi-manifest"}),
      (Strings{"T/.naqi-manifest: names that begin with .naqi- are kept for temporary files"}));
}

TEST_F(OutputTreeTest, RefusesToWriteOverWhatIsRead) {
  d.write("out/a", "");
  EXPECT_EQ(problems(Strings{"out/a"}), (Strings{"T/out/a: is both input and output"}));
  d.write("in/b", "");
  ASSERT_EQ(::link(d.path("in/b").c_str(), d.path("out/b").c_str()), 0);
  EXPECT_EQ(problems(Strings{"in"}), (Strings{"T/out/b: is both input and output"}));
  // What is read lies in the output directory, and would be written to.
  d.write("out/src/src/c", "");
  EXPECT_EQ(problems(Strings{"out/src"}), (Strings{"T/out/src: is both read and written to"}));
  d.write("out/other/c", "");
  EXPECT_EQ(problems(Strings{"out/other"}), Strings()) << "goes to out/c";
}

TEST_F(OutputTreeTest, RefusesWhatIsNoFile) {
  for (const char* name : {"in/dir", "in/fifo", "in/link", "in/x/a", "in/l/a"}) d.write(name, "");
  d.make("out/dir");
  ASSERT_EQ(::mkfifo(d.path("out/fifo").c_str(), 0600), 0);
  d.write("elsewhere/a", "precious");
  d.link("out/link", "../elsewhere/a");
  d.write("out/x", "");
  d.link("out/l", "../elsewhere");
  EXPECT_EQ(problems(Strings{"in"}),
            (Strings{"T/out/dir: is a directory", "T/out/fifo: is not a regular file",
                     "T/out/link: is a symbolic link", "T/out/l: is a symbolic link",
                     "T/out/x: is not a directory"}));
}

TEST_F(OutputTreeTest, NeverGoesThroughLinksUnlessToldTo) {
  d.write("in/l/a", "");
  d.write("in/link", "");
  d.write("elsewhere/a", "precious");
  d.link("out", "real_out");
  d.make("real_out");
  const FileTree tree = list({"in"});
  OutputTree out(d.path("out"), false);
  ASSERT_EQ(out.open(), 0) << "the directory itself may be one";
  EXPECT_EQ(problems(tree), Strings());
  d.link("real_out/l", "../elsewhere");  // after the check
  d.link("real_out/link", "../elsewhere/a");
  EXPECT_NE(put(out, tree.files[1], "overwritten"), "");
  EXPECT_EQ(put(out, tree.files[0], "overwritten"), "is a symbolic link");
  EXPECT_EQ(out.stamp(tree.files[0]), std::nullopt);
  EXPECT_EQ(out.stamp(tree.files[1]), std::nullopt);
  EXPECT_EQ(d.read("elsewhere/a"), "precious");

  OutputTree following(d.path("out"), true);
  ASSERT_EQ(following.open(), 0);
  EXPECT_EQ(problems(tree, true), Strings());
  EXPECT_EQ(put(following, tree.files[1], "one"), "");
  EXPECT_EQ(d.read("elsewhere/a"), "one");
  EXPECT_EQ(put(following, tree.files[0], "two"), "");
  EXPECT_EQ(d.read("elsewhere/a"), "two");
  EXPECT_TRUE(S_ISLNK(d.stat("real_out/link").st_mode));
  EXPECT_EQ(following.stamp(tree.files[0]), stamp_of(d.stat("elsewhere/a")));
}

TEST_F(OutputTreeTest, RemovesWhatKilledRunsLeft) {
  d.write("in/a", "");
  d.write("in/x/b", "");
  d.write("out/.naqi-aaaaaa", "half");
  d.write("out/x/.naqi-bbbbbb", "half");
  d.write("out/other/.naqi-cccccc", "not a directory of an output");
  OutputTree out(d.path("out"), false);
  ASSERT_EQ(out.open(), 0);
  EXPECT_EQ(out.remove_stale(list({"in"}).files), 2U);
  EXPECT_FALSE(std::filesystem::exists(d.path("out/x/.naqi-bbbbbb")));
  EXPECT_TRUE(std::filesystem::exists(d.path("out/other/.naqi-cccccc")));
}

}  // namespace
}  // namespace naqi::corpus
