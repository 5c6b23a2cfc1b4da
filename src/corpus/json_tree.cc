#include "corpus/json_tree.h"

#include "corpus/json_string.h"

namespace naqi::corpus {

FieldTree::FieldTree(const JsonFields& fields) : nodes_(1) {
  for (std::size_t i = 0; i < fields.fields.size(); ++i) {
    const std::vector<std::string>& names = fields.fields[i].names;
    std::size_t parent = root();
    std::size_t node = root();
    for (const std::string& name : names) {
      parent = node;
      node = member(parent, name).node;
      if (node != kNone) continue;
      node = nodes_.size();
      member(parent, name).node = node;
      nodes_.emplace_back();
    }
    nodes_[node].is_field = true;
    if (fields.to_fields.empty() || fields.to_fields[i] == names.back()) continue;
    const std::size_t result = result_names_.size();
    nodes_[node].result = result;
    member(parent, fields.to_fields[i]).result = result;
    std::string name = "\"";
    escape_json(fields.to_fields[i], name);
    result_names_.push_back(name + '"');
  }
}

const FieldTree::Member* FieldTree::find(std::size_t node, std::string_view name) const {
  for (const Member& member : nodes_[node].members) {
    if (member.name == name) return &member;
  }
  return nullptr;
}

FieldTree::Member& FieldTree::member(std::size_t node, const std::string& name) {
  for (Member& member : nodes_[node].members) {
    if (member.name == name) return member;
  }
  nodes_[node].members.emplace_back().name = name;
  return nodes_[node].members.back();
}

}  // namespace naqi::corpus
