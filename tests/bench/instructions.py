#!/usr/bin/env python3
"""Counts the instructions of fixed cases under callgrind and compares with instructions.tsv.

    instructions.py DRIVER [--update]

Time is noisy on a shared machine, instructions are not: a change that costs 5 % shows here. The
texts are made up (corpora.made), the same bytes everywhere. A count depends on the compiler, whose
version the file records: with another one there is nothing to compare, and that is said. valgrind
has no AVX-512, so an engine that chooses its vectors by CPUID is counted with AVX2.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import corpora

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE = os.path.join(HERE, "instructions.tsv")
SIZE = 300_000  # bytes of text: small enough for a minute, large enough for a steady state
TOLERANCE = 0.05
ENGINES = ["scalar", "avx2"]  # one that the machine lacks is left out
CASES = [  # kind of text, spec
    ("news", "search"),
    ("vocalised", "search"),
    ("social", "search"),
    ("ascii", "search"),
    ("vocalised", "strip:tashkeel,tatweel"),
    ("news", "nfc"),
]
NO_SUCH_ENGINE = 3  # exit status of the driver


def compiler(driver):
    """The version of the compiler that the build of the driver is configured with."""
    cache = os.path.join(os.path.dirname(driver), "..", "..", "CMakeCache.txt")
    with open(cache, encoding="utf-8") as file:
        path = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", file.read(), re.M).group(1)
    text = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    machine = subprocess.run([path, "-dumpmachine"], capture_output=True, text=True, check=True)
    return text.splitlines()[0] + ", " + machine.stdout.strip()


def count(driver, engine, spec, path):
    """Instructions a byte within naqi_measured; None if the build lacks the engine."""
    out = f"{path}.{engine}.{spec.replace(':', '-')}.callgrind"
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--toggle-collect=naqi_measured",
         f"--callgrind-out-file={out}", driver, engine, spec, path],
        capture_output=True, text=True, check=False)
    if run.returncode == NO_SUCH_ENGINE:
        return None
    if run.returncode != 0:
        sys.exit(f"instructions: {spec} failed:\n{run.stderr}")
    with open(out, encoding="utf-8") as file:
        total = int(re.search(r"^(?:totals|summary): (\d+)", file.read(), re.M).group(1))
    if total == 0:
        sys.exit("instructions: nothing was counted within naqi_measured")
    return total / os.path.getsize(path)


def measure(driver):
    """(kind, spec, engine) -> instructions a byte."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in {kind for kind, _ in CASES}:
            with open(os.path.join(folder, kind), "wb") as file:
                file.write(corpora.made(kind, SIZE))
        keys = [(kind, spec, engine) for engine in ENGINES for kind, spec in CASES]
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            counts = pool.map(
                lambda key: count(driver, key[2], key[1], os.path.join(folder, key[0])), keys)
            return {key: value for key, value in zip(keys, counts) if value is not None}


def read_table():
    """The compiler of the file and its rows."""
    known, rows = "", {}
    if not os.path.exists(TABLE):
        return known, rows
    with open(TABLE, encoding="utf-8") as file:
        for line in file:
            if line.startswith("# compiler\t"):
                known = line.rstrip("\n").split("\t")[1]
            elif not line.startswith("#"):
                kind, spec, engine, value = line.split("\t")
                rows[kind, spec, engine] = float(value)
    return known, rows


def write_table(version, counts):
    with open(TABLE, "w", encoding="utf-8") as file:
        file.write("# Instructions a byte of input: `./dev check` compares, `./dev instructions "
                   "--update` writes.\n# See instructions.py.\n"
                   f"# compiler\t{version}\n# text\tspec\tengine\tinstructions a byte\n")
        for key, value in counts.items():
            file.write("\t".join([*key, f"{value:.3f}"]) + "\n")


def verdict(value, known):
    if known is None:
        return "NEW, needs --update"
    if value > known * (1 + TOLERANCE):
        return "SLOWER"
    if value < known * (1 - TOLERANCE):
        return "faster, needs --update"
    return "ok"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("driver")
    parser.add_argument("--update", action="store_true", help="write instructions.tsv")
    args = parser.parse_args()
    version = compiler(args.driver)
    known, rows = read_table()
    if known != version and not args.update:
        print(f"skipped: instructions.tsv is of {known or 'no compiler'}, this is {version}")
        return 0
    counts = measure(args.driver)
    bad = 0
    for key, value in counts.items():
        said = verdict(value, rows.get(key))
        bad += said != "ok"
        was = f"{rows[key]:9.3f}" if key in rows else "         "
        print(f"{key[0]:10} {key[1]:24} {key[2]:8} {was} -> {value:9.3f}  {said}")
    for key in rows.keys() - counts.keys():
        bad += 1
        print(f"{' '.join(key)}: GONE, needs --update")
    if args.update:
        write_table(version, counts)
        print("written: tests/bench/instructions.tsv")
        return 0
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
