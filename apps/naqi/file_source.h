// FileSource: the bytes of one file, or of standard input.
#ifndef NAQI_APPS_FILE_SOURCE_H_
#define NAQI_APPS_FILE_SOURCE_H_

#include <sys/stat.h>
#include <sys/types.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"

namespace naqi::cli {

class FileSource final : public corpus::ByteSource {
 public:
  explicit FileSource(std::string_view name);  // "-" is standard input
  ~FileSource() override;

  /// As messages call it.
  [[nodiscard]] const std::string& name() const { return name_; }

  /// Reports a failure.
  [[nodiscard]] bool open();
  /// Adds to this, too, what is read from now on.
  void count_into(std::atomic<std::uint64_t>& bytes) { counted_ = &bytes; }

  [[nodiscard]] std::ptrdiff_t read(std::span<char> room) override;
  [[nodiscard]] bool is_ready() const override;
  [[nodiscard]] std::string error() const override;

  [[nodiscard]] bool is_file() const { return file_begin_.has_value(); }
  /// Of a regular file: how long the text was when it was opened; otherwise 0.
  [[nodiscard]] std::uint64_t file_size() const { return file_size_; }
  /// The line, from 1, of a byte of the text in a regular file, which is looked at again for it.
  [[nodiscard]] std::optional<std::uint64_t> line_in_file(std::uint64_t byte) const;

 private:
  std::string name_;
  int fd_ = -1;
  bool owns_fd_ = false;
  int error_ = 0;
  std::optional<off_t> file_begin_;  // of the text, in a regular file
  std::uint64_t file_size_ = 0;
  std::atomic<std::uint64_t>* counted_ = nullptr;
};

/// What the system says of `name` ("-" is standard input), if it is a regular file.
[[nodiscard]] std::optional<struct stat> regular_file(const std::string& name);

}  // namespace naqi::cli

#endif  // NAQI_APPS_FILE_SOURCE_H_
