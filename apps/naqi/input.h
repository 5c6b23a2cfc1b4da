// Input: one file, or standard input, as bytes. lines.h has the number of the line that a byte is
// in.
#ifndef NAQI_APPS_INPUT_H_
#define NAQI_APPS_INPUT_H_

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace naqi::cli {

class Input {
 public:
  explicit Input(std::string_view name);  // "-" is standard input
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input();

  /// As messages call it.
  [[nodiscard]] const std::string& name() const { return name_; }

  /// Reports a failure.
  [[nodiscard]] bool open();

  /// Waits for bytes and takes those that are there, up to room.size(). Returns their number, 0 at
  /// the end, or -1 with errno set.
  [[nodiscard]] std::ptrdiff_t read(std::span<char> room);
  /// Whether read() would return without waiting.
  [[nodiscard]] bool is_ready() const;

  [[nodiscard]] bool is_file() const { return file_begin_.has_value(); }
  /// Of a regular file: how long the text was when it was opened; otherwise 0.
  [[nodiscard]] std::uint64_t file_size() const { return file_size_; }
  /// The line, from 1, of a byte of the text in a regular file, which is looked at again for it.
  [[nodiscard]] std::optional<std::uint64_t> line_in_file(std::uint64_t byte) const;

 private:
  std::string name_;
  int fd_ = -1;
  bool owns_fd_ = false;
  std::optional<off_t> file_begin_;  // of the text, in a regular file
  std::uint64_t file_size_ = 0;
};

/// A device and an inode, if `name` ("-" is standard input) is a regular file. For comparing.
struct FileId {
  dev_t device;
  ino_t inode;
  friend bool operator==(const FileId&, const FileId&) = default;
};
[[nodiscard]] std::optional<FileId> input_id(const std::string& name);

}  // namespace naqi::cli

#endif  // NAQI_APPS_INPUT_H_
