"""Python peers: python_peer.py LIBRARY JOB, standard input to standard output, line by line.

LIBRARY is camel (CAMeL Tools), pyarabic, or python (the standard library alone). Each does a job
with the functions that its documentation gives for it.
"""
import re
import sys
import unicodedata


def python_jobs():
    strip = dict.fromkeys([*range(0x64B, 0x653), 0x670, 0x640])
    marks = [*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6DD),
             *range(0x6DF, 0x6E9), *range(0x6EA, 0x6EE), 0x640]
    unseen = [0x61C, 0x200B, 0x200C, 0x200E, 0x200F, *range(0x202A, 0x202F),
              *range(0x2060, 0x206A), 0xFEFF, 0xAD]
    fold = dict.fromkeys([*marks, *unseen])
    fold.update({0x622: 0x627, 0x623: 0x627, 0x625: 0x627, 0x671: 0x627, 0x624: 0x648,
                 0x626: 0x64A, 0x649: 0x64A, 0x6CC: 0x64A, 0x629: 0x647, 0x6A9: 0x643,
                 0x6C1: 0x647, 0x6BE: 0x647})
    fold.update({0x660 + i: 0x30 + i for i in range(10)})
    fold.update({0x6F0 + i: 0x30 + i for i in range(10)})
    fold.update(zip((0x60C, 0x61B, 0x61F, 0x66A, 0xAB, 0xBB, 0x201C, 0x201D, 0x2018, 0x2019,
                     0x2013, 0x2014), map(ord, ",;?%\"\"\"\"''--")))
    spaces = re.compile("  +")
    return {
        "strip": lambda line: line.translate(strip),
        "search": lambda line: spaces.sub(
            " ", unicodedata.normalize("NFKC", line).translate(fold)).lower(),
        "nfc": lambda line: unicodedata.normalize("NFC", line),
    }


def camel_jobs():
    from camel_tools.tokenizers.word import simple_word_tokenize
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar, normalize_unicode)

    def search(line):
        line = dediac_ar(normalize_unicode(line)).replace("\u0640", "")
        return normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(line)))

    def tokenize(line):
        words = simple_word_tokenize(search(line))
        return "\n".join(words) + "\n" if words else ""

    return {
        "strip": lambda line: dediac_ar(line).replace("\u0640", ""),
        "search": search,
        "tokenize": tokenize,
    }


def pyarabic_jobs():
    from pyarabic import araby

    def search(line):
        line = araby.strip_tatweel(araby.strip_tashkeel(line))
        return araby.normalize_teh(araby.normalize_alef(araby.normalize_ligature(line)))

    def tokenize(line):
        words = [word for word in araby.tokenize(search(line)) if word.strip()]
        return "\n".join(words) + "\n" if words else ""

    return {
        "strip": lambda line: araby.strip_tatweel(araby.strip_tashkeel(line)),
        "search": search,
        "tokenize": tokenize,
    }


LIBRARIES = {"python": python_jobs, "camel": camel_jobs, "pyarabic": pyarabic_jobs}


def main():
    job = LIBRARIES[sys.argv[1]]()[sys.argv[2]]
    with open(0, encoding="utf-8", errors="replace", newline="\n", buffering=1 << 20) as source:
        with open(1, "w", encoding="utf-8", newline="\n", buffering=1 << 20) as sink:
            for line in source:
                sink.write(job(line))


if __name__ == "__main__":
    main()
