"""Runs commands and takes the time: whole processes, wall time, start-up included."""
import os
import shlex
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A command that takes part in a round: `path` on standard input, /dev/null for output."""
    name: str
    command: list
    path: str
    rounds: int
    environment: dict


@dataclass(frozen=True)
class Speed:
    """MB/s, that is 10^6 bytes of input a second."""
    median: float
    low: float
    high: float

    def __str__(self):
        return f"{self.median:.0f} [{self.low:.0f}..{self.high:.0f}]"


def run(command, path, environment=None):
    """Seconds of one run."""
    # posix_spawn and not subprocess, whose own time would be half of the start-up of `cat`.
    files = [(os.POSIX_SPAWN_OPEN, 0, path, os.O_RDONLY, 0),
             (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, {**os.environ, **(environment or {})},
                          file_actions=files)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"bench: status {status} from {shlex.join(command)}")
    return seconds


def speeds(seconds, size):
    rates = [size / value / 1e6 for value in seconds]
    return Speed(statistics.median(rates), min(rates), max(rates))


def interleaved(entries):
    """Name -> Speed. The entries run in turn (A B C A B C): what disturbs one disturbs all.

    A first run of each does not count; an entry leaves after its number of rounds.
    """
    taken = {entry.name: [] for entry in entries}
    for number in range(1 + max(entry.rounds for entry in entries)):
        for entry in entries:
            if number <= entry.rounds:
                seconds = run(entry.command, entry.path, entry.environment)
                if number > 0:
                    taken[entry.name].append(seconds)
    return {entry.name: speeds(taken[entry.name], os.path.getsize(entry.path))
            for entry in entries}


def output(command, path, environment=None):
    with open(path, "rb") as source:
        return subprocess.run(command, stdin=source, stdout=subprocess.PIPE, check=True,
                              env={**os.environ, **(environment or {})}).stdout


def peak_memory(command, path):
    """Peak resident memory in MiB, as Linux counts it for the address space.

    Looked up while it runs: what the system reports afterwards includes the memory of the process
    that started it.
    """
    peak = 0
    with open(path, "rb") as source, open(os.devnull, "wb") as sink:
        with subprocess.Popen(command, stdin=source, stdout=sink) as process:
            while process.poll() is None:
                try:
                    with open(f"/proc/{process.pid}/status", encoding="utf-8") as file:
                        lines = [line for line in file if line.startswith("VmHWM")]
                except OSError:
                    lines = []
                if lines and os.path.basename(command[0]) in program(process.pid):
                    peak = max(peak, int(lines[0].split()[1]))
                time.sleep(0.005)
    return peak / 1024


def program(pid):
    """The program that a process runs by now."""
    try:
        return os.readlink(f"/proc/{pid}/exe")
    except OSError:
        return ""
