"""The texts that all benches run on: kinds, where they come from, how they are repeated.

A kind comes from a file of $NAQI_CORPORA/corpora where there is one, else it is made up from the
few lines of data/samples: the same bytes on every machine. `ascii` is this project's own C++
sources, `mixed` the lines of the other kinds in turn.

    corpora.py FOLDER [MB]     writes KIND.txt, for naqi_bench
"""
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# kind -> (file of $NAQI_CORPORA/corpora or None, lines to make a text from).
KINDS = {
    "news": ("wikipedia_ar.txt", "data/samples/news.txt"),
    "vocalised": ("hadith_diacritized.txt", "data/samples/vocalised.txt"),
    "social": ("tweets_ar.txt", "data/samples/tweets.txt"),
    "ascii": (None, "LICENSE"),
}
MIXED = "mixed"
# The size of the pages in the cache, and with it the speed of reading them (10 or 20 GB/s),
# follows the size of the writes: this is what `cp` and `cat` write.
PIECE = 1 << 17


class Numbers:
    """A linear congruential generator: the same on every machine and in every Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self.state >> 33) % limit


def sample(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        return file.read().splitlines()


def sources():
    """The C++ sources of this project, which are ASCII by a test."""
    text = []
    for folder in ("include", "src", "apps"):
        for path, folders, names in os.walk(os.path.join(ROOT, folder)):
            folders.sort()
            for name in sorted(names):
                if name.endswith((".h", ".cc")):
                    with open(os.path.join(path, name), "rb") as file:
                        text.append(file.read())
    return b"".join(text)


def made(kind, size):
    """About `size` bytes made up from the lines of a sample: its phrases in new order."""
    numbers = Numbers(len(kind))
    lines = [line.split() for line in sample(KINDS[kind][1]) if line.strip()]
    out, length = [], 0
    while length < size:
        words = []
        for _ in range(1 + numbers.below(4)):
            line = lines[numbers.below(len(lines))]
            begin = numbers.below(len(line))
            words += line[begin : begin + 2 + numbers.below(9)]
        out.append(" ".join(words))
        length += len(out[-1].encode()) + 1
    return ("\n".join(out) + "\n").encode()


def corpus_file(kind):
    """The path of the corpus of a kind, or None."""
    name = KINDS[kind][0]
    path = os.path.join(os.environ.get("NAQI_CORPORA", ""), "corpora", name or "")
    return path if name and os.path.exists(path) else None


def whole_lines(text, size):
    return text[: text.rfind(b"\n", 0, size) + 1]


def mixed(size):
    texts = [base(kind).split(b"\n", 20_000)[:20_000] for kind in KINDS]
    text = b"\n".join(b"\n".join(lines) for lines in zip(*texts)) + b"\n"
    return whole_lines(text, size)


def base(kind):
    """The text of a kind, once."""
    if kind == MIXED:
        return mixed(8_000_000)
    if kind == "ascii":
        return sources()
    path = corpus_file(kind)
    if path is None:
        return made(kind, 8_000_000)
    with open(path, "rb") as file:
        return file.read()


def describe(kind):
    """Where the text of a kind comes from, for the report."""
    if kind == MIXED:
        return "lines of the others in turn"
    if kind == "ascii":
        return "C++ sources of naqi"
    path = corpus_file(kind)
    return os.path.basename(path) if path else f"made up from {KINDS[kind][1]}"


def write_repeated(text, path, size):
    """The text again and again up to `size` bytes, cut at the end of a line."""
    rest = size
    with open(path, "wb", buffering=0) as file:
        while rest > 0:
            part = text if rest > len(text) else whole_lines(text, rest)
            for at in range(0, len(part), PIECE):
                file.write(part[at : at + PIECE])
            rest = rest - len(part) if part is text else 0
        os.fsync(file.fileno())  # or it goes to the disk while something is timed


def write(kind, path, size):
    write_repeated(base(kind), path, size)


def write_all(folder, size):
    os.makedirs(folder, exist_ok=True)
    for kind in [*KINDS, MIXED]:
        write(kind, os.path.join(folder, kind + ".txt"), size)


if __name__ == "__main__":
    write_all(sys.argv[1], int(float(sys.argv[2] if len(sys.argv) > 2 else 4) * 1_000_000))
