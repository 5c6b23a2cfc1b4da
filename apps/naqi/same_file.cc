#include "same_file.h"

#include <system_error>

#include "corpus/descriptor.h"
#include "corpus/replace_file.h"

namespace naqi::cli {
namespace {

std::optional<struct stat> info_of(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? std::optional(info) : std::nullopt;
}

/// Of a file that is not there.
std::filesystem::path canonical(const std::string& path) {
  std::error_code ignored;  // then it is empty, and writing will say why
  const std::filesystem::path whole =
      std::filesystem::absolute(corpus::resolve_links(path), ignored);
  return std::filesystem::weakly_canonical(whole, ignored);
}

}  // namespace

SameFile::SameFile(const std::string& path) : is_stdout_(path == "-"), info_(info_of(path)) {
  if (!info_ && !is_stdout_) canonical_ = canonical(path);
}

bool SameFile::operator()(const std::string& other) const {
  if (is_stdout_ || other == "-") return false;
  const std::optional<struct stat> info = info_of(other);
  if (info.has_value() != info_.has_value()) return false;
  if (info) return S_ISREG(info_->st_mode) && corpus::id_of(*info_) == corpus::id_of(*info);
  return !canonical_.empty() && canonical_ == canonical(other);
}

}  // namespace naqi::cli
