#include "corpus/json_rewriting.h"

#include <array>

#include "corpus/json_error.h"

namespace naqi::corpus {
namespace {

// The characters of numbers, literals, and NaN and Infinity.
constexpr std::array<bool, 256> kIsInScalar = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = true;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = true;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = true;
  for (const unsigned char c : {'-', '+', '.'}) table[c] = true;
  return table;
}();

}  // namespace

std::optional<RecordError> JsonRewriting::run(std::string_view record, FieldAction& action,
                                              std::string& out, bool& changed) {
  record_ = record;
  grammar_.restart();
  edits_.clear();
  members_.restart(record);
  levels_.clear();
  if (auto error = index_.build(record)) return error;
  if (auto error = walk(action)) return error;
  changed = edits_.apply(record, out);
  return std::nullopt;
}

std::optional<RecordError> JsonRewriting::walk(FieldAction& action) {
  if (index_.size() == 0) return json_error("not a JSON object", 0);
  for (std::size_t token = 0; token < index_.size(); ++token) {
    const Event event = grammar_.take(record_[index_.begin(token)]);
    if (event == Event::mark) continue;
    if (auto error = take(token, event, action)) return error;
  }
  if (!grammar_.is_complete()) return json_error("an object that does not end", record_.size());
  return std::nullopt;
}

std::optional<RecordError> JsonRewriting::take(std::size_t token, Event event,
                                               FieldAction& action) {
  switch (event) {
    case Event::name:
      return take_name(token);
    case Event::string:
      return take_string(token, action);
    case Event::scalar:
      return take_scalar(token);
    case Event::open_object:
      open_object();
      break;
    case Event::open_list:
      levels_.push_back({node(), false});
      break;
    case Event::close_object:
    case Event::close_list:
      close(token);
      break;
    case Event::mark:
      break;
    case Event::error:
      return json_error(grammar_.error(), index_.begin(token));
  }
  return std::nullopt;
}

void JsonRewriting::open_object() {
  const std::size_t own = node();
  const bool is_searched = own != FieldTree::kNone && !tree_[own].members.empty();
  levels_.push_back({FieldTree::kNone, is_searched});
  if (is_searched) members_.open_object(own);
}

void JsonRewriting::close(std::size_t token) {
  if (levels_.back().is_searched) members_.close_object();
  levels_.pop_back();
  end_value(token);
}

void JsonRewriting::end_value(std::size_t token) {
  if (!levels_.empty() && levels_.back().is_searched) members_.end_member(index_.end(token));
}

std::optional<RecordError> JsonRewriting::take_name(std::size_t token) {
  Level& level = levels_.back();
  if (!level.is_searched) return std::nullopt;
  std::optional<std::string_view> name = inside(token);
  if (name->find('\\') != std::string_view::npos) {
    if (const auto fault = unescape_json(*name, name_)) {
      return json_error("no JSON escape", index_.begin(token) + 1 + *fault);
    }
    name = name_.bytes;
    if (!name_.surrogates.empty()) name = std::nullopt;
  }
  members_.begin_member(token, name);
  level.node = members_.node();
  return std::nullopt;
}

std::optional<RecordError> JsonRewriting::take_string(std::size_t token, FieldAction& action) {
  const std::size_t own = node();
  if (own != FieldTree::kNone && tree_[own].is_field) {
    if (const auto fault = treatment_.treat(inside(token), action)) {
      return json_error("no JSON escape", index_.begin(token) + 1 + *fault);
    }
    if (treatment_.is_changed()) {
      const std::size_t begin = edits_.text.size();
      treatment_.write(members_.comma(), edits_.text);
      const JsonEdit edit{{index_.begin(token), index_.end(token)}, {begin, edits_.text.size()}};
      members_.take_string(&edit);
    } else {
      members_.take_string(nullptr);
    }
  }
  end_value(token);
  return std::nullopt;
}

std::optional<RecordError> JsonRewriting::take_scalar(std::size_t token) {
  const std::string_view text = index_.text(token);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kIsInScalar[static_cast<unsigned char>(text[i])]) {
      return json_error("no JSON value", index_.begin(token) + i);
    }
  }
  end_value(token);
  return std::nullopt;
}

std::string_view JsonRewriting::inside(std::size_t token) const {
  const std::string_view text = index_.text(token);
  return text.substr(1, text.size() - 2);
}

}  // namespace naqi::corpus
