// How GoogleTest prints an Edit: 3-5>3-4, or with = if nothing changed.
#ifndef NAQI_TESTS_SUPPORT_PRINT_EDIT_H_
#define NAQI_TESTS_SUPPORT_PRINT_EDIT_H_

#include <ostream>

#include "naqi/edits.h"

namespace naqi {

inline void PrintTo(const Edit& edit, std::ostream* out) {
  *out << edit.source.begin << '-' << edit.source.end << (edit.changed ? '>' : '=')
       << edit.output.begin << '-' << edit.output.end;
}

}  // namespace naqi

#endif  // NAQI_TESTS_SUPPORT_PRINT_EDIT_H_
