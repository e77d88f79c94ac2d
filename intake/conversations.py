"""Outlook's Thread-Index ([MS-OXOMSG] 2.2.1.3): the first 22 bytes are of the conversation, and
each answer adds 5 to what it answers.
"""

from base64 import b64decode, b64encode
from binascii import Error as BinasciiError
from hashlib import sha256

_ROOT, _BLOCK, _MOST = 22, 5, 1_000


def conversation_of(thread_index: str) -> str | None:
    """What all mails of a conversation have in common, in hex; None where the field is none."""
    index = _decoded(thread_index)
    return index[:_ROOT].hex() if index else None


def a_reply_in(thread_index: str, message_id: str) -> str:
    """The Thread-Index of an answer with this Message-ID to a mail that has one."""
    index = _decoded(thread_index)
    assert index, "only what has a conversation is answered in it"
    block = sha256(message_id.encode()).digest()[:_BLOCK]
    return b64encode((index + block)[:_MOST]).decode("ascii")


def _decoded(thread_index: str) -> bytes | None:
    try:
        index = b64decode("".join(thread_index.split()), validate=True)
    except (BinasciiError, ValueError):
        return None
    return index if len(index) >= _ROOT and (len(index) - _ROOT) % _BLOCK == 0 else None
