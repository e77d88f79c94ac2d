"""Where a sender's words end: closings, signatures, notices, and what is written after them."""

import re
from collections.abc import Sequence

from intake.heads import Line
from intake.reading import Address

_CLOSING = re.compile(
    r"\s*(?:(?:[^\W\d_]+[,!]?\s+){0,6}[^\W\d_]*hils(?:en|ner|ener)"
    r"|m\.?\s?v\.?\s?h\.?|d\.?b\.?h\.?|v\.?h\.?|k\.?h\.?|m\.?\s?f\.?\s?g\.?"
    r"|med? (?:vennlig|vänlig)\w* (?:hilsen|hälsning\w*)|vänliga hälsningar|hälsningar"
    r"|(?:mit )?(?:freundliche[nm]|beste[nm]?|viele[nm]?|herzliche[nm]?) gr[üu](?:ß|ss)en?"
    r"|(?:with )?(?:my )?(?:kind|best|warm|kindest|warmest|many thanks and)(?: regards| wishes)?"
    r"|regards|rgds|b\.?r\.?|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|cheers"
    r"|all the best|(?:mange |tusind )?tak på forhånd"
    r"|på forhånd (?:mange |tusind )?tak(?: for (?:hjælpen|hjælp|det|ulejligheden))?)"
    r"(?P<rest>[\s,.!/\\|:;-].{0,60})?\s*$",
    re.I,
)
# Thanks close a mail only where a name follows.
_THANKS = re.compile(
    r"\s*(?:(?:mange|tusind|1000|på forhånd) tak|tak|many thanks|thank you(?: very much)?|tack"
    r"|thanks(?: (?:a lot|so much|in advance))?)[\s,.!:)-]*$",
    re.I,
)
_SENT_FROM = re.compile(
    r"\s*(?:sendt fra|sent (?:from|via) (?:my|outlook|mail|proton|yahoo)|skickat från|gesendet von"
    r"|(?:hent|get|download) outlook|von meinem)\b.{0,50}$",
    re.I,
)
# What a firm puts under, or a mail server above, every mail.
_NOTICE = re.compile(
    r"\s*\W{0,3}(?:denne (?:e-?)?mail (?:er|kan|og|indeholder|kommer)|denne meddelelse"
    r"|oplysningerne i denne|this (?:e-?)?mail|this message|the information in this|disclaimer"
    r"|tænk på miljøet|please consider the env|(?:hos|i) .{2,60} behandler vi (?:dine )?person"
    r"|læs (?:mere )?om (?:vores |hvordan )|vi passer på dine|sådan behandler vi"
    r"|(?:advarsel|caution|warning|obs|ekstern mail|external)\W.{0,60}(?:mail|sender|afsender"
    r"|udefra|organi[sz]ation)|confidentiality)",
    re.I,
)
_NOTICE_GOES_ON = re.compile(
    r"link|vedhæft|attachment|organi[sz]ation|afsender|sender|klik|click|mail|fortrolig|confiden",
    re.I,
)
_ACT = re.compile(r"\b(?:opret|slet|nedlæg|luk|adgang|login|bruger|creat|remov|delet|access)", re.I)
_NOT_CONTENT = re.compile(
    r"ved en fejl|rette modtager|intended recipient|tavshedspligt|slette den", re.I
)
_CONTENT_LABEL = re.compile(
    r"[\s*•·-]*(?:(?:fulde? |for|efter)?navne?|medarbejder\w*|nye? (?:bruger|medarbejder)\w*"
    r"|jobcent\w*|kommune\w*|bruger\w*|opret\w*|nedlæg\w*|slet\w*|aftale\w*)\b[^:\t]{0,30}[:\t]",
    re.I,
)
_CONTENT_SENTENCE = re.compile(
    r"^\s*(?:ps\b|p\.\s?s\b|nb\b)"
    r"|\b(?:skal|bedes|ønskes|må|kan|vil|should|please)\b.{0,80}\b(?:opret|nedlæg|slet|luk|adgang|fjern"
    r"|create|remove|delete|også)"
    r"|\b(?:opret|nedlæg|slet|luk)\b.{0,60}@"
    r"|@\S{3,60} (?:er|is) (?:hans|hendes|deres|his|her|their)\b"
    r"|\b(?:hans|hendes|deres|his|her|their) (?:e-?)?(?:mail\w*|adresse\w*|address) (?:er|is)\b"
    r".{0,20}@",
    re.I,
)
_GREETING = re.compile(
    r"\s*(?:hej|kære|goddag|god\s?morgen|til|dear|hi|hello)\b[^.:]{0,40}[,.!]?\s*$", re.I
)


def signature_lines(lines: Sequence[Line], sender: Address | None) -> list[bool]:
    """For each line of a sender's words, whether it is of the signature or a notice."""
    signs: list[bool] = []
    own = sender.email.lower() if sender else ""
    given = [
        n for n, x in enumerate(lines) if "@" in x.text and not (own and own in x.text.lower())
    ]
    signing = notice = begun = False
    for at, line in enumerate(lines):
        if notice and (line.blank or not (begun or _NOTICE_GOES_ON.search(line.text))):
            notice = False
        elif not notice and _NOTICE.match(line.text):
            notice = True
            signing = signing or begun
        elif not notice and signing:
            signing = not _is_content(line.text)
        elif not notice:
            named = at > 0 and at > max(given, default=-1) and _is_name_line(line.text, sender)
            signing = (named and not _is_item(lines, at)) or _closes(lines, at, sender)
        signs.append(signing or notice)
        begun = begun or not (signs[-1] or line.blank)
    return signs


def unsigned(text: str) -> str:
    """A text without its signature, as far as a closing tells where that begins."""
    kept = []
    for line in text.split("\n"):
        if _CLOSING.match(line) or line.rstrip() == "--":
            break
        kept.append(line)
    return "\n".join(kept)


def content(lines: Sequence[Line]) -> list[str]:
    """The lines that say something: no greeting, and nothing from a closing on."""
    said = []
    for line in lines:
        if _CLOSING.match(line.text) or _SENT_FROM.match(line.text):
            break
        if line.text.strip() and not line.quoted and not _GREETING.match(line.text):
            said.append(line.text)
    return said


def _is_content(text: str) -> bool:
    if _NOT_CONTENT.search(text):
        return False
    return bool(_CONTENT_LABEL.match(text) or _CONTENT_SENTENCE.search(text))


def _closes(lines: Sequence[Line], at: int, sender: Address | None) -> bool:
    text = lines[at].text
    if text.rstrip() == "--" or _SENT_FROM.match(text):
        return True
    closing = _CLOSING.match(text)
    if closing:
        rest = closing["rest"] or ""
        return not (_is_content(rest) or _ACT.search(rest))
    if not _THANKS.match(text):
        return False
    following = next((n for n in range(at + 1, len(lines)) if not lines[n].blank), None)
    return following is not None and _is_name_line(lines[following].text, sender)


def _is_item(lines: Sequence[Line], at: int) -> bool:
    """Whether a line with a mark before it goes on a list: "- Bo Ege", "- Ida Holm"."""
    mark = lines[at].text.lstrip()[:1]
    return mark in "-–*•" and lines[at - 1].text.lstrip()[:1] == mark


def _is_name_line(text: str, sender: Address | None) -> bool:
    """A line that is the sender's name, alone or with the firm's after a comma."""
    if not sender or not sender.name or "@" in text or len(text) > 80:
        return False
    said = text.strip(" \t/-–—~*").casefold()
    whole = sender.name.casefold()
    if said.startswith(whole):
        rest = said[len(whole) :]
        return not rest or (rest[0] in ",./|·-– " and not _is_content(text))
    return said.strip(" .,/!") == whole.split()[0]
