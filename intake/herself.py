"""The writer who asks for herself: by "jeg", "mig", "min adgang", "undertegnede", "os begge"."""

import re
from collections.abc import Iterator, Sequence

from intake.asks import action_of, ask_at
from intake.named import find_names
from intake.names import same_person
from intake.reading import Action, Employee, Evidence
from intake.rules import Rules
from intake.source import Source, Writer
from intake.words import clause_at, fold, lower

_REST = 60  # letters after the words by which she is meant that say what is asked
_STOP = re.compile(r"[.,;:!?\n]|\s(?:og|men|and|but)\s")
_DENIED = re.compile(
    r"(?<!\w)(?:ikke|ingen|intet|heller|not|no|fortsæt\w*|i fred|røres|stå"
    r"|bli(?:ve|ver)(?=\s*(?:[.,;!)]|$|stående|som|hvor))|behold\w*|bevar\w*|bestå\w*|virker)(?!\w)"
)
_ALONE = re.compile(r"(?<!\w)er (?:kun|bare|blot|alene) ")
_ALSO = re.compile(r"\s(?:og|samt|and)\s")
_CONCERNS = re.compile(r"drejer sig om|gælder|vedrører|concerns|omfatter")
_CALLED = re.compile(r"(?<!\w)(?:mit (?:fulde )?navn er|jeg hedder|my name is)\s")
# Words between that bring in nobody else.
_FEW = (
    r"(?:\s(?!(?:for|til|at|om|med|ham|hende|han|hun|de|vi|dem|hans|hendes|deres|vores|jeres|bevare|beholde|their|his"
    r"|her|him|them|our|keep)\s)[^\s.,;:!?()]{1,20})"
)
_I = r"(?:jeg selv|jeg|undertegnede|i myself|i(?= need| want| would| should| must| am leaving))"
_I_TOO = rf"(?:{_I}|i(?= both| also| would| should))"
_ME = r"(?:mig selv|mig|undertegnede|mit|mine?|me|myself)"
_MY = r"(?:min|mine|mit|my)(?:\s(?:egen|eget|egne|gamle|nye|own|old))?"
_THING = (
    r"(?:(?:bruger)?adgang(?:e|en)?|log-?in(?:s|et)?|logon|brugernavn|bruger(?:konto|profil)?|konto"
    r"|profil|rettigheder|job ?kon\w*|roller?n?|access|account|user)(?!\w)"
)
_MUST = (
    r"(?:skal|skulle|vil|ville|bør|kan|må|kunne|ønsker|mangler|behøver|need|want|would|should|must"
    r"|request|har (?:også |selv |derfor |nu )?(?:brug|behov) for)"
)
_BEG = r"(?:beder|anmoder|ansøger|søger|vil (?:gerne )?(?:bede|anmode|søge))"
_BE_DONE = (
    r"(?:oprettes|oprettet|slettes|slettet|nedlægges|nedlagt|lukkes|lukket|fjernes|fjernet|afmeldes"
    r"|tilføjes|tilmeldes|spærres|added|removed|created|set up|deleted)"
)
_BE_ON = (
    r"(?:\s(?:også|gerne|så|derfor|selv|ikke|snart|jo|nu|igen|længere|mere|altså|helst)){0,3}"
    r"\s(?:på|af|ind|ud|med)"
)
_ACT = (
    r"(?:opret(?:te|ter)?|slet(?:te|ter)?|nedlæg(?:ge|ger)?|luk(?:ke|ker)?|fjern(?:e|er)?"
    r"|åbn(?:e|er)?|afmeld(?:e)?|tilmeld(?:e)?|tilføj(?:e)?|spær(?:re)?|giv(?:e|er|et)?"
    r"|tag(?:e|er)?|sæt(?:te)?|læg(?:ge)?|genåbn(?:e)?|aktiver(?:e)?|deaktiver(?:e)?|get|give|grant"
    r"|create|remove|delete|close|add|set)"
)
_KINDLY = (
    r"(?:\s(?:i|venligst|også|gerne|bare|lige|så|derfor|for|både|hermed|please|access to)){0,3}"
)
_ENDS = (
    r"(?=\s*(?:[.,;:!?)(]|$|\n)"
    r"|\s(?:også|igen|op|på|i|til|ind|af|ud|ned|og|samt|hos|ved|som|as|up|too|adgang|portalen"
    r"|systemet|jobkon|oprettet|slettet|lukket))"
)
_TELLS = r"(?:(?!\s(?:de|han|hun|vi|they|he|she)\s)[^.!?\n]|(?<=\d)\.){2,90}?"
# Each with the words by which the writer is meant; what is asked is told by its clause.
_FORMS = tuple(
    re.compile(rf"(?<!\w){form}", re.M)
    for form in (
        # "jeg skal (derfor ikke længere) have adgang", "kan jeg få et login"
        rf"{_I}\s{_MUST}(?:\sat)?{_FEW}{{0,6}}?\s{_THING}",
        rf"{_MUST}\s{_I}(?:\sat)?{_FEW}{{0,6}}?\s{_THING}",
        # "jeg beder om (at få) adgang", "derfor beder jeg om at blive oprettet"
        rf"(?:{_I}\s{_BEG}|{_BEG}\s{_I})(?:\s(?:hermed|derfor|jer|venligst))?\som(?:\sat)?"
        rf"{_FEW}{{0,4}}?\s{_THING}",
        rf"(?:{_I}\s{_BEG}|{_BEG}\s{_I})(?:\s(?:hermed|derfor|jer|venligst))?\som\sat\sblive\s\w+",
        # "jeg skal (gerne) oprettes", "undertegnede bedes lukket"
        rf"{_I}\s(?:{_MUST}|bedes|ønskes)(?!\s(?:have|få|ha)\s)(?:{_FEW}{{0,4}}?\s{_BE_DONE}|{_BE_ON}){_ENDS}",
        rf"{_MUST}\s{_I}(?!\s(?:have|få|ha)\s)(?:{_FEW}{{0,4}}?\s{_BE_DONE}|{_BE_ON}){_ENDS}",
        rf"{_I}\s{_MUST}(?:\s[^\s.!?]{{1,20}}){{0,6}}?\sfor at (?:komme|kunne|få)(?!\w)",
        # "vil du ikke få mig oprettet"
        rf"(?:få|have|sørge for at få) {_ME}(?:\s(?:også|gerne|venligst))?\s{_BE_DONE}",
        # "hvornår kan jeg logge på?"
        rf"{_MUST}\s{_I}{_FEW}{{0,4}}?\s(?:logge|komme)\s(?:på|ind|i gang)(?!\w)",
        # "opret mig", "luk venligst min", "tag mig af", "et login til mig"
        rf"{_ACT}{_KINDLY}\s{_ME}{_ENDS}",
        rf"{_ACT}{_KINDLY}\s(?:os (?:begge|alle|to)|both of us|us both){_ENDS}",
        rf"(?:{_THING}|en|et|både|dels)\s(?:til|for)\s{_ME}{_ENDS}",
        # "min adgang skal lukkes", "luk min bruger"
        rf"{_MY}\s{_THING}(?:\stil(?:\s\w+){{1,2}})?{_FEW}{{0,4}}?"
        r"\s(?:bliver|skal|må|kan|bedes|ønskes|ophører?|should|can)(?!\w)",
        rf"{_ACT}{_KINDLY}\s{_MY}\s{_THING}",
        rf"(?:skal|må|kan|bedes|ønskes|should|can)\s{_MY}\s{_THING}",
        # "det er mig selv, der skal …", "både jeg selv og Ida", "der er kun mig"
        rf"(?:det|der) er (?:\w+\s)?{_ME},?\s"
        r"(?:(?:der|som) (?:skal|mangler|har brug)|jeg (?:beder|ønsker|vil|gerne))(?!\w)",
        rf"(?:det|der) er (?:kun|bare|blot|alene) {_ME}(?!\w)(?!\s(?:igen|her|fra|der)(?!\w))",
        rf"(?:både|dels) {_I}(?!\w)|(?:både|dels) {_ME}{_ENDS}",
        # "…, nemlig mig selv og Ida Holm"
        r"(?:(?<=[:–-]\s)|(?:nemlig|dvs\.?|altså|namely)\s)(?:både\s)?(?:mig selv|mig"
        r"|undertegnede|jeg selv|myself)(?=\s*(?:[.,;!)(]|$)|\s(?:og|samt|and)\s)",
        # "Det drejer sig om undertegnede"
        rf"(?:drejer sig om|gælder|vedrører|concerns|omfatter)\s(?:kun\s|alene\s)?{_ME}{_ENDS}",
        # "(og så) mig selv", on a line of a list
        r"^[ \t>•*·\d.)-]*(?:og|samt|and)?\s?(?:så\s|også\s)*"
        r"(?:mig selv|mig|undertegnede|jeg selv|myself)(?=\s*(?:[.,;!)(]|$))",
    )
)
_TOLD_IN_ENGLISH = re.compile(
    r"(?<!\w)i(?: have|['’]ve| am|['’]m)\s[^.!?\n]{2,90}?\s(?:and|so)\s(?:i\s)?"
    r"(?P<tail>(?:would like|need|want|require|should)\s(?:to\s)?(?:have\s|get\s|be given\s)?"
    rf"(?:an?\s)?{_THING})"
)
# "Jeg stopper på fredag og skal slettes", whoever else is named between.
_AND_SO = re.compile(
    rf"(?<!\w){_I}\s{_TELLS}\s(?:og|samt|and)\s(?:så\s|derfor\s)?"
    rf"(?P<tail>(?:skal|bør|bedes|should|must)(?:(?:{_FEW}{{0,4}}?\s{_BE_DONE}|{_BE_ON}){_ENDS}"
    rf"|{_FEW}{{0,6}}?\s{_THING}))"
)
# "… og mig", and not "skriv til Ida og mig".
_AND_ME = re.compile(
    r"(?<!\w)(?:og|samt|and)\s(?:(?:mig selv|mig|jeg selv|undertegnede|myself)"
    r"(?=\s*(?:[.,;:!)(]|$))|jeg(?=\s*(?:[.;!)]|$)))",
    re.M,
)
_STOPS = re.compile(r"[.!?;\n]\s|(?<!\w)(?:fra|hos|til|for|med|af|som|at)(?!\w)")
_BETWEEN_US = re.compile(
    r"(?<!\w)(?:skriv\w*|ring\w*|svar\w*|kontakt\w*|mellem|send\w*|spørg\w*|sammen med|contact"
    r"|between)(?!\w)"
)
# "Ida Holm og jeg skal …", "undertegnede samt Ida Holm skal …".
_NEEDS = r"(?:skal|bedes|ønsker|mangler|har brug for|vil gerne|need|should)"
_COUPLED = re.compile(
    rf"(?<!\w)(?P<other>[^\s,;:!?]{{2,40}})\s(?:og|samt|and)\s{_I_TOO}(?P<rest>\s)"
)
_NEED_NEXT = re.compile(rf"(?:\s[^\s,;:!?]{{1,40}}){{0,4}}?\s{_NEEDS}(?!\w)")
_COUPLING = re.compile(rf"(?<!\w){_I}\s(?:og|samt|and)\s(?P<other>\S{{2,30}})")
_BOTH = re.compile(
    r"(?<!\w)(?:begge (?:to |vores |skal |har brug )|vores (?:\w+ )?(?:adgange?|brugere|logins?)"
    r"|os (?:to|begge)|vi (?:skal|har brug|mangler|ønsker|vil)|we (?:need|both))"
)
_FOR_WHOM = re.compile(
    r"(?:\s(?:til|i|på|to)\s(?:jobkon\w*|portalen|systemet|jobnet\w*|arbejdsmarkedsportalen"
    r"|jobcent\w+(?:\s\w+)?))?(?:,?\s(?:nemlig|altså|og det er|men))?"
    r"\s{1,3}(?:mere\s)?(?:til|for|på vegne af|to)\s(?:(?:en|et|to|tre|fire|fem|\d+|alle|vores|min"
    r"|mine|nye?|hele|begge|følgende|nedenstående|disse|de|a|my|our|the|two|new)\s){0,3}"
    r"(?P<last>[\w@.-]+)"
)
_PERSON = re.compile(
    r"(?:ny\w*|\w*medarbejder\w*|\w*kolleg\w*|\w*konsulent\w*|\w*mentor\w*|makker|kone|mand|datter|søn"
    r"|bror|søster|assistent\w*|sekretær\w*|vikar\w*|ansatte?|personer|brugere|følgende|nedenstående"
    r"|disse|dem|ham|hende|begge|piger|drenge|folk|team\w*|afløser\w*|employees?|colleagues?)"
)


def read_self(
    source: Source,
    passage: tuple[int, int],
    writer: Writer,
    found: Sequence[Employee],
    rules: Rules,
) -> Employee | None:
    """The writer of a passage, where she asks for herself; her name and address as she gives them.

    A name comes from the header or the signature, never out of an address.
    """
    joined = _joined_to(source, passage, writer, found)
    if joined:
        return joined
    for start, end in sorted(_says_so(source, passage, rules)):
        action = _action(source, start, end, rules)
        if not action or any(
            _is_another(writer, e) and _follows(source.text, e, end) for e in found
        ):
            continue
        why = Evidence(source.name, start, end, "Afsenderen beder for sig selv")
        name = _named_as(source, passage, rules) or writer.name or None
        return Employee(action, name, writer.email or None, (why,))
    return None


def _joined_to(
    source: Source, passage: tuple[int, int], writer: Writer, found: Sequence[Employee]
) -> Employee | None:
    """The writer who names herself last in a row of those asked for: "… Ida Holm og jeg selv"."""
    small = lower(source.text)
    for match in _AND_ME.finditer(small, *passage):
        for employee in found:
            ends = max((e.end for e in employee.evidence if e.end <= match.start()), default=-_REST)
            near = match.start() - ends < _REST and not _STOPS.search(small, ends, match.start())
            if near and not _BETWEEN_US.search(small, max(0, ends - _REST), ends):
                why = Evidence(source.name, *match.span(), "Afsenderen beder for sig selv")
                name, email = writer.name or None, writer.email or None
                return Employee(employee.action, name, email, (why,))
    return None


def _says_so(source: Source, passage: tuple[int, int], rules: Rules) -> Iterator[tuple[int, int]]:
    """Where the writer is one of those whom the words ask for."""
    small = lower(source.text)
    for form in _FORMS:
        for match in form.finditer(small, *passage):
            if not _is_for_another(source, match.start(), match.end(), rules):
                yield match.span()
    for match in _AND_ME.finditer(small, *passage):
        ask = ask_at(source.asks, match.end() - 1)
        line = max(passage[0], match.start() - _REST)
        if ask and ask.stated and not _BETWEEN_US.search(small, line, match.start()):
            yield match.end() - 1, match.end()
    for tells in (_AND_SO, _TOLD_IN_ENGLISH):
        for match in tells.finditer(small, *passage):
            if not _is_for_another(source, match.start("tail"), match.end(), rules):
                yield match.span("tail")
    for coupled in (_COUPLED, _COUPLING):
        for match in coupled.finditer(small, *passage):
            until = _both_are_meant(source, match, rules)
            if until:
                yield match.start(), until


def _both_are_meant(source: Source, match: re.Match[str], rules: Rules) -> int | None:
    """Where the words end that ask for the writer and whom she is coupled with: "Ida og jeg"."""
    small = lower(source.text)
    other = match["other"].strip("()")
    named = source.text[match.start("other")].isupper() or "@" in other
    if not named and not _PERSON.fullmatch(other):
        return None
    clause = clause_at(source.parts, match.start())
    begins = match.end() if match.re is _COUPLING else match.start("rest")
    end = min(clause.end if clause else match.end(), begins + 200)
    needs = _NEED_NEXT.match(small, begins, end) or _BOTH.search(small, begins, end)
    return needs.end() if needs else None


def _names_another(said: str, rules: Rules) -> bool:
    """Whether somebody is named between the words: "jeg skal have Ida Holms adgang lukket"."""
    return any(n.is_full or n.words[0] in rules.given_names for n in find_names(said, rules))


def _is_for_another(source: Source, start: int, end: int, rules: Rules) -> bool:
    """Whether it is somebody else whom access is wanted for: "jeg skal bruge adgang til Ida"."""
    if _names_another(source.text[start:end], rules):
        return True
    match = _FOR_WHOM.match(lower(source.text), end)
    if not match:
        return False
    if _PERSON.fullmatch(match["last"].rstrip(".-")) or "@" in match["last"]:
        return True
    given = fold(match["last"].strip(".")) in rules.given_names
    names = find_names(source.text[match.start("last") : match.end() + 60], rules)
    return given or bool(names and names[0].start == 0 and names[0].is_full)


def _action(source: Source, start: int, end: int, rules: Rules) -> Action | None:
    """What the words by which she is meant ask for, or their clause; nothing where they tell."""
    asks = [a for place in (start, end - 1) if (a := ask_at(source.asks, place))]
    if not asks or any(a.told or a.done for a in asks):
        return None
    small = lower(source.text)
    until = _STOP.search(small, end, end + _REST)
    said = small[start : until.start() if until else end + _REST]
    own = action_of(said, rules)
    if own is not Action.REMOVE and _DENIED.search(said):
        return None
    carried = [a.action for a in asks if a.action]
    return own or (carried[-1] if carried else _implied(source, said))


def _implied(source: Source, said: str) -> Action | None:
    """What is asked for her without a word of it: "Det drejer sig om mig", below a subject."""
    if _CONCERNS.match(said):
        return source.default
    return Action.CREATE if _ALONE.search(said) else None


def _named_as(source: Source, passage: tuple[int, int], rules: Rules) -> str | None:
    """The name by which the writer calls herself: "Mit navn er …"."""
    said = _CALLED.search(lower(source.text), *passage)
    if not said:
        return None
    names = find_names(source.text[said.end() : said.end() + 80], rules)
    return names[0].value if names and names[0].start < 3 else None


def _follows(text: str, employee: Employee, place: int) -> bool:
    """Whether somebody is named right behind, and not beside her: "mig Ida", "mig og Ida"."""
    return any(
        0 <= e.start - place < 12 and not _ALSO.match(text, place) for e in employee.evidence
    )


def _is_another(writer: Writer, employee: Employee) -> bool:
    if employee.email and employee.email == writer.email:
        return False
    return not (employee.name and writer.name and same_person(employee.name, writer.name))
