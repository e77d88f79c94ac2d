"""Where in a mail another mail begins, as the mail programs put it: header blocks, lines, marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from intake.reading import Address

ADDRESS = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")

# The labels of a header block, by what they mean: Danish, English, German, Norwegian, Swedish,
# French, Dutch.
_MEANS = {
    word: meaning
    for meaning, words in {
        "fra": "fra from von från van de",
        "sendt": "sendt sent dato date gesendet datum skickat envoyé verzonden modtaget received",
        "til": "til to an till à aan",
        "cc": "cc kopi kopia copie bcc",
        "emne": "emne subject betreff ämne objet onderwerp",
    }.items()
    for word in words.split()
}
_ALSO = r"svar til|reply-to|prioritet|importance|vigtighed|vedhæftede filer|vedhæftet|attachments"
_LABEL = re.compile(rf"[*_|\s]*({'|'.join(_MEANS)}|{_ALSO})[*_]*\s*:[*_]*\s*(.*)$", re.I)
_RULE = re.compile(r"\s*[_–—-]{10,}\s*$")
_LINE = "[-–—‐_=]"
_DIVIDER = re.compile(
    rf"[\s*]*{_LINE}{{2,}}\s*(?:(?P<reply>(?:oprindelig|original|opprinnelig)e?\s?(?:meddelelse|besked"
    r"|mail|melding|e-post|message|nachricht)|ursprungligt meddelande|ursprüngliche nachricht"
    r"|message d'origine|oorspronkelijk bericht)"
    r"|(?:videresendt|forwarded|vidarebefordrat|weitergeleitete|doorgestuurd)\s(?:meddelelse|besked"
    r"|mail|melding|e-post|message|meddelande|brev|nachricht|bericht)"
    r"|(?:videresendt|forwarded|weitergeleitet|vidarebefordrat) (?:af|by|von|av) .{2,120}?"
    rf"|message transféré)\s*(?:from .*)?{_LINE}*[\s*]*$"
    r"|[\s*]*(?:start på (?:den )?videresendte? (?:besked|meddelelse|mail|melding)"
    r"|begin forwarded message|videresendt (?:besked|melding)|anfang der weitergeleiteten \w+"
    r"|vidarebefordrat brev)\s*:[\s*]*$",
    re.I,
)
# Ticket systems have one answer above a line.
_ABOVE = re.compile(
    r"\W*(?:venligst\s|please\s)?(?:skriv|besvar|svar|indtast|type|write|reply|enter|answer)\b"
    r".{0,40}\b(?:over|ovenfor|above)\b.{0,24}(?:linje|linie|line)\b\W*$",
    re.I,
)
_WROTE = re.compile(
    r"[\s*|>–—-]*(?P<before>.{0,260}?)(?<!\w)(?:skrev|wrote|schrieb|schreef|a écrit)(?!\w)"
    r"(?!\s+(?:vi|jeg|du|han|hun|de|i|we|he|she|they|ich)\b)(?P<after>.{0,200}?)\s*(?::|-{2,})[\s*]*$",
    re.I | re.S,
)
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b")
_CLOCKED = re.compile(
    r"\b\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*(?:[AP]M\b|CES?T\b|GMT|UTC|Uhr\b|[+-]\d{1,4}))*[,\s]*",
    re.I,
)
_MOST_LABELS = 12
_MOST_WRAPPED = 4  # lines that a line such as "Den … skrev …:" may be wrapped to


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text; `text` may stand without its marks (>)."""

    start: int
    end: int
    text: str

    @property
    def quoted(self) -> bool:
        return self.text.lstrip().startswith(">")

    @property
    def blank(self) -> bool:
        return not self.text.strip(" >|\t")

    def unmarked(self) -> "Line":
        if not self.quoted:
            return self
        return replace(self, text=self.text.lstrip()[1:].removeprefix(" "))


@dataclass(frozen=True, slots=True)
class Head:
    """Where another mail begins: lines `first` to `after` name it.

    `forward` is whether they say that it is passed on, `above` whether they only ask to be
    answered above them.
    """

    first: int
    after: int
    forward: bool
    author: Address | None = None
    subject: str = ""
    above: bool = False


def lines_of(text: str) -> Iterator[Line]:
    place = 0
    for piece in text.split("\n"):
        end = min(place + len(piece) + 1, len(text))
        yield Line(place, end, piece)
        place = end


def next_head(lines: Sequence[Line], first: int, last: int) -> Head | None:
    """The first head among lines that are no marked ones."""
    for at in range(first, last):
        line = lines[at]
        if line.blank or line.quoted:
            continue
        head = _divided(lines, at, last) or _headed(lines, at, last) or _attributed(lines, at, last)
        if head:
            return head
    return None


def is_head_line(text: str) -> bool:
    """Whether a line, marked or not, names a mail: a label of a header block, "… skrev …:"."""
    bare = text.strip().lstrip("> ")
    if _LABEL.match(bare) or _DIVIDER.match(bare):
        return True
    return len(bare) < 500 and _WROTE.match(bare) is not None


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


def _divided(lines: Sequence[Line], at: int, last: int) -> Head | None:
    """A line that says that another mail follows, with or without its header block."""
    text = lines[at].text
    if _ABOVE.match(text):
        return Head(at, at + 1, False, above=True)
    match = _DIVIDER.match(text)
    if not match and not _RULE.match(text):
        return None
    under = next((i for i in range(at + 1, min(at + 4, last)) if not lines[i].blank), last)
    named = None
    if under < last:
        named = _headed(lines, under, last, sure=bool(match))
        named = named or (_attributed(lines, under, last) if match else None)
    if named is None and not match:
        return None
    forward = match is not None and not match["reply"]
    if named is None:
        return Head(at, at + 1, forward)
    return replace(named, first=at, forward=forward)


def _headed(lines: Sequence[Line], at: int, last: int, sure: bool = False) -> Head | None:
    """A header block: From with two more labels on consecutive lines, and an address or a date."""
    if not _LABEL.match(lines[at].text):
        return None
    fields: dict[str, str] = {}
    after, label = at, ""
    while after < last and len(fields) < _MOST_LABELS:
        line = lines[after]
        if match := _LABEL.match(line.text):
            name = match.group(1).lower()
            label = _MEANS.get(name, name)
            if label in fields:
                break
            fields[label] = match.group(2).strip(" \t*")
        elif line.blank:
            if not _label_follows(lines, after, last) or "emne" in fields:
                break
        elif label in ("til", "cc", "emne", "fra") and "emne" not in fields:
            fields[label] += " " + line.text.strip()
        else:
            break
        after += 1
    if "fra" not in fields or len(fields) < (2 if sure else 3):
        return None
    dated = "@" in fields["fra"] or re.search(r"\d", fields.get("sendt", ""))
    if not sure and not dated and not {"sendt", "til", "emne"} <= fields.keys():
        return None
    return Head(at, after, False, _author(fields["fra"]), fields.get("emne", ""))


def _label_follows(lines: Sequence[Line], at: int, last: int) -> bool:
    """Whether the next line is a label too: HTML mail may leave a blank line between them."""
    return at + 1 < last and bool(_LABEL.match(lines[at + 1].text))


def _attributed(lines: Sequence[Line], at: int, last: int) -> Head | None:
    """A line such as "Den 3. feb. 2020 kl. 10.11 skrev X <x@y>:", also when it was wrapped."""
    joined = ""
    for after in range(at, min(at + _MOST_WRAPPED, last)):
        if lines[after].blank or (lines[after].quoted and after > at):
            return None
        joined = f"{joined} {lines[after].text.strip()}".strip()
        if len(joined) > 500:
            return None
        if joined.endswith((":", ":*", "--")) and (match := _WROTE.match(joined)):
            begun = next((i for i in range(after + 1, last) if lines[i].text.strip()), last)
            quoted = begun < last and lines[begun].quoted
            known = ADDRESS.search(joined) is not None
            if quoted or (re.search(r"\d", joined) and (known or _CLOCK.search(joined))):
                who = match["after"] if len(match["after"].strip(" ,:")) > 2 else match["before"]
                if re.match(r"\s*(?:den|on|kl|følgende)\b", who, re.I) and not ADDRESS.search(who):
                    who = match["before"]
                return Head(
                    at, after + 1, False, _author(who if "@" in who or not known else joined)
                )
            return None
    return None


def _author(value: str) -> Address | None:
    value = value.replace("*", "")
    match = ADDRESS.search(value)
    if not match:
        name = value.strip(" \"'<>,")
        return Address(name, "") if name else None
    name = _CLOCKED.split(value[: match.start()].rpartition("skrev")[2])[-1]
    name = name.strip(" \"'<>(,[\t").removesuffix("mailto:")
    return Address(name.strip(" \"'<(,:["), match.group())
