#include "rejected_file.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "corpus/compression.h"
#include "report.h"

namespace naqi::cli {
namespace {

/// A name by which two paths can be compared, even if nothing is there yet.
std::filesystem::path canonical(const std::string& path) {
  std::error_code error;
  std::filesystem::path absolute = std::filesystem::absolute(path, error);
  std::filesystem::path resolved = std::filesystem::weakly_canonical(absolute, error);
  return error ? absolute.lexically_normal() : resolved;
}

}  // namespace

bool RejectedFile::is_apart_from(const std::string& path) const {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path_, error);
  if (path_ == "-" || (exists(status) && !is_regular_file(status))) return true;
  return output_.is_apart_from(path) && (path == "-" || canonical(path) != canonical(path_));
}

bool RejectedFile::open(const Options& options) {
  const bool is_batch = options.output_dir || options.in_place;
  const std::string output = options.output.value_or("-");
  const bool is_apart = path_ == "-" ? output != "-"
                                     : Output(output).is_apart_from(path_) &&
                                           (output == "-" || is_apart_from(output));
  if (!is_batch && !is_apart) {
    report(fmt::format("{}: is both the output and --rejected", output_.name()));
    return false;
  }
  if (!output_.open()) return false;
  SinkSettings settings;
  settings.compression = &corpus::compression_of_name(path_);
  sink_.emplace(output_, output_.name(), settings, bytes_);
  return true;
}

bool RejectedFile::write(std::string_view bytes) {
  is_empty_ = is_empty_ && bytes.empty();
  return sink_->write(bytes);
}

bool RejectedFile::finish() { return sink_->finish() && output_.commit(); }

bool RejectedFile::finish_after_failure(bool has_output) {
  if (is_empty_) return true;  // what is there from another run stays
  if (has_output || !output_.is_pending()) return finish();
  report(fmt::format("{}: not written, because of the error above", output_.name()));
  return true;
}

}  // namespace naqi::cli
