// File descriptors of the command: pipes, and the standard three. Reading and writing are in
// corpus/descriptor.h.
#ifndef NAQI_APPS_DESCRIPTOR_H_
#define NAQI_APPS_DESCRIPTOR_H_

namespace naqi::cli {

/// Whether corpus::read_some would return without waiting; also at the end and where reading fails.
[[nodiscard]] bool is_readable(int fd);

/// Lets a pipe hold 1 MiB, so that both sides work in large blocks. Anything else is left alone.
void enlarge_pipe(int fd);

/// Opens what is closed of the three standard descriptors, so that no file takes its place. Using
/// it fails as before.
void reserve_standard_descriptors();

}  // namespace naqi::cli

#endif  // NAQI_APPS_DESCRIPTOR_H_
