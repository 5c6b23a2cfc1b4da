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
    for (const std::string& name : arguments) paths.push_back(name == "-" ? name : d_.path(name));
    TreeOptions options;
    options.recursive = true;
    options.leave_out = OutputTree(d_.path("out"), false).id();
    return list_files(paths, options);
  }

  /// With the directory of the test as "T".
  [[nodiscard]] Strings problems(const FileTree& tree, bool follow = false) const {
    Strings all = OutputTree(d_.path("out"), follow).problems(tree);
    for (std::string& text : all) {
      for (std::size_t at = 0; (at = text.find(d_.path())) != std::string::npos;) {
        text.replace(at, d_.path().size(), "T");
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

  TemporaryDirectory d_;
};

TEST_F(OutputTreeTest, MirrorsATree) {
  d_.write("in/a", "");
  d_.write("in/x/y/b", "");
  const FileTree tree = list({"in"});
  EXPECT_EQ(problems(tree), Strings());
  EXPECT_FALSE(std::filesystem::exists(d_.path("out"))) << "checking writes nothing";
  OutputTree out(d_.path("out"), false);
  ASSERT_EQ(out.open(), 0);
  for (const SourceFile& source : tree.files) EXPECT_EQ(put(out, source, source.relative), "");
  EXPECT_EQ(d_.read("out/a"), "a");
  EXPECT_EQ(d_.read("out/x/y/b"), "x/y/b");
  EXPECT_EQ(out.path_of(tree.files[1]), d_.path("out/x/y/b"));
  EXPECT_EQ(out.stamp(tree.files[1]), stamp_of(d_.stat("out/x/y/b")));
  EXPECT_EQ(problems(tree), Strings()) << "once more";
}

TEST_F(OutputTreeTest, MakesTheDirectoriesAboveIt) {
  OutputTree out(d_.path("p/q/out"), false);
  EXPECT_EQ(out.id(), std::nullopt);
  ASSERT_EQ(out.open(), 0);
  EXPECT_EQ(out.id(), id_of(d_.stat("p/q/out")));
  EXPECT_EQ(out.open(), 0) << "is there";
  d_.write("file", "");
  EXPECT_EQ(OutputTree(d_.path("file"), false).open(), ENOTDIR);
  EXPECT_EQ(OutputTree(d_.path("file/out"), false).open(), ENOTDIR);
}

TEST_F(OutputTreeTest, KeepsPermissionsOfDirectories) {
  d_.write("in/private/deep/a", "");
  d_.write("in/open/a", "");
  ASSERT_EQ(::chmod(d_.path("in/private").c_str(), 0500), 0);
  ASSERT_EQ(::chmod(d_.path("in/open").c_str(), 0777), 0);
  const FileTree tree = list({"in"});
  OutputTree out(d_.path("out"), false);
  ASSERT_EQ(out.open(), 0);
  const mode_t mask = ::umask(022);
  for (const SourceFile& source : tree.files) EXPECT_EQ(put(out, source, ""), "");
  ::umask(mask);
  EXPECT_EQ(d_.stat("out/private").st_mode & 0777U, 0700U);
  EXPECT_EQ(d_.stat("out/private/deep").st_mode & 0777U, 0755U);
  EXPECT_EQ(d_.stat("out/open").st_mode & 0777U, 0755U);
  ::chmod(d_.path("in/private").c_str(), 0700);
}

TEST_F(OutputTreeTest, RefusesTwoSourcesWithOneOutput) {
  d_.write("p/a", "");
  d_.write("q/a", "");
  d_.write("q/x", "");
  d_.write("r/x/b", "");
  EXPECT_EQ(problems(Strings{"p", "q"}),
            (Strings{"T/p/a: would be written to T/out/a, and so would T/q/a"}));
  EXPECT_EQ(problems(Strings{"p/a", "p/a"}),
            (Strings{"T/p/a: would be written to T/out/a, and so would T/p/a"}));
  EXPECT_EQ(problems(Strings{"r", "q/x"}),
            (Strings{"T/r/x/b: its output would be in a directory with the name of the output of "
                     "T/q/x"}));
  EXPECT_FALSE(std::filesystem::exists(d_.path("out")));
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
  d_.write(".naqi-manifest", "");
  EXPECT_EQ(
      problems(Strings{".naqi-manifest"}),
      (Strings{"T/.naqi-manifest: names that begin with .naqi- are kept for temporary files"}));
}

TEST_F(OutputTreeTest, RefusesToWriteOverWhatIsRead) {
  d_.write("out/a", "");
  EXPECT_EQ(problems(Strings{"out/a"}), (Strings{"T/out/a: is both input and output"}));
  d_.write("in/b", "");
  ASSERT_EQ(::link(d_.path("in/b").c_str(), d_.path("out/b").c_str()), 0);
  EXPECT_EQ(problems(Strings{"in"}), (Strings{"T/out/b: is both input and output"}));
  // What is read lies in the output directory, and would be written to.
  d_.write("out/src/src/c", "");
  EXPECT_EQ(problems(Strings{"out/src"}), (Strings{"T/out/src: is both read and written to"}));
  d_.write("out/other/c", "");
  EXPECT_EQ(problems(Strings{"out/other"}), Strings()) << "goes to out/c";
}

TEST_F(OutputTreeTest, RefusesWhatIsNoFile) {
  for (const char* name : {"in/dir", "in/fifo", "in/link", "in/x/a", "in/l/a"}) d_.write(name, "");
  d_.make("out/dir");
  ASSERT_EQ(::mkfifo(d_.path("out/fifo").c_str(), 0600), 0);
  d_.write("elsewhere/a", "precious");
  d_.link("out/link", "../elsewhere/a");
  d_.write("out/x", "");
  d_.link("out/l", "../elsewhere");
  EXPECT_EQ(problems(Strings{"in"}),
            (Strings{"T/out/dir: is a directory", "T/out/fifo: is not a regular file",
                     "T/out/link: is a symbolic link", "T/out/l: is a symbolic link",
                     "T/out/x: is not a directory"}));
}

TEST_F(OutputTreeTest, NeverGoesThroughLinksUnlessToldTo) {
  d_.write("in/l/a", "");
  d_.write("in/link", "");
  d_.write("elsewhere/a", "precious");
  d_.link("out", "real_out");
  d_.make("real_out");
  const FileTree tree = list({"in"});
  OutputTree out(d_.path("out"), false);
  ASSERT_EQ(out.open(), 0) << "the directory itself may be one";
  EXPECT_EQ(problems(tree), Strings());
  d_.link("real_out/l", "../elsewhere");  // after the check
  d_.link("real_out/link", "../elsewhere/a");
  EXPECT_NE(put(out, tree.files[1], "overwritten"), "");
  EXPECT_EQ(put(out, tree.files[0], "overwritten"), "is a symbolic link");
  EXPECT_EQ(out.stamp(tree.files[0]), std::nullopt);
  EXPECT_EQ(out.stamp(tree.files[1]), std::nullopt);
  EXPECT_EQ(d_.read("elsewhere/a"), "precious");

  OutputTree following(d_.path("out"), true);
  ASSERT_EQ(following.open(), 0);
  EXPECT_EQ(problems(tree, true), Strings());
  EXPECT_EQ(put(following, tree.files[1], "one"), "");
  EXPECT_EQ(d_.read("elsewhere/a"), "one");
  EXPECT_EQ(put(following, tree.files[0], "two"), "");
  EXPECT_EQ(d_.read("elsewhere/a"), "two");
  EXPECT_TRUE(S_ISLNK(d_.stat("real_out/link").st_mode));
  EXPECT_EQ(following.stamp(tree.files[0]), stamp_of(d_.stat("elsewhere/a")));
}

TEST_F(OutputTreeTest, RemovesWhatKilledRunsLeft) {
  d_.write("in/a", "");
  d_.write("in/x/b", "");
  d_.write("out/.naqi-aaaaaa", "half");
  d_.write("out/x/.naqi-bbbbbb", "half");
  d_.write("out/other/.naqi-cccccc", "not a directory of an output");
  OutputTree out(d_.path("out"), false);
  ASSERT_EQ(out.open(), 0);
  EXPECT_EQ(out.remove_stale(list({"in"}).files), 2U);
  EXPECT_FALSE(std::filesystem::exists(d_.path("out/x/.naqi-bbbbbb")));
  EXPECT_TRUE(std::filesystem::exists(d_.path("out/other/.naqi-cccccc")));
}

}  // namespace
}  // namespace naqi::corpus
