#include "support/alignment.h"

#include <algorithm>

#include "support/describe.h"
#include "text/utf8.h"

namespace naqi::test {
namespace {

std::string_view slice(std::string_view text, const Span& span) {
  return text.substr(span.begin, span.size());
}

// Where a code point or an ill-formed sequence begins, and the end.
std::vector<bool> boundaries_of(std::string_view text) {
  std::vector<bool> boundaries(text.size() + 1);
  for (const char *p = text.data(), *end = p + text.size(); p < end;) {
    boundaries[static_cast<std::size_t>(p - text.data())] = true;
    p += text::decode(p, end).length;
  }
  boundaries[text.size()] = true;
  return boundaries;
}

std::string_view first_of(std::string_view text) {
  return text.substr(0, text::decode(text).length);
}

std::string mistake_in(const Edit& edit, std::string_view source, std::string_view output) {
  if (source.empty() && output.empty()) return "an empty span";
  if (edit.changed == (source == output)) return "changed or not";
  if (!edit.changed || source.empty() || output.empty()) return "";
  return first_of(source) == first_of(output) ? "a span that could be shorter" : "";
}

// The places in the output that a place in the source may be at.
Span image_of(const std::vector<Edit>& edits, std::size_t place) {
  Span image = {static_cast<std::size_t>(-1), 0};
  for (const Edit& edit : edits) {
    if (place < edit.source.begin || place > edit.source.end) continue;
    const std::size_t inside = edit.output.begin + (place - edit.source.begin);
    const bool exact = !edit.changed;
    const bool first = place == edit.source.begin;
    const bool last = place == edit.source.end;
    image.begin = std::min(image.begin, first   ? edit.output.begin
                                        : exact ? inside
                                        : last  ? edit.output.end
                                                : edit.output.begin);
    image.end = std::max(image.end, last    ? edit.output.end
                                    : exact ? inside
                                    : first ? edit.output.begin
                                            : edit.output.end);
  }
  return image;
}

void read(const Edits& edits, std::string_view source, std::string_view output, Aligned& to,
          std::size_t source_begin, std::size_t output_begin) {
  for (Edit edit : edits.spans(source, output)) {
    edit.source = {edit.source.begin + source_begin, edit.source.end + source_begin};
    edit.output = {edit.output.begin + output_begin, edit.output.end + output_begin};
    Edit* const last = to.edits.empty() ? nullptr : &to.edits.back();
    if (last != nullptr && !last->changed && !edit.changed && source_begin != 0 &&
        last->source.end == source_begin) {
      last->source.end = edit.source.end;  // the same span, in two pieces
      last->output.end = edit.output.end;
    } else {
      to.edits.push_back(edit);
    }
  }
}

}  // namespace

std::string describe(const Aligned& aligned) {
  std::string out;
  for (const Edit& edit : aligned.edits) {
    out += describe(slice(aligned.source, edit.source));
    if (edit.changed) out += "> " + describe(slice(aligned.output, edit.output));
    out += "| ";
  }
  return out;
}

std::string broken_promise(const Aligned& aligned) {
  const std::vector<bool> source_boundaries = boundaries_of(aligned.source);
  const std::vector<bool> output_boundaries = boundaries_of(aligned.output);
  Edit last;
  for (const Edit& edit : aligned.edits) {
    if (edit.source.begin != last.source.end || edit.output.begin != last.output.end ||
        edit.source.end > aligned.source.size() || edit.output.end > aligned.output.size()) {
      return "a gap";
    }
    if (!source_boundaries[edit.source.end] || !output_boundaries[edit.output.end]) {
      return "an end inside a code point";
    }
    if (!last.changed && !edit.changed && last.source.end != 0) return "two unchanged neighbours";
    const std::string mistake =
        mistake_in(edit, slice(aligned.source, edit.source), slice(aligned.output, edit.output));
    if (!mistake.empty()) return mistake;
    last = edit;
  }
  if (last.source.end != aligned.source.size() || last.output.end != aligned.output.size()) {
    return "not all is covered";
  }
  return "";
}

Discord discord(const Aligned& a, const Aligned& b) {
  Discord worst = Discord::none;
  for (const std::vector<Edit>* edits : {&a.edits, &b.edits}) {
    for (const Edit& edit : *edits) {
      const Span one = image_of(a.edits, edit.source.begin);
      const Span other = image_of(b.edits, edit.source.begin);
      if (one.begin <= other.end && other.begin <= one.end) continue;
      const std::size_t begin = std::min(one.end, other.end);
      const std::size_t end = std::max(one.begin, other.begin);
      const std::u32string between =
          text::to_utf32(std::string_view(a.output).substr(begin, end - begin));
      const bool is_run = between.find_first_not_of(between[0]) == std::u32string::npos;
      worst = std::max(worst, is_run ? Discord::ambiguous : Discord::contradiction);
    }
  }
  return worst;
}

Aligned AlignedRunner::run_in_chunks(std::string_view text, std::size_t chunk) {
  Aligned out{std::string(text), {}, {}};
  Edits edits;
  for (std::size_t at = 0; at < text.size(); at += chunk) {
    const ExactBuffer buffer(text.substr(at, chunk));
    stream_.feed(buffer.view(), out.output, edits);
  }
  stream_.finish(out.output, edits);
  if (edits.source_length() == text.size()) read(edits, text, out.output, out, 0, 0);
  return out;
}

Aligned AlignedRunner::run_piece_by_piece(std::string_view text, std::size_t chunk) {
  Aligned out{std::string(text), {}, {}};
  std::string held;
  std::string output;
  Edits edits;
  std::size_t done = 0;
  for (std::size_t at = 0; at <= text.size(); at += chunk) {
    output.clear();
    edits.clear();
    const std::string_view piece = text.substr(at, chunk);
    held += piece;
    stream_.feed(piece, output, edits);
    if (at + chunk > text.size()) stream_.finish(output, edits);
    read(edits, held, output, out, done, out.output.size());
    done += edits.source_length();
    held.erase(0, edits.source_length());
    out.output += output;
  }
  return out;
}

}  // namespace naqi::test
