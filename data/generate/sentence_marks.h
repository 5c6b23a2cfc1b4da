// The generated table of the ends of sentences.
#ifndef NAQI_DATA_GENERATE_SENTENCE_MARKS_H_
#define NAQI_DATA_GENERATE_SENTENCE_MARKS_H_

#include <filesystem>
#include <ostream>

namespace naqi::generate {

/// Sets of code points, what kinds of tokens are, and limits, from data/tokens/sentence_marks.tsv.
void generate_sentence_marks(const std::filesystem::path& data, std::ostream& out);
/// The sets as text for ICU, for the reference.
void generate_reference_sentence_marks(const std::filesystem::path& data, std::ostream& out);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_SENTENCE_MARKS_H_
