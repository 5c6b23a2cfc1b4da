#include "pipeline/html_filter.h"

#include <algorithm>

#include "pipeline/html_tag.h"

namespace naqi {
namespace {

constexpr std::string_view kNonjoiner = "\xE2\x80\x8C";

bool is_edge(char c) { return c == '\n' || c == '\r' || c == '\t'; }

// Whether the next piece may tell what becomes of what begins like a tag.
bool may_settle(std::string_view held, std::size_t looked) {
  return held.size() >= kMaxTag || held.find_first_of(">\n", looked) != std::string_view::npos;
}

}  // namespace

void HtmlFilter::feed(std::string_view utf8, Filtered& out) {
  held_ += utf8;
  if (looked_ != 0 && !may_settle(held_, looked_)) {
    looked_ = held_.size();
    return;
  }
  take_all(false, out);
}

void HtmlFilter::finish(Filtered& out) {
  take_all(true, out);
  if (run_ != 0) end_run(true, out);
  write_spaces(out);
  last_ = '\n';
}

void HtmlFilter::take_all(bool at_end, Filtered& out) {
  std::size_t done = 0;
  looked_ = 0;
  while (done < held_.size()) {
    const std::string_view rest = std::string_view(held_).substr(done);
    const std::size_t taken = rest[0] == '<' ? take_tag(rest, at_end, out)
                              : run_ != 0    ? take_after_run(rest, at_end, out)
                                             : take_text(rest, out);
    if (taken == 0) break;
    done += taken;
  }
  held_.erase(0, done);
}

// Takes text up to the next `<`.
std::size_t HtmlFilter::take_text(std::string_view text, Filtered& out) {
  text = text.substr(0, text.find('<'));
  const std::size_t last = text.find_last_not_of(' ');
  const std::size_t kept = last == std::string_view::npos ? 0 : last + 1;
  if (kept != 0) {
    write_spaces(out);
    write(text.substr(0, kept), false, out);
  }
  const std::size_t spaces = spaces_ + text.size() - kept;
  spaces_ = std::min(spaces, kMaxSpaces);
  if (spaces != spaces_) write(std::string(spaces - spaces_, ' '), false, out);
  return text.size();
}

// Takes what begins with `<`; 0 if it is not known yet what that is.
std::size_t HtmlFilter::take_tag(std::string_view text, bool at_end, Filtered& out) {
  const HtmlTag tag = html_tag(text, at_end);
  if (tag.kind == HtmlTag::Kind::unknown) {
    looked_ = text.size();
    return 0;
  }
  if (tag.kind == HtmlTag::Kind::tag) {
    run_ += spaces_ + tag.length;
    spaces_ = 0;
    ++tags_;
    return tag.length;
  }
  if (run_ != 0) end_run(false, out);
  write_spaces(out);
  write(text.substr(0, tag.length), tag.kind == HtmlTag::Kind::literal, out);
  return tag.length;
}

// Takes what goes with the run that is open, or ends it; 0 if that is not known yet.
std::size_t HtmlFilter::take_after_run(std::string_view text, bool at_end, Filtered& out) {
  std::size_t length = std::min(text.find_first_not_of(' '), text.size());
  if (length == 0 && text.starts_with(kNonjoiner)) length = kNonjoiner.size();
  if (length == 0 && kNonjoiner.starts_with(text) && !at_end) return 0;
  if (length == 0) {
    end_run(is_edge(text[0]), out);
    return take_text(text, out);
  }
  run_ += length;
  return length;
}

void HtmlFilter::end_run(bool at_edge, Filtered& out) {
  const bool joins = !at_edge && !is_edge(last_) && last_ != ' ';
  out.replace(joins ? " " : "", run_);
  if (joins) last_ = ' ';
  run_ = 0;
}

void HtmlFilter::write(std::string_view text, bool literal, Filtered& out) {
  literal ? out.copy_literally(text) : out.copy(text);
  last_ = text.back();
}

void HtmlFilter::write_spaces(Filtered& out) {
  if (spaces_ != 0) write(std::string(spaces_, ' '), false, out);
  spaces_ = 0;
}

}  // namespace naqi
