// RejectedFile: where records that are left out are kept (--rejected).
#ifndef NAQI_APPS_REJECTED_FILE_H_
#define NAQI_APPS_REJECTED_FILE_H_

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"
#include "options.h"
#include "output.h"
#include "sink.h"

namespace naqi::cli {

/// Compressed as its name ends. Reports what goes wrong.
class RejectedFile final : public corpus::ByteSink {
 public:
  /// `name` is the value of --rejected.
  explicit RejectedFile(const std::string& name) : output_(name), path_(name) {}

  /// False if it is the output of the run.
  [[nodiscard]] bool open(const Options& options);
  /// Whether nothing is lost if the file is written: `path` is not the same one.
  [[nodiscard]] bool is_apart_from(const std::string& path) const;

  [[nodiscard]] bool write(std::string_view bytes) override;
  /// Nothing follows: the file has its name. False after a failure of write(), too.
  [[nodiscard]] bool finish() override;
  /// Ends the file of a run that failed. If the run has written anything all the same, so is this.
  [[nodiscard]] bool finish_after_failure(bool has_output);

 private:
  Output output_;
  std::string path_;
  bool is_empty_ = true;
  std::atomic<std::uint64_t> bytes_ = 0;
  std::optional<Sink> sink_;
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_REJECTED_FILE_H_
