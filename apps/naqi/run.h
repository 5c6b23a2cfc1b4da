// The loop that normalize and tokenize share: files in, one filter a file, output, and a summary.
#ifndef NAQI_APPS_RUN_H_
#define NAQI_APPS_RUN_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "naqi/pipeline.h"
#include "options.h"

namespace naqi::cli {

/// Turns one text, which comes in pieces, into output.
class Filter {
 public:
  Filter() = default;
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;
  virtual ~Filter() = default;

  /// Takes the next bytes and appends to `out`.
  virtual void feed(std::string_view utf8, std::string& out) = 0;
  /// Ends the text.
  virtual void finish(std::string& out) = 0;
  [[nodiscard]] virtual const Counts& counts() const = 0;
};

/// Makes the filter of one text, which comes from the file that the command line calls `name`.
using FilterMaker =
    std::function<std::unique_ptr<Filter>(const Pipeline&, const std::string& name)>;

/// Compiles the pipeline that the options ask for, on top of `default_preset`, and does what they
/// say.
[[nodiscard]] ExitCode run_filter(const Options& options, std::string_view default_preset,
                                  const FilterMaker& make_filter);

}  // namespace naqi::cli

#endif  // NAQI_APPS_RUN_H_
