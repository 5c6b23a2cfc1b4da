#include "sink.h"

#include <fmt/format.h>

#include <utility>

#include "report.h"

namespace naqi::cli {

/// Counts what is written to the output.
class Sink::Counter final : public corpus::ByteSink {
 public:
  Counter(corpus::ByteSink& output, std::atomic<std::uint64_t>& bytes)
      : output_(output), bytes_(bytes) {}
  [[nodiscard]] bool write(std::string_view bytes) override {
    bytes_ += bytes.size();
    return output_.write(bytes);
  }
  [[nodiscard]] bool finish() override { return true; }

 private:
  corpus::ByteSink& output_;
  std::atomic<std::uint64_t>& bytes_;
};

Sink::Sink(corpus::ByteSink& output, std::string name, const SinkSettings& settings,
           std::atomic<std::uint64_t>& bytes_out)
    : name_(std::move(name)), counter_(std::make_unique<Counter>(output, bytes_out)) {
  top_ = counter_.get();
  if (settings.compression != nullptr && settings.compression->compress != nullptr) {
    compressor_ = settings.compression->compress(*top_, settings.threads);
    top_ = compressor_.get();
  }
  if (settings.encoding != nullptr) {
    encoder_ = std::make_unique<corpus::Encoder>(*top_, *settings.encoding, settings.unencodable);
    top_ = encoder_.get();
  }
}

bool Sink::write(std::string_view bytes) { return !failed_ && check(top_->write(bytes)); }

bool Sink::finish() {
  if (failed_) return false;
  if (encoder_ && !check(encoder_->finish())) return false;
  return !compressor_ || check(compressor_->finish());
}

/// Reports what the encoder or the compressor has to say of a failure.
bool Sink::check(bool good) {
  if (good || failed_) return good;
  std::string error = encoder_ ? encoder_->error() : "";
  if (error.empty() && compressor_) error = compressor_->error();
  if (!error.empty()) {
    failed_ = true;
    report(fmt::format("{}: {}", name_, error));
  }
  return false;
}

}  // namespace naqi::cli
