#include "version.h"

#include <fmt/format.h>

#include "naqi/catalog.h"
#include "pipeline/engine.h"

namespace naqi::cli {

std::string version_text() {
  return fmt::format("naqi {}\nUnicode {}, ICU {}, tables {}\nengine {}\n", version(),
                     unicode_version(), icu_version(), table_version(),
                     fused_engines().front().name);
}

}  // namespace naqi::cli
