"""What caseworkers read: the Danish words for what the code calls otherwise."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from intake.reading import Verdict
from intake.rules import Rules
from workflow.access import Problem
from workflow.answers import danish_day, listed, spaced_cvr
from workflow.facts import jobcentre_names, refusals
from workflow.health import FAILS, NOT_CARRIED_OUT, Trouble
from workflow.states import State

STATES = {
    State.TRIAGE: "Til afklaring",
    State.READY: "Klar til godkendelse",
    State.INCOMPLETE: "Afventer afsender",
    State.APPROVED: "Oprettes",
    State.DONE: "Færdig",
    State.REJECTED: "Afvist",
    State.CLOSED: "Lukket",
}
TABS = {
    State.TRIAGE: ("til-afklaring", "Til afklaring"),
    State.READY: ("klar", "Klar"),
    State.INCOMPLETE: ("afventer", "Afventer afsender"),
    State.APPROVED: ("oprettes", "Oprettes"),
    State.DONE: ("faerdige", "Færdige"),
    State.REJECTED: ("afviste", "Afviste"),
    State.CLOSED: ("lukkede", "Lukkede"),
}
KINDS = {
    "request": "Anmodning fra en anden aktør",
    "misdirected": "Hører til hos afsenderens egen LBA",
    "automatic": "Automatisk mail",
    "other": "Andet",
}
ACTIONS = {"create": "Opret", "remove": "Nedlæg"}
ROLES = {"caseworker": "sagsbehandler", "manager": "leder", "auditor": "revisor (ser kun)"}
# What a chip in the queue says.
SHORT = {
    "cvr": "CVR-nummer",
    "jobcentre": "jobcenter",
    "agreement": "aftale",
    "employee": "medarbejder",
    "employee_name": "navn",
    "employee_email": "e-mailadresse",
    "cvr_invalid": "CVR-nummer er forkert",
    "cvr_conflict": "to CVR-numre",
    "agreement_expired": "aftale udløbet",
    "agreement_wrong_municipality": "aftale med en anden kommune",
    "agreement_unreadable": "aftale kan ikke læses",
    "agreement_unclear": "aftale uden kommune",
    "jobcentre_unknown": "ukendt jobcenter",
    "employee_email_invalid": "e-mailadresse er forkert",
    "refused": "noget gives ikke",
}
# What the queue can be narrowed to.
MISSING = {
    item: SHORT[item]
    for item in ("cvr", "jobcentre", "agreement", "employee", "employee_name", "employee_email")
}
TO_LOOK_AT = {
    **{item: word for item, word in SHORT.items() if item not in MISSING},
    "doubted": "tvivl om afsender",
}
WHOSE = {"mig": "hos mig", "ingen": "hos ingen"}
# What an empty tab says, and what to do there.
EMPTY = {
    "til-afklaring": "Der er ikke noget at afklare.",
    "klar": "Ingen sager venter på dig. Nye sager viser sig her af sig selv.",
    "afventer": "Ingen afsendere skylder os svar.",
    "oprettes": "Der er ikke noget ved at blive oprettet.",
    "faerdige": "Ingen sager er færdige endnu. De kommer her, når adgangen er givet.",
    "afviste": "Ingen sager er afvist.",
    "lukkede": "Ingen sager er lukket.",
}
# What a ticket of our own is about, as a chip in the queue says it.
ABOUT = {
    "renewal": "aftale ophører",
    "ending": "aftale ophørt",
    "recertification": "brugerliste",
    "difference": "afviger fra registret",
}
VERDICTS = {
    Verdict.TEXT: "læst",
    Verdict.NO_TEXT: "ingen tekst",
    Verdict.LOCKED: "låst med adgangskode",
    Verdict.DAMAGED: "beskadiget",
    Verdict.TOO_LARGE: "for stor til at blive læst",
    Verdict.TIMEOUT: "tog for lang tid at læse",
    Verdict.UNKNOWN_TYPE: "en filtype, vi ikke kan læse",
}
EVENTS = {
    "found_complete": "Mail læst: alt er med",
    "found_incomplete": "Mail læst: noget mangler",
    "found_unclear": "Til afklaring",
    "found_misdirected": "Mail læst: hører til hos afsenderens egen LBA",
    "found_automatic": "Automatisk mail noteret",
    "asked": "Bad afsenderen om det, der mangler",
    "approved": "Godkendt",
    "rejected": "Afvist",
    "provisioned": "Udført, og afsenderen får besked",
    "closed": "Lukket",
    "spam": "Lukket som spam",
    "duplicate": "Lukket som dublet",
    "has_duplicate": "En anden sag er lukket som dublet af denne",
    "split": "Sagen er delt op",
    "split_off": "Delt ud fra en anden sag",
    "merged": "Lagt ind i en anden sag",
    "merged_in": "En anden sag er lagt ind i denne",
    "taken": "Tog sagen",
    "taken_over": "Overtog sagen",
    "released": "Gav slip på sagen",
    "assigned": "Gav sagen videre",
    "wrote": "Skrev til afsenderen",
    "noted": "Note",
    "reopened": "Genåbnet",
    "step_done": "Trin sat som udført",
    "step_undone": "Trin sat som ikke udført",
    "tried_again": "Systemet prøver igen at oprette adgangen",
    "corrected": "Oplysninger rettet",
    "opened": "Oprettet af systemet",
    "read_again": "Bad om, at mailen læses igen",
    "read": "Mailen er læst",
    "confirmed": "Den brugeransvarlige har bekræftet listen",
    "bounced": "Vores svar kom retur",
    "erased": "Personer er gjort anonyme, og mails er slettet",
    "reminded": "Afsenderen er mindet om vores spørgsmål",
    "sent": "Svaret er sendt",
    "sent_again": "Bad systemet sende svaret igen",
    "send_waits": "Svaret er ikke sendt endnu",
    "copy_failed": "Svaret er sendt, men kopien kunne ikke lægges i mappen for sendte mails",
    "not_sent": "Der er ikke sendt noget svar",
    "send_failed": "Svaret kunne ikke sendes",
    "provision_failed": "Adgangen kunne ikke oprettes automatisk",
    "read_failed": "Mailen kunne ikke læses",
    "cpr_shown": "Fik CPR-numre vist",
}
# Lines of the history that are no change of the ticket.
NOTES = frozenset(
    "read read_again sent sent_again send_waits not_sent send_failed copy_failed reminded erased "
    "provision_failed read_failed has_duplicate cpr_shown".split()
)
FAILED = {
    "send": "Svaret kunne ikke sendes",
    "copy": "Kopien kunne ikke lægges i mappen for sendte mails",
    "provision": "Adgangen kunne ikke oprettes automatisk",
    "read": "Mailen kunne ikke læses",
}
# What waits for the service, by its deed.
WAITING = {
    "read": "Mails, der skal læses",
    "send": "Svar, der skal sendes",
    "provision": "Adgange, der skal oprettes",
    "look_up": "Firmaer, der skal slås op",
}
# What /health tells of: a part, or a deed of the outbox and what is the matter with it.
TROUBLES = {
    "mailbox": "Postkassen bliver ikke læst",
    "oauth": "Systemet må ikke længere logge ind på mailserveren",
    ("read", NOT_CARRIED_OUT): "Ingen læser de mails, der er hentet",
    ("send", NOT_CARRIED_OUT): "Ingen sender svarene",
    ("copy", NOT_CARRIED_OUT): "Ingen lægger kopier af svarene i mappen for sendte mails",
    ("provision", NOT_CARRIED_OUT): "Ingen opretter de adgange, der er godkendt",
    ("read", FAILS): "Mails kan ikke læses",
    ("send", FAILS): "Svar kan ikke sendes",
    ("copy", FAILS): "Kopier af svarene kan ikke lægges i mappen for sendte mails",
    ("provision", FAILS): "Adgange kan ikke oprettes automatisk",
}
# Why a target did not do what it was told, and what a caseworker can do about it.
PROBLEMS = {
    Problem.INCOMPLETE: "Brugeren mangler et navn eller en e-mailadresse.",
    Problem.OTHER_FIRM: "Brugeren findes allerede hos en aktør med et andet CVR-nummer.",
    Problem.NO_FIRM: "Brugeren findes allerede, men ikke hos en anden aktør: intet CVR-nummer.",
    Problem.SAME_NAME: "Flere af aktørens brugere har det navn. Find den rigtige via adressen.",
    Problem.SAME_ADDRESS: "Flere brugere har den e-mailadresse.",
    Problem.NOT_ALLOWED: "Reglerne for roller tillader ikke det, brugeren ville få.",
    Problem.NOT_LET_IN: "Systemet må ikke komme ind dér, hvor brugerne oprettes.",
    Problem.EXPIRED: "Systemet skal logge ind igen dér, hvor brugerne oprettes.",
    Problem.NOT_THERE: "Adressen på det system, som brugerne oprettes i, er forkert.",
    Problem.NOT_TAKEN: "Det system, som brugerne oprettes i, afviser oplysningerne.",
    Problem.NOT_UNDERSTOOD: "Det system, som brugerne oprettes i, svarer ikke, som det skal.",
    Problem.HIDDEN: "Brugeren findes allerede, men kan ikke findes frem.",
    Problem.CHANGED: "En anden ændrede det samme på samme tid.",
    Problem.UNTRUSTED: "Det system, som brugerne oprettes i, har et certifikat, vi ikke stoler på.",
    Problem.AWAY: "Der er ingen forbindelse til det system, som brugerne oprettes i.",
    Problem.FAILING: "Der er fejl i det system, som brugerne oprettes i.",
    Problem.BUSY: "Det system, som brugerne oprettes i, har for travlt.",
}
STEPS = {
    "create_user": "opret bruger",
    "grant": "giv rolle",
    "withdraw": "fjern rolle",
    "remove_user": "nedlæg bruger",
}
PENDING = {
    "send": "Et svar er ved at blive sendt.",
    "copy": "En kopi af svaret er ved at blive lagt i mappen for sendte mails.",
    "provision": "Systemet er ved at oprette adgangen.",
    "read": "En mail er ved at blive læst.",
}
ANSWERS = {
    "received": "Kvittering",
    "missing": "Spørgsmål om det, der mangler",
    "provisioned": "Besked om, at det er udført",
    "rejected": "Afslag",
    "misdirected": "Henvisning til egen LBA",
    "renewal": "Spørgsmål om ny aftale",
    "recertification": "Liste over firmaets brugere",
    "reminder": "Påmindelse",
    "closed": "Besked om, at sagen er lukket",
    "letter": "Brev fra en sagsbehandler",
}
FIELDS = {
    "kind": "type",
    "cvr": "CVR-nummer",
    "jobcentres": "jobcentre",
    "employees": "medarbejdere",
    "agreements": "aftaler",
    "uncovered": "jobcentre uden aftale",
    "refused": "gives ikke",
}
DONE = {
    "godkend": "Sagen er godkendt.",
    "afvis": "Sagen er afvist. Afsenderen får besked.",
    "udfoert": "Det er noteret, at det er udført. Afsenderen får besked.",
    "bed-om-mere": "Afsenderen bliver spurgt om det, der mangler.",
    "luk": "Sagen er lukket. Afsenderen får ikke besked.",
    "genaabn": "Sagen er genåbnet.",
    "godkend-nogle": "Sagen er afgjort. Afsenderen får ét svar om dem alle.",
    "skriv": "Brevet bliver sendt til afsenderen.",
    "note": "Noten er gemt.",
    "tag": "Det er noteret, hvem der har sagen.",
    "spam": "Sagen er lukket som spam. Afsenderen får ikke besked.",
    "dublet": "Sagen er lukket som dublet. Afsenderen får ikke besked.",
    "del-op": "Sagen er delt i to. Ingen har fået besked.",
    "del-mails": "Mailene har fået deres egen sag. Ingen har fået besked.",
    "slaa-sammen": "De to sager er nu én.",
    "klar": "Sagen er vurderet igen.",
    "send-igen": "Systemet prøver at sende svaret igen.",
    "proev-igen": "Systemet prøver igen.",
    "trin-udfoert": "Trinet er sat som udført.",
    "trin-fortryd": "Trinet er ikke længere sat som udført.",
    "ret": "Rettelserne er gemt, og sagen er vurderet igen.",
    "uaendret": "Du har ikke ændret noget.",
}

# What is in the way of a deed, by `Hindered.what`; at its field, or above the ticket.
HINDERED = {
    "no_text": "Skriv noget først.",
    "no_reason": "Skriv en begrundelse.",
    "too_long": "Teksten er for lang.",
    "cpr": "Der står noget, som ligner et CPR-nummer. Det må ikke sendes: tag det ud.",
    "nobody": "Medarbejderen er ikke på sagen mere.",
    "nobody_left": "Der er ingen tilbage at godkende. Brug Afvis i stedet.",
    "unanswerable": "Der kan ikke sendes noget: {why}.",
    "no_caseworker": "Der er ingen sagsbehandler, der hedder {name}.",
    "merged": "Sagen er lagt ind i {ticket}. Gå dertil.",
    "own_ticket": "En sag, som systemet har oprettet, kan ikke deles eller lægges sammen.",
    "split_some": "Vælg nogle af medarbejderne, men ikke dem alle.",
    "split_some_mails": "Vælg nogle af mailene, men ikke dem alle.",
    "split_corrected": "Gå tilbage til det, der blev læst (Ret oplysninger), før mails flyttes.",
    "decided": "{ticket} er afgjort og kan ikke lægges sammen. Genåbn den først.",
    "carried_out": "Der er allerede givet adgang på {ticket}. Den kan ikke deles eller samles.",
    "was_split": "{ticket} er delt ud fra en anden sag. Læg den tilbage dér i stedet.",
    "itself": "Skriv nummeret på en anden sag end denne.",
    "no_ticket": "Der er ingen sag, der hedder {ticket}.",
    "goes_on": "Den sag er selv lukket og fortsætter i {ticket}. Brug den i stedet.",
    "other_firm": "{ticket} har et andet CVR-nummer. Sager fra to firmaer kan ikke samles.",
}

# What our own mail gateway says of a mail's sender, by `intake.authentication.Proof`.
PROOFS = {
    "genuine": "Afsenderen er ægte",
    "doubted": "Afsenderen bestod ikke kontrollen",
    "unproven": "Afsenderen kan ikke bekræftes",
}
RESULTS = {
    "pass": "bestået",
    "fail": "ikke bestået",
    "hardfail": "ikke bestået",
    "softfail": "ikke bestået",
    "permerror": "ikke bestået",
    "other domain": "kun for et andet domæne",
    "temperror": "kunne ikke tjekkes",
}


def failure(line: str | None) -> str:
    """Why an effect could not be had: in Danish where we know what it is, with its detail."""
    for problem, said in PROBLEMS.items():
        if line and line.startswith(problem):
            detail = line.removeprefix(problem).removeprefix(": ")
            return f"{said} ({detail})" if detail else said
    return line or ""


def age(since: datetime, now: datetime) -> str:
    """How long ago, in one unit: 5 min, 2 t, 3 d"""
    passed = max(now - since, timedelta())
    if passed < timedelta(hours=1):
        return f"{passed.seconds // 60} min"
    if passed < timedelta(days=2):
        return f"{int(passed.total_seconds()) // 3600} t"
    return f"{passed.days} d"


def alphabetical(name: str) -> list[int]:
    """What a name is sorted by in Danish: æ, ø and å come last."""
    alphabet = "abcdefghijklmnopqrstuvwxyzæøå"
    return [alphabet.find(letter) for letter in name.lower()]


def size(number_of_bytes: int) -> str:
    """12 kB, as people are shown a file's size."""
    if number_of_bytes < 1000:
        return f"{number_of_bytes} byte"
    if number_of_bytes < 1_000_000:
        return f"{number_of_bytes / 1000:.0f} kB"
    return f"{number_of_bytes / 1_000_000:.1f} MB".replace(".", ",")


def hindrances(verdict: Mapping[str, Any], rules: Rules) -> list[tuple[str, str]]:
    """What stands in the way of a decision: `(code, sentence)`, what is missing first."""
    found = [
        (code, _sentence(code, verdict, rules))
        for code in [*verdict["missing"], *verdict["problems"]]
    ]
    barred = not_granted(verdict, rules)
    return found + [("refused", f"{what} gives ikke. {why}") for what, why in barred]


def not_granted(verdict: Mapping[str, Any], rules: Rules) -> list[tuple[str, str]]:
    """What is asked for that no other actor may have, and for whom; and why they may not."""
    return [
        (f"{listed(no['roles'])} til {listed(no['whom'])}", no["why"])
        for no in refusals(verdict, rules.roles)
    ]


def _sentence(code: str, verdict: Mapping[str, Any], rules: Rules) -> str:
    employees, agreements = verdict["employees"], verdict["agreements"]
    creates = [e for e in employees if e["action"] == "create"]
    match code:
        case "cvr":
            return "CVR-nummeret mangler."
        case "jobcentre":
            return "Der er ikke nævnt et jobcenter."
        case "agreement":
            places = jobcentre_names(verdict["uncovered"], rules)
            return f"Der mangler en gyldig aftale{_for(places)}."
        case "employee":
            return "Der er ikke nævnt en medarbejder, der skal oprettes eller nedlægges."
        case "employee_name":
            return f"Navnet mangler{_for([e['email'] for e in creates if not e['name']])}."
        case "employee_email":
            return f"E-mailadressen mangler{_for([e['name'] for e in creates if not e['email']])}."
        case "cvr_invalid":
            return "Det, der står som CVR-nummer, er ikke et rigtigt CVR-nummer."
        case "cvr_conflict":
            return _conflict(agreements, verdict["cvr"])
        case "agreement_expired":
            return " ".join(_ended(a) for a in agreements if a["expired"])
        case "agreement_wrong_municipality":
            asked = set(verdict["jobcentres"])
            others = [c for a in agreements for c in a["municipalities"] if c not in asked]
            names = jobcentre_names(list(dict.fromkeys(others)), rules)
            with_whom = listed(names) if names else "en anden kommune"
            return f"Der er en aftale med {with_whom}, men der er ikke bedt om adgang dér."
        case "agreement_unreadable":
            return f"{_files(a for a in agreements if not a['readable'])} kan ikke læses. Åbn selv."
        case "agreement_unclear":
            unclear = (a for a in agreements if a["readable"] and not a["municipalities"])
            return f"Kommunen kan ikke findes i {_files(unclear)}. Se selv efter."
        case "jobcentre_unknown":
            return "Der er nævnt et jobcenter, som vi ikke kender."
        case "employee_email_invalid":
            return "En medarbejders e-mailadresse er skrevet forkert og kan ikke bruges."
        case _:
            return SHORT.get(code, code)


def _for(names: Sequence[str | None]) -> str:
    known = [name for name in names if name]
    return f" for {listed(known)}" if known else ""


def _conflict(agreements: Sequence[Mapping[str, Any]], cvr: str | None) -> str:
    others = [a for a in agreements if a["cvr"] and a["cvr"] != cvr]
    numbers = [f"{spaced_cvr(a['cvr'])} ({a['filename']})" for a in others]
    of_mail = f"CVR-nummeret i mailen ({spaced_cvr(cvr)})" if cvr else "CVR-nummeret i mailen"
    return f"{of_mail} er et andet end i aftalen: {listed(numbers) if numbers else 'se aftalen'}."


def _ended(agreement: Mapping[str, Any]) -> str:
    until = agreement["valid_to"]
    when = f"udløb {danish_day(until)}" if until else "er udløbet"
    return f"Aftalen {agreement['filename']} {when}, før mailen blev sendt."


def _files(agreements: Any) -> str:
    names = [f"filen {a['filename']}" for a in agreements]
    text = listed(names) if names else "en vedhæftet fil"
    return text[0].upper() + text[1:] if names else "En vedhæftet fil"


def doubted(doubt: Mapping[str, str]) -> str:
    """What is doubted about who wrote a mail, as a sentence."""
    known = doubt.get("known", "")
    match doubt["what"]:
        case "name":
            return f"Afsenderen har samme navn som {known}, men skriver fra en anden adresse."
        case "address_as_name":
            return f"Afsenderen viser {known} som sit navn, men skriver fra en anden adresse."
        case "address":
            return f"Afsenderens adresse ligner {known}, men det er en anden adresse."
        case "domain":
            return f"Afsenderens domæne ligner det i {known}, men det er et andet domæne."
        case _:
            return (
                "Vores mailserver kan ikke bekræfte, at mailen kommer fra afsenderens domæne: "
                "adressen kan være forfalsket."
            )


def authenticated(found: Mapping[str, str] | None) -> str:
    """What our gateway says of a mail's sender: Afsenderen er ægte (DKIM bestået, DMARC bestået)"""
    if not found:
        return ""
    methods = [
        f"{name.upper()} {RESULTS.get(found[name], 'uden resultat')}"
        for name in ("spf", "dkim", "dmarc")
        if found[name]
    ]
    return PROOFS[found["proof"]] + (f" ({', '.join(methods)})" if methods else "")


def trouble(found: Trouble) -> str:
    """What is the matter with a part of the service."""
    return TROUBLES.get((found.part, found.error)) or TROUBLES[found.part]
