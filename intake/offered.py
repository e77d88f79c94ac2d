"""Which documents are agreements with a municipality: what speaks for it weighed against it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from pathlib import PurePosixPath

from rapidfuzz.distance import OSA

from intake.municipalities import find_municipal
from intake.owners import FIRM_FORM, other_actors_number
from intake.places import find_places
from intake.reading import Document, Verdict
from intake.rules import Rules
from intake.scans import mended
from intake.terms import read_term
from intake.words import clauses, lower

LONGEST = 80_000
_TOP = 900
_HEADINGS = 16
_LONGEST_HEADING = 110
_HEADING_WORDS = 9
_TITLE_WORDS = 4
_SURE, _SURE_AS_BUILT = 7, 5
_LIKE_ONE = 5
_HALF = 4
_ADDRESS = 6
_LEGIBLE = 6
_A_FEW_WORDS = 15
_SMALL_WORD = re.compile(
    r"(?<!\w)(?:og|i|til|den|for|er|af|fra|med|at|på|som|en|et|der|vi|har|the|of|and|to)(?!\w)"
)
_OTHERS_WORDS, _DESKS_WORDS, _MINUTES_WORDS = 3, 2, 2
_DENIED = re.compile(r"(?<!\w)(?:ikke|ingen|hverken|eller|not|no)(?!\w)[^.]*$")
_RULINGS = ("agreement_price", "agreement_notice", "agreement_duty")
_SIGNATURE = re.compile(r"_{6,}|(?:\. ?){12,}")
_BEFORE_TITLE = re.compile(
    r"(?:[\s>#*•–-]|vedr(?:ørende|\.)?:?|emne:?|titel:?|\d{1,2}[.)]"
    r"|bilag \w{1,3}\s?[-–:.]|re:|sv:)*"
)
_BETWEEN_PARTIES = re.compile(
    r"(?:\w+\s){0,3}?\w*(?:aftale|kontrakt|vertrag|agreement|contract|allonge|tillæg)\s"
    r"(?:(?:nr|af|om|vedr|til)\.?\s[^\n]{1,60}?\s)?(?:i?mellem|between|zwischen)\s"
)
# "Tilbud", "Tilbud på …", and not the label "Tilbud  Træværksted".
_NAMES_IT = re.compile(
    r"\s*(?:$|[-–:,(\d]|(?:om|af|fra|til|på|vedr|over|for|nr|den|med|i?mellem)(?!\w))"
)
_REFUSED = re.compile(
    r"(?<!\w)ikke\s(?:\w+\s)?(?:antaget|valgt som|blandt de)(?!\w)|tildelt (?:til )?en anden(?!\w)"
)
# A form about one citizen.
_CITIZEN = re.compile(
    r"(?:^|\n)\s*(?:borger|borgers? navn|borgerens navn|cpr(?:[ -]?nr\.?|-nummer)?)\s*[:\t]"
)
_TO_THE_DESK = re.compile(r"(?<!\w)(?:landssupporten|lbs|dfdg)(?!\w)")
# A municipality that is not named, and not only a customer: "Kommunen", "Ordregiver".
_PUBLIC = re.compile(
    r"(?<!\w)(?:kommun|jobcent|arbejdsmarked|beskæftigelse|ordregiv|myndighed|municipal"
    r"|contracting authority|opdragsgiver|offentlige? (?:samarbejds)?part"
    r"|rekvirent|bestiller|dataansvarlig|auftraggeber|job cent)"
)
_BY_A_MUNICIPALITY = re.compile(r"kommune|jobcent|municipality|job cent")
_AT_THE_END = 5  # lines in which a letter is signed
_LONGEST_NAME = 60  # letters of a line that only names who writes
# That it is signed, and not only shall be.
_SIGNED_BY = re.compile(
    r"(?<!\w)(?:underskrevet|skrevet under|medunderskrevet|tiltrådt|accepteret|godkendt af"
    r"|for (?:kommunen|jobcentret|leverandøren|ordregiver|begge parter)|på vegne af|signed"
    r"|underskrift\w*(?=\s*[:\n_]|\s*$)|signature|penneo|unterschrift)(?!\w)"
)
# Digits within words are a scan's.
_NOISE = re.compile(r"[a-zæøå][01][a-zæøå]")
_FORM = re.compile(
    r"(?<!\w)(?:kontrakt|aftale|contract|agreement)s?[ -]?(?:nr|nummer|navn|start|periode|part"
    r"|titel|id|ophør|udløb|type|slut|no|number|period)(?:en|ens|s)?(?!\w)"
)
# That it is not with the mail, but to come, sent before or had by the desk.
_TO_COME = re.compile(
    r"(?<!\w)(?:mangler|eftersend\w*|kommer|følger|venter|afventer|ikke|ingen|endnu|senere|på vej"
    r"|glemt|stadig|bortkommet|(?:vi|jeg) får|får (?:vi|jeg)|tidligere|i forvejen|allerede"
    r"|fra sidst|(?:ligger|er) (?:allerede )?hos jer|posten|i morgen|i næste"
    r"|når (?:den|det|vi|jeg|kommunen)|sig til|blev sendt|sendte (?:jeg|vi)|(?:jeg|vi) sendte"
    r"|skal i (?:bruge|have|se)|(?:ligger|er|befinder sig) (?:\w+ )?hos|med posten"
    r"|not|no|will follow|later|when|already|don't)(?!\w)"
)
# "Efter aftale med Jens", and no contract.
_AGREED = re.compile(r"(?<!\w)(?:efter|ifølge|som|jf\.?) aftalt?e?(?: med)?(?!\w)")
_HERE = re.compile(
    r"(?<!\w)(?:vedhæft\w*|vedlag\w*|vedlægg\w*|vedføj\w*|bilag\w*|hermed|herunder|her er"
    r"|(?:følger|kommer|sendes) (?:med|her|hermed|nu)|her kommer|attached|enclosed)(?!\w)"
)
_WITH_IT = re.compile(
    r"(?<!\w)(?:er|ligger|kommer|følger|sidder|har i|får i|sender (?:jeg|vi))(?: den| allerede)?"
    r" (?:med(?! post)|ved|her|vedlagt|på (?:her|mailen)|i (?:mailen|zip\w*))(?!\w)"
)
_SIDE_BY_SIDE = re.compile(
    r"[,;–]\s(?!når|så snart|hvis|inden|først|senere|i morgen|ikke|as soon|when|once)"
    r"(?:men\s|mens\s|og\s)?|\s(?:men|mens|hvorimod|but|while)\s"
)
_NOT_HERE = re.compile(
    r"(?<!\w)(?:ikke|mangler|endnu|uden|not)\s(?:\w+\s){0,3}?(?:vedhæft|vedlag|vedlæg|attach)"
    r"|(?:vedhæft|vedlæg)\w*[\s,]{1,2}(?:\w+\s)?(?:ikke|senere|i morgen|når|så snart)(?!\w)"
)
# "Aftaler: begge vedhæftet", "kontrakterne med de to kommuner".
_SEVERAL = re.compile(
    r"(?<!\w)\w*(?:aftaler(?:ne)?|kontrakter(?:ne)?|tillæg(?:gene)|agreements|contracts)(?!\w)"
)
_IMAGE_LOGO = 40_000


class Sort(StrEnum):
    """What a document's text shows it to be.

    LIKE_ONE: somebody binds himself in it, but too little shows to be sure with whom. UNCLEAR:
    there is no text, or a scan's that says nothing. UNLIKE: clear text, and no agreement shows in
    it. OTHER: plainly another paper.
    """

    AGREEMENT = "agreement"
    LIKE_ONE = "like one"
    UNCLEAR = "unclear"
    UNLIKE = "unlike one"
    OTHER = "other"


def sort_of(document: Document, rules: Rules) -> Sort:
    """Whether a document's text shows it to be an agreement with a municipality."""
    if document.verdict is not Verdict.TEXT or not document.text.strip():
        return Sort.UNCLEAR
    page = _Page(document.text, rules, scanned=document.ocr)
    lists_people = _is_table(document) and "@" in document.text
    if page.is_something_else() or (lists_people and not page.titles):
        return Sort.OTHER
    weight = page.weight()
    least = _SURE_AS_BUILT if page.is_built_as_one() else _SURE
    if page.binds() and page.municipal.is_party and weight >= least:
        return Sort.AGREEMENT
    if page.speaks_of_a_municipality() and (
        (page.binds() and weight >= _LIKE_ONE) or page.is_given_by_a_municipality()
    ):
        return Sort.LIKE_ONE
    hidden = document.ocr and (weight >= _HALF or not page.is_legible())
    if hidden:
        return Sort.UNCLEAR
    # Of whom it speaks can be read, and no municipality is among them.
    speaks = page.speaks_of_a_municipality() or len(page.small.split()) < _A_FEW_WORDS
    return Sort.UNLIKE if speaks or document.ocr else Sort.OTHER


class _Page:
    """A document's text, and what shows in it."""

    def __init__(self, text: str, rules: Rules, *, scanned: bool) -> None:
        self.text = mended(text[:LONGEST], scanned=scanned).replace("\f", "\n")
        self.small = lower(self.text)
        self.flowed = self.small.replace("\n", " ")
        self.rules = rules
        self.is_scan = scanned or bool(_NOISE.search(self.text))
        self.headings = list(_headings(self.text))
        self.titles = [n for n, line in enumerate(self.headings) if self._is_title(line)]
        self.municipal = find_municipal(self.text, rules)
        self.term = read_term(self.text, rules)
        self.number = other_actors_number(self.text, self.municipal.mentions, "", rules)
        self.other_side = bool(
            self.number or FIRM_FORM.search(self.small) or self.has("supplier_role")
        )
        self.is_letter = self._is_titled("agreement_letter") or bool(_FORM.search(self.small))

    def has(self, signal: str) -> bool:
        return bool(self.rules.signals[signal].search(self.flowed))

    def _is_title(self, line: str) -> bool:
        line = line[_begin(lower(line)) :]
        words = line.split()
        if _BETWEEN_PARTIES.match(lower(line)):
            return True
        if line.isupper() and len(words) <= _HEADING_WORDS:
            start = line
        elif len(words) <= _HEADING_WORDS and not line.endswith("."):
            start = " ".join(words[:_TITLE_WORDS])
        else:
            start = " ".join(words[:2])
        if self.rules.signals["agreement_title"].search(lower(start)):
            return True
        return self.is_scan and any(_is_misread(lower(word)) for word in start.split())

    def binds(self) -> bool:
        """Whether it is called an agreement, or somebody binds himself in it."""
        return bool(self.titles) or self.has("agreement_deed") or self.is_built_as_one()

    def is_built_as_one(self) -> bool:
        """Whether both sides stand in it, both ends of a term, and what is to be given for it."""
        sides = self.municipal.standing >= 2 and self.other_side
        term = self.term.valid_from and self.term.valid_to
        rules = self.number is not None and self._rulings() > 0
        built = bool(sides and term) and (self.is_letter or rules)
        return built and not self._is_titled("not_alone")

    def _rulings(self) -> int:
        return sum(self.has(signal) for signal in _RULINGS) + self._is_signed()

    def _is_signed(self) -> bool:
        return self.has("agreement_signed") or bool(_SIGNATURE.search(self.small))

    def _is_signed_by_somebody(self) -> bool:
        return bool(_SIGNED_BY.search(self.small) or _SIGNATURE.search(self.small))

    def _is_mere_talk(self) -> bool:
        """Whether it is an offer, a draft, minutes: what binds nobody until it is signed."""
        return self._is_titled("not_alone") or len(self._minutes_words()) >= _MINUTES_WORDS

    def _minutes_words(self) -> set[str]:
        return set(self.rules.signals["minutes"].findall(self.small))

    def is_legible(self) -> bool:
        """Whether a scan gave enough of a text to tell what it is."""
        return len(_SMALL_WORD.findall(self.small)) >= _LEGIBLE

    def speaks_of_a_municipality(self) -> bool:
        """Whether one may be meant, though it is not named: "Kommunen", "Ordregiver"."""
        if self.municipal.mentions:
            return self.municipal.standing >= 0
        return bool(_PUBLIC.search(self.small))

    def is_given_by_a_municipality(self) -> bool:
        """Whether a municipality writes or signs it, and says from when, and what for what."""
        lines = [line for line in self.small.split("\n") if line.strip()]
        hand = [*lines[:2], *lines[-_AT_THE_END:]]
        given = any(_BY_A_MUNICIPALITY.search(x) for x in hand if len(x) <= _LONGEST_NAME)
        when = self.term.valid_from or self.term.valid_to
        return bool(given and when and self._rulings() and not self._is_titled("not_alone"))

    def weight(self) -> int:
        return (
            3 * bool(self.titles)
            + 3 * self.has("agreement_deed")
            + (not self.titles and self.is_letter)
            + self.has("attached_agreement")
            + self.other_side
            + max(0, min(2, self.municipal.standing // 2))
            + bool(self.term.valid_from)
            + bool(self.term.valid_to)
            + min(3, self._rulings())
            - 4 * self._is_titled("not_alone")
            - 2 * bool(self._others_words())
        )

    def is_something_else(self) -> bool:
        """Whether it is plainly another paper: by its title, or by what only others say."""
        return (
            self._is_titled("not_agreement")
            or any(self._is_about_another(self.headings[n]) for n in self.titles[:1])
            or (self._is_mere_talk() and not self._is_signed_by_somebody())
            or self._is_for_the_desk()
            or len(self._others_words()) >= _OTHERS_WORDS
            or bool(_CITIZEN.search(self.small[:_TOP]) or _REFUSED.search(self.flowed))
        )

    def _is_about_another(self, title: str) -> bool:
        return bool(self.rules.signals["other_subject"].search(lower(title)))

    def _is_for_the_desk(self) -> bool:
        """Whether it asks the desk for users, or lists them."""
        if any(_TO_THE_DESK.search(lower(line)) for line in self.headings[:_ADDRESS]):
            return True
        if self.titles:
            return False
        words = set(self.rules.signals["to_the_desk"].findall(self.flowed[:_TOP]))
        return len(words) >= _DESKS_WORDS or (bool(words) and "@" in self.text[:_TOP])

    def _others_words(self) -> set[str]:
        """What other contracts say, and this one does not deny: "ikke omfattet af ferieloven"."""
        return {
            match.group()
            for match in self.rules.signals["other_contract"].finditer(self.flowed)
            if not _DENIED.search(self.flowed, max(0, match.start() - 60), match.start())
        }

    def _ends_as_title(self, line: str) -> bool:
        """ "Udbud af forløb - Kontrakt"."""
        _, dash, end = line.replace("–", "-").rpartition(" - ")
        return bool(dash) and bool(self.rules.signals["agreement_title"].match(lower(end)))

    def _is_titled(self, signal: str) -> bool:
        """Whether a heading begins with such a name, and no agreement's title stands before it."""
        for n, line in enumerate(self.headings[: self.titles[0] + 1 if self.titles else None]):
            small = lower(line)
            match = self.rules.signals[signal].match(small, _begin(small))
            if match and (self._ends_as_title(line) or small[match.end() :].startswith("-")):
                continue
            letter = self.rules.signals["agreement_letter"].match(small, _begin(small))
            if match and letter and letter.end() > match.end():
                continue
            if match and (n == 0 or not _is_section(small, match.end())):
                return signal != "not_alone" or bool(_NAMES_IT.match(small, match.end()))
        return False


def _is_misread(word: str) -> bool:
    """Whether a scan's word may be one for an agreement: "samarbejdsafiale", "konlrakt"."""
    word = word.strip(".,:;")
    if word.endswith(("samtale", "kontakt")):
        return False
    return any(OSA.distance(word[-len(end) :], end) <= 1 for end in ("aftale", "kontrakt"))


def _begin(heading: str) -> int:
    """Where a heading's own words begin, after "Vedr.:", "Bilag 2 -" and the like."""
    before = _BEFORE_TITLE.match(heading)
    return before.end() if before else 0


def _is_section(heading: str, end: int) -> bool:
    """Whether it is a section's heading or a label: "7. Ophævelse", "Opsigelse: 3 måneder"."""
    return heading[0].isdigit() or heading[end:].lstrip().startswith(":")


def _headings(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text[:_TOP].split("\n"))
    yield from islice((line[:_LONGEST_HEADING] for line in lines if line), _HEADINGS)


def is_offered(mail: str, rules: Rules) -> bool:
    """Whether the mail says that the agreement is with it, and not that it is still to come."""
    small = lower(mail)
    for part in clauses(small):
        said = _AGREED.sub(" ", small[part.start : part.end])
        if _names_paper(said, rules) and _is_here(said):
            return True
        # "Esbjergs kontrakt er ikke klar, Varde-kontrakten er med her": each is told by itself.
        if any(_names_paper(s, rules) and _is_plainly_here(s) for s in _SIDE_BY_SIDE.split(said)):
            return True
    return False


def _names_paper(said: str, rules: Rules) -> bool:
    return any(rules.signals[s].search(said) for s in ("attached_agreement", "agreement_paper"))


def _is_plainly_here(said: str) -> bool:
    here = _HERE.search(said) or _WITH_IT.search(said)
    return bool(here) and not (_TO_COME.search(_WITH_IT.sub(" ", said)) or _NOT_HERE.search(said))


def _is_here(said: str) -> bool:
    if _HERE.search(said):
        return not _NOT_HERE.search(said)
    return not _TO_COME.search(said)


def is_offered_by_name(document: Document, sort: Sort, rules: Rules) -> bool:
    """Whether a document is called the agreement by its name, and its text allows that it is."""
    if not rules.signals["agreement_file"].search(_words_of(document)):
        return False
    return _may_be_called_one(document, sort, rules) and not (
        sort is Sort.UNLIKE and "@" in document.text
    )


def may_be_one(document: Document, sort: Sort, rules: Rules) -> bool:
    """Whether a document that does not show it may be the agreement that the mail speaks of."""
    return sort is not Sort.UNLIKE and _may_be_called_one(document, sort, rules)


def is_sealed_agreement(document: Document, mail: str, rules: Rules) -> bool:
    """Whether a document without text is offered beside those that are agreements.

    The mail speaks of several, or the file is called after a municipality.
    """
    if document.verdict is Verdict.TEXT and document.text.strip():
        return False
    return bool(_SEVERAL.search(lower(mail)) or find_places(_words_of(document), rules))


def _may_be_called_one(document: Document, sort: Sort, rules: Rules) -> bool:
    if sort is Sort.OTHER or rules.signals["not_agreement"].search(_words_of(document)):
        return False
    if document.content_type.startswith("image/"):
        return document.verdict is Verdict.TEXT or document.size > _IMAGE_LOGO
    if document.content_type in ("text/calendar", "text/vcard", "text/x-vcard"):
        return False
    return not _is_table(document)


def _words_of(document: Document) -> str:
    return re.sub(r"[_\W\d]+", " ", lower(document.filename))


def _is_table(document: Document) -> bool:
    return PurePosixPath(lower(document.filename)).suffix in (".xlsx", ".xls", ".csv", ".ods") or (
        "spreadsheet" in document.content_type
    )
