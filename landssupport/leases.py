"""Who this process is, and whether another one still lives: so that what a killed process had at
hand is taken up at once, not when its lease runs out.
"""

import os
from functools import cache
from pathlib import Path


def own_name(part: str) -> str:
    """The name of a part of this process; none other has it, here or elsewhere, now or later."""
    return f"{part}@{_name(os.getpid()) or f'{_machine()}/{os.getpid()}/?'}"


def is_gone(name: str) -> bool:
    """Whether the process of this name is known to have ended; never of another machine's."""
    process = name.partition("@")[2]
    machine, _, pid = process.rpartition("/")[0].rpartition("/")
    here = machine == _machine() and pid.isdigit()
    return here and _name(int(pid)) != process


@cache
def _machine() -> str:
    """Where a process number means one process. A host's name is not enough: copied machines
    and containers may share one, and each would take the other's processes for ended."""
    boot = Path("/proc/sys/kernel/random/boot_id")
    numbers = Path("/proc/self/ns/pid")
    try:
        where = f"{boot.read_text()[:8]}.{str(numbers.readlink()).strip('pid:[]')}"
    except OSError:
        where = "?"
    return f"{os.uname().nodename}.{where}"


def _name(pid: int) -> str | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    told = stat.rpartition(")")[2].split()
    state, started = told[0], told[19]  # `started` in clock ticks since the machine's start
    if state in "ZX":  # it has ended, and nobody has taken note yet
        return None
    return f"{_machine()}/{pid}/{started}"
