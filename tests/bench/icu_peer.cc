// ICU as a peer: naqi_icu_peer nfc|words, from standard input to standard output, line by line.
//
// nfc is Normalizer2::normalizeUTF8, ICU's own way from UTF-8 to UTF-8; words is the word
// BreakIterator on UTF-16, one word a line. Blocks of 1 MiB, so that reading and writing cost ICU
// no more than they cost naqi.
#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

class Nfc {
 public:
  Nfc() : normalizer_(icu::Normalizer2::getNFCInstance(error_)) {}
  void line(std::string_view text, std::string& out) {
    icu::StringByteSink<std::string> sink(&out);
    normalizer_->normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr,
                               error_);
    out += '\n';
  }

 private:
  UErrorCode error_ = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer_;
};

class Words {
 public:
  Words() : words_(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error_)) {}
  void line(std::string_view text, std::string& out) {
    const icu::UnicodeString line =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    words_->setText(line);
    int32_t begin = words_->first();
    for (int32_t end = words_->next(); end != icu::BreakIterator::DONE; end = words_->next()) {
      if (words_->getRuleStatus() != UBRK_WORD_NONE) {
        line.tempSubStringBetween(begin, end).toUTF8String(out);
        out += '\n';
      }
      begin = end;
    }
  }

 private:
  UErrorCode error_ = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> words_;
};

// Feeds the lines of standard input and writes what they became, block by block.
template <class Job>
void run(Job job) {
  std::vector<char> block(1 << 20);
  std::string rest;
  std::string out;
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), stdin)) {
    std::string_view text(block.data(), size);
    for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
      if (rest.empty()) {
        job.line(text.substr(0, end), out);
      } else {
        job.line(rest.append(text.substr(0, end)), out);
        rest.clear();
      }
      text.remove_prefix(end + 1);
    }
    rest.append(text);
    std::fwrite(out.data(), 1, out.size(), stdout);
    out.clear();
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view job = count == 2 ? arguments[1] : "";
  if (job == "nfc") {
    run(Nfc());
  } else if (job == "words") {
    run(Words());
  } else {
    std::fputs("usage: naqi_icu_peer nfc|words\n", stderr);
    return 2;
  }
  return 0;
}
