#include "corpus/temporary_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "corpus/replace_file.h"
#include "support/temporary_directory.h"

namespace naqi::corpus {
namespace {

using testing::TemporaryDirectory;
using Strings = std::vector<std::string>;

TEST(TemporaryFile, TakesAThousandAtATime) {
  const TemporaryDirectory d;
  const auto take_all = [&d] {
    const Descriptor directory = open_directory_at(AT_FDCWD, d.path().c_str());
    std::vector<TemporaryFile> files(TemporarySlot::kCount + 1);
    std::size_t taken = 0;
    while (taken < files.size() && files[taken].create(directory.get(), 0600) == 0) ++taken;
    return taken;
  };
  const std::size_t taken = take_all();  // or as many files as the process may have
  EXPECT_GT(taken, 50U);
  EXPECT_LE(taken, TemporarySlot::kCount);
  EXPECT_EQ(d.names(), Strings()) << "all are gone";
  EXPECT_EQ(take_all(), taken) << "all places are free again";
}

TEST(StaleFiles, AreThoseThatNobodyWrites) {
  const TemporaryDirectory d;
  d.write(".naqi-aB3xYz", "stale");
  d.write(".naqi-manifest", "kept");
  d.write(".naqi-12345", "kept: too short");
  d.write(".naqi-12345_", "kept: no letter");
  d.write("a.naqi-123456", "kept");
  d.make(".naqi-dirdir");
  ASSERT_EQ(::mkfifo(d.path(".naqi-fifo12").c_str(), 0600), 0);
  d.write("precious", "kept");
  d.link(".naqi-link12", "precious");
  ReplaceFile file(place_of(d.path("a")), {});
  ASSERT_TRUE(file.open());
  EXPECT_EQ(remove_stale_files({d.path(), d.path("none")}), 1U);
  EXPECT_FALSE(std::filesystem::exists(d.path(".naqi-aB3xYz")));
  EXPECT_TRUE(file.write("new"));
  EXPECT_TRUE(file.finish());
  EXPECT_EQ(remove_stale_files({d.path()}), 0U) << "complete, and yet to be named";
  EXPECT_TRUE(file.commit());
  EXPECT_EQ(d.read("a"), "new");
  EXPECT_EQ(d.names().size(), 8U);
}

TEST(StaleFiles, AreNotTakenFromWriters) {
  const TemporaryDirectory d(testing::fast_parent());
  std::atomic<bool> is_over{false};
  std::thread cleaner([&] {
    // It may take one between its making and its lock; then the writer makes another.
    while (!is_over) remove_stale_files({d.path()});
  });
  for (int i = 0; i < 300; ++i) {
    ReplaceFile file(place_of(d.path("a")), {});
    EXPECT_TRUE(file.open() && file.write(std::to_string(i)) && file.commit()) << file.error();
    EXPECT_EQ(d.read("a"), std::to_string(i));
  }
  is_over = true;
  cleaner.join();
}

}  // namespace
}  // namespace naqi::corpus
