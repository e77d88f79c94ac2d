"""Who else somebody named in a text may be: the writer, a superior, whom to ask, a firm."""

import re
from collections.abc import Sequence
from functools import lru_cache

from intake.addresses import find_addresses
from intake.askers import is_askers
from intake.asks import action_of
from intake.itemised import told_by_list
from intake.named import find_names
from intake.names import Name, same_person
from intake.rules import Rules
from intake.source import Person, Source, Writer, clause_start, is_writers_name
from intake.spared import spared
from intake.words import fold, lower

_NEAR = 300  # letters around a place that are looked at
_AUTHORITY = "star.dk"
# "Jeg, Kim Bo, anmoder hermed om …"
_I_AM = re.compile(r"(?<!\w)(?:jeg|undertegnede|i),? $")
_ASKS = re.compile(
    r",?\s(?:(?:som|fra|hos|i|der er|of|from)\s[^.,\n]{2,40},\s)?(?:ansøger|anmoder"
    r"|beder|skriver|søger|henvender|bekræfter|erklærer|giver|fremsender|sender|hereby|request|ask|write|confirm)(?!\w)"
)
_PRONOUN = re.compile(
    r"(?<!\w)(?:ham|hende|han|hun|hans|hendes|dem|de|deres|vedkommende|begge|alle|him|he|she"
    r"|his|they|them|their|both|(?<=reach )her|(?<=contact )her|(?<=write to )her)(?!\w)"
)
_CLOSING = re.compile(
    r"(?<!\w)(?:hilsen|hilsner|mvh|vh|kh|dbh|mh|ærbødigst|regards|sincerely|wishes)$"
)
_COMPARED = re.compile(
    r"(?<!\w)(?:sammen med|samme (?:\w+,? ){0,2}som|ligesom|på linje med|på lige fod med"
    r"|ved siden af|magen til|hjælpe|assistere|aflaste|støtte|supplere|følge|følges med|makker med"
    r"|oplære|køre (?:med|sammen med)|dele (?:\w+ )?med|help|assist|support|join|together with"
    r"|same (?:\w+ )?as)\s$"
)
_GREETED = re.compile(r"(?:^|\n)[ \t>]*(?:kære|hej|hejsa|goddag|til|dear|hi|hello)(?: \w+)?[ ,]*\Z")
_NOT_HERSELF = re.compile(r"s (?:afløser|efterfølger|stilling|plads|borgere|opgaver)(?!\w)")
_SUPERIOR = (
    r"(?:min|vores|vor|hendes|hans|deres|dennes|jobcent\w+s|kommunens|my|our|her|his|their)\s"
    r"(?:(?!nye|nyeste|kommende|nyansatte)\w+e\s)?"
    r"(?:\w*(?<!vej)leder|\w*chef|\w*direktør|\w*formand|dpo|databeskyttelsesrådgiver|bogholder"
    r"|revisor|advokat|it-?\w{0,12}|lønkonsulent|sagsbehandler|udlejer|nabo"
    r"|kontaktperson|manager|director|boss|supervisor)"
)
_SUPERIOR_BEFORE = re.compile(
    r"(?<!\w)v/\s?(?:\w+\s){0,2}$"
    r"|(?<!\w)(?:borgmester|rådmand|kommunaldirektør|jobcenterchef|centerchef|mayor)\s$"
    r"|(?<!\w)(?:att|attention|c/o)[.:]{0,2}\s(?:hr\.?\s|fru\s)?$"
    r"|(?<!\w)(?:ansvaret|ansvarlige?n?|styr på|in charge|responsible)(?!\w)[^.!?\n]{0,50},?"
    r"\s(?:er|hedder|bliver|is)\s(?:nu\s|fortsat\s|now\s)?$"
    r"|(?<!\w)(?:kontaktperson|kontakt|ansvarlig|leder|chef|direktør|tovholder|sagsbehandler"
    r"|contact)\w{0,3}(?:\s(?:hos|i|på|ved|for|at|in|fra)\s[^.\n,]{1,30})?\s(?:er|is|hedder)\s$"
    rf"|(?<!\w){_SUPERIOR}(?:\s(?:er|hedder|bliver|is))?,?\s*(?:(?:dpo|hr\.?|fru|mr\.?|mrs\.?|ms\.?)\s)?$"
    r"|(?<!\w)(?:refererer|rapporterer|reports|reporting) (?:til|to)\s(?:\w+\s){0,2}$"
    r"|(?<!\w)(?:sekretær|assistent|pa|højre hånd|elev|assistant|secretary)\s(?:for|til|hos|to)\s"
    r"(?:[\w.]+\s){0,3}$"
)
# "Hans Bo er på ferie og har bedt mig skrive", and not "… har bedt mig oprette ham".
_LETS_WRITE = re.compile(
    r"(?:\s\([^()\n]{0,60}\))?,?\s[^.!?\n]{0,60}?(?:har (?:bedt|pålagt|overladt|givet|sat)"
    r"\s(?:\w+\s){0,2}?(?:mig|os)|(?:så|derfor) (?:jeg|det er mig,? der) skriver|asked me|asked us)"
    r"(?!\w)(?![^.!?\n]{0,60}(?<!\w)(?:ham|hende|sig|dem|him|her|them)(?!\w))"
)
_SUPERIOR_AFTER = re.compile(
    rf",?\s(?:(?:som|der|who)\s)?(?:(?:er|is)\s)?{_SUPERIOR}(?!\w)"
    r"|(?:\s?\([^()\n]{0,60}\)|,?\s[\w.+-]{1,40}@[\w.-]{3,60})?,?\s(?:som|der|who)\s"
    r"(?:er|bliver|is|has been|har været)\s(?:vores\s|jeres\s|ny\s|our\s|your\s)?"
    r"(?:brugeransvarlig|kontaktperson|tovholder|contact person|user administrator)"
    r"|\s?\((?:(?:jeres|vores|your|our|lokal)\s)?(?:kontaktperson|kontakt|\w*ansvarlig|\w*(?<!vej)leder"
    r"|chef|\w*direktør|indehaver|ejer|contact(?: person)?|manager|ceo|owner|cc)\)"
)
# What ticket systems tell of who works there: "Kim Bo har tildelt dig en opgave".
_IN_TICKET = re.compile(
    r"\s(?:har\s)?(?:tildelt|tildelte|nævnt|nævnte|delt|delte|assigned|mentioned|shared)"
    r"\s(?:dig|jer|you|this|a task|en opgave|sagen|opgaven)(?!\w)"
    r"|\s(?:har\s)?(?:oprettet|oprettede|kommenteret|kommenterede|opdateret|opdaterede|lukket|commented"
    r"|opened|raised|created|updated|submitted)\s?(?:(?:on\s)?(?:en|denne|a|this|the)\s(?:\w+\s)?"
    r"(?:sag|opgave|anmodning|ticket|task|request|issue|case)|sagen|opgaven|anmodningen|:)(?!\w)"
)
# "Den bruger, Kim Bo skriver om, …": whom he writes of is somebody else.
_OF_ANOTHER_BEFORE = re.compile(
    r"(?<!\w)(?:hende|ham|han|hun|den|dem|de|dén|en|vedkommende|\w*bruger(?:e|en|ne)?"
    r"|\w*medarbejder(?:e|en|ne)?|\w*konsulent(?:en|er)?|person(?:en|er)?|kolleg(?:a|aen|er)"
    r"|kontoen|konto|one|user|colleague|person|employee),? (?:(?:som|der|that|whom|who) )?$"
)
_OF_ANOTHER_AFTER = re.compile(
    r",? (?:har |had |has )?(?:skriver|skrev|skrevet|nævner|nævnte|nævnt|omtaler|omtalte|omtalt"
    r"|taler|talte|talt|spørger|spurgte|spurgt|efterlyser|efterlyste|hentyder|henviser|henviste"
    r"|mailede|mailer|bestilte|bestilt|meldte|meldt|writes|wrote|written|mentions|mentioned|asks"
    r"|asked|asking|talks|talked)(?: \w+){0,2}? (?:om|til|på|efter|ind|med|of|about|for|nedenfor"
    r"|herunder|nederst|i|below|in|earlier|tidligere)(?!\w)"
)
_TITLED = re.compile(r"[\s:,.]*(?:(?:vores|min|fra|på|til|er)\s)?(?:[a-zæøå-]+\s){0,2}[\s:]*")
_APPOSED = re.compile(
    r"\s*(?:\([^)\n]*\)\s*)?(?:,[^,.\n]{1,40},\s*)?(?:,?\s*(?:som|der|who)\s+)?(?:(?:er|is|var)\s)?"
)
# "Hanne Lund fra jobcentret", "Bo Dahl (bo@…), der er ansat i kommunen": has access from there.
_OF_ANOTHER_HOUSE = re.compile(
    r"\s*(?:\([^)\n]{0,80}\)\s*)?(?:,\s)?(?:(?:som|der|who)\s)?(?:(?:er|is|sidder|arbejder|works)\s)?"
    r"(?:(?:ansat|ude|inde|ovre|henne|employed)\s)?"
    r"(?:(?:fra|hos|ved|i|på)\s(?:(?:jeres|deres)\s)?(?:jobcent(?:ret|eret)|kommunen|ministeriet"
    r"|styrelsen|star|landssupporten|supporten|hotline\w*)"
    r"|(?:from|at|in|by)\s(?:the|your)\s(?:municipality|job ?cent(?:re|er)|ministry"
    r"|support(?: desk)?))(?!\w)"
)
# "Trine Wolff er blevet gift og hedder nu Damm"
_RENAMED = re.compile(
    r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}?(?:\s\([^()\n]{0,60}\))?,?\s(?:(?:som|der|who)\s)?"
    r"(?:er (?:lige |netop )?blevet (?:gift|skilt)|hedder nu|(?:got|has been) married"
    r"|har (?:lige |netop |nu )?(?:skiftet|ændret|fået nyt|fået et nyt)\s(?:efter)?navn"
    r"|(?:has )?changed (?:her|his|their) name)(?!\w)"
)
# "Mail til Bo: bo@nordjob.dk"
_GIVES_HERS = re.compile(
    r"(?<!\w)(?:mail\w*|e-?mail\w*|adresse\w*|address) (?:til|på|for|of) [^\s:]+(?: [^\s:]+)?"
    r"\s?[:=]\s?$"
)
_AND = re.compile(r"[,;]\s(?:og|men)\s")
_FIRM_FORM = r"\s{0,2},?\s(?:aps|a/s|i/s|s/i|ivs|k/s|p/s)"


def bystanding(
    source: Source, person: Person, others: Sequence[int], rules: Rules
) -> dict[str, bool]:
    """What speaks for her being somebody else; `others` are where anybody is named, in order."""
    small, name, address = lower(source.text), person.name, person.address
    loose = name and not name.given
    value = address.value if address else None
    return {
        "writer": any(_is_writer(person, w) for w in source.authors),
        "signed": bool(
            loose and name and (_is_sign_off(source, name) or _presents_herself(source, name))
        ),
        "greeted": bool(loose and _GREETED.search(small, max(0, person.start - 30), person.start)),
        "mentioned": bool(
            loose
            and name
            and not told_by_list(source.text, name.start)
            and _is_mentioned_only(source, name, rules)
        ),
        "of another house": bool(
            loose and name and _OF_ANOTHER_HOUSE.match(small, name.end, name.end + _NEAR)
        ),
        "renamed": bool(name)
        and any(
            _RENAMED.match(small, place, place + _NEAR) for place in (*person.places, *person.again)
        ),
        "superior": bool(loose and name and _is_superior(small, name)),
        "tells of another": bool(loose and name and _tells_of_another(small, name)),
        "spared": spared(source, person, others, rules),
        "for contact": bool(address and value and _is_for_contact(source, address.start, rules)),
        "compared": bool(
            loose and name and _COMPARED.search(small, max(0, name.start - 40), name.start)
        ),
        "copied": bool(value and value in source.copied),
    }


def is_no_person(source: Source, person: Person, rules: Rules) -> bool:
    """Whether it is the writer's firm, the authority, or who fills in a form for others."""
    given = bool(person.name and person.name.given)
    if not given and is_askers(lower(source.text), person.start):
        return True
    if person.address and (person.address.value or "").endswith("@" + _AUTHORITY):
        return True
    name = person.name
    if not name or name.given:
        return False
    # "Vores underleverandør, Mindspring Møn", whose people have addresses at mindspring-moen.dk.
    if name.words[0] not in rules.given_names and "".join(name.words) in _domains(source.text):
        return True
    return any(_is_firm(name, w) for w in source.authors)


@lru_cache(maxsize=8)
def _domains(text: str) -> frozenset[str]:
    """The letters of the domains that a text's addresses are of."""
    hosts = (a.value.rpartition("@")[2].rpartition(".")[0] for a in find_addresses(text) if a.value)
    return frozenset(re.sub(r"[^a-z]", "", fold(host)) for host in hosts)


def _is_writer(person: Person, writer: Writer) -> bool:
    if person.address and person.address.value:
        return person.address.value == writer.email
    return bool(person.name and is_writers_name(person.name, writer))


def _is_sign_off(source: Source, name: Name) -> bool:
    """A name alone on one of the last lines, with nothing asked after it."""
    text = source.text
    line = text.rfind("\n", 0, name.start) + 1
    said = text[max(0, line - _NEAR) : line]
    if text[line : name.start].strip(" -–/\t*") or not said.strip():
        return False
    rest = text[name.end : name.end + 2 * _NEAR]
    above = lower(said.rstrip(" \n,.!").rpartition("\n")[2])
    apart = said[-2:].count("\n") == 2 or bool(_CLOSING.search(above))
    last = not text[name.end + 2 * _NEAR :].strip()
    few = last and rest.strip().count("\n") < 3 and "@" not in rest
    return bool(apart and few and re.match(r"[ \t]*(?:,[^\n]{0,40})?(?:\n|$)", rest))


def _presents_herself(source: Source, name: Name) -> bool:
    """Whether the writer says who she is: "Det er Kurt her, …"."""
    small = lower(source.text)
    before = small[max(0, name.start - 16) : name.start]
    if _I_AM.search(before) and _ASKS.match(small, name.end, name.end + 60):
        return True
    return bool(
        re.search(r"(?<!\w)(?:det|her) er $", before)
        and re.match(r" (?:her|fra|igen|der skriver)(?!\w)", small[name.end :])
    )


def _is_mentioned_only(source: Source, name: Name, rules: Rules) -> bool:
    small = lower(source.text)
    start = clause_start(source, name.start)
    before = small[max(start, name.start - 40) : name.start]
    for last in rules.signals["others_before"].finditer(before):
        gap = source.text[name.start - len(before) + last.end() : name.start]
        if _TITLED.fullmatch(gap) and not action_of(gap, rules):
            return True
    if _NOT_HERSELF.match(small[name.end : name.end + 40]):
        return True
    match = rules.signals["others_after"].search(small, name.end, name.end + 80)
    return bool(match and _APPOSED.fullmatch(small, name.end, match.start()))


def _is_superior(small: str, name: Name) -> bool:
    """Whether somebody is called the writer's or an employee's leader."""
    before = _SUPERIOR_BEFORE.search(small, max(0, name.start - 50), name.start)
    after = _SUPERIOR_AFTER.match(small, name.end, name.end + 60)
    after = after or _IN_TICKET.match(small, name.end, name.end + 60)
    return bool(before or after or _LETS_WRITE.match(small, name.end, name.end + 200))


def _tells_of_another(small: str, name: Name) -> bool:
    return bool(
        _OF_ANOTHER_BEFORE.search(small, max(0, name.start - 40), name.start)
        and _OF_ANOTHER_AFTER.match(small, name.end, name.end + 60)
    )


def _is_for_contact(source: Source, place: int, rules: Rules) -> bool:
    """Whether an address is given to write to, and so may be anybody's."""
    start = max(clause_start(source, place), place - 80)
    before = lower(source.text)[start:place]
    thought = max((m.end() for m in _AND.finditer(before)), default=0)
    contact = rules.signals["contact"].search(before, thought)
    if not contact or _PRONOUN.search(before) or _GIVES_HERS.search(before):
        return False
    # "Gry træffes på …" tells where Gry is to be reached, and not the writer.
    subject = find_names(source.text[start + thought : start + contact.start()], rules)
    return not any(fold(name.value.split()[0]) in rules.given_names for name in subject)


def _is_firm(name: Name, writer: Writer) -> bool:
    joined = "".join(name.words)
    domain = fold(writer.email.rpartition("@")[2].rpartition(".")[0])
    plain = re.sub(r"[^a-z]", "", domain)
    named_so = joined == plain or (name.is_full and plain.startswith(joined))
    named_so = named_so or (len(plain) >= 5 and name.is_full and joined.startswith(plain))
    if len(joined) >= 5 and named_so:
        return not same_person(name.value, writer.name)
    small, signature = lower(name.value), lower(writer.signature)
    # A signature is as long as the mail, and names are many.
    return small in signature and bool(re.search(re.escape(small) + _FIRM_FORM, signature))
