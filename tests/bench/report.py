"""The tables of the report, as Markdown, and the document that they are written into."""
import datetime
import os
import platform
import re
import subprocess

import corpora
import jobs

BEGIN = "<!-- written by ./dev bench --write: begin -->"
END = "<!-- written by ./dev bench --write: end -->"

VERSIONS = [  # tool, command whose first line of output names its version
    ("cat", ["cat", "--version"]),
    ("sed", ["sed", "--version"]),
    ("sd", ["sd", "--version"]),
    ("ripgrep", ["rg", "--version"]),
    ("perl", ["perl", "-e", "printf qq(perl %vd\n), $^V"]),
    ("uconv", ["uconv", "--version"]),
    ("java", ["java", "--version"]),
    ("python", ["python3", "--version"]),
    ("compiler", ["c++", "--version"]),
]


def row(*cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def table(*headings):
    return [row(*headings), "|" + "---|" * len(headings)]


def shown(target):
    return ("", "") if target is None else tuple(f"{value:g}" for value in target)


def first_line(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return next((line.strip() for line in done.stdout.splitlines() if line.strip()), None)


def pip_versions(python):
    """Of the peers that live in the private environment."""
    code = ("from importlib.metadata import version\n"
            "for name in ('camel-tools', 'pyarabic'): print(name, version(name), end=', ')")
    return (first_line([python, "-c", code]) or "").rstrip(", ")


def machine():
    model, flags = "unknown processor", ""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            key, _, value = line.partition(":")
            if key.strip() == "model name" and model.startswith("unknown"):
                model = value.strip()
            if key.strip() == "flags":
                flags = value
    vectors = [name for name in ("avx512_vbmi2", "avx512bw", "avx2") if f" {name}" in flags]
    return (f"{model} ({vectors[0] if vectors else platform.machine()}), {os.cpu_count()} cores, "
            f"{platform.system()} {platform.release()}")


def head(bench, reasons, lucene_jars, python):
    versions = [found for _, command in VERSIONS if (found := first_line(command))]
    versions += [os.path.basename(jar).removesuffix(".jar") for jar in lucene_jars[:1]]
    versions += [found] if (found := pip_versions(python)) else []
    lines = [f"- {datetime.date.today()}, `{bench.command}`",
             f"- {machine()}; load average at the beginning {bench.load:.1f}",
             f"- {first_line([bench.naqi, '--version'])}, release preset; " + "; ".join(versions),
             f"- inputs: {bench.mb} MB for cat and naqi, slices of {bench.slice_mb} MB for peers, "
             "x 4 or x 8 for the fast ones; "
             f"{bench.rounds} rounds in turn, {bench.peer_rounds} of them with peers",
             "- texts: " + "; ".join(f"{kind}: {corpora.describe(kind)}"
                                     for kind in [*corpora.KINDS, corpora.MIXED])]
    lines += [f"- left out, {name}: {why}" for name, why in sorted(reasons.items())]
    return "\n".join(lines)


def engine_target(engine, kind):
    """(must, goal) against cat of an engine that is not the default; or None."""
    return jobs.ENGINE_CAT.get(engine, {}).get(kind)


def engine_cells(engine, kind, job, speed, ratio):
    if job.name == "search" and engine in jobs.ENGINE_MB:
        least = jobs.ENGINE_MB[engine]
        return (f"{least} MB/s", "", "met" if speed.median >= least else "MISSED")
    target = engine_target(engine, kind) if job.name == "search" else None
    return (*shown(target), jobs.verdict(ratio, target))


def against_cat(job, measured, engines):
    """measured: kind -> (name -> Speed), name `cat`, `naqi` or `naqi ENGINE`."""
    lines = table("text", "tool", "times cat", "must", "goal", "verdict", "MB/s", "cat, MB/s")
    for kind, speeds in measured.items():
        for engine in ["", *engines]:
            name = f"naqi {engine}".strip()
            speed, cat = speeds[name], speeds["cat"]
            ratio = speed.median / cat.median
            if engine:
                cells = engine_cells(engine, kind, job, speed, ratio)
            else:
                target = job.cat.get(kind)
                cells = (*shown(target), jobs.verdict(ratio, target))
            lines.append(row(kind, name, f"{ratio:.3f}", *cells, speed, cat))
    return lines


def against_peers(job, measured, same):
    """same: (kind, peer) -> share of equal lines."""
    lines = table("text", "peer", "naqi is faster by", "must", "goal", "verdict", "peer, MB/s",
                  "same lines")
    for kind, speeds in measured.items():
        names = [name for name in speeds if name != "cat" and not name.startswith("naqi")]
        names.sort(key=lambda name: -speeds[name].median)
        for name in names:
            ratio = speeds["naqi"].median / speeds[name].median
            target = jobs.peer_target(job, name, kind, names[0])
            digits = 1 if speeds[name].median < 100 else 0
            speed = speeds[name]
            lines.append(row(kind, name, f"{ratio:.1f}", *shown(target),
                             jobs.verdict(ratio, target),
                             f"{speed.median:.{digits}f} [{speed.low:.{digits}f}.."
                             f"{speed.high:.{digits}f}]", f"{100 * same[kind, name]:.1f} %"))
    return lines


def job_section(job, measured, same, engines):
    title = f"### {job.title}: `naqi {' '.join(quoted(word) for word in job.arguments)}`"
    return "\n".join([title, "", *against_cat(job, measured, engines), "",
                      *against_peers(job, measured, same)])


def quoted(word):
    return f"'{word}'" if " " in word else word


def lines_section(lines):
    out = ["### Beside the jobs", ""]
    out += table("what", "result", "must", "goal", "verdict", "figures")
    out += [row(line.what, line.result, line.must, line.goal, line.verdict, line.figures)
            for line in lines]
    return "\n".join(out)


def process_section(results):
    """results: [(spec, kind, recorder, engine, MB/s)] of naqi_bench."""
    kinds = [*corpora.KINDS, corpora.MIXED]
    rates = {}
    for spec, kind, recorder, engine, rate in results:
        rates.setdefault((engine, recorder, spec), {})[kind] = rate
    out = ["### In process, MB/s of processor time", "",
           *table("engine", "recorder", "spec", *kinds)]
    out += [row(*key, *(f"{by_kind.get(kind, 0):.0f}" for kind in kinds))
            for key, by_kind in rates.items()]
    return "\n".join(out)


def write(path, text):
    """Puts the text between the markers of a document."""
    with open(path, encoding="utf-8") as file:
        old = file.read()
    pattern = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.S)
    if not pattern.search(old):
        raise SystemExit(f"bench: {path} lacks the markers {BEGIN} ... {END}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(pattern.sub(lambda _: f"{BEGIN}\n\n{text}\n\n{END}", old))
