// The letters and digits of src/tokens/writing.h.
#ifndef NAQI_DATA_GENERATE_WRITING_H_
#define NAQI_DATA_GENERATE_WRITING_H_

#include <ostream>

namespace naqi::generate {

void generate_writing(std::ostream& out);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_WRITING_H_
