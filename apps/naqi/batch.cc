#include "batch.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "batch_place.h"
#include "corpus/compression.h"
#include "progress.h"
#include "record_options.h"
#include "report.h"
#include "source_files.h"

namespace naqi::cli {
namespace {

using corpus::SourceFile;

/// A file that one thread does while others do others. What is larger is done by all of them: the
/// last of many such files then keeps no thread waiting for long.
constexpr std::uint64_t kSmall = std::uint64_t{8} << 20;

class Batch {
 public:
  Batch(const Plan& plan, BatchPlace& place, RejectedFile* rejected, Totals& totals)
      : plan_(plan),
        place_(place),
        totals_(totals),
        rejected_(rejected),
        gate_(rejected, duplicates_memory_of(plan.options)),
        in_order_(rejected != nullptr || plan.options.drop_duplicates) {}

  [[nodiscard]] const RecordCounts& counts() const { return gate_.counts(); }

  bool run(std::vector<SourceFile> files) {
    const auto is_large = [](const SourceFile& file) { return file.size > kSmall; };
    auto large = files.begin();
    if (!in_order_ && plan_.threads > 1) {
      large = std::stable_partition(files.begin(), files.end(), std::not_fn(is_large));
      do_side_by_side({files.begin(), large});
    }
    do_in_order({large, files.end()});
    if (error_) std::rethrow_exception(error_);
    return good_;
  }

 private:
  bool is_apart_from_rejected(const std::string& path) const {
    if (rejected_ == nullptr || rejected_->is_apart_from(path)) return true;
    report(fmt::format("{}: is a file of the run and --rejected", path));
    return false;
  }

  void do_in_order(std::span<const SourceFile> files) {
    const std::unique_ptr<Pool> pool = files.empty() ? nullptr : plan_.make_pool();
    const Means means = plan_.means(pool.get(), &gate_);
    for (const SourceFile& file : files) {
      if (ends_) return;
      do_file(file, means, plan_.threads);
    }
  }

  void do_side_by_side(std::span<const SourceFile> files) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      const Means means = plan_.means(nullptr, &gate_);
      try {
        for (std::size_t i = next++; i < files.size() && !ends_; i = next++) {
          do_file(files[i], means, 1);
        }
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::current_exception();
        ends_ = true;
      }
    };
    std::vector<std::jthread> threads;
    try {
      while (threads.size() + 1 < std::min(plan_.threads, files.size())) threads.emplace_back(work);
    } catch (const std::system_error&) {
      // A limit of the user or of the system: so many, then.
    }
    work();
  }

  void do_file(const SourceFile& file, const Means& means, std::size_t threads) {
    const Outcome outcome = try_file(file, means, threads);
    const bool failed = outcome != Outcome::good;
    ++(failed ? totals_.failed : totals_.files);
    if (failed) good_ = false;
    if (outcome == Outcome::refused || outcome == Outcome::stop) ends_ = true;
  }

  Outcome try_file(const SourceFile& file, const Means& means, std::size_t threads) {
    // Before it is read: a file that somebody changes meanwhile is noted as it was, or not
    // replaced.
    const std::optional<corpus::FileStamp> source = stamp_of_file(file.path);
    const std::unique_ptr<Output> output = place_.output_of(file);
    if (!is_apart_from_rejected(file.path) || !is_apart_from_rejected(output->name())) {
      return Outcome::failed;
    }
    if (!output->open()) return Outcome::failed;
    Input input(file.path, plan_.input);
    input.count_into(totals_.bytes_in);
    if (!input.open()) return Outcome::failed;
    SinkSettings settings = plan_.sink;
    settings.threads = threads;
    if (settings.compression == nullptr) settings.compression = &place_.compression_of(file, input);
    Outcome outcome = Outcome::good;
    {
      Sink sink(*output, output->name(), settings, totals_.bytes_out);
      outcome = do_text(plan_, means, input, file.path, sink, totals_);
      if (outcome == Outcome::good && !(sink.finish() && output->finish())) outcome = Outcome::stop;
    }
    if (outcome != Outcome::good) {
      if (output->is_pending()) {
        report(fmt::format("{}: not written, because of the error above", output->name()));
      }
      return outcome;
    }
    if (!place_.note(file, source.value_or(corpus::FileStamp{}), output->stamp())) {
      return Outcome::stop;
    }
    return output->commit() ? Outcome::good : Outcome::failed;
  }

  const Plan& plan_;
  BatchPlace& place_;
  Totals& totals_;
  RejectedFile* rejected_;
  RecordGate gate_;
  bool in_order_;
  std::atomic<bool> good_ = true;
  std::atomic<bool> ends_ = false;
  std::mutex mutex_;
  std::exception_ptr error_;
};

}  // namespace

bool is_batch(const Options& options) { return options.output_dir || options.in_place; }

bool run_batch(const Plan& plan, RejectedFile* rejected, Totals& totals, RecordCounts& counts) {
  const std::unique_ptr<BatchPlace> place = make_batch_place(plan);
  corpus::FileTree tree = file_tree_of(plan.options, place->leave_out());
  bool good = report_messages(tree);
  if (!place->begin(tree)) return false;
  std::vector<SourceFile> files;
  Progress::Expected expected;
  for (SourceFile& file : tree.files) {
    if (plan.options.resume && place->is_done(file)) {
      ++totals.skipped;
      continue;
    }
    expected.bytes += file.size;
    files.push_back(std::move(file));
  }
  expected.files = files.size() + totals.skipped;
  Batch batch(plan, *place, rejected, totals);
  {
    const Progress progress(totals, expected, shows_progress(plan.options));
    good = batch.run(std::move(files)) && good;
  }
  counts = batch.counts();
  return place->end(good) && good;
}

}  // namespace naqi::cli
