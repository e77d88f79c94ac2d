"""The job centres that a mail asks for: by its text, its subject, or what it refers to."""

from collections.abc import Sequence

from intake.asks import Ask, read_asks
from intake.going import lines_of_going
from intake.history import Field
from intake.jobcentres import Asked, held_by, read_jobcentres
from intake.own_words import Words, earlier_words, without_names
from intake.places import Place
from intake.reading import Action, Agreement, Document, Employee, Evidence
from intake.references import agreement_tells
from intake.rules import Rules
from intake.words import clauses, lower

Evidences = dict[str, tuple[Evidence, ...]]


def asked_jobcentres(
    words: Words,
    lists: Sequence[tuple[int, Document]],
    agreements: Sequence[Agreement],
    rules: Rules,
    employees: Sequence[Employee] = (),
) -> tuple[Asked, Evidences]:
    """The job centres asked for: the text's, the subject's, or those that the mail refers to.

    `employees` are those asked for, where they are known and not all of them go.
    """
    only_removes = not employees and _only_removes(words, rules)
    refused = _refused(words.own, words.asks, only_removes, rules)
    refused = sorted([*refused, *lines_of_going(words.own, employees, "text")])
    found = (words.runs, words.unknown)
    asked = read_jobcentres(words.answering, words.parts, refused, rules, found)
    subject = read_jobcentres(words.subject, clauses(words.subject), (), rules)
    if not asked.marked and not asked.unknown and subject.marked and not only_removes:
        return subject, _found_at(subject, "subject", "Jobcenter i emnet")
    if asked.codes or asked.unknown:
        return asked, _found_at(asked, "text", "Jobcenter i mailen")
    if only_removes:
        return Asked(), {}
    if subject.codes:
        return subject, _found_at(subject, "subject", "Jobcenter i emnet")
    for n, document in lists:
        listed = _in_list(
            document, rules, lines_of_going(document.text, employees, "attachment", n)
        )
        if listed.codes:
            return listed, _found_at(listed, "attachment", "Jobcenter i bilaget", n)
    for earlier in earlier_words(words, Field.JOBCENTRE):
        named = read_jobcentres(earlier, clauses(earlier), (), rules)
        if named.codes:
            return named, _found_at(named, "text", "Jobcenter, som mailen henviser til")
    return (
        _by_agreement(words, asked.with_agreement, agreements, rules)
        or _held(asked, agreements)
        or _in_passing(asked, "text")
        or _in_passing(subject, "subject")
        or (Asked(), {})
    )


def _in_list(document: Document, rules: Rules, going: Sequence[tuple[int, int]]) -> Asked:
    parts = tuple(clauses(document.text))
    asks = read_asks(without_names(document.text, rules), parts, rules)
    refused = [*_refused(document.text, asks, False, rules), *going]
    return read_jobcentres(document.text, parts, sorted(refused), rules)


def _held(asked: Asked, agreements: Sequence[Agreement]) -> tuple[Asked, Evidences] | None:
    """The municipalities that the text only names, where the agreements are with them."""
    held = held_by(asked, {code for agreement in agreements for code in agreement.municipalities})
    if not held:
        return None
    named = Asked(held)
    return named, _found_at(named, "text", "Kommune, som mailen nævner, og som aftalen er med")


def _in_passing(asked: Asked, source: str) -> tuple[Asked, Evidences] | None:
    """The one municipality that the text or the subject only names: "Ny bruger, Odense"."""
    if not asked.in_passing:
        return None
    named = Asked(asked.in_passing)
    return named, _found_at(named, source, "Den eneste kommune, som mailen nævner")


def _refused(
    text: str, asks: Sequence[Ask], only_removes: bool, rules: Rules
) -> list[tuple[int, int]]:
    """The stretches that ask for no job centre; who takes another's place works there."""
    stated = {ask.clause for ask in asks if ask.stated}
    small, comes = lower(text), rules.signals["replaces"]
    return [
        (a.start, a.end)
        for a in asks
        if a.done
        or (
            a.action is Action.REMOVE
            and (only_removes or a.clause in stated)
            and (a.own or not comes.search(small, a.start, a.end))
        )
    ]


def _only_removes(words: Words, rules: Rules) -> bool:
    """Whether the mail asks for nobody's creation, not even in somebody's place."""
    actions = {ask.action for ask in words.asks if ask.stated and not ask.told}
    small = lower(words.own)
    placed = any(rules.signals[s].search(small) for s in ("replaces", "replaced_by", "instead"))
    return actions == {Action.REMOVE} and not placed


def _found_at(asked: Asked, source: str, why: str, document: int | None = None) -> Evidences:
    """Where the job centres stand, and what is called one and is none."""
    unknown = "Ikke et kendt jobcenter"
    return {
        "jobcentres": tuple(Evidence(source, p.start, p.end, why, document) for p in asked.places),
        "jobcentre_unknown": tuple(
            Evidence(source, a, b, unknown, document) for a, b in asked.unknown
        ),
    }


def _by_agreement(
    words: Words, named: Sequence[Place], agreements: Sequence[Agreement], rules: Rules
) -> tuple[Asked, Evidences] | None:
    """The agreements' municipalities, where the mail says that they tell which are meant."""
    codes = {code for agreement in agreements for code in agreement.municipalities}
    told = agreement_tells(words.own, rules) if len(agreements) == len(codes) == 1 else None
    if told:
        asked = Asked((Place(codes.pop(), *told),))
    elif named and {place.code for place in named} == codes:
        asked = Asked(tuple({place.code: place for place in named}.values()))
    else:
        return None
    return asked, _found_at(asked, "text", "Aftalens kommune, som mailen henviser til")
