// What every engine takes for given about rules that look at their neighbours
// (data/conditions.tsv).
#ifndef NAQI_SRC_EXEC_CONTEXT_H_
#define NAQI_SRC_EXEC_CONTEXT_H_

namespace naqi::exec {

/// How many transparent code points the condition `joined` looks through; after more, what follows
/// counts as not joining.
inline constexpr unsigned kMaxTransparent = 1024;

/// Three or more of one letter in a row are what squeeze:letters bounds.
inline constexpr unsigned kMinRun = 3;
/// How many heh a word of nothing but heh keeps: laughter, not an elongated letter.
inline constexpr unsigned kLaughter = 3;

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_CONTEXT_H_
