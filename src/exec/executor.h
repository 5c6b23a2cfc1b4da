// Executor: one run of a Program over one text that arrives in pieces. The interface all engines
// share; scalar.h and reference.h make one.
#ifndef NAQI_SRC_EXEC_EXECUTOR_H_
#define NAQI_SRC_EXEC_EXECUTOR_H_

#include <string>
#include <string_view>

#include "naqi/edits.h"
#include "naqi/stream.h"

namespace naqi::exec {

class Executor {
 public:
  Executor() = default;
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;
  virtual ~Executor() = default;

  /// Takes the next bytes and appends to `out` what nothing that follows can change.
  virtual void feed(std::string_view utf8, std::string& out) = 0;
  /// Ends the text: appends the rest, and starts anew but for the counts.
  virtual void finish(std::string& out) = 0;

  /// The same, with the alignment. One text is fed either with it or without.
  virtual void feed(std::string_view utf8, std::string& out, Edits& edits) = 0;
  virtual void finish(std::string& out, Edits& edits) = 0;

  /// Counts in Counts::steps from now on. To be called before the first piece, if at all.
  virtual void count_steps() = 0;

  [[nodiscard]] const Counts& counts() const { return counts_; }

 protected:
  Counts counts_;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_EXECUTOR_H_
