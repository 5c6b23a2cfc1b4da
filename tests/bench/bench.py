#!/usr/bin/env python3
"""Measures naqi against cat and against peers that do the same job: `./dev bench [ARG...]`.

A run is fork to reap of one process, a file of the page cache on standard input, /dev/null on
standard output. Tools run in turn. jobs.py has the jobs and targets, peers.py the peers,
corpora.py the texts, extras.py what is measured beside the jobs.
"""
import argparse
import collections
import glob
import json
import os
import shlex
import subprocess
import sys
import tempfile

import corpora
import extras
import jobs
import peers
import plot
import report
import timing

DOCUMENT = os.path.join("docs", "performance.md")
PLOT = "performance-rules.svg"  # beside the document


def arguments():
    parser = argparse.ArgumentParser(prog="dev bench", description=__doc__.split("\n", 1)[0])
    parser.add_argument("build", help=argparse.SUPPRESS)  # ./dev says where the build is
    parser.add_argument("--mb", type=int, default=512, help="input of cat and naqi (512)")
    parser.add_argument("--slice-mb", type=int, default=8, help="input of a slow peer (8)")
    parser.add_argument("--line-mb", type=int, default=1000, help="the long line (1000)")
    parser.add_argument("--rounds", type=int, default=7, help="of cat and naqi (7)")
    parser.add_argument("--peer-rounds", type=int, default=3, help="of peers (3)")
    parser.add_argument("--jobs", default=",".join(job.name for job in jobs.JOBS))
    parser.add_argument("--targets", default=None, metavar="NAME,...",
                        help="engines to run beside the default (avx2,scalar); "
                             "NAME:VARIABLE=VALUE sets a variable of the environment instead")
    parser.add_argument("--quick", action="store_true", help="small inputs, a minute: to try it")
    parser.add_argument("--write", nargs="?", const=DOCUMENT, metavar="DOCUMENT",
                        help=f"write the tables into a document ({DOCUMENT})")
    return parser.parse_args()


class Bench:
    """The settings of a run, and what this naqi can do."""

    def __init__(self, args):
        self.naqi = os.path.join(args.build, "naqi")
        self.programs = os.path.join(args.build, "tests", "bench")
        self.mb, self.slice_mb, self.line_mb = args.mb, args.slice_mb, args.line_mb
        self.rounds, self.peer_rounds = args.rounds, min(args.peer_rounds, args.rounds)
        if args.quick:
            self.mb, self.slice_mb, self.line_mb, self.rounds, self.peer_rounds = 32, 1, 64, 2, 1
        self.load = os.getloadavg()[0]  # above 0.5, somebody else is at work
        self.command = shlex.join(["./dev", "bench", *sys.argv[2:]])
        self.help = timing.output([self.naqi, "normalize", "--help"], os.devnull).decode()
        self.one_thread = ["-j", "1"] if self.has_flag("-j") else []
        self.targets = args.targets.split(",") if args.targets else self.other_engines()

    def has_flag(self, flag):
        return any(line.split(",")[0].split()[:1] == [flag] for line in self.help.splitlines())

    def other_engines(self):
        """Those of the table that this machine can run, beside the default."""
        return [name for name in ("avx2", "scalar") if f"{name}," in self.help.replace("\n", " ")
                and subprocess.run([self.naqi, "normalize", "--engine", name],
                                   stdin=subprocess.DEVNULL, capture_output=True,
                                   check=False).returncode == 0]

    def entries(self, job, whole):
        """cat and naqi, by the default engine and by the others."""
        command = [self.naqi, *job.arguments, *self.one_thread]
        yield timing.Entry("cat", ["cat"], whole, self.rounds, {})
        yield timing.Entry("naqi", command, whole, self.rounds, {})
        for target in self.targets:
            name, colon, setting = target.partition(":")
            variable, _, value = setting.partition("=")
            yield timing.Entry(f"naqi {name}", command + ([] if colon else ["--engine", name]),
                               whole, self.rounds, {variable: value} if colon else {})


def sameness(first, second):
    """The share of lines that two outputs have in common, in whatever order."""
    one, other = (collections.Counter(text.splitlines()) for text in (first, second))
    return (one & other).total() / max(1, one.total(), other.total())


def measure(bench, job, folder, kind, rows):
    """Speeds of all tools of a job on one kind of text, and how much of the output is the same."""
    whole, part = os.path.join(folder, "whole"), os.path.join(folder, "slice")
    entries = list(bench.entries(job, whole))
    for peer in rows:
        path = f"{part}{peer.slices}"
        if not os.path.exists(path):
            corpora.write(kind, path, peer.slices * bench.slice_mb * 1_000_000)
        entries.append(timing.Entry(peer.name, peer.command, path, bench.peer_rounds,
                                    peer.environment))
    speeds = timing.interleaved(entries)
    sample = part + ".sample"
    corpora.write(kind, sample, 1_000_000)
    ours = timing.output([bench.naqi, *job.arguments], sample)
    same = {peer.name: sameness(ours, timing.output(peer.command, sample, peer.environment))
            for peer in rows}
    return speeds, same


def run_jobs(bench, chosen, all_peers, folder):
    """job -> kind -> speeds, and job -> (kind, peer) -> share of equal lines."""
    measured, same = ({job.name: {} for job in chosen} for _ in range(2))
    for kind in corpora.KINDS:
        corpora.write(kind, os.path.join(folder, "whole"), bench.mb * 1_000_000)
        for job in chosen:
            print(f"bench: {job.name} on {kind}", file=sys.stderr, flush=True)
            speeds, equal = measure(bench, job, folder, kind, all_peers[job.name])
            measured[job.name][kind] = speeds
            same[job.name].update({(kind, peer): share for peer, share in equal.items()})
        for path in glob.glob(os.path.join(folder, "slice*")):
            os.remove(path)
    return measured, same


def run_extras(bench, folder):
    """The lines below the tables, and the points of the plot."""
    print("bench: threads, pipes, start-up, memory, rules", file=sys.stderr, flush=True)
    path = os.path.join(folder, "whole")
    corpora.write("news", path, bench.mb * 1_000_000)
    lines = [line for measured in (extras.threads, extras.pipes, extras.start_up)
             if (line := measured(bench, path))]
    os.remove(path)
    lines.append(extras.memory(bench, folder))
    points = extras.rules(bench, folder)
    return [*lines, extras.rules_line(points)], points


def run_in_process(bench, folder, quick):
    """[(spec, kind, recorder, engine, MB/s)] of naqi_bench."""
    print("bench: in process", file=sys.stderr, flush=True)
    texts = os.path.join(folder, "texts")
    corpora.write_all(texts, 500_000 if quick else 8_000_000)
    run = subprocess.run([os.path.join(bench.programs, "naqi_bench"), "--benchmark_format=json",
                          f"--benchmark_min_time={0.01 if quick else 0.2}"],
                         env={**os.environ, "NAQI_BENCH_TEXTS": texts}, check=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return [(*one["name"].split("/"), one["bytes_per_second"] / 1e6)
            for one in json.loads(run.stdout)["benchmarks"]]


def main():
    args = arguments()
    bench = Bench(args)
    os.makedirs(peers.WORK, exist_ok=True)
    chosen = [job for job in jobs.JOBS if job.name in args.jobs.split(",")]
    all_peers, reasons = peers.available(peers.table(bench.programs))
    with tempfile.TemporaryDirectory(dir=peers.WORK) as folder:
        measured, same = run_jobs(bench, chosen, all_peers, folder)
        lines, points = run_extras(bench, folder)
        in_process = run_in_process(bench, folder, args.quick)
    jars = glob.glob("/usr/share/java/lucene-core-[0-9]*.jar")
    sections = [report.head(bench, reasons, jars, peers.PYTHON)]
    engines = [target.partition(":")[0] for target in bench.targets]
    sections += [report.job_section(job, measured[job.name], same[job.name], engines)
                 for job in chosen]
    sections += [report.lines_section(lines), report.process_section(in_process)]
    text = "\n\n".join(sections)
    print(text)
    if args.write:
        report.write(args.write, text)
        with open(os.path.join(os.path.dirname(args.write), PLOT), "w", encoding="utf-8") as file:
            file.write(plot.svg(points, "MB/s on text that no step changes"))


if __name__ == "__main__":
    main()
