#include "corpus/json_members.h"

namespace naqi::corpus {

void JsonMembers::restart(std::string_view record) {
  record_ = record;
  objects_.clear();
  parts_.clear();
  results_.clear();
  places_.clear();
}

void JsonMembers::open_object(std::size_t node) {
  objects_.push_back({node, results_.size(), places_.size(), {}});
}

void JsonMembers::begin_member(std::size_t name_token, std::optional<std::string_view> name) {
  const FieldTree::Member* const known = name ? tree_.find(objects_.back().node, *name) : nullptr;
  Member& member = objects_.back().member;
  member = {};
  member.name_token = name_token;
  member.parts = parts_.size();
  if (known == nullptr) return;
  member.node = known->node;
  member.replaced_by = known->result;
}

void JsonMembers::take_string(const JsonEdit* edit) {
  Member& member = objects_.back().member;
  member.has_string = true;
  if (edit == nullptr) return;
  const bool in_place = tree_[member.node].result == FieldTree::kNone;
  (in_place ? edits_.edits : parts_).push_back(*edit);
}

void JsonMembers::end_member(std::size_t end) {
  const Member& member = objects_.back().member;
  const std::size_t token = member.name_token + 2;  // after the name and the colon
  const JsonSlice value{index_.begin(token), end};
  if (member.replaced_by != FieldTree::kNone) places_.push_back({member.replaced_by, value});
  if (member.node == FieldTree::kNone) return;
  const FieldTree::Node& node = tree_[member.node];
  if (node.result == FieldTree::kNone) return;
  const bool is_empty_list = record_[value.begin] == '[' && record_[index_.begin(token + 1)] == ']';
  if (!member.has_string && !is_empty_list) return;
  results_.push_back({node.result, member.name_token, end, write_value(member, value)});
  parts_.resize(member.parts);
}

// The value with its strings treated.
JsonSlice JsonMembers::write_value(const Member& member, JsonSlice value) {
  const std::size_t begin = edits_.text.size();
  std::size_t done = value.begin;
  for (std::size_t i = member.parts; i < parts_.size(); ++i) {
    const JsonEdit& part = parts_[i];
    edits_.text.append(record_.substr(done, part.of.begin - done));
    edits_.text.append(edits_.text, part.text.begin, part.text.end - part.text.begin);
    done = part.of.end;
  }
  edits_.text.append(record_.substr(done, value.end - done));
  return {begin, edits_.text.size()};
}

void JsonMembers::close_object() {
  const Object object = objects_.back();
  objects_.pop_back();
  for (std::size_t i = object.results; i < results_.size(); ++i) {
    if (is_last(i) && !replace_value(results_[i], object.places)) insert_member(results_[i]);
  }
  results_.resize(object.results);
  places_.resize(object.places);
}

bool JsonMembers::is_last(std::size_t result) const {
  for (std::size_t i = result + 1; i < results_.size(); ++i) {
    if (results_[i].result == results_[result].result) return false;
  }
  return true;
}

bool JsonMembers::replace_value(const Result& result, std::size_t first_place) {
  bool is_there = false;
  for (std::size_t i = first_place; i < places_.size(); ++i) {
    if (places_[i].result != result.result) continue;
    edits_.edits.push_back({places_[i].value, result.text});
    is_there = true;
  }
  return is_there;
}

void JsonMembers::insert_member(const Result& result) {
  std::string& text = edits_.text;
  const std::size_t begin = text.size();
  const std::size_t name = result.name_token;
  text.append(",").append(spaces_of_comma(name)).append(tree_.result_name(result.result));
  text.append(spaces_after(name)).append(":").append(spaces_after(name + 1));
  text.append(text, result.text.begin, result.text.end - result.text.begin);
  edits_.edits.push_back({{result.at, result.at}, {begin, text.size()}});
}

std::string_view JsonMembers::comma() const {
  return spaces_of_comma(objects_.back().member.name_token).empty() ? "," : ", ";
}

std::string_view JsonMembers::spaces_after(std::size_t token) const {
  const std::size_t end = index_.end(token);
  return record_.substr(end, index_.begin(token + 1) - end);
}

// Those after the comma before a member; for the first of an object, those after its colon.
std::string_view JsonMembers::spaces_of_comma(std::size_t name_token) const {
  const bool is_first = record_[index_.begin(name_token - 1)] == '{';
  return spaces_after(is_first ? name_token + 1 : name_token - 1);
}

}  // namespace naqi::corpus
