// The tables of docs/compatibility.md are what naqi does: in a table with a column `text`, each
// column with a spec in backticks at its head is what that spec makes of it, or "unchanged".
#include <algorithm>
#include <cstddef>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "naqi/pipeline.h"
#include "support/describe.h"
#include "support/engines.h"
#include "support/golden.h"

namespace naqi::test {
namespace {

std::string_view trimmed(std::string_view cell) {
  while (cell.starts_with(' ')) cell.remove_prefix(1);
  while (cell.ends_with(' ')) cell.remove_suffix(1);
  return cell;
}

// "| a | `b` |" -> "a", "`b`". No cell of the page has a vertical line.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = 1; at < line.size();) {
    const std::size_t end = std::min(line.find('|', at), line.size());
    cells.emplace_back(trimmed(line.substr(at, end - at)));
    at = end + 1;
  }
  return cells;
}

std::optional<std::string> code(std::string_view cell) {
  if (cell.size() < 3 || !cell.starts_with('`') || !cell.ends_with('`')) return std::nullopt;
  return std::string(cell.substr(1, cell.size() - 2));
}

struct Row {
  int line;
  std::string spec;
  std::string text;
  std::string expected;
};

// The claims of one line of a table, below the line `head`.
void read_row(const std::vector<std::string>& head, const std::vector<std::string>& cells, int line,
              std::vector<Row>& rows) {
  const auto place = "docs/compatibility.md:" + std::to_string(line);
  if (cells.size() != head.size()) throw std::runtime_error(place + ": too few or many cells");
  const auto column = std::find(head.begin(), head.end(), "text");
  if (column == head.end()) return;
  const auto text = code(cells[static_cast<std::size_t>(column - head.begin())]);
  if (!text) throw std::runtime_error(place + ": the text is not in backticks");
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto spec = code(head[i]);
    if (!spec) continue;
    const auto expected = cells[i] == "unchanged" ? text : code(cells[i]);
    if (!expected) throw std::runtime_error(place + ": neither `...` nor unchanged: " + cells[i]);
    rows.push_back({line, *spec, unescape(*text), unescape(*expected)});
  }
}

std::vector<Row> rows_of_page() {
  std::ifstream in(NAQI_SOURCE_DIR "/docs/compatibility.md");
  std::vector<Row> rows;
  std::vector<std::string> head;  // empty outside of tables
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.starts_with('|')) {
      head.clear();
    } else if (head.empty()) {
      head = cells_of(line);
    } else if (!line.starts_with("|---")) {
      read_row(head, cells_of(line), number, rows);
    }
  }
  return rows;
}

TEST(CompatibilityPage, tables_are_what_specs_do) {
  const std::vector<Row> rows = rows_of_page();
  ASSERT_GT(rows.size(), 30U);
  for (const Row& row : rows) {
    const auto pipeline = Pipeline::compile(row.spec);
    ASSERT_TRUE(pipeline) << row.spec;
    for (const Engine* const engine : test::all_engines()) {
      EXPECT_EQ(describe(Runner(*pipeline, *engine).run(row.text)), describe(row.expected))
          << "docs/compatibility.md:" << row.line << ", " << row.spec << ", " << engine->name;
    }
  }
}

}  // namespace
}  // namespace naqi::test
