"""Whose words a mail's text is: new ones, a signature, a mail passed on, history."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.reading import Address, Headers, Passage, Role

_DEEPEST = 50  # mails passed on in one another
_ADDRESS = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PREFIXES = re.compile(r"^\s*(?:\[[^\]]{1,40}\]\s*)*(\w{2,12})\s*(?:\[\d+\])?\s*:", re.I)
_FORWARD_PREFIXES = frozenset(["vs", "fw", "fwd", "wg", "tr", "videresendt", "vb"])
_REPLY_PREFIXES = frozenset(["sv", "re", "aw", "antw", "svar", "besvaret"])

_LABEL = re.compile(
    r"^[*_\s]*(fra|from|von|sendt|sent|dato|date|gesendet|til|to|an|cc|kopi|bcc|emne|subject"
    r"|betreff|svar til|reply-to|prioritet|importance|vedhæftede filer|attachments)"
    r"[*_]*[ \t]*:[*_]*\s*(.*?)\s*$",
    re.I,
)
_MEANS = {
    "from": "fra", "von": "fra", "sent": "sendt", "dato": "sendt", "date": "sendt",
    "gesendet": "sendt", "to": "til", "an": "til", "subject": "emne", "betreff": "emne",
}  # fmt: skip
_RULE = re.compile(r"^\s*[_–—-]{10,}\s*$")
_DIVIDER = re.compile(
    r"^[\s*]*-{2,}\s*(?:(?P<reply>oprindelig (?:meddelelse|besked|mail)"
    r"|original(?: message|nachricht))"
    r"|videresendt (?:meddelelse|besked|mail)|forwarded message)\s*(?:from .*)?-*[\s*]*$"
    r"|^[\s*]*(?:start på (?:den )?videresendte? (?:besked|meddelelse|mail)"
    r"|begin forwarded message|videresendt besked)\s*:[\s*]*$",
    re.I,
)
_ATTRIBUTION = re.compile(
    r"^[\s*]*(?:(?:den|on|am|d\.|le)\b.{3,250}?\b(?:skrev|wrote|schrieb)\b"
    r"(?!\s+(?:vi|jeg|du|han|hun|de|i)\b)(?P<late>.{0,200}?)"
    r"|(?P<early>[^:\n]{2,200}?)\s(?:skrev|wrote|schrieb)\b(?:\s+(?:den|on|følgende|kl).{0,120}?)?)"
    r"\s*:[\s*]*$",
    re.I | re.S,
)
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b")
_CLOCKED = re.compile(
    r"\b\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*(?:[AP]M\b|CES?T\b|GMT|[+-]\d{4}))*[,\s]*", re.I
)
_PASSED_ON = re.compile(
    r"\bnedenfor|\bnedenstående|\bunderstående|\bherunder\b|\bhermed\b|\bvideresend"
    r"|\bsender\s+(?:\w+\s+)?(?:lige\s+)?videre|\bvidere til jer|\bfyi\b|\bf\.y\.i\b"
    r"|\bse mail|\btil orientering|\bbelow\b|\bforward|\b(?:denne|den her) mail\b"
    r"|\bmailen fra\b|\btråden\b",
    re.I,
)
_ENCLOSED = re.compile(r"(?:vedhæfte|vedlag)\w*\s+(?:\w+\s+)?(?:e-?)?(?:mail|besked)", re.I)
_CLOSING = re.compile(
    r"^\s*(?:(?:[^\W\d_]+[,!]?\s+){0,6}[^\W\d_]*hils(?:en|ner|ener)"
    r"|m\.?\s?v\.?\s?h\.?|d\.?b\.?h\.?|v\.?h\.?|k\.?h\.?"
    r"|(?:with )?(?:kind|best|warm|kindest)(?: regards| wishes)?|regards|yours sincerely"
    r"|sincerely|cheers|på forhånd (?:mange )?tak(?: for hjælpen)?)"
    r"(?P<rest>[\s,.!/\\|:;-].{0,60})?\s*$",
    re.I,
)
_SENT_FROM = re.compile(
    r"^\s*(?:sendt fra (?:min|outlook|mail|yahoo)|sent from (?:my|outlook|mail)|hent outlook"
    r"|get outlook|download outlook)\b",
    re.I,
)
_DISCLAIMER = re.compile(
    r"^\s*\W{0,3}(?:denne (?:e-?)?mail (?:er|kan|og|indeholder)|denne meddelelse"
    r"|oplysningerne i denne|this (?:e-?)?mail|this message|the information in this|disclaimer"
    r"|tænk på miljøet"
    r"|please consider the env|(?:hos|i) .{2,60} behandler vi (?:dine )?personoplysninger"
    r"|læs (?:mere )?om (?:vores |hvordan )|vi passer på dine)",
    re.I,
)
_CONTENT_LABEL = re.compile(
    r"^[\s*•·-]*(?:(?:fulde? |for|efter)?navne?|medarbejder\w*|nye? (?:bruger|medarbejder)\w*"
    r"|jobcent\w*|kommune\w*|bruger\w*|opret\w*|nedlæg\w*|slet\w*|aftale\w*)\b[^:\t]{0,30}[:\t]",
    re.I,
)
_CONTENT_SENTENCE = re.compile(
    r"^\s*(?:ps\b|p\.\s?s\b|nb\b)"
    r"|\b(?:skal|bedes|ønskes|må|kan)\b.{0,80}\b(?:opret|nedlæg|slet|luk|adgang|fjern)"
    r"|\b(?:opret|nedlæg|slet|luk)\b.{0,60}@",
    re.I,
)
_GREETING = re.compile(
    r"^\s*(?:hej|kære|goddag|god\s?morgen|til|dear|hi|hello)\b[^.:]{0,40}[,.!]?\s*$", re.I
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def quoted(self) -> bool:
        return self.text.lstrip().startswith(">")

    @property
    def blank(self) -> bool:
        return not self.text.strip(" >\t")


@dataclass(frozen=True, slots=True)
class _Head:
    """Where history begins: lines `first` to `after` name the mail that follows."""

    first: int
    after: int
    forward: bool
    author: Address | None = None
    subject: str = ""


def passages_of(text: str, headers: Headers) -> tuple[Passage, ...]:
    """Passages that cover `text`, in order. What the sender answers between quoted lines is new."""
    lines = list(_lines(text))
    if not lines:
        return ()
    roles: list[tuple[Role, Address | None]] = [(Role.NEW, None)] * len(lines)
    _judge(lines, 0, len(lines), headers.subject, _Way.of(headers), roles)
    _sign(lines, roles, headers.sender)
    return _merged(lines, roles, len(text))


def passes_on_enclosed(text: str, headers: Headers) -> bool:
    """Whether the words of a mail hand on a mail that is attached to it."""
    sender = headers.sender.email.lower() if headers.sender else ""
    new = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(">"))
    addresses = {a.lower() for a in _ADDRESS.findall(_unsigned(new))} - {sender}
    return bool(_PASSED_ON.search(new) or _ENCLOSED.search(new)) or not addresses


def without_forwarded_marks(text: str) -> str:
    """The text of a mail passed on without the marks (>) that some programs put before its lines.

    Only where a line before them, marked or not, says that a mail is passed on; marks of replies
    stay.
    """
    if ">" not in text:
        return text
    lines = text.split("\n")
    at = next((i for i, line in enumerate(lines) if _is_forward(line)), None)
    if at is None:
        return text
    if not lines[at].startswith(">"):
        at = next((i for i in range(at + 1, len(lines)) if lines[i].strip()), len(lines))
    while at < len(lines) and lines[at].startswith(">"):
        lines[at] = lines[at][1:].removeprefix(" ")
        at += 1
    return "\n".join(lines)


def _is_forward(line: str) -> bool:
    match = _DIVIDER.match(line.removeprefix(">"))
    return match is not None and not match["reply"]


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


def _judge(
    lines: Sequence[_Line],
    first: int,
    last: int,
    subject: str,
    way: _Way,
    roles: list[tuple[Role, Address | None]],
    own: Role = Role.NEW,
    author: Address | None = None,
    depth: int = 1,
) -> None:
    """Give lines `first` to `last`, which are one mail with what it quotes, their roles."""
    head = _next_head(lines, first, last)
    until = head.first if head else last
    passed_on = _is_passed_on(lines[first:until], head, subject, way)
    role = Role.FORWARDED if passed_on else Role.QUOTED
    for at in range(first, until):
        roles[at] = (role if lines[at].quoted and own is Role.NEW else own, author)
    if head is None:
        return
    for at in range(head.first, head.after):
        roles[at] = (Role.QUOTED, head.author)
    begun = next((at for at in range(head.after, last) if lines[at].text.strip()), last)
    if begun < last and lines[begun].quoted:
        _interleaved(lines, head, begun, last, subject, way, roles, own, role)
    elif passed_on and depth < _DEEPEST:
        forwarded = Role.FORWARDED, head.author, depth + 1
        _judge(lines, head.after, last, head.subject, way, roles, *forwarded)
    else:
        for at in range(head.after, last):
            roles[at] = (Role.QUOTED, head.author)


def _interleaved(
    lines: Sequence[_Line],
    head: _Head,
    first: int,
    last: int,
    subject: str,
    way: _Way,
    roles: list[tuple[Role, Address | None]],
    own: Role,
    role: Role,
) -> None:
    """Lines that begin with > are the other's, those between them are the writer's."""
    after = _next_head(lines, first, last, unquoted=True)
    until = after.first if after else last
    for at in range(head.after, until):
        blank_between = lines[at].blank and not lines[at].text.strip()
        theirs = lines[at].quoted or (blank_between and at < first)
        roles[at] = (role, head.author) if theirs else (own, None)
    for at in range(until, last):
        roles[at] = (Role.QUOTED, after.author if after else None)


def _is_passed_on(words: Sequence[_Line], head: _Head | None, subject: str, way: _Way) -> bool:
    """Whether these words hand on the mail below them rather than answer it."""
    new = "\n".join(line.text for line in words if not line.quoted)
    prefix = _prefix(subject)
    points = bool(_PASSED_ON.search(new))
    addresses = {a.lower() for a in _ADDRESS.findall(_unsigned(new))} - {way.sender}
    if head is None:
        return prefix not in _REPLY_PREFIXES and not way.is_reply
    if prefix in _REPLY_PREFIXES and not head.forward:
        answers = head.author is None or head.author.email.lower() in way.recipients
        return points and not addresses and not answers
    if prefix in _FORWARD_PREFIXES or head.forward:
        return points or not addresses
    bare = not _content(words)
    return bare or (points and not addresses and not way.is_reply)


def _prefix(subject: str) -> str:
    match = _PREFIXES.match(subject)
    return match.group(1).lower() if match else ""


def _content(words: Sequence[_Line]) -> list[str]:
    """The lines that say something: no greeting, and nothing from a closing on."""
    said = []
    for line in words:
        if _CLOSING.match(line.text) or _SENT_FROM.match(line.text):
            break
        if line.text.strip() and not line.quoted and not _GREETING.match(line.text):
            said.append(line.text)
    return said


def _unsigned(text: str) -> str:
    kept = []
    for line in text.split("\n"):
        if _CLOSING.match(line) or line.rstrip() == "--":
            break
        kept.append(line)
    return "\n".join(kept)


def _lines(text: str) -> Iterator[_Line]:
    place = 0
    for piece in text.split("\n"):
        end = min(place + len(piece) + 1, len(text))
        yield _Line(place, end, piece)
        place = end


def _next_head(
    lines: Sequence[_Line], first: int, last: int, unquoted: bool = True
) -> _Head | None:
    for at in range(first, last):
        line = lines[at]
        if line.blank or (unquoted and line.quoted):
            continue
        if (
            head := _divided(lines, at, last)
            or _headed(lines, at, last)
            or _attributed(lines, at, last)
        ):
            return head
    return None


def _divided(lines: Sequence[_Line], at: int, last: int) -> _Head | None:
    """A line that says that another mail follows, with or without its header block."""
    match = _DIVIDER.match(lines[at].text)
    rule = _RULE.match(lines[at].text)
    if not match and not rule:
        return None
    under = next((i for i in range(at + 1, min(at + 4, last)) if not lines[i].blank), last)
    block = _headed(lines, under, last, sure=bool(match)) if under < last else None
    if block is None and not match:
        return None
    forward = match is not None and not match["reply"]
    if block is None:
        return _Head(at, at + 1, forward)
    return _Head(at, block.after, forward, block.author, block.subject)


def _headed(lines: Sequence[_Line], at: int, last: int, sure: bool = False) -> _Head | None:
    """A header block: From with two more labels on consecutive lines, and an address or a date."""
    if not _LABEL.match(lines[at].text):
        return None
    fields: dict[str, str] = {}
    after, label = at, ""
    while after < last and len(fields) < 12:
        line = lines[after]
        if match := _LABEL.match(line.text):
            name = match.group(1).lower()
            label = _MEANS.get(name, name)
            if label in fields:
                break
            fields[label] = match.group(2)
        elif line.blank:
            if not _label_follows(lines, after, last) or "emne" in fields:
                break
        elif label in ("til", "cc", "bcc", "emne", "fra") and "emne" not in fields:
            fields[label] += " " + line.text.strip()
        else:
            break
        after += 1
    if "fra" not in fields or len(fields) < (2 if sure else 3):
        return None
    if not sure and "@" not in fields["fra"] and not re.search(r"\d", fields.get("sendt", "")):
        return None
    return _Head(at, after, False, _author(fields["fra"]), fields.get("emne", ""))


def _label_follows(lines: Sequence[_Line], at: int, last: int) -> bool:
    """Whether the next line is a label too: HTML mail may leave a blank line between them."""
    return at + 1 < last and bool(_LABEL.match(lines[at + 1].text))


def _attributed(lines: Sequence[_Line], at: int, last: int) -> _Head | None:
    """A line such as "Den 3. feb. 2020 kl. 10.11 skrev X <x@y>:", also when it was wrapped."""
    joined = ""
    for after in range(at, min(at + 4, last)):
        if lines[after].blank or (lines[after].quoted and after > at):
            return None
        joined = f"{joined} {lines[after].text.strip()}".strip()
        if joined.endswith((":", ":*")) and (match := _ATTRIBUTION.match(joined)):
            begun = next((i for i in range(after + 1, last) if lines[i].text.strip()), last)
            quoted = begun < last and lines[begun].quoted
            known = bool(_ADDRESS.search(joined))
            if quoted or (re.search(r"\d", joined) and (known or _CLOCK.search(joined))):
                who = match.group("late") or match.group("early") or ""
                return _Head(
                    at, after + 1, False, _author(who if "@" in who or not known else joined)
                )
            return None
    return None


def _author(value: str) -> Address | None:
    value = value.replace("*", "")
    match = _ADDRESS.search(value)
    if not match:
        name = value.strip(" \"'<>,")
        return Address(name, "") if name else None
    name = _CLOCKED.split(value[: match.start()].rpartition("skrev")[2])[-1]
    name = name.strip(" \"'<>(,[\t").removesuffix("mailto:")
    return Address(name.strip(" \"'<(,:["), match.group())


def _sign(
    lines: Sequence[_Line], roles: list[tuple[Role, Address | None]], sender: Address | None
) -> None:
    """Turn what stands after the sender's last words into SIGNATURE."""
    at = 0
    while at < len(lines):
        if roles[at][0] is not Role.NEW:
            at += 1
            continue
        until = at
        while until < len(lines) and roles[until][0] is Role.NEW:
            until += 1
        _sign_run(lines, at, until, roles, sender)
        at = until


def _sign_run(
    lines: Sequence[_Line],
    first: int,
    last: int,
    roles: list[tuple[Role, Address | None]],
    sender: Address | None,
) -> None:
    signing = False
    for at in range(first, last):
        text = lines[at].text
        if signing and _is_content(text):
            signing = False
        elif not signing and _begins_signature(lines, at, last, sender):
            signing = True
        if signing:
            roles[at] = (Role.SIGNATURE, None)


def _is_content(text: str) -> bool:
    return bool(_CONTENT_LABEL.match(text) or _CONTENT_SENTENCE.search(text))


def _begins_signature(lines: Sequence[_Line], at: int, last: int, sender: Address | None) -> bool:
    text = lines[at].text
    if text.rstrip() == "--" or _SENT_FROM.match(text) or _DISCLAIMER.match(text):
        return True
    closing = _CLOSING.match(text)
    if closing:
        return not _is_content(closing.group("rest") or "")
    return (
        at > 0
        and _is_name_line(text, sender)
        and not any(
            "@" in line.text and (not sender or sender.email.lower() not in line.text.lower())
            for line in lines[at:last]
        )
    )


def _is_name_line(text: str, sender: Address | None) -> bool:
    """A line that is the sender's name, alone or with the firm's after a comma."""
    if not sender or not sender.name or "@" in text or len(text) > 80:
        return False
    said = text.strip().casefold()
    whole = sender.name.casefold()
    if said.startswith(whole):
        rest = said[len(whole) :]
        return not rest or (rest[0] in ",./|·-– " and not _is_content(text))
    return said.strip(" .,/") == whole.split()[0]


def _merged(
    lines: Sequence[_Line], roles: Sequence[tuple[Role, Address | None]], length: int
) -> tuple[Passage, ...]:
    merged: list[Passage] = []
    for line, (role, author) in zip(lines, roles, strict=True):
        before = merged[-1] if merged else None
        same = before and before.role is role and (before.author == author)
        if before and (same or not line.text.strip()):
            merged[-1] = Passage(before.role, before.start, line.end, before.author)
        else:
            merged.append(Passage(role, line.start, line.end, author))
    return tuple(merged)
