#include "batch.h"

#include <fmt/format.h>
#include <sys/resource.h>

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
#include "rejected_log.h"
#include "report.h"
#include "same_file.h"
#include "source_files.h"
#include "units.h"

namespace naqi::cli {
namespace {

using corpus::SourceFile;

/// A file that one thread does while others do others. What is larger is done by all of them: the
/// last of many such files then keeps no thread waiting for long.
constexpr std::uint64_t kSmall = std::uint64_t{8} << 20;

class Batch {
 public:
  Batch(const Plan& plan, BatchPlace& place, RejectedLog* rejected, Totals& totals)
      : plan_(plan),
        place_(place),
        rejected_(rejected),
        totals_(totals),
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
      try {
        const Means means = plan_.means(nullptr, &gate_);
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
    if (rejected_ != nullptr) rejected_->begin();
    const Outcome outcome = try_file(file, means, threads);
    const bool failed = outcome != Outcome::good;
    ++(failed ? totals_.failed : totals_.files);
    if (failed) good_ = false;
    if (failed && rejected_ != nullptr) rejected_->undo();
    if (outcome == Outcome::refused || outcome == Outcome::stop) ends_ = true;
  }

  Outcome try_file(const SourceFile& file, const Means& means, std::size_t threads) {
    // Before it is read: a file that somebody changes meanwhile is noted as it was, or not
    // replaced.
    const std::optional<corpus::FileStamp> source = stamp_of_file(file.path);
    const std::unique_ptr<Output> output = place_.output_of(file);
    if (!output->open()) return Outcome::failed;
    Outcome outcome = write(file, means, threads, *output);
    if (outcome == Outcome::good && !note(file, source, *output)) outcome = Outcome::stop;
    if (outcome == Outcome::good) return output->commit() ? Outcome::good : Outcome::failed;
    if (output->is_pending()) output->say_not_written();
    return outcome;
  }

  Outcome write(const SourceFile& file, const Means& means, std::size_t threads, Output& output) {
    Input input(file.path, plan_.input);
    input.count_into(totals_.bytes_in);
    if (!input.open()) {
      output.discard();  // the reason says enough
      return Outcome::failed;
    }
    SinkSettings settings = plan_.sink;
    settings.threads = threads;
    if (settings.compression == nullptr) settings.compression = &place_.compression_of(file, input);
    Sink sink(output, output.name(), settings, totals_.bytes_out);
    const Outcome outcome = do_text(plan_, means, input, file.path, sink, totals_);
    if (outcome != Outcome::good) return outcome;
    return sink.finish() && output.finish() ? Outcome::good : Outcome::stop;
  }

  /// What was left out of a file is kept before its output has its name.
  bool note(const SourceFile& file, const std::optional<corpus::FileStamp>& source,
            const Output& output) {
    return (rejected_ == nullptr || rejected_->sync()) &&
           place_.note(file, source.value_or(corpus::FileStamp{}), output.stamp());
  }

  const Plan& plan_;
  BatchPlace& place_;
  RejectedLog* rejected_;
  Totals& totals_;
  RecordGate gate_;
  bool in_order_;
  std::atomic<bool> good_ = true;
  std::atomic<bool> ends_ = false;
  std::mutex mutex_;
  std::exception_ptr error_;
};

/// What is left out must not be written over what is read, or meet an output.
bool is_rejected_apart(const Options& options, const corpus::FileTree& tree) {
  if (!options.rejected) return true;
  const SameFile is_rejected(*options.rejected);
  for (const SourceFile& file : tree.files) {
    const bool is_input = is_rejected(file.path);
    if (!is_input &&
        !(options.output_dir && is_rejected(*options.output_dir + '/' + file.relative))) {
      continue;
    }
    report(fmt::format("{}: is both {} and that of --rejected", *options.rejected,
                       is_input ? "input" : "output"));
    return false;
  }
  return true;
}

/// Opens that of --rejected, if there is to be one.
bool open_rejected(const Options& options, const std::vector<SourceFile>& files,
                   std::optional<RejectedLog>& rejected) {
  if (!options.rejected) return true;
  const auto is_to_do = [&](std::string_view beginning) {
    return std::any_of(files.begin(), files.end(), [&](const SourceFile& file) {
      return RejectedLog::beginning(file.path) == beginning;
    });
  };
  rejected.emplace(*options.rejected);
  return rejected->open(options.resume, is_to_do);
}

/// Each file takes a few numbers of open files, and in place each directory among the arguments
/// two: as many as this process may have.
void open_more_files() {
  struct rlimit limit {};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  (void)::setrlimit(RLIMIT_NOFILE, &limit);  // else some files may fail, and be reported
}

/// How many files nobody has looked at, since the run ended before.
void report_left(std::uint64_t left) {
  if (left == 0) return;
  report(left == 1 ? "1 more file was not begun"
                   : fmt::format("{} more files were not begun", with_commas(left)));
}

}  // namespace

bool run_batch(const Plan& plan, Totals& totals, RecordCounts& counts) {
  open_more_files();
  const std::unique_ptr<BatchPlace> place = make_batch_place(plan);
  corpus::FileTree tree = file_tree_of(plan.options, place->leave_out());
  bool good = report_messages(tree);
  if (!is_rejected_apart(plan.options, tree) || !place->begin(tree)) return false;
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
  std::optional<RejectedLog> rejected;
  if (!open_rejected(plan.options, files, rejected)) {
    (void)place->end(false);
    return false;
  }
  Batch batch(plan, *place, rejected ? &*rejected : nullptr, totals);
  {
    const Progress progress(totals, expected, shows_progress(plan.options));
    good = batch.run(std::move(files)) && good;
  }
  report_left(expected.files - totals.skipped - totals.files - totals.failed);
  counts = batch.counts();
  return place->end(good) && good;
}

}  // namespace naqi::cli
