// JsonMembers: which results go to which members of the objects of a record that are being read.
#ifndef NAQI_CORPUS_JSON_MEMBERS_H_
#define NAQI_CORPUS_JSON_MEMBERS_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/json_edits.h"
#include "corpus/json_index.h"
#include "corpus/json_tree.h"

namespace naqi::corpus {

/// Objects are opened and closed as they are nested; members are those of the innermost one.
class JsonMembers {
 public:
  JsonMembers(const FieldTree& tree, const JsonIndex& index, JsonEdits& edits)
      : tree_(tree), index_(index), edits_(edits) {}

  void restart(std::string_view record);
  void open_object(std::size_t node);
  /// Writes down which members get the results of the object's fields.
  void close_object();

  /// Takes the token that is the name of a member, and what it means in UTF-8, if anything.
  void begin_member(std::size_t name_token, std::optional<std::string_view> name);
  /// A string of the member's field was treated: `edit` makes it what it becomes, unless it is
  /// nullptr and nothing changes.
  void take_string(const JsonEdit* edit);
  /// The member's value ends there.
  void end_member(std::size_t end);

  /// What the member's value belongs to in the tree.
  [[nodiscard]] std::size_t node() const { return objects_.back().member.node; }
  /// What stands between two members of a list, if the record is spaced like this member.
  [[nodiscard]] std::string_view comma() const;

 private:
  struct Member {
    std::size_t name_token = 0;
    std::size_t node = FieldTree::kNone;
    std::size_t replaced_by = FieldTree::kNone;  // the result whose place it is
    bool has_string = false;                     // that was treated
    std::size_t parts = 0;                       // its own in parts_ begin there
  };
  struct Object {
    std::size_t node = 0;
    std::size_t results = 0;  // its own in results_ begin there
    std::size_t places = 0;   // and in places_
    Member member;
  };
  struct Result {
    std::size_t result;
    std::size_t name_token;  // of the field
    std::size_t at;          // where its value ends
    JsonSlice text;          // in edits_.text
  };
  struct Place {
    std::size_t result;
    JsonSlice value;
  };

  [[nodiscard]] std::string_view spaces_after(std::size_t token) const;
  [[nodiscard]] std::string_view spaces_of_comma(std::size_t name_token) const;
  [[nodiscard]] bool is_last(std::size_t result) const;
  [[nodiscard]] JsonSlice write_value(const Member& member, JsonSlice value);
  [[nodiscard]] bool replace_value(const Result& result, std::size_t first_place);
  void insert_member(const Result& result);

  const FieldTree& tree_;
  const JsonIndex& index_;
  JsonEdits& edits_;
  std::string_view record_;
  std::vector<Object> objects_;
  std::vector<JsonEdit> parts_;  // of fields whose results are members of their own
  std::vector<Result> results_;
  std::vector<Place> places_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_JSON_MEMBERS_H_
