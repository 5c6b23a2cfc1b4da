// The wording of errors in JSON records.
#ifndef NAQI_CORPUS_JSON_ERROR_H_
#define NAQI_CORPUS_JSON_ERROR_H_

#include <cstddef>
#include <string>

#include "corpus/field_action.h"

namespace naqi::corpus {

/// `byte` counts from 0.
[[nodiscard]] inline RecordError json_error(std::string what, std::size_t byte) {
  return {std::move(what) + ", about byte " + std::to_string(byte), byte};
}

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_JSON_ERROR_H_
