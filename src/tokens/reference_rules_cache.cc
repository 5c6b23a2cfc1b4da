#include "tokens/reference_rules_cache.h"

#include <cstdint>
#include <deque>
#include <fstream>
#include <functional>
#include <iterator>
#include <mutex>
#include <stdexcept>
#include <string>
#include <system_error>

#include <unicode/unistr.h>
#include <unicode/uvernum.h>
#include <unistd.h>

namespace naqi::tokens {
namespace {

using icu::RuleBasedBreakIterator;
using Iterator = std::unique_ptr<RuleBasedBreakIterator>;

struct Cache {
  std::filesystem::path folder;  // empty: nothing is kept
  std::deque<std::string> read;  // ICU wants them as long as there are iterators
  std::mutex mutex;
};

Cache& cache() {
  static Cache cache;
  return cache;
}

// The folder is that of one build, so the hash need not be the same in others.
std::filesystem::path file_of(const std::filesystem::path& folder, std::string_view rules) {
  return folder / ("rules-" U_ICU_VERSION "-" + std::to_string(rules.size()) + '-' +
                   std::to_string(std::hash<std::string_view>{}(rules)));
}

// Null if there is no such file, or ICU does not want it.
Iterator read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return nullptr;
  const std::lock_guard lock(cache().mutex);
  const std::string& bytes = cache().read.emplace_back(std::istreambuf_iterator<char>(in),
                                                       std::istreambuf_iterator<char>());
  UErrorCode status = U_ZERO_ERROR;
  auto iterator =
      std::make_unique<RuleBasedBreakIterator>(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                               static_cast<std::uint32_t>(bytes.size()), status);
  if (U_FAILURE(status)) return nullptr;
  return iterator;
}

// Under another name until all is written: processes may come at once.
void write(RuleBasedBreakIterator& iterator, const std::filesystem::path& file) {
  std::uint32_t length = 0;
  const std::uint8_t* const bytes = iterator.getBinaryRules(length);
  std::filesystem::path unfinished = file;
  unfinished += '.' + std::to_string(::getpid());
  std::error_code error;
  std::ofstream out(unfinished, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(length));
  out.close();
  if (out) std::filesystem::rename(unfinished, file, error);
  if (!out || error) std::filesystem::remove(unfinished, error);
}

Iterator compile(std::string_view rules) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  const icu::StringPiece piece(rules.data(), static_cast<std::int32_t>(rules.size()));
  auto iterator =
      std::make_unique<RuleBasedBreakIterator>(icu::UnicodeString::fromUTF8(piece), where, status);
  if (U_FAILURE(status)) {
    throw std::logic_error("rules, line " + std::to_string(where.line) + ": " +
                           u_errorName(status));
  }
  return iterator;
}

}  // namespace

void keep_compiled_rules(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  cache().folder = folder;
}

std::unique_ptr<RuleBasedBreakIterator> compile_rules(std::string_view utf8,
                                                      const std::filesystem::path& folder) {
  const std::filesystem::path& kept_in = folder.empty() ? cache().folder : folder;
  if (kept_in.empty()) return compile(utf8);
  const std::filesystem::path file = file_of(kept_in, utf8);
  Iterator iterator = read(file);
  if (!iterator) {
    iterator = compile(utf8);
    write(*iterator, file);
  }
  return iterator;
}

}  // namespace naqi::tokens
