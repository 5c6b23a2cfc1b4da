// What speaks against mirroring a tree in a directory (output_tree.h says what that may be).
#ifndef NAQI_CORPUS_OUTPUT_PROBLEMS_H_
#define NAQI_CORPUS_OUTPUT_PROBLEMS_H_

#include <string>
#include <vector>

#include "corpus/file_tree.h"

namespace naqi::corpus {

[[nodiscard]] std::vector<std::string> output_problems(const std::string& directory, bool follow,
                                                       const FileTree& tree);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_OUTPUT_PROBLEMS_H_
