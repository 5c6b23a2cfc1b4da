// Progress: a line on the terminal, while a run is under way, that says how far it is.
#ifndef NAQI_APPS_PROGRESS_H_
#define NAQI_APPS_PROGRESS_H_

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

#include "totals.h"

namespace naqi::cli {

class Progress {
 public:
  /// What there is to do, as far as is known; otherwise 0.
  struct Expected {
    std::uint64_t bytes = 0;
    std::uint64_t files = 0;
  };

  /// Shows it, from the first second on, if `shown`. One at a time.
  Progress(const Totals& totals, Expected expected, bool shown);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Clears the line.
  ~Progress();

 private:
  void run();

  const Totals& totals_;
  Expected expected_;
  std::mutex mutex_;
  std::condition_variable ending_;
  bool ends_ = false;
  std::thread thread_;
};

/// "1.2 GB of 4.8 GB (25 %), 310 MB/s, 0:12 left, 17 of 200 files".
[[nodiscard]] std::string progress_text(const Totals& totals, const Progress::Expected& expected,
                                        double seconds);

}  // namespace naqi::cli

#endif  // NAQI_APPS_PROGRESS_H_
