// The temporary files that are open, in a table that a signal handler can read: SIGHUP, SIGINT,
// SIGQUIT, SIGTERM and SIGXCPU remove them all before the process dies by the signal.
#ifndef NAQI_CORPUS_TEMPORARY_SLOTS_H_
#define NAQI_CORPUS_TEMPORARY_SLOTS_H_

#include <csignal>
#include <cstddef>
#include <string>

namespace naqi::corpus {

/// Of a name: what comes before the six letters and digits that differ. No other file may be named
/// so: trees are read without them.
inline constexpr char kOwnPrefix[] = ".naqi-";
inline constexpr std::size_t kOwnLetters = 6;

/// Whether a file name is that of a temporary file.
[[nodiscard]] bool is_temporary_name(const char* name);

/// A place in the table, taken before a temporary file is made, so that a signal at any moment
/// finds it. Until set() or the end of the object, the signals wait.
class TemporarySlot {
 public:
  static constexpr std::size_t kCount = 1024;

  /// Does not return in a process that is about to die.
  TemporarySlot();
  TemporarySlot(const TemporarySlot&) = delete;
  TemporarySlot& operator=(const TemporarySlot&) = delete;
  ~TemporarySlot();

  /// False if the table is full.
  [[nodiscard]] bool is_taken() const { return index_ < kCount; }
  /// The file is there: its name in the directory, which stays open as long as the slot.
  void set(int directory, const std::string& name);
  /// The file is no more, or has its final name.
  void clear();

 private:
  std::size_t index_ = kCount;
  bool is_open_ = false;  // the signals wait
  sigset_t before_{};     // the signals that waited before
};

/// Does not return if a signal has come that ends the process: then files are gone, and what fails
/// for that is not worth a message.
void wait_if_dying();

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_TEMPORARY_SLOTS_H_
