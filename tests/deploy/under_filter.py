"""Runs a command as systemd would with a unit's SystemCallFilter and MemoryDenyWriteExecute.

`python under_filter.py CALL,CALL,... COMMAND...`: what is no listed call fails with EPERM.
"""

import ctypes
import errno
import os
import sys

ALLOW, DENY = 0x7FFF0000, 0x00050000 | errno.EPERM
MASKED_EQUAL = 7
WRITE, EXEC = 2, 4
SHM_EXEC = 0o100000


class Argument(ctypes.Structure):
    """struct scmp_arg_cmp"""

    _fields_ = (
        ("arg", ctypes.c_uint),
        ("op", ctypes.c_int),
        ("a", ctypes.c_uint64),
        ("b", ctypes.c_uint64),
    )


library = ctypes.CDLL("libseccomp.so.2")  # Debian's apt needs it, so it is there
library.seccomp_init.restype = ctypes.c_void_p
library.seccomp_rule_add_array.argtypes = (
    ctypes.c_void_p,
    ctypes.c_uint32,
    ctypes.c_int,
    ctypes.c_uint,
    ctypes.c_void_p,
)
library.seccomp_load.argtypes = (ctypes.c_void_p,)


def number(call: str) -> int:
    return int(library.seccomp_syscall_resolve_name(call.encode()))


def load(default: int, rules: list[tuple[int, int, tuple[int, int] | None]]) -> None:
    """Rules are an action, a call's number, and of one argument which bits deny it."""
    context = library.seccomp_init(default)
    assert context, "no filter can be made"
    for action, call, bits in rules:
        given = Argument(bits[0], MASKED_EQUAL, bits[1], bits[1]) if bits else None
        told = ctypes.byref(given) if given else None
        assert not library.seccomp_rule_add_array(context, action, call, bool(bits), told)
    assert not library.seccomp_load(context), "the filter is not taken"


calls, command = sys.argv[1].split(","), sys.argv[2:]
writable_and_executable = [
    (DENY, number("mmap"), (2, WRITE | EXEC)),
    (DENY, number("mprotect"), (2, EXEC)),
    (DENY, number("pkey_mprotect"), (2, EXEC)),
    (DENY, number("shmat"), (2, SHM_EXEC)),
]
load(ALLOW, writable_and_executable)
load(DENY, [(ALLOW, number(call), None) for call in calls if number(call) >= 0])
os.execv(command[0], command)
