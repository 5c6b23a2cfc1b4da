"""The lines below the tables: threads, pipes, start-up, memory, number of rules.

Each function measures one thing and gives a Line, or None where this naqi lacks what it needs.
"""
import os
import shlex
import statistics
import subprocess
from dataclasses import dataclass

import corpora
import jobs
import timing

TOKENIZE = ["tokenize", "-p", "search", "--format", "lines"]
SEARCH = ["normalize", "-p", "search"]


@dataclass(frozen=True)
class Line:
    what: str
    result: str
    must: str
    goal: str
    verdict: str
    figures: str


def pair(bench, path, first, second):
    """Speeds of two commands in turn."""
    entries = [timing.Entry(name, command, path, bench.rounds, {})
               for name, command in (("first", first), ("second", second))]
    found = timing.interleaved(entries)
    return found["first"], found["second"]


def threads(bench, path):
    if not bench.has_flag("-j"):
        return None
    one, two = pair(bench, path, [bench.naqi, *TOKENIZE, "-j", "1"],
                    [bench.naqi, *TOKENIZE, "-j", "2"])
    ratio = two.median / one.median
    return Line("two threads, tokenize", f"{ratio:.2f} x one", f"{jobs.THREADS[0]}",
                f"{jobs.THREADS[1]}", jobs.verdict(ratio, jobs.THREADS), f"{two} to {one} MB/s")


def pipes(bench, path):
    quoted = shlex.quote(path)
    naqi = shlex.join([bench.naqi, *SEARCH, *bench.one_thread])
    # `cat` is handed the file by name, as people write it.
    with_naqi, without = pair(bench, path, ["sh", "-c", f"cat {quoted} | {naqi} | cat"],
                              ["sh", "-c", f"cat {quoted} | cat"])
    ratio = with_naqi.median / without.median
    return Line("cat F \\| naqi \\| cat, search", f"{ratio:.2f} x cat F \\| cat",
                f"{jobs.PIPES[0]}", f"{jobs.PIPES[1]}", jobs.verdict(ratio, jobs.PIPES),
                f"{with_naqi} to {without} MB/s")


def start_up(bench, path):
    """One line of text, many times in turn."""
    line = path + ".line"
    with open(path, "rb") as source, open(line, "wb") as sink:
        sink.write(source.readline())
    commands = {"naqi": [bench.naqi, *SEARCH], "cat": ["cat"]}
    taken = {name: [] for name in commands}
    for _ in range(20 * bench.rounds):
        for name, command in commands.items():
            taken[name].append(1000 * timing.run(command, line))
    os.remove(line)
    median = {name: statistics.median(values) for name, values in taken.items()}
    ratio = median["naqi"] / median["cat"]
    return Line("start-up, one line, search", f"{ratio:.2f} x cat", f"at most {jobs.START[0]}", "",
                jobs.verdict_at_most(ratio, jobs.START[0]),
                f"{median['naqi']:.2f} to {median['cat']:.2f} ms, medians of {20 * bench.rounds}")


def memory(bench, folder):
    """The vocalised text as one line."""
    path = os.path.join(folder, "line.txt")
    text = corpora.base("vocalised").replace(b"\n", b" ")
    size = bench.line_mb * 1_000_000
    with open(path, "wb") as file:
        for _ in range(size // len(text) + 1):
            file.write(text)
        file.write(b"\n")
    peaks = {name: timing.peak_memory([bench.naqi, *arguments, *bench.one_thread], path)
             for name, arguments in (("normalize", SEARCH), ("tokenize", TOKENIZE))}
    os.remove(path)
    peak = max(peaks.values())
    return Line(f"peak memory, one line of {bench.line_mb} MB", f"{peak:.1f} MiB",
                f"at most {jobs.MEMORY_MIB}", "",
                jobs.verdict_at_most(peak, jobs.MEMORY_MIB),
                ", ".join(f"{name} {value:.1f} MiB" for name, value in peaks.items()))


def search_steps(naqi):
    """The form and the other words of the canonical spec of `search`, a step each."""
    text = subprocess.run([naqi, *SEARCH, "--show-spec"], capture_output=True, text=True,
                          check=True).stdout
    words = text.splitlines()[0].split("\t")[0].split(" ")
    form = [word for word in words if word.startswith(("nf", "raw", "form:"))]
    steps = []
    for word in words:
        verb, colon, names = word.partition(":")
        if colon and verb not in ("form", "invalid"):
            steps += [f"{verb}:{name}" for name in names.split(",")]
    return form, steps


def rules(bench, folder):
    """[(number of steps, Speed)] on a text that `search` leaves alone, with 1, 4, ... all steps."""
    source, path = (os.path.join(folder, name) for name in ("rules.src", "rules.txt"))
    corpora.write("news", source, min(bench.mb, 32) * 1_000_000)
    corpora.write_repeated(timing.output([bench.naqi, *SEARCH], source), path,
                           bench.mb * 1_000_000)
    os.remove(source)
    form, steps = search_steps(bench.naqi)
    numbers = sorted({number for number in (1, 2, 4, 8, 16, 24, len(steps))
                      if number <= len(steps)})
    entries = [timing.Entry(str(number), [bench.naqi, "normalize", "-s",
                                          " ".join([*form, *steps[:number]]), *bench.one_thread],
                            path, bench.rounds, {}) for number in numbers]
    found = timing.interleaved(entries)
    os.remove(path)
    return [(number, found[str(number)]) for number in numbers]


def rules_line(points):
    """The line for 1, 4 and all steps."""
    chosen = [(number, speed) for number, speed in points if number in (1, 4, points[-1][0])]
    medians = [speed.median for _, speed in chosen]
    difference = 1 - min(medians) / max(medians)
    return Line("1, 4 and all steps of search, on text that none touches",
                f"{100 * difference:.0f} % apart", f"less than {100 * jobs.RULES:.0f} %", "",
                jobs.verdict_at_most(difference, jobs.RULES),
                ", ".join(f"{number}: {speed}" for number, speed in chosen) + " MB/s")
