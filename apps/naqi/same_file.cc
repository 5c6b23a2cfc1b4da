#include "same_file.h"

#include <sys/stat.h>

#include <filesystem>
#include <system_error>

#include "corpus/descriptor.h"
#include "corpus/replace_file.h"

namespace naqi::cli {
namespace {

/// Of a file that is not there.
std::filesystem::path canonical(const std::string& path) {
  std::error_code ignored;  // then it is empty, and writing will say why
  const std::filesystem::path whole =
      std::filesystem::absolute(corpus::resolve_links(path), ignored);
  return std::filesystem::weakly_canonical(whole, ignored);
}

}  // namespace

bool is_same_file(const std::string& a, const std::string& b) {
  if (a == "-" || b == "-") return false;
  struct stat info_a {};
  struct stat info_b {};
  const bool is_a = ::stat(a.c_str(), &info_a) == 0;
  const bool is_b = ::stat(b.c_str(), &info_b) == 0;
  if (is_a != is_b) return false;
  if (is_a) return S_ISREG(info_a.st_mode) && corpus::id_of(info_a) == corpus::id_of(info_b);
  const std::filesystem::path path_a = canonical(a);
  return !path_a.empty() && path_a == canonical(b);
}

}  // namespace naqi::cli
