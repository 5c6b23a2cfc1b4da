#!/usr/bin/env python3
"""Cleans JSON Lines compressed by zstd, with naqi and with Python: `./dev bench records [ARG...]`.

The text is that of $NAQI_CORPORA (or of --text), repeated up to --mb of JSON, as a field among three
others. Both do the same job, from file to file: delete tashkeel and tatweel in that field. Python
reads and writes JSON by its json module, deletes by str.translate, and has the tool zstd before and
after it, on other processors. Checked besides: what naqi leaves alone is the same (by jq, if it is
there), and what it writes means what Python's output means.
"""
import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

SPEC = "form:raw strip:tashkeel,tatweel"
# data/rules/: strip:tashkeel and strip:tatweel, as naqi list rules has them.
DELETED = [*range(0x064B, 0x0653), 0x0640, 0x0670]


def arguments():
    parser = argparse.ArgumentParser(prog="dev bench records",
                                     description=__doc__.split("\n", 1)[0])
    parser.add_argument("build", help=argparse.SUPPRESS)  # ./dev says where the build is
    parser.add_argument("--mb", type=int, default=2000, help="of JSON, not compressed (2000)")
    parser.add_argument("--jobs", default="2", help="threads of naqi (2)")
    parser.add_argument("--text", default=None, metavar="FILE", help="whose lines are the texts")
    parser.add_argument("--python", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def translate():
    """Python's job: standard input to standard output."""
    table = {c: None for c in DELETED}
    out = sys.stdout
    for line in sys.stdin:
        record = json.loads(line)
        record["text"] = record["text"].translate(table)
        out.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_records(path, text, size):
    """Records of about 2 KB of text, with three other fields."""
    with open(text, encoding="utf-8") as file:
        paragraphs = [line.strip() for line in file if line.strip()]
    texts = [""]
    for paragraph in paragraphs:
        texts[-1] += ("\n" if texts[-1] else "") + paragraph
        if len(texts[-1]) > 1200:
            texts.append("")
    texts = [text for text in texts if text]
    zstd = subprocess.Popen(["zstd", "-q", "-3", "-f", "-o", path], stdin=subprocess.PIPE)
    written = number = 0
    while written < size:
        text = texts[number % len(texts)]
        record = {"id": number, "url": f"https://example.org/wiki/{number}", "text": text,
                  "score": number / 7}
        line = (json.dumps(record, ensure_ascii=False) + "\n").encode()
        zstd.stdin.write(line)
        written += len(line)
        number += 1
    zstd.stdin.close()
    assert zstd.wait() == 0
    return number, written


def run_naqi(naqi, jobs, source, target):
    """Seconds, and the most memory in MiB."""
    begin = time.perf_counter()
    process = subprocess.Popen([naqi, "normalize", "-s", SPEC, "-j", jobs, "--jsonl", "--field",
                                "text", "-o", target, source])
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, status
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def run_python(source, target):
    """Seconds."""
    begin = time.perf_counter()
    command = f"zstd -dc '{source}' | '{sys.executable}' '{__file__}' --python . | zstd -q -3 -f -o '{target}'"
    environment = dict(os.environ, PYTHONIOENCODING="utf-8", PYTHONUTF8="1")
    subprocess.run(command, shell=True, check=True, env=environment)
    return time.perf_counter() - begin


def digest(command):
    """Of what a command writes."""
    process = subprocess.Popen(command, shell=True, stdout=subprocess.PIPE)
    hashed = hashlib.blake2b()
    while block := process.stdout.read(1 << 20):
        hashed.update(block)
    assert process.wait() == 0, command
    return hashed.hexdigest()


def same_meaning(ours, theirs):
    """Whether two compressed files have the same records."""
    streams = [subprocess.Popen(["zstd", "-dc", path], stdout=subprocess.PIPE, text=True,
                                encoding="utf-8") for path in (ours, theirs)]
    while True:
        a, b = (stream.stdout.readline() for stream in streams)
        if a != b and json.loads(a) != json.loads(b):
            print("records differ:\n", a[:200], "\n", b[:200])
            return False
        if not a:
            return True


def main():
    args = arguments()
    if args.python:
        return translate()
    missing = [tool for tool in ("zstd",) if not shutil.which(tool)]
    text = args.text or os.path.join(os.environ.get("NAQI_CORPORA", ""), "corpora", "wikipedia_ar.txt")
    if missing or not os.path.exists(text):
        sys.exit(f"bench records: there is no {missing[0] if missing else text}")
    with tempfile.TemporaryDirectory() as folder:
        source, ours, theirs = (os.path.join(folder, name + ".jsonl.zst")
                                for name in ("in", "naqi", "python"))
        records, size = write_records(source, text, args.mb * 1_000_000)
        print(f"{records} records, {size / 1e6:.0f} MB, {os.path.getsize(source) / 1e6:.0f} MB "
              f"compressed")
        naqi = os.path.join(args.build, "naqi")
        ours_1, memory = run_naqi(naqi, args.jobs, source, ours)
        python = run_python(source, theirs)
        ours_2, memory_2 = run_naqi(naqi, args.jobs, source, ours)
        seconds = min(ours_1, ours_2)
        print(f"naqi -j {args.jobs}: {ours_1:.1f} s and {ours_2:.1f} s, {size / seconds / 1e6:.0f} MB/s,"
              f" {max(memory, memory_2):.0f} MiB at most")
        print(f"Python: {python:.1f} s, {size / python / 1e6:.0f} MB/s")
        print(f"naqi is {python / seconds:.1f} times as fast")
        good = same_meaning(ours, theirs)
        print("same records as Python:", good)
        if shutil.which("jq"):
            others = [digest(f"zstd -dc '{path}' | jq -c 'del(.text)'") for path in (source, ours)]
            print("jq -c 'del(.text)' of input and output identical:", others[0] == others[1])
            good = good and others[0] == others[1]
        return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
