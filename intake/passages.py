"""Whose words a mail's text is: new ones, a signature, a mail passed on, history."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.history import ADDRESS, Head, Line, lines_of, next_head
from intake.reading import Address, Headers, Passage, Role
from intake.signatures import content, signature_lines, unsigned

_PREFIXES = re.compile(r"\s*(?:\[[^\]]{1,40}\]\s*)*(\w{2,12})\s*(?:\[\d+\])?\s*:", re.I)
_FORWARD_PREFIXES = frozenset("vs fw fwd wg tr videresendt vb doorst".split())
_REPLY_PREFIXES = frozenset("sv re aw antw svar besvaret".split())
_PASSED_ON = re.compile(
    r"\bneden(?:for|stående)|\bunderstående|\bherunder\b|\bhermed\b|\bvideresend|\bforneden\b|\bnederst"
    r"|\bsender\s+(?:\w+\s+){0,3}videre|\bvidere til jer|\bfyi\b|\bf\.y\.i\b|\bse mail"
    r"|\btil (?:orientering|ekspedition|behandling)|\bbelow\b|\bforward|\bpassing (?:this )?on"
    r"|\b(?:denne|den her) (?:mail|besked|henvendelse)\b|\bmailen fra\b|\b(?:mail)?tråden\b"
    r"|\b(?:kan|vil|kunne) i (?:tage|ordne|kigge på|klare|hjælpe med|overtage) (?:denne|den her"
    r"|dette)|\bsee? (?:nedan|thread)|\bsiehe unten",
    re.I,
)
# The mail passed on is not the next one: all of the thread, or its first.
_WHOLE = re.compile(
    r"\bnederst|\bhele (?:mail)?tråden|\bmail-?tråd|\bi tråden|\bkorrespondance|\bmailveksling"
    r"|\blængere nede|\boprindelige (?:mail|anmodning|henvendelse|besked)|\bthread\b|\bbottom\b"
    r"|\bfurther down|\boriginal (?:mail|request|e-mail|message)",
    re.I,
)
_ENCLOSED = re.compile(r"(?:vedhæfte|vedlag)\w*\s+(?:\w+\s+)?(?:e-?)?(?:mail|besked)", re.I)
_AUTHORITY = re.compile(r"@star\.dk$|landssupport", re.I)
_DEEPEST = 12

_Roles = list[tuple[Role, Address | None]]


def passages_of(text: str, headers: Headers) -> tuple[Passage, ...]:
    """Passages that cover `text`, in order. What the sender answers between quoted lines is new."""
    lines = list(lines_of(text))
    roles: _Roles = [(Role.NEW, None)] * len(lines)
    _Judge(_Way.of(headers), roles).judge(lines, 0, headers.subject)
    _sign(lines, roles, headers.sender)
    return _merged(lines, roles)


def passes_on_enclosed(text: str, headers: Headers) -> bool:
    """Whether the words of a mail hand on a mail that is attached to it."""
    sender = headers.sender.email.lower() if headers.sender else ""
    new = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(">"))
    return bool(_PASSED_ON.search(new) or _ENCLOSED.search(new)) or not _addresses(new, sender)


@dataclass(frozen=True, slots=True)
class _Way:
    """What a mail's header says of why it may hold another."""

    is_reply: bool
    recipients: frozenset[str]
    sender: str

    @staticmethod
    def of(headers: Headers) -> "_Way":
        return _Way(
            is_reply=bool(headers.in_reply_to or headers.references),
            recipients=frozenset(a.email.lower() for a in (*headers.to, *headers.cc)),
            sender=headers.sender.email.lower() if headers.sender else "",
        )


@dataclass(frozen=True, slots=True)
class _Judge:
    """Gives the lines of a mail their roles, mail by mail, from the newest to the oldest."""

    way: _Way
    roles: _Roles

    def judge(
        self,
        lines: Sequence[Line],
        first: int,
        subject: str,
        own: Role = Role.NEW,
        author: Address | None = None,
        depth: int = 0,
        whole: bool = False,
    ) -> None:
        """Judge `lines`, whose roles stand from `first` on: one mail with what it quotes.

        `own` is its own words' role; `whole` whether all that it quotes is passed on with it.
        """
        head = next_head(lines, 0, len(lines))
        if head and head.above and depth < _DEEPEST and not content(lines[: head.first]):
            # A ticket system's own mail: what stands below the line is what it says.
            self._set(first, head.first, head.after, Role.QUOTED, None)
            rest = lines[head.after :]
            self.judge(rest, first + head.after, subject, own, author, depth + 1, whole)
            return
        until = head.first if head else len(lines)
        passed_on = depth < _DEEPEST and (
            whole and not _is_ours(head)
            if own is Role.FORWARDED and whole
            else _is_passed_on(lines[:until], head, subject, self.way)
        )
        whole = whole or (passed_on and _says_whole(lines[:until]))
        role = Role.FORWARDED if passed_on else Role.QUOTED
        for at in range(until):
            mine = own is not Role.NEW or not lines[at].quoted
            self.roles[first + at] = (own if mine else role, author)
        if head is None:
            return
        self._set(first, head.first, head.after, Role.QUOTED, head.author)
        rest = lines[head.after :]
        begun = next((line for line in rest if line.text.strip()), None)
        if begun and begun.quoted:
            self._interleaved(lines, first, head, subject, own, role, depth, whole)
        elif passed_on:
            self.judge(
                rest,
                first + head.after,
                head.subject,
                Role.FORWARDED,
                head.author,
                depth + 1,
                whole,
            )
        else:
            self._set(first, head.after, len(lines), Role.QUOTED, head.author)

    def _set(self, first: int, start: int, end: int, role: Role, author: Address | None) -> None:
        for at in range(first + start, first + end):
            self.roles[at] = (role, author)

    def _interleaved(
        self,
        lines: Sequence[Line],
        first: int,
        head: Head,
        subject: str,
        own: Role,
        role: Role,
        depth: int,
        whole: bool,
    ) -> None:
        """Lines that begin with > are the other's, those between them are the writer's."""
        after = next_head(lines, head.after, len(lines))
        until = after.first if after else len(lines)
        for at in range(head.after, until):
            blank_between = lines[at].blank and not lines[at].text.strip()
            theirs = lines[at].quoted or blank_between
            self.roles[first + at] = (role, head.author) if theirs else (own, None)
        if role is Role.FORWARDED:
            self._unmarked(lines, first, head.after, until, head, depth, whole)
        self._set(first, until, len(lines), Role.QUOTED, after.author if after else None)

    def _unmarked(
        self,
        lines: Sequence[Line],
        first: int,
        start: int,
        end: int,
        head: Head,
        depth: int,
        whole: bool,
    ) -> None:
        """Judge the marked lines that are passed on as a mail of their own, without their marks."""
        at = start
        while at < end:
            stop = at
            while stop < end and lines[stop].quoted:
                stop += 1
            if stop > at:
                inner = [line.unquoted() for line in lines[at:stop]]
                self.judge(
                    inner, first + at, head.subject, Role.FORWARDED, head.author, depth + 1, whole
                )
            at = max(stop, at + 1)


def _is_passed_on(words: Sequence[Line], head: Head | None, subject: str, way: _Way) -> bool:
    """Whether these words hand on the mail below them rather than answer it."""
    new = "\n".join(line.text for line in words if not line.quoted)
    prefix = _prefix(subject)
    points = bool(_PASSED_ON.search(new))
    addresses = _addresses(new, way.sender)
    if head is None:
        return prefix not in _REPLY_PREFIXES and not way.is_reply
    if head.above:
        return False
    if prefix in _REPLY_PREFIXES and not head.forward:
        answers = head.author is None or head.author.email.lower() in way.recipients
        return points and not addresses and not answers
    if prefix in _FORWARD_PREFIXES or head.forward:
        return points or not addresses
    bare = not content(words)
    return bare or (points and not addresses and not way.is_reply)


def _is_ours(head: Head | None) -> bool:
    """Whether a mail is the authority's: what it answers is history."""
    author = head.author if head else None
    return author is not None and bool(_AUTHORITY.search(author.email or author.name))


def _says_whole(words: Sequence[Line]) -> bool:
    return any(_WHOLE.search(line.text) for line in words if not line.quoted)


def _addresses(new: str, sender: str) -> set[str]:
    return {a.lower() for a in ADDRESS.findall(unsigned(new))} - {sender}


def _prefix(subject: str) -> str:
    match = _PREFIXES.match(subject)
    return match.group(1).lower() if match else ""


def _sign(lines: Sequence[Line], roles: _Roles, sender: Address | None) -> None:
    """Turn what stands after the sender's last words into SIGNATURE."""
    at = 0
    while at < len(lines):
        until = at
        while until < len(lines) and roles[until][0] is Role.NEW:
            until += 1
        for n, signs in enumerate(signature_lines(lines[at:until], sender)):
            if signs:
                roles[at + n] = (Role.SIGNATURE, None)
        at = max(until, at + 1)


def _merged(lines: Sequence[Line], roles: _Roles) -> tuple[Passage, ...]:
    merged: list[Passage] = []
    for line, (role, author) in zip(lines, roles, strict=True):
        before = merged[-1] if merged else None
        same = before and before.role is role and (before.author == author)
        if before and (same or not line.text.strip()):
            merged[-1] = Passage(before.role, before.start, line.end, before.author)
        else:
            merged.append(Passage(role, line.start, line.end, author))
    return tuple(merged)
