// The fingerprint of a run: what its outputs depend on, besides its inputs.
#ifndef NAQI_APPS_FINGERPRINT_H_
#define NAQI_APPS_FINGERPRINT_H_

#include <cstdint>

#include "plan.h"

namespace naqi::cli {

/// Of the compiled spec and of all flags but those that cannot change what is written to a file.
[[nodiscard]] std::uint64_t fingerprint_of(const Plan& plan);

}  // namespace naqi::cli

#endif  // NAQI_APPS_FINGERPRINT_H_
