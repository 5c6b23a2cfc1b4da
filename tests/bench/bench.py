#!/usr/bin/env python3
"""Times the whole program against cat, uconv, sed and perl doing the same job.

    bench.py NAQI [--mb N] [--slice-mb N] [--rounds N]

Each run is fork to reap of one process, a file of the page cache on stdin, /dev/null on stdout.
The tools of a job run in turn, round after round; the table has medians and extremes. MB/s is
10^6 bytes of input a second of wall time, start-up included. Slow tools get a slice (marked *).
"same" is the share of lines of a sample on which a tool and naqi give the same bytes.
"""
import argparse
import datetime
import os
import platform
import random
import shlex
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
WORK = os.path.join(ROOT, "build", "bench")
CORPORA = ["wikipedia_ar", "hadith_diacritized", "tweets_ar"]
STRIPPED = r"\u064B-\u0652\u0670\u0640"


def read(name):
    with open(os.path.join(HERE, name), encoding="ascii") as file:
        return file.read()


def whole_nfkc(rules):
    return "::NFKC;\n" + "".join(rules.splitlines(keepends=True)[2:])


def jobs(naqi):
    """Job -> [(tool, environment, command, runs on the whole file)]; cat is the first of each."""
    c = {"LC_ALL": "C"}
    cat = ("cat", {}, ["cat"], True)
    perl_set = STRIPPED.replace("\\u064B", "\\x{64B}").replace("\\u0652", "\\x{652}")
    perl_set = perl_set.replace("\\u0670", "\\x{670}").replace("\\u0640", "\\x{640}")
    return {
        "strip:tashkeel,tatweel": [
            cat,
            ("naqi", {}, [naqi, "normalize", "-j1", "-s", "strip:tashkeel,tatweel"], True),
            ("sed (bytes)", c, ["sed", r"s/\xd9[\x8b-\x92\xb0\x80]//g"], False),
            ("perl", c, ["perl", "-CSD", "-pe", f"tr/{perl_set}//d"], False),
            ("uconv", {}, ["uconv", "-x", f"::NFC; ::[{STRIPPED}] Remove;"], False),
        ],
        "search": [
            cat,
            ("naqi", {}, [naqi, "normalize", "-j1", "-p", "search"], True),
            ("sed (bytes)", c, ["sed", "-f", os.path.join(HERE, "search.sed")], False),
            ("perl", c, ["perl", "-CSD", os.path.join(HERE, "search.pl")], False),
            ("uconv", {}, ["uconv", "-x", read("search.uconv")], False),
            # As most write it: NFKC of everything, not of presentation forms alone.
            ("uconv NFKC", {}, ["uconv", "-x", whole_nfkc(read("search.uconv"))], False),
        ],
        "search, one token a line": [
            cat,
            ("naqi", {}, [naqi, "tokenize", "-j1", "-p", "search", "--format", "lines"], True),
        ],
    }


def made_text(size):
    """Arabic-looking words with marks and digits, the same on every machine."""
    rng = random.Random(15)
    letters = [chr(c) for c in [*range(0x621, 0x63B), *range(0x641, 0x64B)]]
    marks = [chr(c) for c in range(0x64B, 0x653)]
    words = []
    for _ in range(20000):
        word = ""
        for _ in range(rng.randint(2, 8)):
            word += rng.choice(letters)
            if rng.random() < 0.3:
                word += rng.choice(marks)
        words.append(word if rng.random() > 0.03 else str(rng.randint(0, 2030)))
    out, length = [], 0
    while length < size:
        line = " ".join(rng.choices(words, k=rng.randint(5, 60))) + rng.choice([".", "\u060C", ""])
        out.append(line)
        length += len(line.encode()) + 1
    return ("\n".join(out) + "\n").encode()


def corpora():
    folder = os.path.join(os.environ.get("NAQI_CORPORA", ""), "corpora")
    found = [(name, os.path.join(folder, name + ".txt")) for name in CORPORA]
    found = [(name, path) for name, path in found if os.path.exists(path)]
    for name, path in found:
        with open(path, "rb") as file:
            yield name, file.read()
    if not found:
        yield "made-up text", made_text(8_000_000)


def write_inputs(name, text, size, slice_size):
    """The corpus repeated to `size` bytes, and the lines of its first `slice_size` bytes."""
    whole, part = (os.path.join(WORK, name + suffix) for suffix in (".txt", ".slice"))
    # In pieces of the size that `cp` and `cat` write: the size of the pages in the cache, and with
    # it the speed of reading them (10 or 20 GB/s), follows the size of the writes.
    repeated = text * (size // len(text) + 1)
    repeated = repeated[: repeated.rfind(b"\n", 0, size) + 1]
    with open(whole, "wb", buffering=0) as file:
        for at in range(0, len(repeated), 1 << 17):
            file.write(repeated[at : at + (1 << 17)])
    with open(part, "wb") as file:
        file.write(text[: text.rfind(b"\n", 0, slice_size) + 1])
    return whole, part


def run(command, environment, path):
    """Seconds of one run."""
    with open(path, "rb") as source, open(os.devnull, "wb") as sink:
        start = time.perf_counter()
        status = subprocess.run(command, stdin=source, stdout=sink, check=False,
                                env={**os.environ, **environment}).returncode
        seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"bench: status {status} from {shlex.join(command)}")
    return seconds


def output_lines(command, environment, path):
    with open(path, "rb") as source:
        return subprocess.run(command, stdin=source, stdout=subprocess.PIPE, check=True,
                              env={**os.environ, **environment}).stdout.split(b"\n")


def measure(tools, whole, part, rounds):
    """Rows (tool, mark, median, low, high, same) in MB/s."""
    rates = {tool[0]: [] for tool in tools}
    for name, environment, command, on_whole in tools:  # the first time does not count
        run(command, environment, whole if on_whole else part)
    for _ in range(rounds):
        for name, environment, command, on_whole in tools:
            path = whole if on_whole else part
            size = os.path.getsize(path)
            rates[name].append(size / run(command, environment, path) / 1e6)
    reference = None
    for name, environment, command, on_whole in tools:
        same = ""
        if name != "cat" and len(tools) > 2:
            lines = output_lines(command, environment, part)
            if reference is None:
                reference = lines
            elif len(lines) == len(reference):
                equal = sum(a == b for a, b in zip(lines, reference))
                same = f"{100 * equal / len(lines):.1f} %"
        values = rates[name]
        yield (name, "" if on_whole else "*", statistics.median(values), min(values), max(values),
               same)


def first_line(*command):
    try:
        text = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return command[0] + ": absent"
    return next((line.strip() for line in text.splitlines() if line.strip()), command[0])


def machine():
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return f"{model}, {os.cpu_count()} processors, Linux {platform.release()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("naqi")
    parser.add_argument("--mb", type=int, default=256, help="input of cat and naqi")
    parser.add_argument("--slice-mb", type=int, default=4, help="input of the slow tools")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    os.makedirs(WORK, exist_ok=True)
    naqi = os.path.relpath(args.naqi, ROOT)
    os.chdir(ROOT)
    all_jobs = jobs(naqi)

    print(f"- {datetime.date.today()}; {machine()}")
    for command in (["cat", "--version"], ["sed", "--version"], ["uconv", "--version"],
                    ["perl", "-e", "print qq(perl $^V\n)"], [naqi, "--version"]):
        print("- " + first_line(*command))
    print(f"- {args.mb} MB for cat and naqi, * {args.slice_mb} MB for the others; {args.rounds} "
          "rounds in turn; median (lowest to highest) of MB/s, start-up included")
    for job, tools in all_jobs.items():
        print(f"\n{job}:\n")
        for name, environment, command, _ in tools:
            words = [f"{key}={value}" for key, value in environment.items()]
            line = " ".join(words + [shlex.join(command)])
            if len(line) > 160:
                line = f"{command[0]} {command[1]} \"$(cat tests/bench/search.uconv)\""
            print(f"    {name:12} {line} < CORPUS > /dev/null".replace(ROOT + "/", ""))
    print()
    print("| job | corpus | tool | MB/s | times cat | naqi is faster by | same lines as naqi |")
    print("|---|---|---|---|---|---|---|")
    for corpus, text in corpora():
        whole, part = write_inputs(corpus, text, args.mb * 1_000_000, args.slice_mb * 1_000_000)
        for job, tools in all_jobs.items():
            rows = list(measure(tools, whole, part, args.rounds))
            cat, naqi_rate = rows[0][2], rows[1][2]
            for name, mark, median, low, high, same in rows:
                faster = "" if name in ("cat", "naqi") else f"{naqi_rate / median:.1f}"
                print(f"| {job} | {corpus} | {name}{mark} | {median:.0f} ({low:.0f} to {high:.0f}) "
                      f"| {median / cat:.3f} | {faster} | {same} |", flush=True)
        os.remove(whole)
        os.remove(part)


if __name__ == "__main__":
    main()
