// Input: one file, or standard input, as bytes; and the number of the line that a byte is in.
#ifndef NAQI_APPS_INPUT_H_
#define NAQI_APPS_INPUT_H_

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
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

  /// What is there by now, as soon as something is; empty at the end. Reports a failure and returns
  /// nothing. The bytes stay until the next call.
  [[nodiscard]] std::optional<std::string_view> read();

  /// The line, from 1, of a byte of the text that read() has just returned, or of one of at most
  /// three bytes before it. A regular file is looked at again for it; of any other, lines are
  /// counted as they pass, if count_lines was called before the first read.
  [[nodiscard]] std::optional<std::uint64_t> line_of(std::uint64_t byte);
  void count_lines() { counts_lines_ = true; }

 private:
  [[nodiscard]] std::optional<std::uint64_t> line_in_file(std::uint64_t byte) const;

  std::string name_;
  int fd_ = -1;
  bool owns_fd_ = false;
  std::unique_ptr<char[]> buffer_;
  std::string before_;               // the last bytes before the block
  std::string_view block_;           // what read() returned
  std::uint64_t block_begin_ = 0;    // its offset in the text
  std::optional<off_t> file_begin_;  // of the text, in a regular file
  bool counts_lines_ = false;
  std::uint64_t lines_before_ = 0;  // line ends before the block
};

/// A device and an inode, if `name` ("-" is standard input) is a regular file. For comparing.
struct FileId {
  dev_t device;
  ino_t inode;
  friend bool operator==(const FileId&, const FileId&) = default;
};
[[nodiscard]] std::optional<FileId> input_id(const std::string& name);

/// LFs in a text.
[[nodiscard]] std::uint64_t count_line_ends(std::string_view text);

}  // namespace naqi::cli

#endif  // NAQI_APPS_INPUT_H_
