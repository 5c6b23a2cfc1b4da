// BatchPlace: where the outputs of a batch go, and the manifest of what is done there.
#ifndef NAQI_APPS_BATCH_PLACE_H_
#define NAQI_APPS_BATCH_PLACE_H_

#include <memory>
#include <optional>
#include <string>

#include "corpus/compression.h"
#include "corpus/descriptor.h"
#include "corpus/file_tree.h"
#include "input.h"
#include "output.h"
#include "plan.h"

namespace naqi::cli {

/// In the order of its functions. After begin(), for many threads.
class BatchPlace {
 public:
  BatchPlace() = default;
  BatchPlace(const BatchPlace&) = delete;
  BatchPlace& operator=(const BatchPlace&) = delete;
  virtual ~BatchPlace() = default;

  /// A directory that is not to be read.
  [[nodiscard]] virtual std::optional<corpus::FileId> leave_out() const = 0;
  /// Makes ready for the files of the tree, of which it may leave out some. Reports what is against
  /// it, and then has changed nothing.
  [[nodiscard]] virtual bool begin(corpus::FileTree& tree) = 0;
  /// Whether an earlier run has done a file, and its output is there.
  [[nodiscard]] virtual bool is_done(const corpus::SourceFile& file) const = 0;
  [[nodiscard]] virtual std::unique_ptr<Output> output_of(const corpus::SourceFile& file) const = 0;
  /// How it is compressed, if the options do not say.
  [[nodiscard]] virtual const corpus::Compression& compression_of(const corpus::SourceFile& file,
                                                                  const Input& input) const = 0;
  /// Notes that a file is done: all but that its output gets its name. Reports a failure.
  [[nodiscard]] virtual bool note(const corpus::SourceFile& file, const corpus::FileStamp& source,
                                  const corpus::FileStamp& output) = 0;
  /// Ends the batch. Reports a failure.
  [[nodiscard]] virtual bool end(bool all_good) = 0;
};

/// Precondition: is_batch().
[[nodiscard]] std::unique_ptr<BatchPlace> make_batch_place(const Plan& plan);

/// Of a regular file.
[[nodiscard]] std::optional<corpus::FileStamp> stamp_of_file(const std::string& path);

}  // namespace naqi::cli

#endif  // NAQI_APPS_BATCH_PLACE_H_
