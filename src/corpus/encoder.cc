#include "corpus/encoder.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "text/utf8.h"

namespace naqi::corpus {
namespace {

constexpr std::size_t kFull = std::size_t{64} * 1024;
constexpr char32_t kMark = 0xFEFF;

std::string named(std::optional<char32_t> c) {
  if (!c) return "an ill-formed sequence";
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(*c));
  return name.data();
}

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

}  // namespace

Encoder::Encoder(ByteSink& to, const Encoding& encoding, Unencodable policy)
    : to_(to), encoding_(encoding), policy_(policy) {
  if (encoding.form != EncodingForm::bytes) return;
  const std::optional<ByteTable> table = byte_table(encoding);
  if (table) {
    table_.emplace(*table);
  } else {
    error_ = "this ICU has no converter for " + std::string(encoding.name);
  }
}

bool Encoder::write(std::string_view bytes) {
  if (!error_.empty()) return false;
  if (encoding_.form == EncodingForm::utf8) return to_.write(bytes);
  if (!begun_ && !bytes.empty()) {
    begun_ = true;
    if (encoding_.form == EncodingForm::utf16) put_unit(kMark);
  }
  // What is before a character that ends the writing is written.
  const bool going = complete_held(bytes) && encode_piece(bytes);
  return flush() && going;
}

bool Encoder::finish() {
  const std::size_t size = held_.size();
  held_.clear();
  const bool going = error_.empty() && (size == 0 || encode_ill_formed(size));
  return flush() && going;
}

bool Encoder::encode_piece(std::string_view bytes) {
  const char* p = bytes.data();
  const char* const end = p + bytes.size();
  while (p < end) {
    if (is_ascii(*p)) {
      const char* const limit = p + std::min<std::ptrdiff_t>(end - p, kFull);
      const std::string_view run(p, std::find_if_not(p, limit, is_ascii));
      if (!encode_ascii(run)) return false;
      p += run.size();
      continue;
    }
    const text::Decoded next = text::decode(p, end);
    if (next.status == text::Status::incomplete) {
      held_.assign(p, end);
      return true;
    }
    const bool is_good = next.status == text::Status::well_formed;
    if (!(is_good ? encode(next.code_point, next.length) : encode_ill_formed(next.length))) {
      return false;
    }
    p += next.length;
  }
  return true;
}

/// Goes on with the sequence in held_, as far as `bytes` has it.
bool Encoder::complete_held(std::string_view& bytes) {
  while (!held_.empty() && !bytes.empty()) {
    const std::size_t size = held_.size();
    held_ += bytes.front();
    const text::Decoded next = text::decode(held_.data(), held_.data() + held_.size());
    if (next.status == text::Status::ill_formed) {  // without the new byte, which begins another
      held_.clear();
      return encode_ill_formed(size);
    }
    bytes.remove_prefix(1);
    if (next.status == text::Status::incomplete) continue;
    held_.clear();
    return encode(next.code_point, next.length);
  }
  return true;
}

bool Encoder::encode_ascii(std::string_view run) {
  if (table_) {
    out_ += run;
  } else {
    for (const char byte : run) put_unit(static_cast<unsigned char>(byte));
  }
  offset_ += run.size();
  if (!first_) lines_ += static_cast<std::uint64_t>(std::count(run.begin(), run.end(), '\n'));
  return flush_if_full();
}

bool Encoder::encode(char32_t c, std::size_t length) {
  const bool is_mark = c == kMark && offset_ == 0;
  if (is_mark && (table_ || encoding_.form == EncodingForm::utf16)) {
    // Not a character: see the head of the class.
  } else if (!table_) {
    put_utf16(c);
  } else if (const std::uint8_t byte = table_->byte_of(c); byte != 0) {
    out_ += static_cast<char>(byte);
  } else if (!miss(c)) {
    return false;
  }
  offset_ += length;
  return flush_if_full();
}

bool Encoder::encode_ill_formed(std::size_t length) {
  if (!miss(std::nullopt)) return false;
  offset_ += length;
  return flush_if_full();
}

/// Does what the policy says.
bool Encoder::miss(std::optional<char32_t> c) {
  ++unencodable_;
  if (!first_) first_ = UnencodablePlace{c, offset_, lines_ + 1};
  switch (policy_) {
    case Unencodable::error:
      error_ = named(c) + " has no place in " + std::string(encoding_.name) + ", at byte " +
               std::to_string(offset_) + " (line " + std::to_string(lines_ + 1) + ")";
      return false;
    case Unencodable::replace:
      if (table_) {
        out_ += '?';
      } else {
        put_unit(text::kReplacementCharacter);
      }
      return true;
    case Unencodable::drop:
      return true;
  }
  return true;
}

void Encoder::put_utf16(char32_t c) {
  if (c < 0x10000) return put_unit(c);
  put_unit(0xD800 + ((c - 0x10000) >> 10));
  put_unit(0xDC00 + ((c - 0x10000) & 0x3FF));
}

void Encoder::put_unit(char32_t unit) {
  const auto high = static_cast<char>(unit >> 8 & 0xFF);
  const auto low = static_cast<char>(unit & 0xFF);
  const bool big = encoding_.form == EncodingForm::utf16be;
  out_ += big ? high : low;
  out_ += big ? low : high;
}

bool Encoder::flush_if_full() { return out_.size() < kFull || flush(); }

bool Encoder::flush() {
  if (out_.empty()) return true;
  const bool going = to_.write(out_);
  out_.clear();
  return going;
}

}  // namespace naqi::corpus
