"""Changes to what a mail or a document says: its words, lines and letters, or its HTML."""

import re
from collections.abc import Callable, Sequence
from random import Random

from fuzz import oddities as odd

Change = Callable[[str, Random, Sequence[str]], str]
"""Takes a text, luck, and other texts to take from; gives a changed one."""

LONGEST = 300_000
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,64}")

SIGNS = " \t\n.,;:-–_()[]{}<>\"'|/\\@&*+=#%!?~^$0aA\xa0é>"


def size_of(luck: Random, *sizes: int) -> int:
    """One of some sizes, each half as often as the one before: what is large takes long."""
    return luck.choices(sizes, [0.5**n for n in range(len(sizes))])[0]


def changed(text: str, luck: Random, others: Sequence[str]) -> str:
    """The text after one to four changes; at most so long that it could still be a mail's."""
    for _ in range(luck.choice((1, 1, 2, 3, 4))):
        text = luck.choice(CHANGES)(text, luck, others)[:LONGEST]
    return text


def html_changed(html: str, luck: Random, others: Sequence[str]) -> str:
    """The HTML with tags put in, taken out and repeated, besides what changes any text."""
    for _ in range(luck.randint(1, 6)):
        if luck.random() < 0.3:
            html = luck.choice(CHANGES)(html, luck, others)[:LONGEST]
        else:
            html = luck.choice((_put_tag, _repeat_tag, _drop_tag))(html, luck)[:LONGEST]
    return html


# --- letters and words ------------------------------------------------------------------------


def put_letters(text: str, luck: Random, others: Sequence[str]) -> str:
    """Letters that programs trip over, here and there."""
    for _ in range(luck.choice((1, 3, 30))):
        at = _place(text, luck)
        text = text[:at] + luck.choice(odd.LETTERS) + text[at:]
    return text


def put_numbers(text: str, luck: Random, others: Sequence[str]) -> str:
    return _put(text, luck, _NUMBER, odd.NUMBERS)


def put_dates(text: str, luck: Random, others: Sequence[str]) -> str:
    return _put(text, luck, _DATE, odd.DATES)


def put_addresses(text: str, luck: Random, others: Sequence[str]) -> str:
    return _put(text, luck, _ADDRESS, odd.ADDRESSES)


def swap_words(text: str, luck: Random, others: Sequence[str]) -> str:
    """Words of this text in one another's places."""
    words = [match.span() for match in _WORD.finditer(text)]
    if len(words) < 2:
        return text
    pieces = {span: text[slice(*luck.choice(words))] for span in luck.sample(words, 2)}
    for start, end in sorted(pieces, reverse=True):
        text = text[:start] + pieces[start, end] + text[end:]
    return text


def change_case(text: str, luck: Random, others: Sequence[str]) -> str:
    a, b = _stretch(text, luck)
    within = text[a:b]
    return text[:a] + luck.choice((within.upper(), within.lower(), within.title())) + text[b:]


def change_signs(text: str, luck: Random, others: Sequence[str]) -> str:
    """One sign for another wherever it stands: tabs for blanks, no line breaks, no points."""
    return text.replace(
        luck.choice(" \n.:,@-\t"), luck.choice(["", "\n", "\t", " ", ",", ":", ">"])
    )


# --- lines and stretches ----------------------------------------------------------------------


def put_line(text: str, luck: Random, others: Sequence[str]) -> str:
    lines = text.split("\n")
    lines.insert(luck.randint(0, len(lines)), luck.choice(odd.LINES))
    return "\n".join(lines)


def shuffle_lines(text: str, luck: Random, others: Sequence[str]) -> str:
    lines = text.split("\n")
    luck.shuffle(lines)
    return "\n".join(lines)


def drop_stretch(text: str, luck: Random, others: Sequence[str]) -> str:
    a, b = _stretch(text, luck)
    return text[:a] + text[b:]


def repeat_stretch(text: str, luck: Random, others: Sequence[str]) -> str:
    """A word, a line or a page, again and again: what takes long for one takes for ever for all."""
    a, b = _stretch(text, luck)
    if luck.random() < 0.5:
        b = min(b, a + luck.randint(1, 40))
    return text[:b] + text[a:b] * _times(b - a, luck) + text[b:]


def repeat_line(text: str, luck: Random, others: Sequence[str]) -> str:
    lines = text.split("\n")
    at = luck.randrange(len(lines))
    line = lines[at] if luck.random() < 0.6 else luck.choice(odd.LINES)
    lines[at:at] = [line] * _times(len(line) + 1, luck)
    return "\n".join(lines)


def repeat_sign(text: str, luck: Random, others: Sequence[str]) -> str:
    """A row of one or two signs, which patterns may take apart in many ways."""
    row = "".join(luck.choices(SIGNS, k=luck.randint(1, 2))) * size_of(luck, 50, 500, 20_000)
    at = _place(text, luck)
    return text[:at] + row + text[at:]


def splice(text: str, luck: Random, others: Sequence[str]) -> str:
    """A stretch of another text put into this one."""
    other = luck.choice(others)
    a, b = _stretch(other, luck)
    at = _place(text, luck)
    return text[:at] + other[a:b] + text[at:]


def quote(text: str, luck: Random, others: Sequence[str]) -> str:
    """The text as history, to some depth, below a line that says so or none."""
    mark = ">" * luck.randint(1, 30) + " " * luck.randint(0, 1)
    lines = [mark + line if luck.random() < 0.95 else line for line in text.split("\n")]
    return "\n".join(["Se nedenfor", luck.choice(odd.LINES), *lines])


def bury(text: str, luck: Random, others: Sequence[str]) -> str:
    """Below it the history of a year, marked or not."""
    mark = luck.choice(("> ", ">", ""))
    history = "\n".join(luck.choices(others, k=size_of(luck, 5, 50, 300)))
    lines = [mark + line for line in history.split("\n")]
    return "\n".join([text, luck.choice(odd.LINES), *lines])


def run_together(text: str, luck: Random, others: Sequence[str]) -> str:
    """All on one line, or each word on its own."""
    return luck.choice(("", " ", "\n", "\t", "\n\n")).join(text.split())


def empty(text: str, luck: Random, others: Sequence[str]) -> str:
    return luck.choice(("", " ", "\n" * luck.randint(1, 3000), "\x00", "\ufeff", "."))


CHANGES: Sequence[Change] = (
    put_letters, put_numbers, put_dates, put_addresses, swap_words, change_case, change_signs,
    put_line, put_line, shuffle_lines, drop_stretch, repeat_stretch, repeat_stretch, repeat_line,
    repeat_sign, splice, splice, quote, bury, run_together, empty,
)  # fmt: skip


# --- odd.TAGS -------------------------------------------------------------------------------------

_TAG = re.compile(r"<[^<>]{1,300}>")


def _put_tag(html: str, luck: Random) -> str:
    at = _place(html, luck)
    return html[:at] + luck.choice(odd.TAGS) + html[at:]


def _repeat_tag(html: str, luck: Random) -> str:
    tags: list[str] = _TAG.findall(html)
    if not tags:
        return html
    tag: str = luck.choice(tags)
    at = _place(html, luck)
    return html[:at] + tag * _times(len(tag), luck) + html[at:]


def _drop_tag(html: str, luck: Random) -> str:
    tags = _TAG.findall(html)
    return html.replace(str(luck.choice(tags)), "", luck.randint(1, 20)) if tags else html


# --- places -----------------------------------------------------------------------------------


def _place(text: str, luck: Random) -> int:
    return luck.randint(0, len(text))


def _stretch(text: str, luck: Random) -> tuple[int, int]:
    a, b = sorted((_place(text, luck), _place(text, luck)))
    return a, b


def _times(length: int, luck: Random) -> int:
    """How often to repeat what is so long: a few times, or until the longest text is full."""
    most = LONGEST // max(length, 1)
    return min(size_of(luck, 1, 2, 10, 100, 1000, most), most)


def _put(text: str, luck: Random, shape: re.Pattern[str], values: Sequence[str]) -> str:
    """An odd value in the place of one of its shape, or wherever chance has it."""
    at = _place(text, luck)
    spans = [match.span() for match in shape.finditer(text)]
    start, end = luck.choice([(at, at), *spans])
    return f"{text[:start]} {luck.choice(values)} {text[end:]}"
