"""HTML of mails without all that runs, loads, sends or covers; only what is read stays."""

import re
from dataclasses import dataclass
from typing import Any

LONGEST = 1_000_000
# The library takes time that grows with the square of the depth.
DEEPEST = 200
_MOST_TAGS = 50_000
_DATA_URI = re.compile(r"data:[\w.+-]{1,80}/[\w.+-]{1,80};base64,[A-Za-z0-9+/=%\s]*")

_TAGS = frozenset(
    "a abbr address article b big blockquote br caption center code col colgroup dd del div dl dt "
    "em font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s section "
    "small span strike strong sub sup table tbody td tfoot th thead tr tt u ul".split()
)
_GONE_WITH_CONTENT = frozenset(
    "script style title head template noscript noframes noembed iframe object embed applet svg "
    "math select textarea button audio video canvas xmp plaintext".split()
)
_TABLE = {"align", "valign", "bgcolor", "width", "height"}
_ATTRIBUTES = {
    "*": {"style", "dir", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "font": {"color", "size", "face"},
    "table": _TABLE | {"border", "cellpadding", "cellspacing"},
    "tr": _TABLE,
    "td": _TABLE | {"colspan", "rowspan"},
    "th": _TABLE | {"colspan", "rowspan", "scope"},
    "col": _TABLE | {"span"},
    "ol": {"start", "type"},
    "p": {"align"},
    "div": {"align"},
}
# Nothing that can load something, or lay one thing over another, whatever its value is.
_STYLES = frozenset(
    "background-color border border-bottom border-bottom-color border-bottom-style "
    "border-bottom-width border-collapse border-color border-left border-right border-style "
    "border-top border-width color display font-family font-size font-style font-weight "
    "line-height list-style-type margin margin-bottom margin-left margin-right margin-top padding "
    "padding-bottom padding-left padding-right padding-top text-align text-decoration "
    "text-indent text-transform vertical-align white-space width".split()
)


@dataclass(slots=True)
class _Depth:
    """How deep and how many: the parser calls back as it goes and builds no tree."""

    now: int = 0
    most: int = 0
    tags: int = 0

    def start(self, tag: str, attributes: Any) -> None:
        del tag, attributes
        self.tags += 1
        self.now += 1
        self.most = max(self.most, self.now)

    def end(self, tag: str) -> None:
        del tag
        self.now -= 1

    def close(self) -> None:
        return None


def clean_html(html: str) -> str | None:
    """A mail's HTML as it may be shown; None where it is too long, too deep or of too many tags.

    Of pictures only those that came with the mail (`cid:`) keep their place.
    """
    import nh3

    html = _DATA_URI.sub("", html)
    if len(html) > LONGEST or not _is_flat(html):
        return None
    return nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_GONE_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_kept,
        url_schemes={"http", "https", "mailto", "tel", "cid"},
        filter_style_properties=set(_STYLES),
        set_tag_attribute_values={"a": {"target": "_blank"}},
        link_rel="noopener noreferrer",
        url_relative="deny",
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if attribute in ("src", "href") and (tag == "img") != value.lower().startswith("cid:"):
        return None
    return value


def _is_flat(html: str) -> bool:
    from lxml import etree

    depth = _Depth()
    parser = etree.HTMLParser(target=depth, huge_tree=True, remove_comments=True, encoding="utf-8")
    try:
        parser.feed(html.encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError:
        return False
    return depth.most <= DEEPEST and depth.tags <= _MOST_TAGS
