#include "naqi/stream.h"

#include <utility>

#include "exec/executor.h"

namespace naqi {

Stream::Stream(std::unique_ptr<exec::Executor> executor) : executor_(std::move(executor)) {}
Stream::Stream(Stream&&) noexcept = default;
Stream& Stream::operator=(Stream&&) noexcept = default;
Stream::~Stream() = default;

void Stream::feed(std::string_view utf8, std::string& out) { executor_->feed(utf8, out); }
void Stream::finish(std::string& out) { executor_->finish(out); }
void Stream::feed(std::string_view utf8, std::string& out, Edits& edits) {
  executor_->feed(utf8, out, edits);
}
void Stream::finish(std::string& out, Edits& edits) { executor_->finish(out, edits); }
void Stream::count_steps() { executor_->count_steps(); }
const Counts& Stream::counts() const { return executor_->counts(); }

}  // namespace naqi
