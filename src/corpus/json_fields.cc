#include "corpus/json_fields.h"

#include <cstddef>

namespace naqi::corpus {
namespace {

bool add_name(std::string& name, FieldPath& path, std::string_view list, std::string& error) {
  if (name.empty()) {
    error = "an empty name in '" + std::string(list) + "'";
    return false;
  }
  path.names.push_back(std::move(name));
  name.clear();
  return true;
}

bool parse_paths(std::string_view list, std::vector<FieldPath>& paths, std::string& error) {
  FieldPath path;
  std::string name;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (c == '\\') {
      if (++i == list.size() || std::string_view(",.\\").find(list[i]) == std::string_view::npos) {
        error = "a backslash in '" + std::string(list) +
                "' that stands before neither a comma nor a dot nor a backslash";
        return false;
      }
      name += list[i];
    } else if (c != ',' && c != '.') {
      name += c;
    } else {
      if (!add_name(name, path, list, error)) return false;
      if (c == ',') paths.push_back(std::move(path)), path = {};
    }
  }
  if (!add_name(name, path, list, error)) return false;
  paths.push_back(std::move(path));
  return true;
}

bool have_same_parent(const FieldPath& a, const FieldPath& b) {
  if (a.names.size() != b.names.size()) return false;
  for (std::size_t i = 0; i + 1 < a.names.size(); ++i) {
    if (a.names[i] != b.names[i]) return false;
  }
  return true;
}

std::string check(const JsonFields& fields) {
  const std::size_t count = fields.fields.size();
  const bool in_place = fields.to_fields.empty();
  if (!in_place && fields.to_fields.size() != count) {
    return std::to_string(count) + (count == 1 ? " field" : " fields") + ", but " +
           std::to_string(fields.to_fields.size()) + " for the results";
  }
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!have_same_parent(fields.fields[i], fields.fields[j])) continue;
      if (fields.fields[i].names.back() == fields.fields[j].names.back()) {
        return "the field '" + fields.fields[i].names.back() + "' twice";
      }
      if (!in_place && fields.to_fields[i] == fields.to_fields[j]) {
        return "two results for the field '" + fields.to_fields[i] + "'";
      }
    }
  }
  return {};
}

}  // namespace

std::optional<JsonFields> parse_json_fields(std::string_view fields, std::string_view to_fields,
                                            std::string& error) {
  JsonFields out;
  if (!parse_paths(fields, out.fields, error)) return std::nullopt;
  std::vector<FieldPath> results;
  if (!to_fields.empty() && !parse_paths(to_fields, results, error)) return std::nullopt;
  for (FieldPath& path : results) {
    if (path.names.size() > 1) {
      error = "a dot in '" + std::string(to_fields) +
              "': a result goes to the object that has the field (write \\. for a dot in a name)";
      return std::nullopt;
    }
    out.to_fields.push_back(std::move(path.names.front()));
  }
  error = check(out);
  if (!error.empty()) return std::nullopt;
  return out;
}

}  // namespace naqi::corpus
