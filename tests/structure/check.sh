#!/bin/sh
# Checks of the tree: check.sh layers|icu|ascii|length|links ROOT
# Prints FILE:LINE: what is wrong; status 1 if anything is. The tables that the generator writes
# (*.inc) count for `layers` and `icu` only.
set -eu
cd "$2"
LC_ALL=C
export LC_ALL

case $1 in
  layers)
    # Each folder of src/ may include only itself and what is to its left; public headers may be
    # included anywhere, and include each other only.
    find src apps include tests/support -name '*.h' -o -name '*.cc' -o -name '*.inc' | sort |
      xargs awk '
        BEGIN {
          n = split("text unicode rules compile exec tokens pipeline corpus apps", layer, " ")
          for (i = 1; i <= n; i++) rank[layer[i]] = i
        }
        FNR == 1 {
          split(FILENAME, part, "/")
          own = part[1] == "src" ? part[2] : part[1]
          if (part[1] == "src" && !(own in rank)) {
            print FILENAME ": src/" own " is not in the list of layers (tests/structure/check.sh)"
            bad = 1
          }
        }
        /^[ \t]*#[ \t]*include[ \t]*"/ {
          split($0, quote, "\"")
          if (!index(quote[2], "/")) next
          split(quote[2], path, "/")
          other = path[1]
          if (other == "naqi") next
          if (own == "include" || own == "apps" && other == "apps" ||
              own != "tests" && rank[other] > rank[own]) {
            print FILENAME ":" FNR ": " own " may not include " quote[2]
            bad = 1
          }
        }
        END { exit bad }' ;;
  icu)
    # ICU defines the meaning and makes the tables; it is not on the way of the data. Vectors are the
    # business of the kernels alone.
    if grep -rnE '^[ 	]*#[ 	]*include[ 	]*[<"](unicode/[a-z0-9_]+\.h>|hwy/)' \
      include src apps --include='*.h' --include='*.cc' --include='*.inc' |
      grep -vE '^src/[a-z_]+/reference[a-z_]*\.(h|cc):[0-9]+:[^/]*<unicode/' |
      grep -vE '^src/corpus/converter[a-z_]*\.(h|cc):[0-9]+:[^/]*<unicode/' |
      grep -vE '^src/(exec|tokens)/simd_[a-z_-]*\.(h|cc):[0-9]+:[^/]*<hwy/'; then
      echo "ICU belongs to src/*/reference*, src/corpus/converter* and data/generate, Highway to src/*/simd_* only"
      exit 1
    fi ;;

  ascii)
    # Editors and diffs show right-to-left text in an order of their own: sources name characters.
    if find CMakeLists.txt CMakePresets.json dev .ci cmake include src apps data/generate tests \
      \( -name '*.cc' -o -name '*.h' -o -name '*.sh' -o -name '*.py' -o -name '*.java' \
      -o -name '*.cmake' -o -name 'CMake*' -o -name '*.in' -o -name dev -o -path '.ci/*' \) -type f |
      sort | xargs grep -nH '[^ -~	]'; then
      echo "sources are ASCII: write \\u escapes or the name of the character"
      exit 1
    fi ;;
  length)
    # A longer file does two things. Blank lines and comments do not count.
    find include src apps tests data/generate -name '*.h' -o -name '*.cc' | sort |
      xargs awk '
        function check() {
          if (count > 300) {
            print file ": " count " lines that are neither blank nor comment; 300 are allowed"
            bad = 1
          }
        }
        FNR == 1 { check(); file = FILENAME; count = 0 }
        !/^[ \t]*(\/\/.*)?$/ { count++ }
        END { check(); exit bad }' ;;
  links)
    # Links of the documents to files of this tree.
    bad=0
    for page in $(find . -name build -prune -o -name .git -prune -o -name '*.md' -print | sort); do
      for link in $(sed -n 's/](/\n](/g; p' "$page" | sed -n 's/^](\([^)#: ]*\)[^): ]*).*/\1/p'); do
        if [ ! -e "$(dirname "$page")/$link" ]; then
          echo "$page: no such file: $link"
          bad=1
        fi
      done
    done
    exit $bad ;;
  *)
    echo "check.sh: unknown check: $1" >&2
    exit 2 ;;
esac
