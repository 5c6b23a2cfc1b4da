// Keeping a file under a second name before it is replaced.
#ifndef NAQI_CORPUS_BACKUP_H_
#define NAQI_CORPUS_BACKUP_H_

#include <string>

namespace naqi::corpus {

/// Makes `backup` a name of what `name` is, both in the directory: by a hard link, or by a copy
/// with its permissions and times where there are none. What was called `backup` is replaced at
/// once, so that it is whole at any moment. 0 or an errno value.
[[nodiscard]] int keep_as(int directory, const std::string& name, const std::string& backup);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_BACKUP_H_
