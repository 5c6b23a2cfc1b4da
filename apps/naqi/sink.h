// Sink: the text of a run on its way out: encoded and compressed, if need be.
#ifndef NAQI_APPS_SINK_H_
#define NAQI_APPS_SINK_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"
#include "corpus/compression.h"
#include "corpus/encoder.h"
#include "corpus/encoding.h"

namespace naqi::cli {

struct SinkSettings {
  const corpus::Encoding* encoding = nullptr;  // null: UTF-8
  corpus::Unencodable unencodable = corpus::Unencodable::error;
  const corpus::Compression* compression = nullptr;  // null: none
  std::size_t threads = 1;                           // that compress
};

class Sink final : public corpus::ByteSink {
 public:
  /// `name` is what messages call the output, which reports its own failures. What is written to it
  /// is added to `bytes_out`.
  Sink(corpus::ByteSink& output, std::string name, const SinkSettings& settings,
       std::atomic<std::uint64_t>& bytes_out);

  [[nodiscard]] bool write(std::string_view bytes) override;
  /// Reports a failure, and what had no place in the encoding.
  [[nodiscard]] bool finish() override;
  /// Whether something went wrong here, which was reported; not that nobody reads any more.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  class Counter;
  bool check(bool good);

  std::string name_;
  std::unique_ptr<corpus::ByteSink> counter_;     // on the output
  std::unique_ptr<corpus::ByteSink> compressor_;  // on that, or null
  std::unique_ptr<corpus::Encoder> encoder_;      // on those, or null
  corpus::ByteSink* top_;
  bool failed_ = false;
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_SINK_H_
