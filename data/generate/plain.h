// The classes of plain text: data/tokens/plain.tsv evaluated with ICU, for src/tokens/plain.cc.
#ifndef NAQI_DATA_GENERATE_PLAIN_H_
#define NAQI_DATA_GENERATE_PLAIN_H_

#include <filesystem>
#include <ostream>

namespace naqi::generate {

/// Writes src/tokens/plain.inc. Ends the program at the first mistake in the table.
void generate_plain(const std::filesystem::path& data, std::ostream& out);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_PLAIN_H_
