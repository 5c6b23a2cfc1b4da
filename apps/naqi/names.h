// How the rows of the catalog are called wherever people read them: strip:tatweel, U+0640.
#ifndef NAQI_APPS_NAMES_H_
#define NAQI_APPS_NAMES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/catalog.h"

namespace naqi::cli {

[[nodiscard]] std::string name_of(const Step& step);
[[nodiscard]] std::string code_point(char32_t c);

/// The names in a cell of a table, such as Step::aliases.
[[nodiscard]] std::vector<std::string_view> split_at_commas(std::string_view text);
std::vector<std::string_view> split_at_commas(std::string&& text) = delete;  // they are its parts
/// The words of a list that a flag has, if it was given.
[[nodiscard]] std::vector<std::string> words_of(const std::optional<std::string>& list);

}  // namespace naqi::cli

#endif  // NAQI_APPS_NAMES_H_
