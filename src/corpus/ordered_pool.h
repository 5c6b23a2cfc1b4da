// OrderedPool: jobs that several threads do and one thread hands out and takes back, in order.
//
// A bounded ring of jobs, which are reused with whatever memory they own. Threads are started as
// jobs come that no thread is free for; without a job there is none. All members are for one
// thread, the owner. Tested by tests/corpus/ordered_pool_test.cc.
#ifndef NAQI_CORPUS_ORDERED_POOL_H_
#define NAQI_CORPUS_ORDERED_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace naqi::corpus {

template <class Job>
class OrderedPool {
 public:
  /// `work` is what a thread does to a job.
  OrderedPool(std::size_t max_threads, std::function<void(Job&)> work)
      : max_threads_(max_threads), work_(std::move(work)), slots_(slots_for(max_threads)) {}
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;

  /// Waits for the jobs that are being done; those that wait stay undone.
  ~OrderedPool() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    job_came_.notify_all();
  }

  /// The job that submit() will hand out; nobody else looks at it. Precondition: not full.
  [[nodiscard]] Job& next() { return at(end_).job; }
  [[nodiscard]] bool is_full() const { return end_ - begin_ + 1 == slots_.size(); }
  /// Whether every job that was handed out has been taken back.
  [[nodiscard]] bool is_empty() const { return end_ == begin_; }
  [[nodiscard]] std::size_t threads() const { return threads_.size(); }

  /// Hands out next(); false if no thread could be started to do it. Precondition: not full.
  [[nodiscard]] bool submit() {
    if (!has_thread()) return false;
    {
      const std::lock_guard lock(mutex_);
      at(end_).done = false;
      ++end_;
    }
    job_came_.notify_one();
    return true;
  }

  /// Waits for the job that was handed out first. Throws what its work threw. Precondition: not
  /// empty.
  [[nodiscard]] Job& oldest() {
    Slot& slot = at(begin_);
    std::unique_lock lock(mutex_);
    job_done_.wait(lock, [&slot] { return slot.done; });
    if (slot.error) std::rethrow_exception(std::exchange(slot.error, nullptr));
    return slot.job;
  }
  /// Takes it back. Precondition: oldest() has returned it.
  void pop() { ++begin_; }

 private:
  struct Slot {
    Job job;
    bool done = false;
    std::exception_ptr error;
  };

  // Two jobs for each thread, so that it has the next one when it is done; one that the owner
  // writes out, and one that it fills. With one job for each, two threads took 13 % longer on a
  // busy machine (tokenize -p search, median of 15 runs in turn).
  static std::size_t slots_for(std::size_t threads) { return threads < 2 ? 1 : 2 * threads + 2; }

  Slot& at(std::uint64_t number) { return slots_[number % slots_.size()]; }

  bool has_thread() {
    const bool all_busy = end_ - begin_ >= threads_.size();
    if (all_busy && threads_.size() < max_threads_) {
      try {
        threads_.emplace_back([this] { work(); });
      } catch (const std::system_error&) {
        max_threads_ = threads_.size();  // a limit of the user or of the system: so many, then
      }
    }
    return !threads_.empty();
  }

  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      job_came_.wait(lock, [this] { return stopping_ || begun_ != end_; });
      if (stopping_) return;
      Slot& slot = at(begun_++);
      lock.unlock();
      try {
        work_(slot.job);
      } catch (...) {
        slot.error = std::current_exception();
      }
      lock.lock();
      slot.done = true;
      job_done_.notify_one();
    }
  }

  std::size_t max_threads_;
  std::function<void(Job&)> work_;
  std::vector<Slot> slots_;
  std::uint64_t begin_ = 0;  // the oldest job that was not taken back; the owner's alone
  std::mutex mutex_;         // of all below, but for the owner's reading of end_
  std::condition_variable job_came_;
  std::condition_variable job_done_;
  std::uint64_t begun_ = 0;  // the next job for a thread
  std::uint64_t end_ = 0;    // the next job to be handed out; only the owner writes it
  bool stopping_ = false;
  std::vector<std::jthread> threads_;  // the last member: they end before what they use
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_ORDERED_POOL_H_
