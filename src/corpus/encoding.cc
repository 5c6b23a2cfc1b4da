#include "corpus/encoding.h"

#include <array>
#include <string>

namespace naqi::corpus {
namespace {

using enum EncodingForm;

constexpr std::array kEncodings = {
    Encoding{"utf-8", "cp65001", "", utf8, "Unicode"},
    Encoding{"utf-16", "ucs-2 unicode", "", utf16, "Unicode, byte order mark or big-endian"},
    Encoding{"utf-16le", "ucs-2le cp1200", "", utf16le, "Unicode, little-endian"},
    Encoding{"utf-16be", "ucs-2be cp1201", "", utf16be, "Unicode, big-endian"},
    Encoding{"windows-1256", "cp1256 win1256 ms-arab 1256", "windows-1256", bytes,
             "Windows: Arabic, Persian, Urdu, French"},
    Encoding{"iso-8859-6", "8859-6 arabic asmo-708 ecma-114 iso-ir-127 cs-iso-latin-arabic cp28596",
             "iso-8859-6", bytes, "ISO and Unix: Arabic"},
    Encoding{"ibm-720", "cp720 dos-720 windows-720 720", "ibm-720", bytes,
             "DOS: Arabic, in letters"},
    Encoding{"ibm-864", "cp864 dos-864 864", "ibm-864", bytes,
             "DOS and AIX: Arabic, in presentation forms"},
    Encoding{"ibm-868", "cp868 868 cp-ar", "ibm-868", bytes, "DOS: Urdu, in presentation forms"},
    Encoding{"ibm-1006", "cp1006 1006", "ibm-1006", bytes, "AIX: Urdu, in presentation forms"},
    Encoding{"ibm-1098", "cp1098 1098", "ibm-1098", bytes, "DOS: Persian, in presentation forms"},
    Encoding{"x-mac-arabic", "mac-arabic cp10004", "", bytes, "Mac OS: Arabic, Persian, Urdu"},
    Encoding{"windows-1252", "cp1252 win1252 1252", "windows-1252", bytes,
             "Windows: Western European"},
    Encoding{"iso-8859-1", "8859-1 latin-1 l1 iso-ir-100 cp819 cp28591", "iso-8859-1", bytes,
             "ISO: Western European"},
};

/// What of a name counts.
std::string key_of(std::string_view name) {
  std::string key;
  for (const char ch : name) {
    if (ch >= 'A' && ch <= 'Z') {
      key += static_cast<char>(ch - 'A' + 'a');
    } else if ((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9')) {
      key += ch;
    } else if (ch != '-' && ch != '_' && ch != ' ' && ch != '.' && ch != ':') {
      return {};  // not of a name
    }
  }
  return key;
}

bool has_alias(const Encoding& encoding, std::string_view key) {
  std::string_view aliases = encoding.aliases;
  while (!aliases.empty()) {
    const std::string_view alias = aliases.substr(0, aliases.find(' '));
    if (key_of(alias) == key) return true;
    aliases.remove_prefix(alias.size() == aliases.size() ? alias.size() : alias.size() + 1);
  }
  return false;
}

}  // namespace

std::span<const Encoding> encodings() { return kEncodings; }

const Encoding* find_encoding(std::string_view name) {
  const std::string key = key_of(name);
  if (key.empty()) return nullptr;
  for (const Encoding& encoding : kEncodings) {
    if (key_of(encoding.name) == key || has_alias(encoding, key)) return &encoding;
  }
  return nullptr;
}

}  // namespace naqi::corpus
