#include "corpus/manifest_set.h"

#include <sys/stat.h>

#include <cerrno>

namespace naqi::corpus {

bool ManifestSet::open(const std::vector<std::string>& roots, std::uint64_t fingerprint,
                       Manifest::Start start) {
  by_argument_.assign(roots.size(), nullptr);
  for (std::size_t i = 0; i < roots.size(); ++i) {
    if (roots[i].empty()) continue;
    struct stat info {};
    if (::stat(roots[i].c_str(), &info) != 0) {
      error_ = roots[i] + ": " + system_text(errno);
      return false;
    }
    std::unique_ptr<Manifest>& manifest = by_directory_[id_of(info)];
    if (manifest == nullptr) {
      manifest = std::make_unique<Manifest>();
      if (!manifest->open(roots[i], fingerprint, start, Manifest::Keep::firmly)) {
        error_ = manifest->error();
        return false;
      }
    }
    by_argument_[i] = manifest.get();
  }
  return true;
}

bool ManifestSet::remove() {
  for (const auto& [directory, manifest] : by_directory_) {
    if (manifest->remove()) continue;
    error_ = manifest->error();
    return false;
  }
  return true;
}

void ManifestSet::remove_empty() {
  for (const auto& [directory, manifest] : by_directory_) {
    if (manifest->is_empty()) (void)manifest->remove();
  }
}

std::size_t ManifestSet::found() const {
  std::size_t sum = 0;
  for (const auto& [directory, manifest] : by_directory_) sum += manifest->found();
  return sum;
}

std::size_t ManifestSet::found_otherwise() const {
  std::size_t sum = 0;
  for (const auto& [directory, manifest] : by_directory_) sum += manifest->found_otherwise();
  return sum;
}

}  // namespace naqi::corpus
