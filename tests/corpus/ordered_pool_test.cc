#include "corpus/ordered_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <set>
#include <stdexcept>
#include <thread>

namespace naqi::corpus {
namespace {

struct Square {
  int number = 0;
  int result = 0;
};

void square(Square& job) {
  // Later jobs are often done first.
  if (job.number % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
  job.result = job.number * job.number;
}

/// Hands out 0, 1, ... and takes all back; returns how many came back in order, with their result.
int run_in_order(OrderedPool<Square>& pool, int count) {
  int right = 0;
  int back = 0;
  const auto take_back = [&] {
    const Square& job = pool.oldest();
    if (job.number == back && job.result == back * back) ++right;
    ++back;
    pool.pop();
  };
  for (int i = 0; i < count; ++i) {
    while (pool.is_full()) take_back();
    pool.next().number = i;
    if (!pool.submit()) return right;
  }
  while (!pool.is_empty()) take_back();
  return right;
}

TEST(OrderedPool, jobs_come_back_in_order) {
  for (const std::size_t threads : {2U, 3U, 8U}) {
    OrderedPool<Square> pool(threads, square);
    EXPECT_EQ(run_in_order(pool, 500), 500) << threads;
    EXPECT_EQ(run_in_order(pool, 7), 7) << threads << ", again";
    EXPECT_LE(pool.threads(), threads);
  }
}

TEST(OrderedPool, threads_start_as_jobs_come) {
  OrderedPool<Square> pool(8, square);
  EXPECT_EQ(pool.threads(), 0U);
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(run_in_order(pool, 1), 1);
    EXPECT_EQ(pool.threads(), 1U);
  }
}

TEST(OrderedPool, jobs_and_their_number_are_bounded) {
  OrderedPool<Square> pool(2, square);
  std::set<const Square*> jobs;
  for (int i = 0; i < 100; ++i) {
    if (pool.is_full()) {
      (void)pool.oldest();
      pool.pop();
    }
    jobs.insert(&pool.next());
    ASSERT_TRUE(pool.submit());
  }
  EXPECT_EQ(jobs.size(), 6U);
}

TEST(OrderedPool, what_a_job_throws_comes_back_with_it) {
  OrderedPool<Square> pool(2, [](Square& job) {
    if (job.number == 1) throw std::runtime_error("one");
    square(job);
  });
  for (int i = 0; i < 3; ++i) {
    pool.next().number = i;
    ASSERT_TRUE(pool.submit());
  }
  EXPECT_EQ(pool.oldest().result, 0);
  pool.pop();
  EXPECT_THROW((void)pool.oldest(), std::runtime_error);
  pool.pop();
  EXPECT_EQ(pool.oldest().result, 4);
}

TEST(OrderedPool, jobs_that_wait_are_given_up) {
  std::atomic<int> done = 0;
  {
    OrderedPool<Square> pool(2, [&done](Square&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      ++done;
    });
    while (!pool.is_full()) ASSERT_TRUE(pool.submit());
  }
  EXPECT_LE(done, 2);
}

}  // namespace
}  // namespace naqi::corpus
