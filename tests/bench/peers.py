"""The peers: rows of tables, and what has to be there for them to run.

A peer of a job is a command that does the job, or nearly, from standard input to standard output.
Where what it needs is absent, it is left out and the report says why.
"""
import glob
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
WORK = os.path.join(ROOT, "build", "bench")
VENV = os.path.join(WORK, "venv")
PYTHON = os.path.join(VENV, "bin", "python")
JARS = ["lucene-core", "lucene-analyzers-common"]
# camel-tools asks for torch and transformers, 5 GB, which only its models use: these suffice.
PIP = {
    "camel": ["--no-deps", "camel-tools", "emoji", "regex", "six", "pyrsistent"],
    "pyarabic": ["pyarabic"],
}
MODULES = {"camel": "camel_tools.tokenizers.word", "pyarabic": "pyarabic.araby"}

C = {"LC_ALL": "C"}
SET = "\u064B-\u0652\u0670\u0640"  # tashkeel and tatweel
PERL_SET = r"\x{64B}-\x{652}\x{670}\x{640}"
UCONV_SET = r"\u064B-\u0652\u0670\u0640"


@dataclass(frozen=True)
class Peer:
    name: str
    command: list
    slices: int = 1  # slices of input that it gets: more for what is fast or slow to start
    environment: dict = field(default_factory=dict)
    needs: str = ""  # a key of CHECKS; the first word of the command if empty


def read(name):
    with open(os.path.join(HERE, name), encoding="ascii") as file:
        return file.read()


def whole_nfkc(rules):
    """The rules with NFKC of everything, as most write it, not of presentation forms alone."""
    return "::NFKC;\n" + "".join(rules.splitlines(keepends=True)[2:])


def python(library, job, slices=1):
    """A job of python_peer.py; the standard library's needs no venv."""
    program = sys.executable if library == "python" else PYTHON
    needs = "" if library == "python" else library
    names = {"camel": "CAMeL Tools", "pyarabic": "PyArabic", "python": "Python"}
    return Peer(names[library], [program, os.path.join(HERE, "python_peer.py"), library, job],
                slices, needs=needs)


def lucene(name, job):
    jars = [path for jar in JARS for path in glob.glob(f"/usr/share/java/{jar}-[0-9]*.jar")]
    command = ["java", "-XX:+UseSerialGC", "-Xmx1g", "-cp", ":".join([WORK, *jars]), "LucenePeer",
               job]
    return Peer(name, command, slices=8, needs="lucene")


def icu(name, job, programs):
    return Peer(name, [os.path.join(programs, "naqi_icu_peer"), job], slices=8)


def table(programs):
    """job -> its peers. `programs` is the folder of this project's own peers."""
    sed = os.path.join(HERE, "search.sed")
    perl_nfc = ["perl", "-CSD", "-MUnicode::Normalize", "-pe", "$_ = NFC($_)"]
    rg = f"rg --no-config -N --passthru -r '' '[{PERL_SET}]' - | cat"  # it knows /dev/null
    words = r"rg --no-config -o '\w+' - | cat"
    return {
        "strip": [
            Peer("sd", ["sd", f"[{SET}]", ""], 8),
            Peer("ripgrep", ["sh", "-c", rg], 8, needs="rg"),
            Peer("sed (bytes)", ["sed", r"s/\xd9[\x8b-\x92\xb0\x80]//g"], 4, C),
            Peer("perl", ["perl", "-CSD", "-pe", f"tr/{PERL_SET}//d"], 4, C),
            Peer("uconv", ["uconv", "-x", f"::NFC; ::[{UCONV_SET}] Remove;"]),
            python("python", "strip"), python("camel", "strip", 4), python("pyarabic", "strip"),
        ],
        "search": [
            lucene("Lucene ArabicNormalizer", "normalize"),
            Peer("uconv", ["uconv", "-x", read("search.uconv")]),
            Peer("uconv NFKC", ["uconv", "-x", whole_nfkc(read("search.uconv"))]),
            Peer("sed (bytes)", ["sed", "-f", sed], environment=C),
            Peer("perl", ["perl", "-CSD", os.path.join(HERE, "search.pl")], environment=C),
            python("python", "search"), python("camel", "search", 2), python("pyarabic", "search"),
        ],
        "nfc": [
            icu("ICU normalizeUTF8", "nfc", programs),
            Peer("uconv", ["uconv", "-x", "any-nfc"]),
            Peer("perl", perl_nfc, environment=C),
            python("python", "nfc"),
        ],
        "tokenize": [
            icu("ICU words", "words", programs),
            lucene("Lucene chain", "chain"),
            Peer("ripgrep words", ["sh", "-c", words], 4, needs="rg"),
            python("camel", "tokenize"), python("pyarabic", "tokenize"),
        ],
    }


def run_quietly(command):
    """Empty if the command succeeds, else the last line that it says."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        return str(error)
    said = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
    return "" if done.returncode == 0 else said[-1]


def python_library(name):
    """Installs a library into the venv. Empty if it can be imported, else why not."""
    if not os.path.exists(PYTHON):
        if problem := run_quietly([sys.executable, "-m", "venv", VENV]):
            return problem
    test = [PYTHON, "-c", f"import {MODULES[name]}"]
    if not run_quietly(test):
        return ""
    return (run_quietly([PYTHON, "-m", "pip", "install", "-q", *PIP[name]]) or run_quietly(test))


def compile_lucene():
    missing = [jar for jar in JARS if not glob.glob(f"/usr/share/java/{jar}-[0-9]*.jar")]
    if missing or not shutil.which("javac"):
        return "liblucene8-java and default-jdk-headless are not installed"
    jars = glob.glob("/usr/share/java/lucene-*.jar")
    return run_quietly(["javac", "-d", WORK, "-cp", ":".join(jars),
                        os.path.join(HERE, "LucenePeer.java")])


CHECKS = {
    "lucene": compile_lucene,
    "camel": lambda: python_library("camel"),
    "pyarabic": lambda: python_library("pyarabic"),
}


def available(all_peers):
    """The same table without what cannot run, and the reasons by what was needed."""
    reasons = {}
    for peer in [peer for rows in all_peers.values() for peer in rows]:
        needs = peer.needs or peer.command[0]
        if needs not in reasons:
            absent = "" if shutil.which(needs) else "not installed"
            reasons[needs] = CHECKS[needs]() if needs in CHECKS else absent
    left = {job: [peer for peer in rows if not reasons[peer.needs or peer.command[0]]]
            for job, rows in all_peers.items()}
    return left, {os.path.basename(name): why for name, why in reasons.items() if why}
