"""Who this process is, and whether another one still lives: so that what a killed process had at
hand is taken up at once, not when its lease runs out.
"""

import os
from pathlib import Path


def own_name(part: str) -> str:
    """The name of a part of this process; none other has it, here or elsewhere, now or later."""
    return f"{part}@{_name(os.getpid()) or f'{os.uname().nodename}/{os.getpid()}/?'}"


def is_gone(name: str) -> bool:
    """Whether the process of this name is known to have ended; never of another machine's."""
    process = name.partition("@")[2]
    machine, _, pid = process.rpartition("/")[0].rpartition("/")
    here = machine == os.uname().nodename and pid.isdigit()
    return here and _name(int(pid)) != process


def _name(pid: int) -> str | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    started = stat.rpartition(")")[2].split()[19]  # clock ticks since the machine started
    return f"{os.uname().nodename}/{pid}/{started}"
