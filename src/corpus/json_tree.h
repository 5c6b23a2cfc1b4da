// FieldTree: the fields of JSON records as a tree of names, to walk down with a record.
#ifndef NAQI_CORPUS_JSON_TREE_H_
#define NAQI_CORPUS_JSON_TREE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/json_fields.h"

namespace naqi::corpus {

class FieldTree {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// A member of an object that matters.
  struct Member {
    std::string name;
    std::size_t node = kNone;    // that its value belongs to, if a field is there or below
    std::size_t result = kNone;  // whose place its value is, if a field's result goes here
  };
  struct Node {
    std::vector<Member> members;  // of an object here
    bool is_field = false;
    std::size_t result = kNone;  // of a field: its result, unless that is in place
  };

  /// Precondition: what JsonFields says of itself.
  explicit FieldTree(const JsonFields& fields);

  [[nodiscard]] static constexpr std::size_t root() { return 0; }
  [[nodiscard]] const Node& operator[](std::size_t node) const { return nodes_[node]; }
  /// The member of that name; nullptr if it does not matter.
  [[nodiscard]] const Member* find(std::size_t node, std::string_view name) const;
  /// The name of the member that takes a result, as JSON text with its quotation marks.
  [[nodiscard]] const std::string& result_name(std::size_t result) const {
    return result_names_[result];
  }

 private:
  Member& member(std::size_t node, const std::string& name);

  std::vector<Node> nodes_;
  std::vector<std::string> result_names_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_JSON_TREE_H_
