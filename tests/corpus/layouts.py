"""Agreements as municipalities and firms write them: each layout is a paper of its own."""

from datetime import date

from mail import agreed, agreed_docx
from wrap import MONTHS

OWN_NUMBERS = (
    "27085059 31878098 33018517 39647745 33716990 43510975 40498583 39125005 36103396 33583923"
).split()


def long_date(day):
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def dotted(day):
    return f"{day:%d.%m.%Y}"


def dashed(day):
    return f"{day:%d-%m-%Y}"


def slashed(day):
    return f"{day.day}/{day.month} {day.year}"


def english(day):
    names = "January February March April May June July August September October November December"
    return f"{day.day} {names.split()[day.month - 1]} {day.year}"


# Placeholders: K municipality, N its own number, F firm, C the firm's number (with its words),
# S and E first and last day, P the whole period in words.
LAYOUTS = {
    "mellem": (
        long_date,
        "CVR-nr. {}",
        "fra {S} til {E}, begge dage inkluderet",
        "fra {S} og indtil den opsiges med 6 måneders varsel",
        """# Rammeaftale om beskæftigelsesrettede forløb

mellem

{K} Kommune
Beskæftigelsesforvaltningen
CVR-nr. {N}
(herefter "Kommunen")

og

{F}
{C}
(herefter "Leverandøren")

## 1. Aftalens genstand
Leverandøren udfører mentorstøtte og virksomhedsrettede indsatser for borgere, der visiteres af Kommunens jobcenter.

## 2. Ikrafttræden og varighed
Rammeaftalen gælder {P}.

## 3. Pris
Timeprisen udgør kr. 412,50 ekskl. moms og reguleres hvert år den 1. februar.

## 4. Underretning
Leverandøren underretter Kommunen, hvis en borger udebliver mere end to gange.

For Kommunen || For Leverandøren
______________________ || ______________________
Arbejdsmarkedschef || Direktør
""",
    ),
    "table": (
        dotted,
        "{}",
        "{S} – {E}",
        "{S} – indtil videre",
        """>> Bilag 0
# KONTRAKT
Køb af anden aktør-indsats

| Ordregiver | {K} Kommune |
| CVR | {N} |
| Leverandør | {F} |
| CVR | {C} |
| Kontraktperiode | {P} |
| Ydelse | Jobsøgningsforløb, 13 uger |
| Kontraktsum | Højst kr. 1.250.000 ekskl. moms |

Kontrakten består af dette dokument samt bilag 1 (kravspecifikation) og bilag 2 (tilbudsliste). Ved modstrid går kontrakten forud for bilagene.

Underskrevet digitalt af parterne.
""",
    ),
    "letterhead": (
        long_date,
        "cvr. {}",
        "Aftalen løber i perioden {S} - {E}.",
        "Aftalen træder i kraft {S} og er uden slutdato.",
        """>> {K} Kommune
>> Jobcentret
>> Rådhustorvet 1
>> CVR {N}

{F}
{C}
Att. ledelsen

## Samarbejdsaftale

Vi bekræfter hermed, at I leverer samtaler og jobformidling for ledige, som henvises af jobcentret. {P}

Afregning sker månedsvis bagud mod elektronisk faktura. Oplysninger om borgerne må kun bruges til de aftalte formål.

Brevet returneres i underskrevet stand.

Med venlig hilsen
Centerchef Ulla Bangert

Tiltrådt: ______________________
""",
    ),
    "columns": (
        dashed,
        "CVR: {}",
        "Periode: {S} til {E}",
        "Periode: {S} til opsigelse",
        """# Leverandøraftale nr. 2231-7

Kommune || Leverandør
{K} Kommune || {F}
CVR: {N} || {C}
Arbejdsmarked og Integration || Att.: Ledelsen

{P}

Leverandøren stiller kvalificeret personale til rådighed og fører logbog over alle fremmøder. Kommunen kan til enhver tid føre tilsyn på leverandørens adresse.

Dato og underskrift || Dato og underskrift
____________________ || ____________________
""",
    ),
    "pages": (
        long_date,
        "CVR-nummer {}",
        "Kontrakten træder i kraft den {S} og ophører uden varsel den {E}.",
        "Kontrakten træder i kraft den {S} og løber, til en af parterne opsiger den.",
        """# Kontrakt om aktive tilbud

Indgået mellem:

{K} Kommune (CVR-nummer {N}), i det følgende kaldet Kunden,
og
{F} ({C}), i det følgende kaldet Leverandøren.

## Indledning
Kunden har i udbud 2018/S 114-260117 valgt Leverandøren som den ene af to leverandører på delaftale 2.

## Definitioner
Ved borger forstås en person, som Kunden henviser. Ved forløb forstås den samlede indsats over for en borger.
\f## Ydelsen
Leverandøren tilrettelægger forløbet individuelt. Der holdes mindst én personlig samtale om ugen.

## Personale
Leverandørens personale har relevant uddannelse. Udskiftning af nøglepersoner meddeles skriftligt.

## Betaling
Betaling sker i rater på 40/40/20 procent. Sidste rate forfalder ved afsluttende rapport.
\f## Varighed og ophør
{P}

Misligholdelse giver adgang til ophævelse efter dansk rets almindelige regler.

## Underskrifter
Kunden || Leverandøren
________________________ || ________________________
""",
    ),
    "annex": (
        dotted,
        "CVR nr. {}",
        "Tillægget gælder fra {S} og udløber {E}.",
        "Tillægget gælder fra {S}, og hovedaftalens øvrige vilkår er uændrede.",
        """## Tillæg nr. 2
til kontrakt om mentor- og coachforløb

Parterne, {K} Kommune og {F} ({C}), har i dag aftalt følgende ændringer:

1. Antallet af pladser sættes op fra 20 til 35.
2. Timeprisen ændres til 438 kr.
3. {P}

{K}, rådhuset

______________________
For kommunen

______________________
For leverandøren
""",
    ),
    "processor": (
        long_date,
        "CVR-nr. {}",
        "Aftalen er gældende fra {S} til {E}.",
        "Aftalen er gældende fra {S} og så længe behandlingen står på.",
        """# Databehandleraftale

Mellem den dataansvarlige
{K} Kommune
CVR-nr. {N}

og databehandleren
{F}
{C}

er der indgået aftale efter databeskyttelsesforordningens artikel 28, stk. 3.

## Formål
Databehandleren behandler oplysninger om ledige borgere i forbindelse med beskæftigelsesindsatsen.

## Underdatabehandlere
Databehandleren benytter alene underdatabehandlere inden for EU/EØS.

## Ikrafttræden
{P}

Dataansvarlig || Databehandler
__________________ || __________________
""",
    ),
    "english": (
        english,
        "company reg. no. (CVR) {}",
        "This Agreement is effective from {S} and expires on {E}.",
        "This Agreement is effective from {S} and continues until terminated.",
        """# Framework Agreement

This framework agreement on employment services is made between

{K} Kommune (Municipality of {K}), CVR {N}, ("the Municipality")

and

{F}, {C} ("the Supplier").

## 1. Scope
The Supplier provides job coaching to unemployed citizens referred by the job centre.

## 2. Term
{P}

## 3. Fees
Fees are payable within 30 days of receipt of a valid invoice.

Signed for the Municipality || Signed for the Supplier
______________________ || ______________________
""",
    ),
    "short": (
        slashed,
        "cvr {}",
        "Aftalen gælder fra {S} til {E}.",
        "Aftalen gælder fra {S}. Den kan opsiges med løbende måned + 3 måneder.",
        """AFTALE

{F} ({C}) hjælper ledige fra {K} Kommune med at finde praktikplads. {P} Der betales 6.800 kr. pr. forløb.

{K} Kommune         {F}
""",
    ),
    "extended": (
        long_date,
        "CVR-nr.: {}",
        "Aftalen blev oprindeligt indgået for 2 år og er ved brev af 3. november forlænget. Den forlængede aftale gælder fra {S} til og med {E}.",
        "Aftalen gælder fra {S} og forlænges automatisk et år ad gangen.",
        """# Partnerskabsaftale

{F}
{C}
(leverandør)

og

{K} Kommune
v/ Jobcenter {K}
CVR-nr.: {N}
(ordregiver)

har aftalt et partnerskab om at få flere ledige i job.

{P}

Styregruppen mødes hvert kvartal. Referat udsendes senest 14 dage efter mødet.

Underskrifter:
""",
    ),
}


def written(layout, kommune, firm, cvr, start, end, own="0"):
    """The text of an agreement; `start` and `end` are ISO dates or None."""
    day, number, closed, open_, text = LAYOUTS[layout]
    first = day(date.fromisoformat(start)) if start else ""
    last = day(date.fromisoformat(end)) if end else ""
    period = (closed if end else open_).format(S=first, E=last) if start else "Perioden aftales senere."
    return text.format(
        K=kommune,
        F=firm,
        C=number.format(cvr) if cvr else "",
        N=OWN_NUMBERS[int(own) % 10],
        P=period,
    ).replace(" ()", "")


def deal(layout, filename, kommune, code, firm, cvr, start, end=None, word=False, **how):
    """An agreement as PDF (or docx) with its label."""
    text = written(layout, kommune, firm, cvr, start, end, code)
    if word:
        return agreed_docx(filename, text.replace(" || ", "\t").replace("\f", ""), code, cvr, start, end)
    return agreed(filename, text, code, cvr, start, end, **how)
