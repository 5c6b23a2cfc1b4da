#!/bin/sh
# examples.sh COMPILER ROOT OUT: compiles each block of C++ in README.md and docs/ as the body of a
# function that is given a text and a pipeline. Its #include lines go before the function.
set -eu
compiler=$1 root=$2 out=$3
mkdir -p "$out"
rm -f "$out"/*.cc
for page in "$root"/README.md "$root"/docs/*.md; do
  awk -v out="$out/$(basename "$page" .md)" '
    /^```cpp$/ { file = out "_" ++n ".cc"; head = ""; body = ""; inside = 1; next }
    /^```$/ && inside {
      inside = 0
      print "#include <naqi/naqi.h>\n#include <string>\n#include <string_view>\n" head > file
      print "template <class... T> void use(const T&...) {}" > file
      print "void example(std::string_view text, naqi::Result<naqi::Pipeline>& pipeline);" > file
      print "void example(std::string_view text, naqi::Result<naqi::Pipeline>& pipeline) {" > file
      print "(void)text, (void)pipeline;\n{\n" body "}\n}" > file
      close(file)
    }
    inside && /^#include/ { head = head $0 "\n"; next }
    inside { body = body $0 "\n" }' "$page"
done
count=0
for file in "$out"/*.cc; do
  "$compiler" -std=c++20 -fsyntax-only -I "$root/include" "$file"
  count=$((count + 1))
done
test "$count" -ge 3
echo "$count examples compile"
