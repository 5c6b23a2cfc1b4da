#include "batch_place.h"

#include <fmt/format.h>

#include <utility>

#include "corpus/manifest.h"
#include "corpus/manifest_set.h"
#include "corpus/output_tree.h"
#include "corpus/temporary_file.h"
#include "file_source.h"
#include "fingerprint.h"
#include "report.h"

namespace naqi::cli {
namespace {

using corpus::FileStamp;
using corpus::Manifest;
using corpus::SourceFile;

Manifest::Start start_of(const Options& options) {
  return options.resume ? Manifest::Start::resume : Manifest::Start::fresh;
}

/// The permissions of a regular file, for the one made from it.
mode_t mode_of(const std::string& path) {
  const std::optional<struct stat> file = regular_file(path);
  return file ? file->st_mode & 0777U : 0666U;
}

/// Reports what went wrong with manifests.
template <class Manifests>
bool fail(const Manifests& manifests) {
  report(manifests.error());
  return false;
}

/// --output-dir.
class DirectoryPlace final : public BatchPlace {
 public:
  explicit DirectoryPlace(const Plan& plan)
      : plan_(plan), tree_(*plan.options.output_dir, plan.options.follow) {}

  [[nodiscard]] std::optional<corpus::FileId> leave_out() const override { return tree_.id(); }

  [[nodiscard]] bool begin(corpus::FileTree& tree) override {
    const std::vector<std::string> problems = tree_.problems(tree);
    for (const std::string& problem : problems) report(problem);
    if (!problems.empty()) return false;
    if (const int error = tree_.open(); error != 0) {
      report_system_error(*plan_.options.output_dir, error);
      return false;
    }
    if (!manifest_.open(*plan_.options.output_dir, fingerprint_of(plan_), start_of(plan_.options),
                        Manifest::Keep::loosely)) {
      return fail(manifest_);
    }
    if (plan_.options.resume) (void)tree_.remove_stale(tree.files);
    return true;
  }

  [[nodiscard]] bool is_done(const SourceFile& file) const override {
    const std::optional<FileStamp> source = stamp_of_file(file.path);
    const std::optional<FileStamp> output = tree_.stamp(file);
    return source && output && manifest_.is_done(file.relative, *source, *output);
  }

  [[nodiscard]] std::unique_ptr<Output> output_of(const SourceFile& file) const override {
    corpus::ReplaceOptions options;
    options.mode = mode_of(file.path);
    return std::make_unique<Output>(tree_.path_of(file), tree_.place_of(file), options);
  }

  [[nodiscard]] const corpus::Compression& compression_of(const SourceFile& file,
                                                          const Input& /*input*/) const override {
    return corpus::compression_of_name(file.relative);
  }

  [[nodiscard]] bool note(const SourceFile& file, const FileStamp& source,
                          const FileStamp& output) override {
    return manifest_.append(file.relative, source, output) || fail(manifest_);
  }

  [[nodiscard]] bool end(bool /*all_good*/) override { return true; }

 private:
  const Plan& plan_;
  corpus::OutputTree tree_;
  Manifest manifest_;
};

/// --in-place.
class InPlacePlace final : public BatchPlace {
 public:
  explicit InPlacePlace(const Plan& plan) : plan_(plan) {}

  [[nodiscard]] std::optional<corpus::FileId> leave_out() const override { return std::nullopt; }

  [[nodiscard]] bool begin(corpus::FileTree& tree) override {
    corpus::drop_repeated(tree.files);
    for (const SourceFile& file : tree.files) {
      if (!file.relative.empty()) continue;
      report("<stdin>: cannot be written in place");
      return false;
    }
    if (!begin_manifests(tree)) {
      manifests_.remove_empty();
      return false;
    }
    if (plan_.options.resume) (void)corpus::remove_stale_files(tree.directories);
    return true;
  }

  [[nodiscard]] bool is_done(const SourceFile& file) const override {
    const Manifest* const manifest = manifests_.of(file.argument);
    const std::optional<FileStamp> now = stamp_of_file(file.path);
    return manifest != nullptr && now && manifest->is_done(file.relative, *now);
  }

  [[nodiscard]] std::unique_ptr<Output> output_of(const SourceFile& file) const override {
    return std::make_unique<Output>(
        InPlace{file.path, *plan_.options.in_place, plan_.options.follow});
  }

  [[nodiscard]] const corpus::Compression& compression_of(const SourceFile& /*file*/,
                                                          const Input& input) const override {
    return input.compression();
  }

  [[nodiscard]] bool note(const SourceFile& file, const FileStamp& source,
                          const FileStamp& output) override {
    Manifest* const manifest = manifests_.of(file.argument);
    return manifest == nullptr || manifest->append(file.relative, source, output) ||
           fail(*manifest);
  }

  [[nodiscard]] bool end(bool all_good) override {
    if (!all_good) manifests_.remove_empty();  // where there is nothing to go on with
    return !all_good || manifests_.remove() || fail(manifests_);
  }

 private:
  bool begin_manifests(const corpus::FileTree& tree) {
    // What an earlier run has noted is not forgotten before it is clear that this one goes on.
    if (!manifests_.open(tree.roots, fingerprint_of(plan_), Manifest::Start::resume)) {
      return fail(manifests_);
    }
    if (manifests_.found_otherwise() > 0) {
      return refuse("has not ended, and had other options: go on with those, and --resume");
    }
    if (!plan_.options.resume && manifests_.found() > 0) {
      return refuse("has not ended: go on with --resume");
    }
    return true;
  }

  static bool refuse(std::string_view why) {
    report(fmt::format("an earlier run in place {}; or remove its {}, and all files are done again",
                       why, corpus::kManifestName));
    return false;
  }

  const Plan& plan_;
  corpus::ManifestSet manifests_;
};

}  // namespace

std::unique_ptr<BatchPlace> make_batch_place(const Plan& plan) {
  if (plan.options.output_dir) return std::make_unique<DirectoryPlace>(plan);
  return std::make_unique<InPlacePlace>(plan);
}

std::optional<FileStamp> stamp_of_file(const std::string& path) {
  const std::optional<struct stat> file = regular_file(path);
  return file ? std::optional(corpus::stamp_of(*file)) : std::nullopt;
}

}  // namespace naqi::cli
