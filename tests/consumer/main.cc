// The least program that uses naqi: compiles a pipeline, normalizes, tokenizes.
#include <cstdio>
#include <string>

#include "naqi/naqi.h"

int main() {
  const auto pipeline = naqi::Pipeline::compile("search");
  if (!pipeline) {
    std::printf("%s\n", pipeline.error().message.c_str());
    return 1;
  }

  // ALEF WITH HAMZA ABOVE, FATHA, NOON, FATHATAN, TATWEEL, SPACE, DIGIT SEVEN (Arabic-Indic)
  const std::string text = "\u0623\u064E\u0646\u064B\u0640 \u0667";
  const bool folded = pipeline->normalize(text) == "\u0627\u0646 7";

  naqi::Tokens tokens;
  pipeline->tokenize(text, tokens);
  const bool cut = tokens.items.size() == 2 && tokens[0] == "\u0627\u0646" && tokens[1] == "7" &&
                   tokens.items[1].kind == naqi::TokenKind::number;

  std::printf("naqi %s: normalize %s, tokenize %s\n", std::string(naqi::version()).c_str(),
              folded ? "right" : "WRONG", cut ? "right" : "WRONG");
  return folded && cut ? 0 : 1;
}
