// naqi --version.
#ifndef NAQI_APPS_VERSION_H_
#define NAQI_APPS_VERSION_H_

#include <string>

namespace naqi::cli {

/// The version, and those of what decides the output.
[[nodiscard]] std::string version_text();

}  // namespace naqi::cli

#endif  // NAQI_APPS_VERSION_H_
