"""Whose words a mail's text is: new ones, a signature, a mail passed on, history."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.heads import ADDRESS, Head, Line, lines_of, next_head
from intake.reading import Address, Headers, Passage, Role
from intake.signatures import content, signature_lines, unsigned
from intake.slots import answered

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
    _Judge(_Way.of(headers), roles).judge(_Part(lines, 0, headers.subject))
    for at in answered([line.text for line in lines]):
        if roles[at][0] is Role.QUOTED:
            roles[at] = (Role.NEW, None)
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
class _Part:
    """One mail in the text, with all that it quotes; its lines' roles stand from `first` on.

    `role` is its own words'; `depth` how many mails are around it; `whole` whether all that it
    quotes is passed on with it.
    """

    lines: Sequence[Line]
    first: int
    subject: str
    role: Role = Role.NEW
    author: Address | None = None
    depth: int = 0
    whole: bool = False

    def below(self, start: int, end: int) -> "_Part":
        return replace(
            self, lines=self.lines[start:end], first=self.first + start, depth=self.depth + 1
        )


@dataclass(frozen=True, slots=True)
class _Judge:
    """Gives the lines of a mail their roles, mail by mail, from the newest to the oldest."""

    way: _Way
    roles: _Roles

    def judge(self, part: _Part) -> None:
        lines = part.lines
        head = next_head(lines, 0, len(lines)) if part.depth < _DEEPEST else None
        if head and head.above and not content(lines[: head.first]):
            # A ticket system's own mail: what stands below the line is what it says.
            self._set(part, head.first, head.after, Role.QUOTED, None)
            self.judge(part.below(head.after, len(lines)))
            return
        until = head.first if head else len(lines)
        passed_on = self._is_passed_on(part, head, lines[:until])
        role = Role.FORWARDED if passed_on else Role.QUOTED
        for at in range(until):
            theirs = part.role is Role.NEW and lines[at].quoted
            self._set(part, at, at + 1, role if theirs else part.role, part.author)
        if head is None:
            return
        self._set(part, head.first, head.after, Role.QUOTED, head.author)
        whole = part.whole or (passed_on and _says_whole(lines[:until]))
        quoted = replace(part, role=role, author=head.author, subject=head.subject, whole=whole)
        begun = next((line for line in lines[head.after :] if line.text.strip()), None)
        if begun and begun.quoted:
            self._interleaved(part, quoted, head)
        else:
            self.judge(quoted.below(head.after, len(lines)))

    def _is_passed_on(self, part: _Part, head: Head | None, words: Sequence[Line]) -> bool:
        if part.role is Role.QUOTED:
            return False
        if part.whole:
            return not _is_ours(head)
        return _is_passed_on(words, head, part.subject, self.way)

    def _interleaved(self, part: _Part, quoted: _Part, head: Head) -> None:
        """Lines that begin with > are the other's, those between them are the writer's."""
        lines = part.lines
        after = next_head(lines, head.after, len(lines))
        until = after.first if after else len(lines)
        at = head.after
        while at < until:
            stop = at
            while stop < until and (lines[stop].quoted or (stop > at and not lines[stop].text)):
                stop += 1
            if stop > at:
                inner = quoted.below(at, stop)
                self.judge(replace(inner, lines=[line.unmarked() for line in inner.lines]))
            elif lines[at].text.strip():
                self._set(part, at, at + 1, part.role, part.author)
            else:
                self._set(part, at, at + 1, quoted.role, quoted.author)
            at = max(stop, at + 1)
        rest = quoted.below(until, len(lines))
        self.judge(replace(rest, role=Role.QUOTED, author=after.author if after else None))

    def _set(self, part: _Part, start: int, end: int, role: Role, author: Address | None) -> None:
        for at in range(part.first + start, part.first + end):
            self.roles[at] = (role, author)


def _is_passed_on(words: Sequence[Line], head: Head | None, subject: str, way: _Way) -> bool:
    """Whether these words hand on the mail below them rather than answer it."""
    new = "\n".join(line.text for line in words if not line.quoted)
    prefix = _prefix(subject)
    points = bool(_PASSED_ON.search(new))
    addresses = _addresses(new, way.sender)
    if head is None:
        answers = prefix in _REPLY_PREFIXES or way.is_reply
        return not answers and (points or not content(words))
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
