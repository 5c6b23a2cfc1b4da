#include "corpus/encoder.h"

#include <array>
#include <cstdio>

#include "corpus/count_byte.h"
#include "text/utf8.h"

namespace naqi::corpus {
namespace {

constexpr std::size_t kRoom = std::size_t{64} * 1024;
constexpr std::size_t kFull = kRoom - 64;  // what is not a run takes a few bytes
constexpr char32_t kMark = 0xFEFF;

std::string named(std::optional<char32_t> c) {
  if (!c) return "an ill-formed sequence";
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(*c));
  return name.data();
}

}  // namespace

Encoder::Encoder(ByteSink& to, const Encoding& encoding, Unencodable policy)
    : to_(to), encoding_(encoding), policy_(policy) {
  if (encoding.form != EncodingForm::utf8) out_.resize(kRoom);
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
  while (!bytes.empty()) {
    if (!make_room()) return false;
    const std::string_view run = encode_run(bytes);
    bytes.remove_prefix(run.size());
    if (!run.empty()) continue;  // it may have ended for want of room
    const text::Decoded next = text::decode(bytes);
    if (next.status == text::Status::incomplete) {
      held_ = bytes;
      return true;
    }
    const bool is_good = next.status == text::Status::well_formed;
    if (!(is_good ? encode(next.code_point, next.length) : encode_ill_formed(next.length))) {
      return false;
    }
    bytes.remove_prefix(next.length);
  }
  return true;
}

/// Encodes what `bytes` begins with, as far as there is room and it is of the kind that nearly all
/// text is: ASCII, and sequences of two bytes that have a place. Returns that.
std::string_view Encoder::encode_run(std::string_view bytes) {
  const std::string_view run =
      table_ ? encode_run_with(bytes,
                               [this](char32_t c, char*& to) {
                                 const auto byte = c < 0x80 ? static_cast<std::uint8_t>(c)
                                                   : c < EncodeTable::kNear
                                                       ? table_->near_byte_of(c)
                                                       : std::uint8_t{0};
                                 if (byte == 0 && c != 0) return false;
                                 *to++ = static_cast<char>(byte);
                                 return true;
                               })
             : encode_run_with(bytes, [this](char32_t c, char*& to) {
                 const bool big = encoding_.form == EncodingForm::utf16be;
                 to[big ? 0 : 1] = static_cast<char>(c >> 8);
                 to[big ? 1 : 0] = static_cast<char>(c & 0xFF);
                 to += 2;
                 return true;
               });
  offset_ += run.size();
  if (!first_) lines_ += count_byte(run, '\n');
  return run;
}

template <typename Put>
std::string_view Encoder::encode_run_with(std::string_view bytes, Put put) {
  bytes = bytes.substr(0, (out_.size() - out_size_) / 2);  // each becomes two at most
  const char* p = bytes.data();
  const char* const end = p + bytes.size();
  char* to = out_.data() + out_size_;
  while (p < end) {
    const auto first = static_cast<unsigned char>(*p);
    if (first < 0x80) {
      if (!put(first, to)) break;
      ++p;
      continue;
    }
    if (first < 0xC2 || first >= 0xE0 || end - p < 2) break;
    const auto second = static_cast<unsigned char>(p[1]);
    if ((second & 0xC0) != 0x80) break;
    if (!put((first & 0x1FU) << 6 | (second & 0x3FU), to)) break;
    p += 2;
  }
  out_size_ = static_cast<std::size_t>(to - out_.data());
  return {bytes.data(), p};
}

/// Goes on with the sequence in held_, as far as `bytes` has it.
bool Encoder::complete_held(std::string_view& bytes) {
  while (!held_.empty() && !bytes.empty()) {
    const std::size_t size = held_.size();
    held_ += bytes.front();
    const text::Decoded next = text::decode(held_);
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

bool Encoder::encode(char32_t c, std::size_t length) {
  const bool is_mark = c == kMark && offset_ == 0;
  if (is_mark && (table_ || encoding_.form == EncodingForm::utf16)) {
    // Not a character: see the head of the class.
  } else if (!table_) {
    put_utf16(c);
  } else if (const std::uint8_t byte = table_->byte_of(c); byte != 0) {
    put_byte(static_cast<char>(byte));
  } else if (!miss(c)) {
    return false;
  }
  offset_ += length;
  return true;
}

bool Encoder::encode_ill_formed(std::size_t length) {
  if (!miss(std::nullopt)) return false;
  offset_ += length;
  return true;
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
        put_byte('?');
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
  put_byte(big ? high : low);
  put_byte(big ? low : high);
}

void Encoder::put_byte(char byte) { out_[out_size_++] = byte; }

bool Encoder::make_room() { return out_size_ <= kFull || flush(); }

bool Encoder::flush() {
  if (out_size_ == 0) return true;
  const std::string_view bytes(out_.data(), out_size_);
  out_size_ = 0;
  return to_.write(bytes);
}

}  // namespace naqi::corpus
