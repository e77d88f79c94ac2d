"""Who fills in a form, or asks by a ticket, for somebody else: by the labels of such forms."""

import re

from intake.itemised import told_by_list
from intake.layout import BEFORE_VALUE

_LABELS = (
    r"brugeransvarlig\w*|kontaktperson\w*|indsender\w*|anmoder|anmelder\w*|rekvirent\w*|ansøger"
    r"|afsender|(?:ind)?sendt af|sat på kopi|kopi til|bestiller\w*|ordregiver|udfylder\w*|melder"
    r"|indmelder\w*|indberetter\w*|indrapporteret af|rapporteret af|initiativtager|igangsætter"
    r"|opretter|registreret af|meldt (?:ind )?af|henvist af|oplyst af|forespørger|sagsejer"
    r"|opgaveejer|systemejer|dataejer|ejer|tovholder|ansvarshavende|koordinator|projektleder"
    r"|(?:nærmeste )?\w*leder|underskriver|\w*ansvarlig|udfyldt af|sagsbehandle[tr]\w*|behandler"
    r"|oprettet af|godkendt af|godkender|attesteret af|bestilt af|anmodet af|indmeldt af|chef"
    r"|direktør|att\.?|cc|reporter|reported by|requested by|request(?:e|o)r(?: name)?|raised by"
    r"|opened by|logged by|created by|caller|initiator|initiated by|approved by|approver"
    r"|submitted by|submitter|assignee|assigned to|tildelt(?: til)?|agent|owner|watchers?"
    r"|(?:line )?manager|supervisor|contact(?: person)?|på vegne af"
    r"|kontakt(?=\s?:\s{0,3}[^\W\d_]+\s[^\W\d_])|hilsen|mvh|fra(?=\s?:)"
)
_LABELLED = rf"(?:{_LABELS})(?=[\s:.])(?:[^\n:]{{0,30}}?{BEFORE_VALUE})"
SOMEONE_ELSE = re.compile(
    r"^[ \t]*(?:(?:\d{1,2}|[a-h])[.)][ \t]*|[a-z]\d{1,2}[.:)]?[ \t]+|[•*·–-][ \t]*)?"
    rf"{_LABELLED}[^\n]*$",
    re.M,
)
# "Region Midt. Ansvarlig: Kim Bo, …"
_WITHIN_LINE = re.compile(
    r"(?:[.;|·•] |  |\t)\s*(?:(?:vores|intern|lokal|our) )?"
    rf"(?:{_LABELS})\s?:\s?(?!.*[^\W\d_]:\s)"
)
# A form sent on has each label on a line of its own, and what was filled in below it.
_LABEL_ALONE = re.compile(
    r"[ \t>*•–-]*(?:(?:din|jeres|virksomhedens|firmaets|your) )?(?:kontaktperson(?:en)?|kontakt"
    r"|indsender|indsendt af|anmelder|rekvirent|ansøger|afsender|bestiller|udfyldt af|oplyst af"
    r"|indberetter|forespørger|henvendelse fra|contact(?: person)?|submitted by|submitter"
    r"|requested by|requester|reporter|caller|dit navn|your name|navn på (?:afsender|indsender))"
    r"(?: (?:hos|i|for) [^\n:@]{2,30})?[ \t]?[:*]?[ \t]*\n"
)
_CONTACT_LABEL = re.compile(r"[ \t]*(?:e-?)?(?:mail|post|tlf|telefon|mobil)")
_LONGEST = 160  # letters of a line before a place in which a label is looked for


def _first_in(small: str, line: int) -> int:
    """Where the words of a line begin."""
    return line + len(small[line:]) - len(small[line:].lstrip(" \t>*•–-"))


def is_askers(small: str, place: int, *, same_line: bool = False) -> bool:
    """Whether a place of a form is of the one who fills it in: on her line, or the next."""
    if told_by_list(small, place):
        return False
    line = small.rfind("\n", 0, place) + 1
    if _WITHIN_LINE.search(small, max(line, place - _LONGEST), place):
        return True
    above = small.rfind("\n", 0, max(line - 1, 0)) + 1
    if (
        not same_line
        and place == _first_in(small, line)
        and _LABEL_ALONE.fullmatch(small, above, line)
    ):
        return True
    labelled = not same_line and _CONTACT_LABEL.match(small, line)
    starts = (line, above) if labelled else (line,)
    return any(SOMEONE_ELSE.match(small, start) for start in starts)
