// Generates src/unicode/tables.inc: what normalization needs to know of every code point.
#ifndef NAQI_DATA_GENERATE_PROPERTIES_H_
#define NAQI_DATA_GENERATE_PROPERTIES_H_

#include <ostream>

namespace naqi::generate {

void generate_properties(std::ostream& out);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_PROPERTIES_H_
