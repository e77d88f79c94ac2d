"""Attempts by the hundred thousand in processes of their own, which may hang and crash.

An attempt is known by its number. One that takes longer than its bound of processor's time is
broken off where it stands, and the trace tells where that is; a process that does not even take
that signal is killed, and another goes on with the next number.
"""

import faulthandler
import os
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from time import monotonic, process_time
from types import FrameType

Attempt = Callable[[int], str | None]
"""Tries one number; gives a word to count it by, if it has one. Raises where a promise breaks."""

_ROOT = Path(__file__).parents[1]
_FORK = get_context("fork")  # what was loaded once is there for all
_HUNG = 8  # times its bound; the processor may be others' as well


class TooSlowError(BaseException):
    """Past its bound. No Exception, so that nothing on the way takes it for a foreseen one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an attempt, and how many seconds of the clock on the wall it took.

    `trouble` is empty where all held, else it is one line, and `trace` tells where it was.
    """

    number: int
    seconds: float
    on_the_wall: float = 0.0
    word: str | None = None
    trouble: str = ""
    trace: str = ""


def run(
    begin: Callable[[], Attempt], numbers: Sequence[int], seconds: float, processes: int
) -> Iterator[Outcome]:
    """Try all numbers, and give each outcome as it comes.

    `begin` is called in each process, and gives what tries a number; `seconds` is the bound.
    """
    lanes = [_Lane(begin, numbers[n::processes], seconds) for n in range(processes)]
    while open_lanes := [lane for lane in lanes if lane.left]:
        ready = wait([lane.pipe for lane in open_lanes], timeout=1)
        for lane in open_lanes:
            yield from lane.outcomes(lane.pipe in ready)
    for lane in lanes:
        lane.close()


class _Lane:
    """One process after another that tries the same row of numbers."""

    def __init__(self, begin: Callable[[], Attempt], numbers: Sequence[int], seconds: float):
        self._begin = begin
        self._seconds = seconds
        self.left = list(reversed(numbers))
        self._start()

    def _start(self) -> None:
        self.pipe, theirs = Pipe(duplex=False)
        self._trace = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed when the process ended
        arguments = (self._begin, self.left[::-1], self._seconds, theirs, self._trace.fileno())
        self._process = _FORK.Process(target=_try_all, args=arguments)
        self._process.start()
        theirs.close()
        self._heard = monotonic()

    def outcomes(self, ready: bool) -> Iterator[Outcome]:
        """What has come, and what a process that ended or hangs leaves behind."""
        try:
            while ready and self.pipe.poll():
                yield self.pipe.recv()
                self.left.pop()
                self._heard = monotonic()
        except EOFError:
            yield from self._ended("the process ended")
        else:
            if self.left and monotonic() - self._heard > self._seconds * _HUNG + 60:
                os.kill(self._process.pid or 0, signal.SIGABRT)  # faulthandler tells where it was
                yield from self._ended("it hung")

    def _ended(self, why: str) -> Iterator[Outcome]:
        self._process.join(10)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._trace.seek(0)
        trace = self._trace.read()
        self.close()
        if self.left:
            why = f"{why} ({self._process.exitcode})"
            yield Outcome(self.left.pop(), self._seconds, trouble=why, trace=trace)
        if self.left:
            self._start()

    def close(self) -> None:
        self._process.join(10)
        self.pipe.close()
        self._trace.close()


def _try_all(
    begin: Callable[[], Attempt],
    numbers: Sequence[int],
    seconds: float,
    pipe: Connection,
    trace: int,
) -> None:
    faulthandler.enable(trace)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, _too_slow)
    attempt = begin()
    for number in numbers:
        pipe.send(tried(attempt, number, seconds))


def tried(attempt: Attempt, number: int, seconds: float) -> Outcome:
    """One attempt in this process, under its bound; SIGPROF must raise TooSlowError."""
    begun, started = process_time(), monotonic()
    word, trouble, trace = None, "", ""
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        word = attempt(number)
        signal.setitimer(signal.ITIMER_PROF, 0)
    except (Exception, TooSlowError) as error:
        signal.setitimer(signal.ITIMER_PROF, 0)
        trouble = _line(error)
        trace = "".join(traceback.format_exception(error))
    used, passed = process_time() - begun, monotonic() - started
    return Outcome(number, used, passed, word, trouble, trace)


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def _line(error: BaseException) -> str:
    """What went wrong, and the last of our own lines that it passed through."""
    passed = reversed(traceback.extract_tb(error.__traceback__))
    last = next((frame for frame in passed if _is_ours(Path(frame.filename))), None)
    where = f"{Path(last.filename).name}:{last.lineno} {last.name}" if last else "no line of ours"
    return f"{type(error).__name__} at {where}: {str(error).partition(chr(10))[0][:100]}"


def _is_ours(path: Path) -> bool:
    ours = path.is_relative_to(_ROOT) and "site-packages" not in path.parts
    return ours and path != Path(__file__)
