"""Whether a mail is from a municipality, a job centre or an unemployment fund for its own staff.

Marks of theirs are weighed against a firm's: a firm writes of municipalities all the time.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from intake.facts import Facts
from intake.mail import Mail
from intake.places import find_places
from intake.questions import NAMED
from intake.rules import Rules
from intake.words import fold, lower

_FUND = re.compile(r"(?<![^\W\d_])\w*a-?kasse(?:n|ns|s|r)?(?!\w)|arbejdsløshedskasse")
_UNIT = re.compile(
    r"(?:kommunen|jobcent(?:ret|eret|er)|a-kassen|akassen|rådhuset|forvaltningen|municipality"
    r"|job ?cent(?:re|er)|unemployment (?:insurance )?fund)(?!\w)"
)
# Somebody's place in an organisation, as its own people say it: "ny kollega i", "ansat på".
_EMPLOYED = re.compile(
    rf"(?<!\w)(?:(?:er|har|is|som|bliver|blevet|vi|os|direkte|have|has|just|been|nyligt?)\s"
    r"(?:\w+\s){0,2}?(?:ansat|hired|employed)|ansatte|ansættelse"
    r"|(?:vores|min|mine|ny|nye|en|to|tre|fire|jeg er|som|our|new|my|a|tidligere)\s(?:\w+\s){0,2}?"
    r"(?:kolleg\w+|medarbejder\w*|sagsbehandler\w*|\w*konsulent\w*|\w*vejleder\w*|\w*rådgiver\w*"
    r"|vikar\w*|teamleder\w*|team\w*|afdelingsleder|\w*chef|leder|lba|caseworkers?|colleagues?"
    r"|employees?|advis[eo]rs?))"
    rf"(?:[\s,]|{NAMED}|\([^)\n]{{0,60}}\)|her|direkte|begyndt|startet){{0,80}}?\s"
    r"(?:i|på|hos|ved|fra|in|at|of|with)\s(?:vores|den|det|the|our|egen|eget)?\s?$"
)
# "Vi er …", "Jeg skriver fra …", "Hej fra …".
_WE_ARE = re.compile(
    r"(?<!\w)(?:(?:vi|jeg|we|i)\s(?:er|are|am|skriver|sidder|arbejder|work|write|kommer)"
    r"|(?:hej|hilsen|goddag|her|hello|hi|greetings)\s(?:fra|from|hos|i|på))"
    r"(?:\s(?!for(?!\w)|med(?!\w)|til(?!\w)|leverandør|som|firma|et firma|samarbejd|ikke|uden|with"
    r"|to(?!\w)|not)[^\s.!?]{1,25}){0,5}\s?$"
)
# "Vores sagsbehandler i Odense Kommune siger, at …": she is only quoted.
_SAYS = re.compile(
    rf"^[^.!?\n]{{0,60}}?[\s,{NAMED}](?:siger|sagde|oplyser|oplyste|henviser|henviste|mener|skriver|skrev"
    r"|har (?:bedt|sagt|oplyst|henvist|skrevet|fortalt)|says|told|asked|said)(?!\w)"
)
_BEFORE = re.compile(
    r"(?<!\w)(?:tidligere|før|var|været|kom|kommer|kommet|former|previously|used to|was|ikke|not|as"
    r"|henvist|kontakt\w*)(?:\s(?!men)[^\s.!?]{1,25}){0,4}\s?$"
)
_THEIR_NUMBER = re.compile(r"(?:s?\s+kommune)?[\s,.·|/(–-]{1,4}(?:cvr|se)(?!\w)")
_LINE = re.compile(r"[^\n]+")
_REACH = 110  # how far before an organisation's name somebody's place in it is told
_LAST_LINES = 4
_LONGEST_LINE = 200  # letters of a line that may be one of a signature


def is_misdirected(mail: Mail, facts: Facts, rules: Rules) -> bool:
    """Whether a municipality or an unemployment fund asks for its own staff."""
    own, said, signature = lower(facts.own), lower(facts.said), lower(facts.signature)
    sender = mail.headers.sender
    domain = sender.email.rpartition("@")[2].lower() if sender else ""
    signed = signature if signature.strip() else _last_lines(own)
    theirs = 3 * is_authoritys(domain, rules)
    theirs += 2 * (
        _signs_for_authority(signed, rules)
        or _signs_for_authority(lower(sender.name) if sender else "", rules)
    )
    theirs += 2 * (
        bool(rules.signals["municipal_staff"].search(own)) or _is_of_their_staff(own, said, rules)
    )
    theirs += bool(rules.signals["municipal_unit"].search(own + "\n" + signature))
    firm_marks = facts.firm_marks - _numberis_authoritys(own + "\n" + signature, rules)
    ours = 3 * _are_of_a_firm(facts.addresses, domain, rules)
    ours += 2 * max(0, firm_marks)
    ours += bool(rules.signals["other_actor"].search(own + "\n" + signature))
    ours += bool(rules.signals["other_actor"].search(signed))
    return theirs > ours


def _are_of_a_firm(addresses: Sequence[str], domain: str, rules: Rules) -> bool:
    """Whether an authority gives addresses of another organisation, which it has engaged."""
    domains = {address.rpartition("@")[2].lower() for address in addresses}
    return (
        is_authoritys(domain, rules)
        and bool(domains)
        and not any(
            d == domain or d in rules.shared_domains or is_authoritys(d, rules) for d in domains
        )
    )


def _last_lines(own: str) -> str:
    """The last paragraph of a mail without a closing, where it is neither sentences nor data."""
    first, _, last = own.rstrip().rpartition("\n\n")
    lines = [line for line in last.split("\n")[-_LAST_LINES:] if line.strip()]
    if not first.strip() or any(line.strip()[-1] in ".?!" or len(line) > 60 for line in lines):
        return ""
    # A job centre without a municipality's name is as well the one that is asked for.
    return "\n".join(line for line in lines if "kommune" in line or not re.search("jobcent", line))


def is_authoritys(domain: str, rules: Rules) -> bool:
    """Whether a mail domain is a municipality's, a job centre's or an unemployment fund's."""
    labels = [fold(label) for label in domain.split(".")[:-1]]
    if any("kommune" in x or "jobcenter" in x or re.search(r"a-?kasse", x) for x in labels):
        return True
    if any(label in rules.words["fund_domains"] for label in labels):
        return True
    return domain.endswith(".dk") and (
        any(_plain(label) in _place_labels(rules) for label in labels)
        or any(label in rules.words["municipal_domains"] for label in labels)
    )


def _plain(label: str) -> str:
    """A place in a domain's letters: ø is oe or o there."""
    return re.sub("[^a-z]", "", label).replace("oe", "o").replace("ae", "a").replace("aa", "a")


@lru_cache(maxsize=4)
def _labels(places: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(_plain("".join(words)) for words in places)


def _place_labels(rules: Rules) -> frozenset[str]:
    return _labels(tuple(rules.places))


def _signs_for_authority(signature: str, rules: Rules) -> bool:
    """Whether a line of a signature names an authority, and does not only mention it."""
    for line in _LINE.findall(signature):
        if len(line) > _LONGEST_LINE:
            continue
        if _FUND.search(line) and len(line) < 80:
            return True
        if rules.signals["other_actor"].search(line):
            continue
        fund = rules.signals["fund"].match(line.strip(" \t*·|-–,"))
        rest = line.strip(" \t*·|-–,")[fund.end() :] if fund else ""
        if fund and (not rest or re.match(r"\s*[,|/·(–-]|\s+(?:danmark|afdeling|afd)", rest)):
            return True
        if any(_names_unit(line, place.start, place.end, 40) for place in find_places(line, rules)):
            return True
    return False


def _names_unit(text: str, start: int, end: int, lead: int) -> bool:
    """Whether a place stands as "X Kommune" or "Jobcenter X", with few letters before it."""
    line = text[max(0, start - _LONGEST_LINE) : start].rpartition("\n")[2]
    named = re.match(r"s?\s+kommunes?(?!\w)", text[end : end + 12]) or re.search(
        r"(?:jobcent(?:er|ret)|kommunen?)\s$", line
    )
    return bool(named) and len(line.strip()) < lead


def _is_of_their_staff(own: str, said: str, rules: Rules) -> bool:
    """Whether the words place the writer or the persons in an authority: "ansat i kommunen".

    `said` is `own` with names blanked out, each letter at its place.
    """
    starts = [m.start() for m in _UNIT.finditer(own)]
    starts += [m.start() for m in rules.signals["fund"].finditer(own)]
    starts += [m.start() for m in _FUND.finditer(own)]
    starts += [p.start for p in find_places(own, rules) if _is_municipality(own, p.end)]
    for start in starts:
        before = said[max(0, start - _REACH) : start]
        sentence = re.split(r"[.!?\n]", before)[-1]
        if _BEFORE.search(sentence):
            continue
        if _WE_ARE.search(sentence):
            return True
        if _EMPLOYED.search(sentence) and not _SAYS.search(said, start, start + _REACH):
            return True
    return False


def _is_municipality(text: str, end: int) -> bool:
    return bool(re.match(r"s?\s+kommunes?(?!\w)", text[end : end + 12]))


def _numberis_authoritys(text: str, rules: Rules) -> bool:
    """Whether the CVR number stands with a municipality's or a fund's name, and is theirs."""
    if re.search(r"kommunens cvr|a-kassens cvr", text):
        return True
    ends = [p.end for p in find_places(text, rules) if _is_municipality(text, p.end)]
    ends += [m.end() for m in _FUND.finditer(text)]
    return any(_THEIR_NUMBER.match(text, end) for end in ends)
