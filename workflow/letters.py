"""The words of an answer as simple HTML: the same words, and nothing that they do not say.

Everything is escaped, whoever wrote it. Numbered points stay paragraphs that begin with their
number, so that one can write below each of them and still see which it is in any mail program.
"""

import re
from collections.abc import Iterator
from html import escape

_GAP = re.compile(r"\n\s*\n")
_ITEM = "- "


def simple_html(text: str, title: str) -> str:
    """A text as a page: an empty line begins a paragraph, and "- " an item of a list."""
    blocks = "\n".join(_block(block) for block in _GAP.split(text.strip()) if block.strip())
    return (
        '<!doctype html>\n<html lang="da">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n</head>\n"
        f'<body style="font-family: sans-serif">\n{blocks}\n</body>\n</html>\n'
    )


def _block(block: str) -> str:
    return "\n".join(_runs(block.strip().split("\n")))


def _runs(lines: list[str]) -> Iterator[str]:
    """Lines that follow one another as one paragraph, or as one list."""
    while lines:
        is_list = lines[0].startswith(_ITEM)
        until = next((n for n, x in enumerate(lines) if x.startswith(_ITEM) != is_list), len(lines))
        run, lines = [escape(line.rstrip()) for line in lines[:until]], lines[until:]
        if is_list:
            items = "\n".join(f"<li>{line.removeprefix(_ITEM)}</li>" for line in run)
            yield f"<ul>\n{items}\n</ul>"
        else:
            yield "<p>" + "<br>\n".join(run) + "</p>"
