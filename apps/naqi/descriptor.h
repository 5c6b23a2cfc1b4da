// File descriptors of the command: reading in the face of signals and of non-blocking ends (writing
// is in corpus/descriptor.h), pipes, and the standard three.
#ifndef NAQI_APPS_DESCRIPTOR_H_
#define NAQI_APPS_DESCRIPTOR_H_

#include <cstddef>
#include <span>

namespace naqi::cli {

/// Waits for bytes and takes those that are there, up to bytes.size(). Returns their number, 0 at
/// the end, or -1 with errno set.
[[nodiscard]] std::ptrdiff_t read_some(int fd, std::span<char> bytes);

/// Whether read_some would return without waiting; also at the end and where reading fails.
[[nodiscard]] bool is_readable(int fd);

/// Lets a pipe hold 1 MiB, so that both sides work in large blocks. Anything else is left alone.
void enlarge_pipe(int fd);

/// Opens what is closed of the three standard descriptors, so that no file takes its place. Using
/// it fails as before.
void reserve_standard_descriptors();

}  // namespace naqi::cli

#endif  // NAQI_APPS_DESCRIPTOR_H_
