#include "corpus/file_tree.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "support/temporary_directory.h"

namespace naqi::corpus {
namespace {

using testing::TemporaryDirectory;
using Strings = std::vector<std::string>;

TreeOptions recursive() {
  TreeOptions options;
  options.recursive = true;
  return options;
}

Strings relatives(const FileTree& tree) {
  Strings all;
  for (const SourceFile& file : tree.files) all.push_back(file.relative);
  return all;
}

/// The messages, "!" before errors, with the directory of the test as "T".
Strings messages(const FileTree& tree, const TemporaryDirectory& directory) {
  Strings all;
  for (const TreeMessage& message : tree.messages) {
    std::string text = message.text;
    const std::size_t at = text.find(directory.path());
    if (at != std::string::npos) text.replace(at, directory.path().size(), "T");
    all.push_back((message.is_error ? "!" : "") + text);
  }
  return all;
}

TEST(FileTree, ListsFilesBeforeDirectoriesInOrderOfBytes) {
  const TemporaryDirectory d;
  for (const char* name : {"b", "a.txt", "a/z", "a/b/c", "B", "\xd8\xa7", ".hidden", "-x", "z/1"}) {
    d.write(name, "12345");
  }
  const FileTree tree = list_files({d.path()}, recursive());
  EXPECT_EQ(relatives(tree),
            (Strings{"-x", ".hidden", "B", "a.txt", "b", "\xd8\xa7", "a/z", "a/b/c", "z/1"}));
  EXPECT_EQ(tree.files[6].path, d.path("a/z"));
  EXPECT_EQ(tree.files[6].size, 5U);
  EXPECT_EQ(tree.files[6].id, id_of(d.stat("a/z")));
  EXPECT_EQ(tree.directories, (Strings{d.path(), d.path("a"), d.path("a/b"), d.path("z")}));
  EXPECT_EQ(tree.roots, (Strings{d.path()}));
  EXPECT_FALSE(tree.failed());
}

TEST(FileTree, KeepsTheOrderOfArguments) {
  const TemporaryDirectory d;
  d.write("b/2", "");
  d.write("b/1", "");
  d.write("a", "");
  const FileTree tree = list_files({d.path("b/"), "-", d.path("a"), d.path("b/2")}, recursive());
  EXPECT_EQ(relatives(tree), (Strings{"1", "2", "", "a", "2"}));
  EXPECT_EQ(tree.files[0].path, d.path("b/1"));
  EXPECT_EQ(tree.files[2].path, "-");
  EXPECT_EQ(tree.roots, (Strings{d.path("b/"), "", d.path() + "/", d.path("b") + "/"}));
  EXPECT_EQ(tree.files[3].argument, 2U);
}

TEST(FileTree, TakesNamesAsTheyAre) {
  const TemporaryDirectory d;
  const Strings names = {"\xff\xfe", "a\nb", "back\\slash", "sp ace", "*"};
  for (const std::string& name : names) d.write(name, "");
  EXPECT_EQ(relatives(list_files({d.path()}, recursive())),
            (Strings{"*", "a\nb", "back\\slash", "sp ace", "\xff\xfe"}));
}

TEST(FileTree, RefusesDirectoriesUnlessRecursive) {
  const TemporaryDirectory d;
  d.write("a", "");
  const FileTree tree = list_files({d.path(), d.path("a"), d.path("none")}, {});
  EXPECT_EQ(relatives(tree), (Strings{"a"}));
  EXPECT_EQ(messages(tree, d), (Strings{"!T: is a directory; -r reads what is in it",
                                        "!T/none: No such file or directory"}));
  EXPECT_TRUE(tree.failed());
}

TEST(FileTree, IncludesByNameAndByPath) {
  const TemporaryDirectory d;
  for (const char* name : {"a.txt", "b.csv", "x/a.txt", "x/y/a.txt", "x/y/b.csv"})
    d.write(name, "");
  TreeOptions options = recursive();
  options.include = {"*.txt"};
  FileTree tree = list_files({d.path(), d.path("b.csv")}, options);
  EXPECT_EQ(relatives(tree), (Strings{"a.txt", "x/a.txt", "x/y/a.txt", "b.csv"}))
      << "an argument is read whatever its name";
  EXPECT_EQ(tree.excluded, 2U);
  options.include = {"x/*.txt"};
  EXPECT_EQ(relatives(list_files({d.path()}, options)), (Strings{"x/a.txt", "x/y/a.txt"}));
  options.include = {"?.csv", "x/a*"};
  EXPECT_EQ(relatives(list_files({d.path()}, options)), (Strings{"b.csv", "x/a.txt", "x/y/b.csv"}));
  options.include = {"[", ""};
  EXPECT_EQ(relatives(list_files({d.path()}, options)), Strings());
}

TEST(FileTree, CountsLinksThatItDoesNotFollow) {
  const TemporaryDirectory d;
  d.write("real/a", "");
  d.link("file", "real/a");
  d.link("dir", "real");
  d.link("broken", "nowhere");
  const FileTree tree = list_files({d.path()}, recursive());
  EXPECT_EQ(relatives(tree), (Strings{"real/a"}));
  EXPECT_EQ(tree.links, 3U);
  EXPECT_TRUE(tree.messages.empty());
  EXPECT_EQ(relatives(list_files({d.path("dir"), d.path("file")}, recursive())),
            (Strings{"a", "file"}))
      << "arguments are followed";
}

TEST(FileTree, FollowsLinksAndCutsCycles) {
  const TemporaryDirectory d;
  d.write("real/a", "abc");
  d.link("file", "real/a");
  d.link("dir", "real");
  d.link("broken", "nowhere");
  d.link("real/up", "..");
  d.link("real/self", ".");
  TreeOptions options = recursive();
  options.follow = true;
  const FileTree tree = list_files({d.path()}, options);
  EXPECT_EQ(relatives(tree), (Strings{"file", "dir/a", "real/a"}));
  EXPECT_EQ(tree.files[0].size, 3U);
  EXPECT_EQ(messages(tree, d),
            (Strings{"!T/broken: No such file or directory",
                     "T/dir/self: not read: it leads back to a directory above it",
                     "T/dir/up: not read: it leads back to a directory above it",
                     "T/real/self: not read: it leads back to a directory above it",
                     "T/real/up: not read: it leads back to a directory above it"}));
}

TEST(FileTree, LeavesOutWhatIsNoFile) {
  const TemporaryDirectory d;
  d.write("a", "");
  ASSERT_EQ(::mkfifo(d.path("fifo").c_str(), 0600), 0);
  FileTree tree = list_files({d.path()}, recursive());
  EXPECT_EQ(relatives(tree), (Strings{"a"}));
  EXPECT_EQ(messages(tree, d), (Strings{"T/fifo: not read: it is not a regular file"}));
  EXPECT_FALSE(tree.failed());
  tree = list_files({d.path("fifo")}, {});
  EXPECT_EQ(relatives(tree), (Strings{"fifo"})) << "an argument is there to be read";
  EXPECT_EQ(tree.files[0].id, FileId{});
}

TEST(FileTree, LeavesOutItsOwnFilesAndBackups) {
  const TemporaryDirectory d;
  for (const char* name : {"a", "a.bak", ".naqi-manifest", ".naqi-aB3xYz", "x/.naqi-1", ".bak"}) {
    d.write(name, "");
  }
  TreeOptions options = recursive();
  EXPECT_EQ(relatives(list_files({d.path()}, options)), (Strings{".bak", "a", "a.bak"}));
  options.backup_suffix = ".bak";
  const FileTree tree = list_files({d.path(), d.path("a.bak")}, options);
  EXPECT_EQ(relatives(tree), (Strings{"a", "a.bak"})) << "an argument is read whatever its name";
  EXPECT_EQ(tree.backups, 2U);
}

TEST(FileTree, LeavesOutWhereTheOutputGoes) {
  const TemporaryDirectory d;
  d.write("a", "");
  d.write("out/a", "");
  TreeOptions options = recursive();
  options.leave_out = id_of(d.stat("out"));
  FileTree tree = list_files({d.path()}, options);
  EXPECT_EQ(relatives(tree), (Strings{"a"}));
  EXPECT_EQ(messages(tree, d), (Strings{"T/out: not read: it is where the output goes"}));
  tree = list_files({d.path("out")}, options);
  EXPECT_EQ(messages(tree, d), (Strings{"!T/out: is both input and output"}));
}

TEST(FileTree, GoesOnAfterADirectoryThatCannotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read all";
  const TemporaryDirectory d;
  d.write("a/1", "");
  d.write("b/1", "");
  ASSERT_EQ(::chmod(d.path("a").c_str(), 0), 0);
  const FileTree tree = list_files({d.path()}, recursive());
  ::chmod(d.path("a").c_str(), 0700);
  EXPECT_EQ(relatives(tree), (Strings{"b/1"}));
  EXPECT_EQ(messages(tree, d), (Strings{"!T/a: Permission denied"}));
}

TEST(FileTree, GoesOnAfterAPathThatIsTooLong) {
  const TemporaryDirectory d;
  const std::string name(200, 'x');
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(d.path());
  constexpr int kDeep = 25;  // 5,000 bytes; a path has at most 4,096
  for (int i = 0; i < kDeep; ++i) {
    ASSERT_EQ(::mkdir(name.c_str(), 0700), 0);
    ASSERT_EQ(::chdir(name.c_str()), 0);
  }
  std::filesystem::current_path(before);
  d.write("z/1", "");
  const FileTree tree = list_files({d.path()}, recursive());
  EXPECT_EQ(relatives(tree), (Strings{"z/1"}));
  ASSERT_EQ(tree.messages.size(), 1U);
  EXPECT_TRUE(tree.messages[0].is_error);
  EXPECT_TRUE(tree.messages[0].text.ends_with(": File name too long"));
}

TEST(FileTree, DropsWhatIsNamedTwice) {
  const TemporaryDirectory d;
  d.write("a", "");
  d.write("x/b", "");
  d.link("x/c", "b");
  ASSERT_EQ(::link(d.path("a").c_str(), d.path("hard").c_str()), 0);
  TreeOptions options = recursive();
  options.follow = true;
  FileTree tree =
      list_files({d.path("a"), d.path("x/../a"), d.path("x"), d.path(), "-", "-"}, options);
  drop_repeated(tree.files);
  EXPECT_EQ(relatives(tree), (Strings{"a", "b", "hard", "", ""}));
}

}  // namespace
}  // namespace naqi::corpus
