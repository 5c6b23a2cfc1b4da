// Tables of encodings that ICU has no converter for.
#ifndef NAQI_DATA_GENERATE_ENCODINGS_H_
#define NAQI_DATA_GENERATE_ENCODINGS_H_

#include <filesystem>
#include <ostream>

namespace naqi::generate {

/// src/corpus/mac_arabic.inc, from data/encodings/x-mac-arabic.tsv.
void generate_mac_arabic(const std::filesystem::path& data, std::ostream& out);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_ENCODINGS_H_
