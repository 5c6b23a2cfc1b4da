"""The jobs, the corpora of each and the targets: rows of tables.

A target is a pair (must, goal). Against `cat` it is a share of its speed on the same input, against
a peer how many times naqi is faster. The targets are those of one thread of a processor with
AVX-512 VBMI2.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    name: str
    title: str
    arguments: list  # of naqi
    cat: dict  # kind of text -> target against cat
    peers: dict  # peer, or "best" for the fastest -> target on each kind of text


NEWS, VOCALISED, SOCIAL, ASCII = "news", "vocalised", "social", "ascii"
SEARCH = {NEWS: (0.35, 0.45), VOCALISED: (0.35, 0.45), SOCIAL: (0.18, 0.30), ASCII: (0.50, 0.75)}
HUNDRED = (100, 100)

JOBS = [
    Job("strip", "strip tashkeel and tatweel", ["normalize", "-s", "strip:tashkeel,tatweel"],
        {NEWS: (0.42, 0.50), VOCALISED: (0.42, 0.50), SOCIAL: (0.40, 0.50), ASCII: (0.45, 0.55)},
        {"best": {VOCALISED: (12, 18)}}),
    Job("search", "the preset search", ["normalize", "-p", "search"], SEARCH,
        {"Lucene ArabicNormalizer": (28, 40), "uconv": HUNDRED, "uconv NFKC": HUNDRED,
         "Python": HUNDRED, "CAMeL Tools": HUNDRED, "PyArabic": HUNDRED}),
    Job("nfc", "canonical composition", ["normalize", "-s", "nfc"], SEARCH,
        {"ICU normalizeUTF8": (6, 10)}),
    Job("tokenize", "words of the preset search, one a line",
        ["tokenize", "-p", "search", "--format", "lines"],
        {NEWS: (0.20, 0.28), VOCALISED: (0.20, 0.28), SOCIAL: (0.10, 0.15), ASCII: (0.30, 0.45)},
        {"ICU words": (15, 25)}),
]

# What other engines have to reach in the job `search`: a share of cat, or MB/s on every text. The
# names are those of --targets.
ENGINE_CAT = {"avx2": {NEWS: (0.33, 0.33), VOCALISED: (0.22, 0.22)}}
ENGINE_MB = {"scalar": 500}

# The lines below the tables: see extras.py.
THREADS = (1.7, 1.7)  # times one thread, tokenize
PIPES = (1.5, 1.5)  # times `cat | cat`
START = (2.0, 2.0)  # times the time of cat on one line, at most
MEMORY_MIB = 16  # peak, at most
RULES = 0.10  # difference between the fastest and the slowest number of rules, less than


def verdict(value, target):
    """The word for a value that is to be at least (must, goal)."""
    if target is None:
        return ""
    must, goal = target
    return "goal" if value >= goal else "met" if value >= must else "MISSED"


def verdict_at_most(value, most):
    return "met" if value <= most else "MISSED"


def peer_target(job, peer, kind, best):
    """The target of naqi against a peer on a kind of text, or None."""
    row = job.peers.get(peer) or (job.peers.get("best") if peer == best else None)
    return row.get(kind) if isinstance(row, dict) else row
