// Manifest: what a run has done, in a text file that a later run goes on from.
//
// The first line is "naqi-manifest 1", or "naqi-manifest 1 in place". Then one line a file that is
// done, of six fields with a space between: the fingerprint of what was asked for (16 hexadecimal
// digits), size and time of the source, size and time of the output (bytes; seconds.nanoseconds
// since 1970), and the path, in which control characters and % are %XX. A line is written before
// the output gets its name, and says how it will be: after a kill at any moment, one that does not
// fit what is on the disk means that the file is to be done again. Nothing in it leads to a file:
// lines are looked up by the path of a file that was found otherwise.
#ifndef NAQI_CORPUS_MANIFEST_H_
#define NAQI_CORPUS_MANIFEST_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "corpus/descriptor.h"

namespace naqi::corpus {

inline constexpr char kManifestName[] = ".naqi-manifest";

class Manifest {
 public:
  enum class Start {
    fresh,   // what was noted before is forgotten
    resume,  // it counts
  };
  enum class Keep {
    loosely,  // outputs elsewhere. To the disk when the system likes: after a power cut, files may
              // be done again
    firmly,   // files in place, which must not be done twice. To the disk at once
  };

  Manifest() = default;
  Manifest(const Manifest&) = delete;
  Manifest& operator=(const Manifest&) = delete;
  ~Manifest() = default;

  /// Opens or makes that of a directory, and holds it: another run that wants it is refused. What
  /// does not follow the format is skipped. What is in place may have been the output of a run, the
  /// manifest of which is then forgotten; but it fails if outputs would replace files of which a
  /// run in place has done some. `fingerprint` is of the spec and of all options on
  /// which the output depends.
  [[nodiscard]] bool open(const std::string& directory, std::uint64_t fingerprint, Start start,
                          Keep keep);
  /// Why open(), append() or remove() failed, for people; with the path of the manifest.
  [[nodiscard]] std::string error() const;

  /// Whether a file in place is what an earlier run made of it.
  [[nodiscard]] bool is_done(std::string_view relative, const FileStamp& now) const;
  /// Whether an output, as it is now, was made from a source that has not changed.
  [[nodiscard]] bool is_done(std::string_view relative, const FileStamp& source,
                             const FileStamp& output) const;

  /// Notes that a file is done. To be called after the output is complete and before it gets its
  /// name, which it must not get if this fails. For many threads.
  [[nodiscard]] bool append(std::string_view relative, const FileStamp& source,
                            const FileStamp& output);
  /// Removes the file: for a run in place that ended well, which leaves nothing to go on with. Has
  /// to be the last thing that a run does: killed after it, it would be begun again and not gone on
  /// with.
  [[nodiscard]] bool remove();

  /// Whether it is held, and nothing is noted in it.
  [[nodiscard]] bool is_empty() const;

  /// How many lines of earlier runs were there, also if they are forgotten.
  [[nodiscard]] std::size_t found() const { return found_; }
  /// How many of those have another fingerprint. In place, going on would mix two ways.
  [[nodiscard]] std::size_t found_otherwise() const { return found_otherwise_; }

 private:
  struct Entry {
    FileStamp source;
    FileStamp output;
  };
  [[nodiscard]] bool hold(const std::string& directory);
  [[nodiscard]] bool load(Start start);
  void load_lines(std::string_view lines, Start start);
  [[nodiscard]] const Entry* find(std::string_view relative) const;
  bool fail(const std::string& why);

  std::string path_;  // for messages
  std::uint64_t fingerprint_ = 0;
  Keep keep_ = Keep::loosely;
  Descriptor directory_;
  Descriptor file_;
  std::map<std::string, Entry, std::less<>> entries_;  // by path
  std::size_t found_ = 0;
  std::size_t found_otherwise_ = 0;
  mutable std::mutex mutex_;  // of what follows
  off_t begin_ = 0;           // of the lines
  off_t end_ = 0;             // of the last whole line
  std::string error_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_MANIFEST_H_
