"""Larger firms with lists and forms, replies that answer only what was asked, terse and foreign voices."""

from mail import Past, agreed, agreed_docx, mail, new, offered, out
from papers import DOCX, PDF, XLSX, Paper, agreement, archive, letter, pdf, scan, sheet

KLO, KLO_NAME = "44001055", "Kløverstien Beskæftigelse A/S"
NOR, NOR_NAME = "37298336", "Nordlys Jobcoaching ApS"
BRO, BRO_NAME = "35731059", "Brobyggerne Øst A/S"
AKT, AKT_NAME = "27552153", "Aktivhuset I/S"
VEN, VEN_NAME = "40415173", "Vendepunktet Mentor ApS"
KOM, KOM_NAME = "34916276", "Kompasgruppen A/S"

TENDER = """>> Sagsnr. 2022-0148821
# Kontrakt om beskæftigelsesindsats
Delaftale 3: Jobparate dagpengemodtagere

| Ordregiver: | {K} Kommune, Arbejdsmarked & Erhverv |
| CVR-nr.: | {N} |
| Leverandør: | {F} |
| CVR-nr.: | {C} |

Kontrakten er indgået på baggrund af ordregivers udbud efter light-regimet, offentliggjort den 9. maj 2018. Leverandørens tilbud er afgivet den 20. juni 2018 og vedstået i seks måneder.

## § 1. Kontraktens omfang
Leverandøren varetager det individuelle kontaktforløb og den virksomhedsrettede indsats for de ledige, som ordregiver visiterer. Ordregiver garanterer ikke et bestemt antal borgere.
\f## § 7. Leverandørens medarbejdere
Medarbejdere, som har kontakt med borgere, skal have relevant uddannelse eller mindst to års erfaring. Leverandøren indhenter straffeattest og børneattest, hvor det kræves efter loven.

## § 8. It-systemer
Leverandøren registrerer samtaler og aktiviteter i de landsdækkende systemer senest dagen efter aktiviteten. Leverandøren bestiller selv adgang til sine medarbejdere.

## § 11. Vederlag
| Ydelse | Pris i kr. ekskl. moms |
| Opstartssamtale | 1.150,00 |
| Opfølgning pr. uge | 395,00 |
| Resultatbonus, 13 uger | 6.500,00 |
\f## § 22. Løbetid
Kontrakten har virkning fra den {S} og løber til og med den {E}. Ordregiver kan på uændrede vilkår forlænge kontrakten i op til 2 gange 12 måneder. En forlængelse meddeles skriftligt senest tre måneder før udløb.

## § 23. Tvister
Tvister afgøres ved de almindelige domstole med ordregivers hjemting som værneting.

For ordregiver || For leverandøren
__________________________ || __________________________
Arbejdsmarkedsdirektør || Administrerende direktør
"""

PENNEO = """# Samarbejdsaftale om mentorforløb

Aftalens parter er

{F}, CVR-nr. {C}, (mentorfirmaet)

og

{K} Kommune, CVR-nr. {N}, (kommunen).

1. Mentorfirmaet stiller mentorer til rådighed for unge og voksne, som kommunens jobcenter peger på.
2. En mentor har højst 18 borgere ad gangen.
3. Prisen er 465 kr. i timen. Kørsel er indeholdt i prisen.
4. Mentorfirmaet har tavshedspligt, også efter at samarbejdet er hørt op.
5. Samarbejdet begynder den {S}{E}
6. Hver part kan opsige aftalen med tre måneders varsel til udgangen af en måned.
\f## Underskrifter
Underskrifterne i dette dokument er juridisk bindende. Dokumentet er underskrevet digitalt, og underskrivernes identitet er registreret og står nedenfor.

Birgitte Elsborg || Steen Kvorning
På vegne af: kommunen || På vegne af: mentorfirmaet
Serienummer: CVR:{N}-RID:58210443 || Serienummer: PID:9208-2002-2-71120934
IP: 198.51.100.14 || IP: 203.0.113.77
2017-11-30 13:02:11 UTC || 2017-12-01 08:44:52 UTC

Dokumentnøgle: 4QX0Z-71KTB-08LWE-PSYN3-DD2GF-6M1HJ
"""

SCHEME = """>> {K} Kommune
# Aftaleskema: køb af forløb hos ekstern leverandør

| Skema nr. | 4471 |
| Leverandør | {F} |
| Leverandørens CVR | {C} |
| Leverandørens EAN | 5790001234568 |
| Forløb | Afklaring og virksomhedspraktik |
| Antal pladser | 22 |
| Gyldig fra | {S} |
| Gyldig til | {E} |
| Pris pr. uge | 1.080 kr. |
| Kontaktperson | Faglig koordinator Mona Riber |

Skemaet udgør sammen med de almindelige betingelser hele aftalen mellem {K} Kommune og leverandøren. Leverandøren må ikke overdrage opgaven til andre uden skriftligt samtykke.

Godkendt af afdelingsleder: ____________________
Godkendt af leverandør: ____________________
"""

PROCESSOR = """# Standardkontraktsbestemmelser
i henhold til databeskyttelsesforordningens artikel 28, stk. 3, med henblik på databehandlerens behandling af personoplysninger

mellem

{K} Kommune
CVR {N}
herefter "den dataansvarlige"

og

{F}
CVR {C}
herefter "databehandleren"

der hver især er en "part" og sammen udgør "parterne"

## 1. Præambel
Bestemmelserne fastsætter databehandlerens rettigheder og forpligtelser, når denne behandler personoplysninger på vegne af den dataansvarlige som led i beskæftigelsesindsatsen.
\f## 2. Instruks
Databehandleren må kun behandle oplysninger efter dokumenteret instruks. Oplysningerne omfatter navn, cpr-nummer, ledighed, helbred i det omfang det er nødvendigt, og aftaler om aktiviteter.

## 3. Behandlingssikkerhed
Adgange tildeles personligt og lukkes samme dag, som en medarbejder fratræder.

## 4. Underdatabehandlere
Databehandleren har generel godkendelse. Ændringer varsles med 30 dage.

## 5. Ikrafttræden og ophør
Bestemmelserne træder i kraft den {S}{E}

For den dataansvarlige || For databehandleren
Navn: Inge-Lise Torp || Navn: ________________
Dokumentet er underskrevet via Visma Addo. Addo-id: 77c1-ae02-4f
"""

ORDER = """>> {K} Kommune
>> Center for Job og Uddannelse
>> CVR {N}

{F}
CVR {C}

## Aftale om levering af jobrettet vejledning

Kære samarbejdspartner

Tak for et godt møde. Hermed aftalen på skrift. I vejleder ledige over 50 år, enkeltvis og i grupper, i vores lokaler og hos jer. Vi betaler 14.300 kr. pr. hold og 520 kr. pr. individuel samtale. {P}

Har I spørgsmål til regningerne, skal I skrive til økonomiafdelingen, EAN 5798004321987.

Underskriv og send et eksemplar retur.

Venlig hilsen
Centerleder Per Ulstrup || Leverandør: ____________________
"""

ANNEX = """# Allonge 1
til aftale om ordinære løntimer og jobformidling

Mellem undertegnede {K} Kommune og medundertegnede {F} (CVR {C}) er der dags dato truffet aftale om, at den bestående aftale ændres således:

a) Antallet af årlige forløb hæves fra 60 til 85.
b) Bilag 2 udgår og erstattes af vedlagte prisblad.
c) {P}

I øvrigt gælder aftalen uændret.

Som kommune: __________________ || Som leverandør: __________________
"""

SERVICES = """# Services Agreement
Job coaching and mentoring

THIS AGREEMENT is entered into by and between:

(1) {K} Kommune, a Danish municipality, registration no. {N} (the "Customer"); and
(2) {F}, a company incorporated in Denmark under CVR no. {C} (the "Provider").

1. The Provider shall coach jobseekers referred by the Customer's job centre.
2. The Provider shall obtain personal log-ins for its staff to the national systems.
3. Fees: DKK 4,250 per completed course, excluding VAT, payable net 30 days.
\f4. Commencement and duration. This Agreement commences on {S} and, unless terminated earlier, remains in force until {E}.
5. The Customer may extend the Agreement once by up to twelve months by written notice.
6. Governing law: Danish law. Venue: the Customer's local court.

Signed electronically.
For the Customer: Head of Employment || For the Provider: Managing Partner
"""


def wrote(filename, layout, kommune, codes, firm, cvr, start, end=None, own="21742015", word=False, **rest):
    """An agreement: `rest` holds how its days are written in it (S, E, P); `start`, `end` are the label's."""
    text = layout.format(K=kommune, F=firm, C=cvr, N=own, **rest)
    if word:
        return agreed_docx(filename, text.replace(" || ", "\t").replace("\f", ""), codes, cvr, start, end)
    return agreed(filename, text, codes, cvr, start, end)


ONWARD = " og fortsætter, indtil en af parterne siger op."

mail("Administrationen, Kløverstien <admin@kloeverstien.example>", "Login til tre kolleger", "2022-09-14 08:12", """
Til rette vedkommende

Nedenstående kolleger skal have lavet et login, så de kan arbejde i JobKon for Jobcenter Holbæk og Jobcenter Kalundborg:

| Kirstine von Essen | kve@kloeverstien.example |
| Ali Reza Tavakoli | art@kloeverstien.example |
| Bjarke Muff-Lund | bml@kloeverstien.example |

De to kontrakter ligger ved som pdf.

Med venlig hilsen
Administrationen
Kløverstien Beskæftigelse A/S | Banetoften 4, 4300 Holbæk | CVR 44001055 | Tlf. 59430012
""", client="outlook", cvr=KLO, jc="316 326", emp=[
    new("Kirstine von Essen", "kve@kloeverstien.example"), new("Ali Reza Tavakoli", "art@kloeverstien.example"),
    new("Bjarke Muff-Lund", "bml@kloeverstien.example")],
    papers=[
        wrote("Kontrakt_DA3_Holbæk.pdf", TENDER, "Holbæk", "316", KLO_NAME, KLO, "2022-08-01", "2024-07-31", S="1. august 2022", E="31. juli 2024"),
        wrote("Kontrakt_DA3_Kalundborg.pdf", TENDER, "Kalundborg", "326", KLO_NAME, KLO, "2022-01-01", "2023-12-31", own="31636086", S="1. januar 2022", E="31. december 2023")])

mail("Dorthe Kløve <dk@kloeverstien.example>", "Brugerliste uge 40", "2022-10-03 11:30", """
Hej Landssupport

Så er der igen rokeret rundt. Vedhæftet regneark viser, hvem der skal have adgang, og hvem der skal lukkes. Alle nye er til Jobcenter Ringsted, og kontrakten er med.

Dorthe Kløve, HR
CVR-nr. 44 00 10 55
""", client="owa", cvr=KLO, jc="329", emp=[
    new("Mette Marie Aagesen", "mma@kloeverstien.example"), new("Piotr Zieliński", "pzi@kloeverstien.example"),
    out("Gitte Højbjerg", "ghj@kloeverstien.example")],
    papers=[
        Paper("brugerliste_uge40.xlsx", sheet("""Efternavn | Fornavn | Arbejdsmail | Handling
Aagesen | Mette Marie | mma@kloeverstien.example | Opret
Zieliński | Piotr | pzi@kloeverstien.example | Opret
Højbjerg | Gitte | ghj@kloeverstien.example | Luk
"""), XLSX),
        wrote("Ringsted.pdf", SCHEME, "Ringsted", "329", KLO_NAME, KLO, "2022-06-01", "2023-05-31", S="01.06.2022", E="31.05.2023")])

mail("\"Nordlys, Tina\" <tina@nordlys-job.example>", "SV: [LS-2203] Oprettelse af bruger", "2023-02-21 09:47", """
1) 37298336
2) jobcenter hjørring
3) se vedhæftede

tina
""", client="iphone", cvr=NOR, jc="860", miss="employee", history=[
    Past("Landssupporten", "dfdg@star.dk", "2023-02-20 15:10", "[LS-2203] Oprettelse af bruger", """Kære Tina Nordlys

Tak for jeres mail. For at kunne oprette brugeren mangler vi:

1. Hvad er jeres CVR-nummer?
2. Hvilket jobcenter skal der gives adgang til?
3. Aftalen med kommunen

Venlig hilsen
Landssupporten
CVR 55568510""", "Tina Nordlys <tina@nordlys-job.example>")],
    papers=[wrote("IMG-0331.pdf", ANNEX, "Hjørring", "860", NOR_NAME, NOR, "2023-02-01", "2024-01-31", P="Aftaleperioden er herefter 1. februar 2023 til 31. januar 2024, begge dage medregnet.")])

mail("jens o <jens@nordlys-job.example>", "hej", "2023-03-02 17:55", """
hej kan i få lavet adgang til min nye makker rune hald (rune@nordlys-job.example) det er frederikshavn jobcenter han skal på. papirerne er hæftet på. mvh jens, nordlys cvr 37298336

Sendt fra min iPhone
""", client="iphone_html", cvr=NOR, jc="813", emp=[new("Rune Hald", "rune@nordlys-job.example")],
    papers=[wrote("aftale frederikshavn nordlys.pdf", PENNEO, "Frederikshavn", "813", NOR_NAME, NOR, "2023-01-02", S="2. januar 2023", E=ONWARD)])

mail("Brugeradministration <brugere@brobyggerne.example>", "Vi siger farvel til to", "2021-06-29 14:20", """
Kære Landssupport

Den 30. juni siger vi farvel til Hanne Bech Troelsen og Søren Ib Vang, som begge går på pension efter mange gode år. Vi holder reception kl. 14, og I er velkomne til kage!

Vil I sørge for, at deres brugere bliver lukket fra den 1. juli?

De bedste hilsner
Brobyggerne Øst A/S
CVR: 35731059
""", client="gmail", cvr=BRO, emp=[out("Hanne Bech Troelsen", None), out("Søren Ib Vang", None)])

mail("Lise Brodersen <lbr@brobyggerne.example>", "Udskiftning på Frederikssund-kontrakten", "2021-08-11 10:02", """
Hej med jer

Pr. 1. september overtager Naja Fontain Lynge opgaven efter Klaus Winther på vores kontrakt med Frederikssund. Det betyder:

- Naja mangler at blive sat op med adgang til Jobcenter Frederikssund. Hendes adresse er nfl@brobyggerne.example.
- Klaus (kwi@brobyggerne.example) skal ikke længere kunne komme ind og bedes taget af listen.

Kontrakten er vedlagt. CVR: 35731059.

Mange tak
Lise Brodersen
Kontraktchef
""", client="outlook8", cvr=BRO, jc="250", emp=[
    new("Naja Fontain Lynge", "nfl@brobyggerne.example"), out("Klaus Winther", "kwi@brobyggerne.example")],
    papers=[wrote("Frederikssund.PDF", TENDER, "Frederikssund", "250", BRO_NAME, BRO, "2020-03-01", "2022-02-28", S="1. marts 2020", E="28. februar 2022")])

mail("Fyns Aktivhus <post@aktivhuset.example>", "Ansøgning om adgang", "2024-01-16 12:00", """
Se venligst vedlagte skema og kontrakt.

Aktivhuset
""", client="plain64", cvr=AKT, jc="440 450", emp=[
    new("Thea Nygaard Kold", "thea@aktivhuset.example"), new("Hamza Yildirim", "hamza@aktivhuset.example")],
    papers=[
        Paper("Ansøgningsskema.pdf", pdf("""# Ansøgning om brugeradgang til Arbejdsmarkedsportalen
Udfyldes af anden aktør og sendes til Landssupporten

| Virksomhed | Aktivhuset I/S |
| CVR-nr. | 27552153 |
| Telefon | 62190044 |
| Brugeransvarlig | Ulla Krage Dinesen |
| Mail | post@aktivhuset.example |
| Jobcentre | Kerteminde og Nyborg |

## Medarbejdere, der skal oprettes
| Navn | E-mail |
| Thea Nygaard Kold | thea@aktivhuset.example |
| Hamza Yildirim | hamza@aktivhuset.example |

Dato: 16-01-2024
Underskrift: Ulla Krage Dinesen
""")),
        agreed("Kontrakt Østfyn.pdf", """# Fælles kontrakt
om jobrettet vejledning på Østfyn

Kerteminde Kommune (CVR 31636086) og Nyborg Kommune (CVR 25967690), i det følgende tilsammen kaldet kommunerne, har indgået denne kontrakt med

Aktivhuset I/S
CVR 27552153

1. Kommunerne henviser borgere hver for sig og betaler hver for sig.
2. Aktivhuset holder åbent alle hverdage fra 8.30 til 15.30, fredag dog til 13.
3. Der holdes statusmøde i februar, juni og oktober.
4. Kontrakten omfatter årene 2023 og 2024 og gælder således fra den 1. januar 2023 til den 31. december 2024.

Kerteminde, den 8. december 2022 || Nyborg, den 12. december 2022
_______________________ || _______________________
""", "440 450", AKT, "2023-01-01", "2024-12-31")])

mail("Ulla Krage Dinesen <ulla@aktivhuset.example>", "Skemaet igen", "2024-02-06 13:15", """
Hej

Jeg prøver med skemaet igen, nu som Word, da pdf'en drillede. Kontrakten har I vel fra sidst?

Hilsen Ulla
""", client="apple", cvr=AKT, jc="440", emp=[new("Bo Andrée", "bo@aktivhuset.example"), new("Ditte Wulff Ehlers", None)],
    miss="agreement employee_email",
    papers=[Paper("Ansøgningsskema_udfyldt.docx", letter("""# Ansøgning om brugeradgang til Arbejdsmarkedsportalen
| Virksomhed | Aktivhuset I/S |
| CVR-nr. | 27552153 |
| Jobcenter | Kerteminde |
Medarbejdere, der skal oprettes:
| Navn | E-mail |
| Bo Andrée | bo@aktivhuset.example |
| Ditte Wulff Ehlers | |
Bemærkninger: Ditte begynder den 15. februar."""), DOCX)])

mail("Marek Nowak <marek@vendepunktet.example>", "Nye bruger til system", "2023-04-18 19:22", """
Goddag,

jeg hedder Marek og jeg er ny kontormand i Vendepunktet. Min chef siger jeg skal skrive til jer for at lave adgang. Det er to person som skal ind i JobKon hos jobcenter i Thisted:

Zofia Wróbel, mail er zofia@vendepunktet.example
Karsten Thy, mail er karsten@vendepunktet.example

Jeg sætter kontrakten med Thisted Kommune på denne mail. Firma nummer (cvr) 40415173.

Undskyld min dansk, jeg lærer stadig.

Tak og hilsen
Marek Nowak
""", client="gmail", cvr=VEN, jc="787", emp=[new("Zofia Wróbel", "zofia@vendepunktet.example"), new("Karsten Thy", "karsten@vendepunktet.example")],
    papers=[wrote("kontrakt thisted.pdf", ORDER, "Thisted", "787", VEN_NAME, VEN, "2023-04-01", "2024-03-31", own="27027105", P="Aftalen dækker perioden fra 1. april 2023 til 31. marts 2024.")])

mail("Marek Nowak <marek@vendepunktet.example>", "En bruger er gået", "2023-06-02 16:40", """
Goddag

Karsten Thy er gået fra os i dag. Vil I slette hans bruger? Mail var karsten@vendepunktet.example. CVR 40415173.

Tak
Marek
""", client="gmail", cvr=VEN, emp=[out("Karsten Thy", "karsten@vendepunktet.example")])

mail("Kompasgruppen HR <hr@kompasgruppen.example>", "Onboarding maj", "2023-04-27 08:00", """
Til Landssupporten

I maj får vi følgende nye konsulenter:

Rasmus Toft Guldager og Emilie Krag-Jespersen begynder den 1. maj, og Samira El-Amin begynder den 15. maj. Deres mailadresser er i samme rækkefølge rtg@kompasgruppen.example, ekj@kompasgruppen.example og sea@kompasgruppen.example.

Alle tre bedes lagt ind under Jobcenter Lyngby-Taarbæk. Den kontrakt, vi har med Lyngby-Taarbæk Kommune, sender vi med.

Kompasgruppen A/S
Kalvebod Plads 11, 3. sal, 1560 København V
CVR nr. 34916276 - tlf. 33 60 41 18
""", client="outlook_html", cvr=KOM, jc="173", emp=[
    new("Rasmus Toft Guldager", "rtg@kompasgruppen.example"), new("Emilie Krag-Jespersen", "ekj@kompasgruppen.example"),
    new("Samira El-Amin", "sea@kompasgruppen.example")],
    papers=[wrote("LTK kontrakt (underskrevet).pdf", TENDER, "Lyngby-Taarbæk", "173", KOM_NAME, KOM, "2023-02-01", "2025-01-31", S="1. februar 2023", E="31. januar 2025")])

mail("Kompasgruppen HR <hr@kompasgruppen.example>", "Offboarding juni", "2023-06-26 08:00", """
Til Landssupporten

Følgende fratræder pr. 30. juni, og deres adgange skal inddrages:

rtg@kompasgruppen.example
pla@kompasgruppen.example

Kompasgruppen A/S
CVR nr. 34916276 - tlf. 33 60 41 18
""", client="outlook_html", cvr=KOM, emp=[out(None, "rtg@kompasgruppen.example"), out(None, "pla@kompasgruppen.example")])

mail("Frida Kompas <frida@kompasgruppen.example>", "VS: Nyt navn til listen", "2023-08-22 12:31", """
Kære Landssupport

Nedenstående har jeg fået fra vores afdeling i Hillerød. Vil I klare det? Vores CVR er 34916276. Aftalen vedhæfter jeg.

Frida
""", client="owa", forward=True, cvr=KOM, jc="219", emp=[new("Troels Uldahl", "tru@kompasgruppen.example")], history=[
    Past("Inger Sloth", "isl@kompasgruppen.example", "2023-08-22 11:58", "Nyt navn til listen", """Hej Frida

Troels Uldahl er startet her og har brug for at blive oprettet til Jobcenter Hillerød. Hans mail: tru@kompasgruppen.example

Vi ses til sommerfest
Inger""", "Frida Kompas <frida@kompasgruppen.example>")],
    papers=[wrote("Hillerød.docx", SCHEME, "Hillerød", "219", KOM_NAME, KOM, "2023-01-01", "2023-12-31", own="20698446", word=True, S="1/1-2023", E="31/12-2023")])

mail("Frida Kompas <frida@kompasgruppen.example>", "VS: Troels", "2023-11-30 09:05", """
Hej igen

Troels har fået andet arbejde, se nedenfor. Vil I fjerne ham?

Frida Kompas
Kompasgruppen A/S, CVR 34916276
""", client="owa", forward=True, cvr=KOM, emp=[out("Troels Uldahl", "tru@kompasgruppen.example")], history=[
    Past("Inger Sloth", "isl@kompasgruppen.example", "2023-11-30 08:44", "Troels", """Hej Frida

Troels Uldahl (tru@kompasgruppen.example) har sagt op og har sidste dag i dag.

Inger""", "Frida Kompas <frida@kompasgruppen.example>")])

SKR, SKR_NAME = "23354322", "Stærke Skridt ApS"
VES, VES_NAME = "43515292", "Vestvind Afklaring A/S"
LYK, LYK_NAME = "28280734", "Lykkeberg & Partnere P/S"
FAB, FAB_NAME = "39848813", "Jobfabrikken Midt A/S"
TVA, TVA_NAME = "33935471", "På Tværs Consulting ApS"
SPR, SPR_NAME = "34165459", "Sprog & Arbejde A/S"

mail("Stærke Skridt <kontor@staerkeskridt.example>", "adgang", "2020-02-11 21:14", """
PIA DAMSGAARD BAK SKAL HAVE ADGANG TIL JOBCENTER VEJEN. PIA@STAERKESKRIDT.EXAMPLE. CVR 23354322. AFTALE FØLGER MED SOM BILAG. MVH STÆRKE SKRIDT
""", client="webmail_latin", cvr=SKR, jc="575", emp=[new("Pia Damsgaard Bak", "pia@staerkeskridt.example")],
    papers=[wrote("VEJEN.PDF", ANNEX, "Vejen", "575", SKR_NAME, SKR, "2020-01-01", "2021-12-31", P="Aftalen gælder nu fra og med 1. januar 2020 til og med 31. december 2021.")])

mail("Stærke Skridt <kontor@staerkeskridt.example>", "SV: adgang", "2020-02-25 20:02", """
samme som sidst bare med Ole Fruergaard, han mangler også adgang til jobcenter vejen. ole@staerkeskridt.example

aftalen er den samme og er med igen
""", client="webmail_latin", jc="575", emp=[new("Ole Fruergaard", "ole@staerkeskridt.example")], cvr=SKR,
    history=[Past("Landssupporten", "dfdg@star.dk", "2020-02-13 09:00", "SV: adgang", "Hej\n\nPia Damsgaard Bak er oprettet og har fået en mail.\n\nVenlig hilsen\nLandssupporten\nSTAR, CVR-nr. 55568510")],
    papers=[wrote("VEJEN.PDF", ANNEX, "Vejen", "575", SKR_NAME, SKR, "2020-01-01", "2021-12-31", P="Aftalen gælder nu fra og med 1. januar 2020 til og med 31. december 2021.")])

mail("Torben Vestvind <tv@vestvind-afklaring.example>", "Ringkøbing-Skjern, Lemvig og Holstebro", "2024-05-13 10:10", """
Hej Landssupport

Så har vi vundet udbuddet i de tre vestjyske kommuner, og det skal fejres med arbejde! Fordelingen bliver:

Ringkøbing-Skjern: Aksel Nørlem Trans (ant@vestvind-afklaring.example) og Birthe Ladefoged (bla@vestvind-afklaring.example)
Lemvig: Birthe Ladefoged
Holstebro: Sahra Warsame (swa@vestvind-afklaring.example)

Alle skal oprettes med adgang til det pågældende jobcenter. De tre kontrakter er pakket i en zip-fil.

Vores CVR-nummer er 43 51 52 92, telefon 97 41 00 26.

Torben
""", client="bird", cvr=VES, jc="661 665 760", emp=[
    new("Aksel Nørlem Trans", "ant@vestvind-afklaring.example"), new("Birthe Ladefoged", "bla@vestvind-afklaring.example"),
    new("Sahra Warsame", "swa@vestvind-afklaring.example")],
    papers=[Paper("kontrakter.zip", archive([
        ("Ringkøbing-Skjern.pdf", pdf(TENDER.format(K="Ringkøbing-Skjern", N="21742015", F=VES_NAME, C=VES, S="1. juni 2024", E="31. maj 2026"))),
        ("Lemvig.pdf", pdf(TENDER.format(K="Lemvig", N="31636086", F=VES_NAME, C=VES, S="1. juni 2024", E="31. maj 2026"))),
        ("Holstebro.pdf", pdf(TENDER.format(K="Holstebro", N="25967690", F=VES_NAME, C=VES, S="1. maj 2024", E="30. april 2026")))]),
        "application/zip", (
            agreement("Ringkøbing-Skjern.pdf", "760", VES, "2024-06-01", "2026-05-31"),
            agreement("Lemvig.pdf", "665", VES, "2024-06-01", "2026-05-31"),
            agreement("Holstebro.pdf", "661", VES, "2024-05-01", "2026-04-30")))])

mail("Torben Vestvind <tv@vestvind-afklaring.example>", "SV: [LS-3120] Vi mangler oplysninger om jeres nye bruger", "2024-06-20 14:44", """
Beklager, der gik ged i den. Den rigtige adresse til Sahra Warsame, som skal oprettes, er sahra.warsame@vestvind-afklaring.example.

Torben
""", client="outlook", emp=[new("Sahra Warsame", "sahra.warsame@vestvind-afklaring.example")], miss="agreement cvr jobcentre",
    history=[Past("Landssupporten", "dfdg@star.dk", "2024-06-20 09:30", "[LS-3120] Vi mangler oplysninger om jeres nye bruger", "Kære Torben\n\nVi mangler en gyldig mailadresse til Sahra Warsame.\n\nVenlig hilsen\nLandssupporten")])

mail("Benedikte Lykkeberg <bl@lykkeberg-partnere.example>", "Anmodning om brugeradgang", "2025-01-08 15:37", """
Til Landssupporten

Lykkeberg & Partnere P/S (CVR-nr. 28280734) har pr. 1. januar 2025 overtaget kontrakten med Egedal Kommune fra en tidligere leverandør. Kontrakten er vedlagt som bilag 1 og databehandleraftalen som bilag 2.

I den anledning anmodes om, at nedenstående to medarbejdere får brugeradgang til Jobcenter Egedal:

(i)  cand.scient.pol. Nikolaj Rør Ellegaard, nre@lykkeberg-partnere.example
(ii) socialrådgiver Yasmin Öztürk, yoz@lykkeberg-partnere.example

Kvittering bedes sendt til undertegnede med kopi til vores direktør, Arne Lykkeberg.

Med venlig hilsen

Benedikte Lykkeberg
Partner
""", client="outlook8", cc="Arne Lykkeberg <al@lykkeberg-partnere.example>", cvr=LYK, jc="240", emp=[
    new("Nikolaj Rør Ellegaard", "nre@lykkeberg-partnere.example"), new("Yasmin Öztürk", "yoz@lykkeberg-partnere.example")],
    papers=[
        wrote("Bilag 1.pdf", TENDER, "Egedal", "240", LYK_NAME, LYK, "2025-01-01", "2026-12-31", S="1. januar 2025", E="31. december 2026"),
        wrote("Bilag 2.pdf", PROCESSOR, "Egedal", "240", LYK_NAME, LYK, "2025-01-01", S="1. januar 2025", E=" og gælder, så længe der behandles personoplysninger.")])

mail("Arne Lykkeberg <al@lykkeberg-partnere.example>", "Benedikte", "2025-02-17 10:03", """
Hej

Benedikte Lykkeberg er gået på barsel. Jeg skulle derfor selv have en bruger, til Jobcenter Egedal ligesom de andre. Jeg har samme CVR, 28280734, og kontrakten er her.

Arne Lykkeberg
al@lykkeberg-partnere.example
""", client="iphone", cvr=LYK, jc="240", emp=[new("Arne Lykkeberg", "al@lykkeberg-partnere.example")],
    papers=[wrote("Bilag 1.pdf", TENDER, "Egedal", "240", LYK_NAME, LYK, "2025-01-01", "2026-12-31", S="1. januar 2025", E="31. december 2026")])

mail("Jobfabrikken Midt <booking@jobfabrikken.example>", "CSV fra lønsystemet", "2022-11-22 07:30", """
Hej

Her er udtrækket fra vores lønsystem. Alle på listen skal oprettes hos Jobcenter Viborg. Aftalen er den anden fil. Vi hedder Jobfabrikken Midt A/S og har CVR-nummer 39848813.

Jobfabrikken
""", client="webmail", cvr=FAB, jc="791", emp=[
    new("Signe Bastrup", "sba@jobfabrikken.example"), new("Lasse Rav Tinning", "lrt@jobfabrikken.example"),
    new("Thanh Huong Nguyen", "thn@jobfabrikken.example"), new("Else Marie Kjær", "emk@jobfabrikken.example")],
    papers=[
        Paper("udtraek.csv", "Lønnr.;Navn;E-mail;Stilling\r\n10442;Bastrup, Signe;sba@jobfabrikken.example;Konsulent\r\n10443;Tinning, Lasse Rav;lrt@jobfabrikken.example;Konsulent\r\n10451;Nguyen, Thanh Huong;thn@jobfabrikken.example;Mentor\r\n10467;Kjær, Else Marie;emk@jobfabrikken.example;Mentor\r\n".encode("cp1252"), "text/csv"),
        wrote("Viborg_2022.pdf", PENNEO, "Viborg", "791", FAB_NAME, FAB, "2022-10-01", "2023-09-30", S="1. oktober 2022", E=" og slutter den 30. september 2023.")])

mail("Jobfabrikken Midt <booking@jobfabrikken.example>", "Rettelse til listen", "2023-01-10 07:30", """
Hej

Signe Bastrup, sba@jobfabrikken.example, er flyttet internt til kantinen og skal have sin bruger fjernet. Kassér også Else Marie Kjær, som er hos jer to gange af ukendte grunde? Nej, vent, hende skal I lade være, det finder vi selv ud af.

CVR 39848813

Jobfabrikken
""", client="webmail", cvr=FAB, emp=[out("Signe Bastrup", "sba@jobfabrikken.example")])

mail("Rie Thinggaard <rie@jobfabrikken.example>", "5 nye", "2023-02-14 13:50", """
Hej Landssupport

5 nye til Skive:

Hans Jacob Ruby – hjr@jobfabrikken.example
Ane Sofie von der Recke – avr@jobfabrikken.example
Kaj Ove Ø – koo@jobfabrikken.example
Mille Fynbo – mfy@
Tove Bak – tba@jobfabrikken.example

Altså adgang til JobKon via Jobcenter Skive. Aftale følger vedhæftet, CVR 39848813.

Rie
""", client="cp1252", cvr=FAB, jc="779", emp=[
    new("Hans Jacob Ruby", "hjr@jobfabrikken.example"), new("Ane Sofie von der Recke", "avr@jobfabrikken.example"),
    new("Kaj Ove Ø", "koo@jobfabrikken.example"), new("Mille Fynbo", None), new("Tove Bak", "tba@jobfabrikken.example")],
    miss="employee_email", prob="employee_email_invalid",
    papers=[wrote("Skive.pdf", SCHEME, "Skive", "779", FAB_NAME, FAB, "2023-01-01", "2024-12-31", S="01-01-2023", E="31-12-2024")])

mail("Kenneth P <kp@paatvaers.example>", "Kan man få en bruger?", "2022-05-03 16:16", """
Hej

Vi overvejer at byde på en opgave i Favrskov Kommune. Hvis vi vinder, kan man så få brugere til JobKon med det samme, og hvad koster det? Vi er fire konsulenter.

Kenneth Post
På Tværs Consulting ApS
CVR 33935471
""", client="gmail", kind="other")

mail("Kenneth P <kp@paatvaers.example>", "Re: Kan man få en bruger?", "2022-09-05 11:21", """
Hej igen

Vi vandt! Så nu beder jeg om adgang til de fire: Kenneth Post (kp@paatvaers.example), Ditte Haugaard Lund (dhl@paatvaers.example), Johan Skau (js@paatvaers.example) og Mona Lisa Brask (mlb@paatvaers.example). Jobcenteret er Favrskov, CVR-nummeret 33935471, og den underskrevne kontrakt følger hermed.

Kenneth
""", client="gmail", cvr=TVA, jc="710", emp=[
    new("Kenneth Post", "kp@paatvaers.example"), new("Ditte Haugaard Lund", "dhl@paatvaers.example"),
    new("Johan Skau", "js@paatvaers.example"), new("Mona Lisa Brask", "mlb@paatvaers.example")],
    history=[Past("Landssupporten", "dfdg@star.dk", "2022-05-04 08:15", "SV: Kan man få en bruger?", "Hej Kenneth\n\nDet er gratis. Send CVR-nummer, jobcenter, aftale, navne og mailadresser, når I har en kontrakt.\n\nVenlig hilsen\nLandssupporten")],
    papers=[wrote("Favrskov kontrakt.pdf", TENDER, "Favrskov", "710", TVA_NAME, TVA, "2022-09-01", "2024-08-31", S="1. september 2022", E="31. august 2024")])

mail("Anja Bloch <anja@sprog-arbejde.example>", "Jobcenter Ballerup – ny sprogmentor", "2020-10-20 09:58", """
Kære team

Som aftalt i telefonen med Bente hos jer i går (tak for hjælpen!) sender jeg her det hele samlet. Det handler om Gulalai Stanikzai, der er vores nye sprogmentor. Hun var før hos Rødovre Kommune og har arbejdet med jobcentret i Glostrup, men hos os skal hun kun på Jobcenter Ballerup.

Hun har mailen gs@sprog-arbejde.example og mobil 28 41 77 09 og sidder i Herlev, Hørkær 22.

Aftalen med Ballerup har jeg scannet ind.

Venlige hilsner
Anja Bloch
Sprog & Arbejde A/S · CVR 34165459 · P-nr. 1021447765
""", client="apple", cvr=SPR, jc="151", emp=[new("Gulalai Stanikzai", "gs@sprog-arbejde.example")],
    papers=[agreed("Ballerup.pdf", ORDER.format(K="Ballerup", N="27027105", F=SPR_NAME, C=SPR, P="Aftalen gælder i tiden 1. september 2020 til 31. august 2022."), "151", SPR, "2020-09-01", "2022-08-31")])

mail("Anja Bloch <anja@sprog-arbejde.example>", "Gulalai og Ishøj", "2022-10-04 09:58", """
Kære team

Gulalai Stanikzai (gs@sprog-arbejde.example), som allerede er på Jobcenter Ballerup, skal også kunne komme på Jobcenter Ishøj. Vil I give hende den adgang? Jeg vedlægger den aftale, vi har.

Venlige hilsner
Anja Bloch
Sprog & Arbejde A/S · CVR 34165459 · P-nr. 1021447765
""", client="apple", cvr=SPR, jc="183", emp=[new("Gulalai Stanikzai", "gs@sprog-arbejde.example")],
    miss="agreement", prob="agreement_expired agreement_wrong_municipality",
    papers=[agreed("Ballerup.pdf", ORDER.format(K="Ballerup", N="27027105", F=SPR_NAME, C=SPR, P="Aftalen gælder i tiden 1. september 2020 til 31. august 2022."), "151", SPR, "2020-09-01", "2022-08-31")])

mail("Afdelingsleder Kim Rask <kira@albertslund-kommune.example>", "Nye medarbejdere i jobcentret", "2023-09-01 08:20", """
Hej Landssupport

Vi har fået tre nye kolleger i Jobcenter Albertslund, og ingen her ved, hvordan de bliver oprettet:

Line Toftegaard, litt@albertslund-kommune.example
Osman Yusuf, osyu@albertslund-kommune.example
Vibe Rosenkilde, viro@albertslund-kommune.example

De skal bruge Sagsbehandler og Indkalder.

Kim Rask
Albertslund Kommune, CVR 66137112
""", client="owa", kind="misdirected")

mail("Medlemsservice <hr@teknikernesakasse.example>", "Bestilling: 2 brugere oprettes, 1 nedlægges", "2022-03-15 10:40", """
Til Landssupporten

Vi bestiller hermed:

| Handling | Navn | Mail |
| Oprettes | Jesper Aagaard Riis | jar@teknikernesakasse.example |
| Oprettes | Nina Løkke Bo | nlb@teknikernesakasse.example |
| Nedlægges | Poul Erik Fog | pef@teknikernesakasse.example |

De er alle ansat her i a-kassen og arbejder med A-kasse Kursusadministration.

Med venlig hilsen
Teknikernes A-kasse, HR
""", client="outlook", kind="misdirected")

mail("Kompasgruppen HR <hr@kompasgruppen.example>", "Automatisk svar: [LS-3344] Din mail om oprettelse af brugere", "2023-07-14 08:00", """
Tak for din mail. HR i Kompasgruppen holder lukket i uge 29, 30 og 31. Haster oprettelsen af en ny medarbejder, kan du ringe til Frida Kompas på 33 60 41 20.

Kompasgruppen A/S
CVR nr. 34916276
""", client="outlook", kind="automatic", headers=["Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"])

mail("Nyt fra Konsulentnettet <nyt@konsulentnettet.example>", "Sådan får du oprettet nye brugere i JobKon", "2021-03-11 06:00", """
Kære læser

I denne måneds brev: Sådan får du oprettet nye medarbejdere i JobKon, hvad en aftale med jobcenteret skal indeholde, og tre gode råd om CVR-numre.

Læs mere på vores side. Vil du ikke længere have brevet, kan du framelde dig nederst.
""", client="webmail", kind="automatic", headers=["List-Id: <nyt.konsulentnettet.example>", "List-Unsubscribe: <mailto:framelding@konsulentnettet.example>", "Precedence: bulk"])

SOL, SOL_NAME = "33806132", "Solsikken Rehabilitering A/S"
VRK, VRK_NAME = "22029347", "Karriereværkstedet ApS"
MSI, MSI_NAME = "28994567", "MS Integration ApS"
NJP, NJP_NAME = "44873230", "Nordic Job Partners A/S"
HAV, HAV_NAME = "29944288", "Havnens Jobhus A/S"

mail("Solsikken, Personale <personale@solsikken-rehab.example>", "Ændringer i brugere pr. 1. marts", "2021-02-22 13:00", """
Kære Landssupporten

Ind:
Zenia Brostrøm, zbr@solsikken-rehab.example (Jobcenter Svendborg)
Tobias Lau Nygård, tln@solsikken-rehab.example (Jobcenter Langeland)

Ud:
Vivi Nørre Åby
Per-Ole Kastberg

Begge aftaler er vedhæftet. CVR: 33806132.

Personaleafdelingen
Solsikken Rehabilitering A/S
""", client="outlook8", cvr=SOL, jc="479 482", emp=[
    new("Zenia Brostrøm", "zbr@solsikken-rehab.example"), new("Tobias Lau Nygård", "tln@solsikken-rehab.example"),
    out("Vivi Nørre Åby", None), out("Per-Ole Kastberg", None)],
    papers=[
        wrote("1 Svendborg.pdf", ORDER, "Svendborg", "479", SOL_NAME, SOL, "2020-08-01", P="Aftalen gælder fra 1. august 2020 og indtil videre."),
        wrote("2 Langeland.pdf", PENNEO, "Langeland", "482", SOL_NAME, SOL, "2021-01-15", "2022-01-14", own="31636086", S="15. januar 2021", E=" og udløber automatisk den 14. januar 2022.")])

mail("Solsikken, Personale <personale@solsikken-rehab.example>", "SV: SV: Ændringer i brugere pr. 1. marts", "2021-03-05 09:12", """
Kære Landssupporten

Tak for hjælpen med listen nedenfor. Vi har opdaget, at Per-Ole Kastberg bliver alligevel, det er vi glade for. Hans bruger er heldigvis ikke lukket endnu, kan vi se, så I behøver ikke gøre mere.

Personaleafdelingen
""", client="outlook8", kind="other", history=[
    Past("Landssupporten", "dfdg@star.dk", "2021-03-01 12:12", "SV: Ændringer i brugere pr. 1. marts", "Kære Solsikken\n\nDe to nye er oprettet. Nedlæggelserne følger.\n\nVenlig hilsen\nLandssupporten"),
    Past("Solsikken, Personale", "personale@solsikken-rehab.example", "2021-02-22 13:00", "Ændringer i brugere pr. 1. marts", "Ud:\nVivi Nørre Åby\nPer-Ole Kastberg")])

mail("Jørn Værk <joern@karrierevaerkstedet.example>", "ny mand", "2024-08-19 06:52", """
Godmorgen. Ny mand hos os: Mads Peter Hjermind. Skal kunne bruge jobkon i Randers jobcenter fra i dag helst. mads@karrierevaerkstedet.example. cvr 22029347

kontrakten er med

jørn, tlf 86 42 00 19
""", client="iphone", cvr=VRK, jc="730", emp=[new("Mads Peter Hjermind", "mads@karrierevaerkstedet.example")],
    papers=[wrote("Scan 19. aug. 2024 06.49.pdf", ORDER, "Randers", "730", VRK_NAME, VRK, "2024-08-01", "2025-07-31", P="Vi køber forløb af jer fra 1. august 2024 til 31. juli 2025.")])

mail("Jørn Værk <joern@karrierevaerkstedet.example>", "mads", "2024-10-04 06:40", """
mads peter hjermind skal af igen, han duede ikke. cvr 22029347. jørn
""", client="iphone", cvr=VRK, emp=[out("Mads Peter Hjermind", None)])

mail("Jørn Værk <joern@karrierevaerkstedet.example>", "hmm", "2024-10-21 06:31", """
godmorgen. jeg har slet intet hørt på min mail fra den 4. oktober?? er den nået frem. ring til mig 86 42 00 19

jørn
""", client="iphone", kind="other")

mail("Fatma Şahin <fatma@ms-integration.example>", "Opret ny medarbejder, venligst", "2023-11-07 10:55", """
Kære hr./fru

Vi vil gerne bede jer at oprette vores ny medarbejder i jeres system:

For navn: Abdirahman
Efter navn: Hassan Farah
E-mail: abdirahman@ms-integration.example
Job center: Brøndby

Kontrakt mellem Brøndby kommune og os er i bilag. Vores CVR er DK-28994567.

På forhånd mange tak for hjælp og hav en god dag
Fatma Şahin
Daglig leder
""", client="owa_html", cvr=MSI, jc="153", emp=[new("Abdirahman Hassan Farah", "abdirahman@ms-integration.example")],
    papers=[wrote("Brøndby_MS_Integration.pdf", SCHEME, "Brøndby", "153", MSI_NAME, MSI, "2023-10-01", "2024-09-30", S="1. oktober 2023", E="30. september 2024")])

mail("Fatma Şahin <fatma@ms-integration.example>", "SV: Vi mangler oplysninger [LS-3711]", "2023-12-05 10:01", """
Kære Landssupport

Her kommer svar til jeres spørgsmål om oprettelse:

- Navn er Nguyễn Thị Mai
- Email er mai@ms-integration.example
- Kommunen har endnu ikke sendt papir til os, så den kommer senere i ugen

Fatma Şahin
MS Integration ApS, CVR DK-28994567
""", client="owa_html", cvr=MSI, emp=[new("Nguyễn Thị Mai", "mai@ms-integration.example")], miss="agreement jobcentre",
    history=[Past("Landssupporten", "dfdg@star.dk", "2023-12-04 14:00", "Vi mangler oplysninger [LS-3711]", "Kære Fatma\n\nVi mangler:\n1. Navn og e-mailadresse på den, der skal oprettes\n2. Aftalen med kommunen\n\nVenlig hilsen\nLandssupporten")])

mail("Grace O'Donnell <grace@nordic-job-partners.example>", "Access for new starters (Copenhagen & Frederiksberg)", "2024-04-09 09:45", """
Good morning,

Two consultants joined us last week and will need log-ins for JobKon:

1. Siobhán Ní Bhriain - siobhan@nordic-job-partners.example - Jobcenter København
2. Pelle Sandström - pelle@nordic-job-partners.example - Jobcenter Frederiksberg

Both contracts are enclosed. We are registered under CVR 44873230. My own account works fine, thank you.

Kind regards,
Grace O'Donnell
Office Manager | +45 33 71 20 08
""", client="outlook", cvr=NJP, jc="101 147", emp=[
    new("Siobhán Ní Bhriain", "siobhan@nordic-job-partners.example"), new("Pelle Sandström", "pelle@nordic-job-partners.example")],
    papers=[
        wrote("Contract Copenhagen.pdf", SERVICES, "Københavns", "101", NJP_NAME, NJP, "2024-01-01", "2025-12-31", S="1 January 2024", E="31 December 2025"),
        wrote("Contract Frederiksberg.pdf", SERVICES, "Frederiksberg", "147", NJP_NAME, NJP, "2024-04-01", "2026-03-31", own="25967690", S="1 April 2024", E="31 March 2026")])

mail("Grace O'Donnell <grace@nordic-job-partners.example>", "Leaver", "2024-09-30 16:59", """
Hi,

Today was Pelle Sandström's last day. Please deactivate his user.

Nordic Job Partners A/S (CVR 44873230)
Grace
""", client="outlook", cvr=NJP, emp=[out("Pelle Sandström", None)])

mail("Grace O'Donnell <grace@nordic-job-partners.example>", "Swap: Pelle -> Ingeborg", "2024-10-07 09:20", """
Hi again,

Ingeborg Dahl-Næss steps into Pelle's shoes. Could you set her up for the Frederiksberg job centre? ingeborg@nordic-job-partners.example is her address. You already closed Pelle's account last week, so nothing to do there.

I attach the contract once more. CVR is 44873230.

Grace
""", client="outlook", cvr=NJP, jc="147", emp=[new("Ingeborg Dahl-Næss", "ingeborg@nordic-job-partners.example")],
    papers=[wrote("Contract Frederiksberg.pdf", SERVICES, "Frederiksberg", "147", NJP_NAME, NJP, "2024-04-01", "2026-03-31", own="25967690", S="1 April 2024", E="31 March 2026")])

mail("Havnens Jobhus <drift@havnens-jobhus.example>", "Brugeroprettelser, del 1 af 2", "2022-01-31 12:24", """
Hej

Vi sender i to omgange, da filerne fylder. Første omgang er Esbjerg: Her skal Henriette Brix (hbr@havnens-jobhus.example) og Jonathan Toft Sæderup (jts@havnens-jobhus.example) have adgang til jobcentret i Esbjerg.

Anden omgang om Varde kommer i morgen med sin egen aftale.

Havnens Jobhus A/S
CVR 29944288
""", client="cp1252", cvr=HAV, jc="561", emp=[
    new("Henriette Brix", "hbr@havnens-jobhus.example"), new("Jonathan Toft Sæderup", "jts@havnens-jobhus.example")],
    papers=[wrote("Esbjerg.pdf", TENDER, "Esbjerg", "561", HAV_NAME, HAV, "2021-11-01", "2023-10-31", S="1. november 2021", E="31. oktober 2023")])

mail("Havnens Jobhus <drift@havnens-jobhus.example>", "Brugeroprettelser, del 2 af 2", "2022-02-01 12:20", """
Hej

Og her er så anden omgang, som er til Jobcenter Varde:

Brix, Henriette
hbr@havnens-jobhus.example

Holm Bundgaard, Svend Aage
sahb@havnens-jobhus.example

Havnens Jobhus A/S
CVR 29944288
""", client="cp1252", cvr=HAV, jc="573", emp=[
    new("Henriette Brix", "hbr@havnens-jobhus.example"), new("Svend Aage Holm Bundgaard", "sahb@havnens-jobhus.example")],
    miss="agreement", prob="agreement_unreadable",
    papers=[offered("Kontrakt Varde.pdf", pdf(TENDER.format(K="Varde", N="27027105", F=HAV_NAME, C=HAV, S="1. januar 2022", E="31. december 2023"), password="varde22"))])

mail("Havnens Jobhus <drift@havnens-jobhus.example>", "SV: Brugeroprettelser, del 2 af 2", "2022-02-03 08:10", """
Undskyld, her kommer kontrakten uden kode. Oprettelsen gælder fortsat Jobcenter Varde.

Havnens Jobhus A/S
CVR 29944288
""", client="cp1252", cvr=HAV, jc="573", miss="employee", history=[
    Past("Landssupporten", "dfdg@star.dk", "2022-02-02 15:15", "SV: Brugeroprettelser, del 2 af 2", "Kære Havnens Jobhus\n\nVi kan ikke åbne den vedhæftede kontrakt, da den er beskyttet med adgangskode. Vil I sende den igen?\n\nVenlig hilsen\nLandssupporten")],
    papers=[wrote("Kontrakt Varde.pdf", TENDER, "Varde", "573", HAV_NAME, HAV, "2022-01-01", "2023-12-31", own="27027105", S="1. januar 2022", E="31. december 2023")])

mail("Kirsten Havn <kh@havnens-jobhus.example>", "Oprydning", "2023-01-09 09:00", """
Godt nytår!

Vi rydder op i vores brugere. Disse står der stadig, selv om de er rejst, så dem må I meget gerne tage af listen:

* Jonathan Toft Sæderup
* Lis Bøgh-Andersen, lba@havnens-jobhus.example
* en, der har adressen vikar2@havnens-jobhus.example

Henriette Brix og Svend Aage Holm Bundgaard er her stadig og skal blive stående.

Kirsten Havn
Havnens Jobhus A/S, CVR 29944288
""", client="gmail", cvr=HAV, emp=[
    out("Jonathan Toft Sæderup", None), out("Lis Bøgh-Andersen", "lba@havnens-jobhus.example"), out(None, "vikar2@havnens-jobhus.example")])

ELM, ELM_NAME = "45675963", "Elmegade Mentorer I/S"
PEJ, PEJ_NAME = "25692667", "Pejlemærket ApS"
RUN, RUN_NAME = "45079066", "Rundt om Job A/S"
TID, TID_NAME = "41654066", "Tidens Arbejde A/S"

mail("elmegade <kontakt@elmegade-mentorer.example>", "Bruger til Solvej", "2023-03-28 22:10", """
Hej

Solvej Knap er kommet tilbage fra orlov, og hendes gamle bruger findes ikke mere, så hun skal have en ny. Hun bruger mailen solvej@elmegade-mentorer.example og er tilknyttet jobcentret i Gribskov Kommune. Vores aftale med dem er vedhæftet, og vi har CVR 45675963.

Mvh. Elmegade
""", client="gmail", cvr=ELM, jc="270", emp=[new("Solvej Knap", "solvej@elmegade-mentorer.example")],
    papers=[wrote("gribskov.pdf", ORDER, "Gribskov", "270", ELM_NAME, ELM, "2022-05-01", "2023-04-30", P="Aftalen er gyldig fra den 1. maj 2022 til den 30. april 2023.")])

mail("elmegade <kontakt@elmegade-mentorer.example>", "Bruger til Frode", "2023-05-09 22:16", """
Hej

Frode Lind Skjold (frode@elmegade-mentorer.example) skal på samme måde som Solvej have en bruger til jobcentret i Gribskov Kommune. Aftale og CVR (45675963) som sidst, aftalen er vedhæftet igen.

Mvh. Elmegade
""", client="gmail", cvr=ELM, jc="270", emp=[new("Frode Lind Skjold", "frode@elmegade-mentorer.example")],
    miss="agreement", prob="agreement_expired",
    papers=[wrote("gribskov.pdf", ORDER, "Gribskov", "270", ELM_NAME, ELM, "2022-05-01", "2023-04-30", P="Aftalen er gyldig fra den 1. maj 2022 til den 30. april 2023.")])

mail("Signe Pejl <signe@pejlemaerket.example>", "Ny kollega + spørgsmål", "2025-03-17 11:11", """
Hej Landssupporten

Først det lette: Ursula Dam Trier, udt@pejlemaerket.example, er ny hos os og skal have adgang til JobKon. Det er Faaborg-Midtfyn, hun skal arbejde for, altså Jobcenter Faaborg-Midtfyn.

Så et spørgsmål: Min egen skærm viser en gul trekant, når jeg åbner en borgers CV. Er det en fejl hos jer? Jeg ringede i fredags (sagsnr. 88412077) og talte med en, der hed Morten, men har intet hørt.

Aftalen er vedhæftet. Firmaet er Pejlemærket ApS, CVR 25692667.

Signe Pejl
""", client="outlook", cvr=PEJ, jc="430", emp=[new("Ursula Dam Trier", "udt@pejlemaerket.example")],
    papers=[wrote("FMK 2025.pdf", SCHEME, "Faaborg-Midtfyn", "430", PEJ_NAME, PEJ, "2025-01-01", "2025-12-31", S="1. januar 2025", E="31. december 2025")])

mail("Signe Pejl <signe@pejlemaerket.example>", "Vedr. login", "2025-03-24 11:40", """
Hej Landssupporten

Ursula Dam Trier, som I oprettede for os i sidste uge, kan ikke logge på med sit MitID Erhverv. Der står "Du er ikke oprettet som bruger". Kan I se, hvad der er galt? CVR 25692667, Jobcenter Faaborg-Midtfyn.

Signe Pejl
""", client="outlook", kind="other")

mail("Rundt om Job, løn og personale <lp@rundtomjob.example>", "Bestillingsseddel 118", "2022-08-08 09:33", """
BESTILLINGSSEDDEL 118
Bestiller: Lone Prip, løn og personale
Vedrører: brugere i Arbejdsmarkedsportalen / JobKon
Firma: Rundt om Job A/S
CVR-nr.: 45079066
P-nr.: 1019887234
EAN: 5790000123459
Jobcenter: Stevns og Faxe
Nyansat 1: Ida-Marie Poulsgaard Møns, impm@rundtomjob.example
Nyansat 2: Goran Petrović, gpe@rundtomjob.example
Fratrådt: Jette Lindenskov, jli@rundtomjob.example
Bilag: 1 (fælles aftale)
""", client="plain", cvr=RUN, jc="320 336", emp=[
    new("Ida-Marie Poulsgaard Møns", "impm@rundtomjob.example"), new("Goran Petrović", "gpe@rundtomjob.example"),
    out("Jette Lindenskov", "jli@rundtomjob.example")],
    papers=[agreed("faelles aftale.pdf", """# Aftale om vejledning af ledige i Faxe og Stevns

Parter:
Faxe Kommune, Beskæftigelse, CVR 31636086
Stevns Kommune, Beskæftigelse, CVR 27027105
og som leverandør
Rundt om Job A/S, Storegade 118, CVR 45079066

Faxe Kommune er tovholder og modtager de månedlige opgørelser for begge kommuner.

Aftaleperiode: 01.01.2022 - 31.12.2022. Aftalen kan forlænges ét år ad gangen, dog højst to gange.

Honorar: 3.975 kr. pr. afsluttet forløb.

Faxe || Stevns || Rundt om Job
________________ || ________________ || ________________
""", "320 336", RUN, "2022-01-01", "2022-12-31")])

mail("Rundt om Job, løn og personale <lp@rundtomjob.example>", "Bestillingsseddel 131", "2023-02-06 09:33", """
BESTILLINGSSEDDEL 131
Bestiller: Lone Prip, løn og personale
Vedrører: brugere i Arbejdsmarkedsportalen / JobKon
Firma: Rundt om Job A/S
CVR-nr.: 45079060
Jobcenter: Vordingborg
Nyansat 1: Bodil Hjelm, bhj@rundtomjob.example
Bilag: 1
""", client="plain", cvr=None, jc="390", emp=[new("Bodil Hjelm", "bhj@rundtomjob.example")], miss="cvr", prob="cvr_invalid",
    papers=[agreed("Vordingborg.pdf", """# Købsaftale

Vordingborg Kommune køber herved 30 forløb a 8 uger hos Rundt om Job A/S. Forløbene afvikles i kommunens lokaler på Algade.

Købsaftalen er gældende i perioden 2. januar 2023 til 29. december 2023.

Pris: 7.200 kr. pr. forløb. Fremmøde under 50 % meldes til jobcentret hver fredag.

Dato: ____________ || Dato: ____________
Vordingborg Kommune || Rundt om Job A/S
""", "390", None, "2023-01-02", "2023-12-29")])

mail("Tidens Arbejde <info@tidens-arbejde.example>", "Indmeldelse i JobKon", "2024-11-18 14:05", """
Kære Landssupporten

Vi vil høre, om I kan lægge to medarbejdere ind på Jobcenter Rudersdal og en på Jobcenter Furesø? Rudersdal: Caspar Reinhold Tveskov og Luna Maria Øllgaard. Furesø: Dzenan Begić.

Adresserne er crt@tidens-arbejde.example, lmo@tidens-arbejde.example og dbe@tidens-arbejde.example.

Kontrakterne har vi lagt på samlet i én pdf. CVR 41654066.

Bedste hilsner
Tidens Arbejde A/S
Kongevejen 88, 2840 Holte
""", client="webmail", cvr=TID, jc="190 230", emp=[
    new("Caspar Reinhold Tveskov", "crt@tidens-arbejde.example"), new("Luna Maria Øllgaard", "lmo@tidens-arbejde.example"),
    new("Dzenan Begić", "dbe@tidens-arbejde.example")],
    papers=[agreed("kontrakt.pdf", """# Rammekontrakt 2024-2025
Fælles indkøb for kommunerne Furesø og Rudersdal

Denne rammekontrakt er indgået mellem på den ene side

Furesø Kommune, CVR-nr. 21742015
Rudersdal Kommune, CVR-nr. 25967690

og på den anden side

Tidens Arbejde A/S, CVR-nr. 41654066

## 1 Baggrund
Kommunerne har hver for sig behov for hjælp til ledige akademikere.

## 2 Tid
Rammekontrakten gælder i kalenderårene 2024 og 2025, det vil sige fra 1. januar 2024 til 31. december 2025.
\f## 3 Bestilling
Hver kommune bestiller selv. Den anden kommune hæfter ikke.

## 4 Overdragelse
Ingen part kan overdrage sine rettigheder uden samtykke.

Underskrives digitalt af alle parter.
""", "190 230", TID, "2024-01-01", "2025-12-31")])

mail("Tidens Arbejde <info@tidens-arbejde.example>", "VS: Oprettelse af nye brugere", "2024-12-02 09:14", """
Til orientering har vi skrevet nedenstående til kommunen i dag. I skal ikke foretage jer noget.

Tidens Arbejde A/S
""", client="outlook", kind="other", forward=True, history=[
    Past("Tidens Arbejde", "info@tidens-arbejde.example", "2024-12-02 09:02", "Oprettelse af nye brugere", "Kære Furesø Kommune\n\nVores medarbejder Dzenan Begić er nu oprettet. Vi forventer en kollega mere til foråret.\n\nTidens Arbejde A/S", "jobcenter@furesoe-kommune.example")])

UGL, UGL_NAME = "31697557", "Uglegården Kompetence ApS"
YDE, YDE_NAME = "32519113", "Yderpunkt Beskæftigelse A/S"
ANK, ANK_NAME = "23929910", "Ankeret P/S"
BAK, BAK_NAME = "24064212", "Bakkehuset Coaching"
FJO, FJO_NAME = "30582454", "Fjordens Jobakademi A/S"

mail("Uglegården v/ Runa Bie <runa@uglegaarden.example>", "Re: [LS-4012] Hej Runa", "2025-05-20 10:30", """
> 1. Hvad er jeres CVR-nummer?
31697557

> 2. Navn og e-mailadresse på den, der skal oprettes?
Jens Erik Sloth Aabling
jesa@uglegaarden.example

> 3. Hvilket jobcenter skal der være adgang til?
Vesthimmerland

> 4. Vi skal bruge aftalen med kommunen.
Er med nu.

Runa
""", client="plain", cvr=UGL, jc="820", emp=[new("Jens Erik Sloth Aabling", "jesa@uglegaarden.example")],
    papers=[wrote("Aftale_VHK_2025.pdf", PENNEO, "Vesthimmerlands", "820", UGL_NAME, UGL, "2025-05-01", "2026-04-30", own="31636086", S="1. maj 2025", E=" og ophører uden varsel den 30. april 2026.")])

mail("Uglegården v/ Runa Bie <runa@uglegaarden.example>", "Jens Erik skifter efternavn", "2025-08-04 10:30", """
Hej

Jens Erik Sloth Aabling er blevet gift og hedder nu Jens Erik Sloth. Kan I rette navnet på hans bruger? Mailen er den samme.

Runa Bie
Uglegården Kompetence ApS, CVR 31697557
""", client="gmail", kind="other")

mail("Yderpunkt Servicedesk <servicedesk@yderpunkt.example>", "[Sag 55102] Medarbejder fratræder", "2023-05-31 05:00", """
Denne sag er oprettet af HR og videresendt til ekstern part.

Sagstype: Fratrædelse
Medarbejder: Lykke Sondergaard
Medarbejder-e-mail: lsg@yderpunkt.example
Sidste arbejdsdag: 31-05-2023
Opgave til modtager: Fjern medarbejderens bruger i JobKon
Firma/CVR: Yderpunkt Beskæftigelse A/S / 32519113
Nærmeste leder: Bent Ove Krarup (bok@yderpunkt.example)

Svar venligst på denne mail, når opgaven er løst.
""", client="plain", cvr=YDE, emp=[out("Lykke Sondergaard", "lsg@yderpunkt.example")])

mail("Yderpunkt Servicedesk <servicedesk@yderpunkt.example>", "[Sag 55840] Medarbejder tiltræder", "2023-08-01 05:00", """
Denne sag er oprettet af HR og videresendt til ekstern part.

Sagstype: Tiltrædelse
Medarbejder: Nikoline Uhre Dam
Medarbejder-e-mail: nud@yderpunkt.example
Første arbejdsdag: 14-08-2023
Opgave til modtager: Opret medarbejderen i JobKon ved Jobcenter Morsø
Firma/CVR: Yderpunkt Beskæftigelse A/S / 32519113
Nærmeste leder: Bent Ove Krarup (bok@yderpunkt.example)
Bilag: Kontrakt

Svar venligst på denne mail, når opgaven er løst.
""", client="plain", cvr=YDE, jc="773", emp=[new("Nikoline Uhre Dam", "nud@yderpunkt.example")],
    papers=[wrote("55840_kontrakt.pdf", TENDER, "Morsø", "773", YDE_NAME, YDE, "2023-07-01", "2025-06-30", S="1. juli 2023", E="30. juni 2025")])

mail("Bent Ove Krarup <bok@yderpunkt.example>", "Tre ting", "2023-09-12 16:42", """
Hej Landssupport.

1. Nikoline Uhre Dam fungerer fint nu. Tak.

2. Vi mangler stadig at få Ole Steen Buus sat op i systemet. Han skal også på Jobcenter Morsø, og hans mail er osb@yderpunkt.example. Kontrakten er på igen.

3. Vi flytter kontor 1. oktober til Havnegade 3, 7900 Nykøbing.

VH Bent Ove
Yderpunkt, CVR 32519113, mobil 51 90 22 46
""", client="owa", cvr=YDE, jc="773", emp=[new("Ole Steen Buus", "osb@yderpunkt.example")],
    papers=[wrote("55840_kontrakt.pdf", TENDER, "Morsø", "773", YDE_NAME, YDE, "2023-07-01", "2025-06-30", S="1. juli 2023", E="30. juni 2025")])

mail("Hanne Anker <hanne@ankeret.example>", "Adgang ønskes til Tønder, Haderslev og Aabenraa", "2021-03-15 10:50", """
Goddag i huset

I Sønderjylland samarbejder vi nu med tre kommuner, og tre af vores folk skal derfor have en bruger:

Bodil Kjems Ravn - Jobcenter Tønder - bodil@ankeret.example
Uwe Petersen - Jobcenter Haderslev - uwe@ankeret.example
Tine Friis Møllegaard - Jobcenter Aabenraa - tine@ankeret.example

Jeg har aftalerne for Tønder og Haderslev liggende og sender dem med. Aabenraa ligger til underskrift på rådhuset.

Mojn
Hanne Anker
Ankeret P/S, CVR-nr 23 92 99 10
""", client="apple", cvr=ANK, jc="510 550 580", emp=[
    new("Bodil Kjems Ravn", "bodil@ankeret.example"), new("Uwe Petersen", "uwe@ankeret.example"),
    new("Tine Friis Møllegaard", "tine@ankeret.example")], miss="agreement",
    papers=[
        wrote("Tønder.pdf", ANNEX, "Tønder", "550", ANK_NAME, ANK, "2021-03-01", "2022-02-28", P="Aftalens nye løbetid er 1. marts 2021 - 28. februar 2022."),
        wrote("Haderslev.pdf", SCHEME, "Haderslev", "510", ANK_NAME, ANK, "2021-02-01", "2022-01-31", S="1. februar 2021", E="31. januar 2022")])

mail("Hanne Anker <hanne@ankeret.example>", "Sådan, Aabenraa er underskrevet", "2021-03-29 10:15", """
Goddag i huset

Her er aftalen med Aabenraa, så nu kan Tine Friis Møllegaard (tine@ankeret.example) også oprettes, til Jobcenter Aabenraa. De to andre har vi fået bekræftelse på.

Mojn
Hanne Anker
Ankeret P/S, CVR-nr 23 92 99 10
""", client="apple", cvr=ANK, jc="580", emp=[new("Tine Friis Møllegaard", "tine@ankeret.example")],
    papers=[wrote("Åbenrå.pdf", ORDER, "Aabenraa", "580", ANK_NAME, ANK, "2021-04-01", "2022-03-31", P="Aftalen starter den 1. april 2021 og slutter den 31. marts 2022.")])

mail("Bakkehuset <mail@bakkehuset-coaching.example>", "oprettelse", "2020-09-09 09:09", """
Hej

Jeg har en enkeltmandsvirksomhed og skal selv have en bruger. Mit navn er Kristoffer Bakke Lorentzen, og jeg bruger denne mailadresse, mail@bakkehuset-coaching.example. Jeg er coach for Jobcenter Næstved.

CVR 24064212
CPR sender jeg ikke.
Aftalen er scannet.
""", client="latin1", cvr=BAK, jc="370", emp=[new("Kristoffer Bakke Lorentzen", "mail@bakkehuset-coaching.example")],
    papers=[agreed("Næstved.pdf", ORDER.format(K="Næstved", N="27027105", F=BAK_NAME + " v/ Kristoffer Bakke Lorentzen", C=BAK, P="Vi har aftalt perioden 1. september 2020 til 31. maj 2021."), "370", BAK, "2020-09-01", "2021-05-31")])

mail("Bakkehuset <mail@bakkehuset-coaching.example>", "lukning", "2021-06-01 09:10", """
Hej

Min aftale udløb i går, så jeg har ikke længere brug for at være bruger. I må gerne slette mig: Kristoffer Bakke Lorentzen, CVR 24064212.

Tak for denne gang
""", client="latin1", cvr=BAK, emp=[out("Kristoffer Bakke Lorentzen", None)])

mail("Fjordens Jobakademi <hr@fjordens-jobakademi.example>", "Kvartalsvis ajourføring", "2024-07-01 07:00", """
Til Landssupporten

Hermed kvartalets ajourføring af vores brugere ved Jobcenter Roskilde.

| Navn | Initialer | Mail | Status |
| Anders Ulrik Qvist | AUQ | auq@fjordens-jobakademi.example | uændret |
| Bolette Rask | BOR | bor@fjordens-jobakademi.example | ny – oprettes |
| Cecilie Hee Stampe | CHS | chs@fjordens-jobakademi.example | uændret |
| David Emanuel Kron | DEK | dek@fjordens-jobakademi.example | stoppet – nedlægges |
| Eskild Tang | EST | est@fjordens-jobakademi.example | ny – oprettes |

Kontrakten med Roskilde Kommune er vedhæftet.

CVR 30582454
""", client="outlook", cvr=FJO, jc="265", emp=[
    new("Bolette Rask", "bor@fjordens-jobakademi.example"), out("David Emanuel Kron", "dek@fjordens-jobakademi.example"),
    new("Eskild Tang", "est@fjordens-jobakademi.example")],
    papers=[wrote("Roskilde 2023-2025.pdf", TENDER, "Roskilde", "265", FJO_NAME, FJO, "2023-01-01", "2025-12-31", S="1. januar 2023", E="31. december 2025")])

mail("Fjordens Jobakademi <hr@fjordens-jobakademi.example>", "Kvartalsvis ajourføring", "2024-10-01 07:00", """
Til Landssupporten

I dette kvartal er der kun følgende at melde:

Nye: Filippa Sonne (fso@fjordens-jobakademi.example), Gustav Yde Malling (gym@fjordens-jobakademi.example)
Stoppede: ingen

Adgangen gælder Jobcenter Lejre. Kontrakten er vedhæftet.

CVR 30582454
""", client="outlook", cvr=FJO, jc="350", emp=[
    new("Filippa Sonne", "fso@fjordens-jobakademi.example"), new("Gustav Yde Malling", "gym@fjordens-jobakademi.example")],
    miss="agreement", prob="agreement_wrong_municipality",
    papers=[wrote("Roskilde 2023-2025.pdf", TENDER, "Roskilde", "265", FJO_NAME, FJO, "2023-01-01", "2025-12-31", S="1. januar 2023", E="31. december 2025")])

mail("Fjordens Jobakademi <hr@fjordens-jobakademi.example>", "Brugere til Solrød: excel", "2025-02-03 07:00", """
Til Landssupporten

Listen over dem, der skal oprettes, er vedhæftet sammen med kontrakten.

Fjordens Jobakademi A/S
""", client="outlook8", cvr=FJO, jc="269", emp=[
    new("Hjalte Munksgaard", "hmu@fjordens-jobakademi.example"), new("Iben Skytte Carlsen", "isc@fjordens-jobakademi.example")],
    papers=[
        Paper("Brugere Solrød.xlsx", sheet("""Navn | Jobcenter | E-mail
Hjalte Munksgaard | Solrød | hmu@fjordens-jobakademi.example
Iben Skytte Carlsen | Solrød | isc@fjordens-jobakademi.example
""", "Opret", ("Fjordens Jobakademi A/S", "CVR-nr. 30582454", "Brugere, der skal oprettes i JobKon")), XLSX),
        wrote("Solrød.pdf", SCHEME, "Solrød", "269", FJO_NAME, FJO, "2025-01-01", "2026-12-31", S="1. januar 2025", E="31. december 2026")])

mail("Lars Fjord <lf@fjordens-jobakademi.example>", "Fwd: Din ansættelse", "2025-03-11 18:20", """
Hej. Sophus Wiberg Holt, se nedenfor, skal oprettes i JobKon for Jobcenter Solrød. Jeg har kun hans private mail endnu, den må I ikke bruge, firmamailen kommer i næste uge. Kontrakt og cvr (30582454) er på plads, kontrakten er hæftet på.

Lars
""", client="apple", forward=True, cvr=FJO, jc="269", emp=[new("Sophus Wiberg Holt", None)], miss="employee_email", history=[
    Past("Fjordens Jobakademi, HR", "hr@fjordens-jobakademi.example", "2025-03-11 13:00", "Din ansættelse", "Kære Sophus Wiberg Holt\n\nVelkommen til. Du starter mandag kl. 9. Tag pas og sundhedskort med.\n\nHR", "Lars Fjord <lf@fjordens-jobakademi.example>")],
    papers=[wrote("Solrød.pdf", SCHEME, "Solrød", "269", FJO_NAME, FJO, "2025-01-01", "2026-12-31", S="1. januar 2025", E="31. december 2026")])

mail("Jobcenterleder Grete Holm <grho@solroed-kommune.example>", "Adgang til Revi", "2025-01-22 12:30", """
Hej

Hos os i Solrød skal to af mine sagsbehandlere have Revi og ReviApprover: Finn Ask og Bitten Lyng. Kan Landssupporten give dem det?

Grete Holm
Jobcenter Solrød
""", client="owa", kind="misdirected")

mail("Ydelsesafdelingen <sbo@handelskassen-akasse.example>", "En kursusadministrator er stoppet", "2023-10-31 15:02", """
Hej Landssupport

Vores kursusadministrator Nanna Groth er stoppet hos Handelskassens A-kasse i dag. Vi vil bede jer nedlægge hendes bruger og oprette Rolf Hinge (rhi@handelskassen-akasse.example) i stedet.

Susse Bohn
Handelskassen, arbejdsløshedskasse
CVR 18830207
""", client="gmail", kind="misdirected")

mail("Indkøb, Næstved Kommune <indkoeb@naestved-kommune.example>", "Ny kontrakt med anden aktør", "2022-12-12 10:10", """
Til orientering

Næstved Kommune har indgået kontrakt med en ny anden aktør fra 1. januar. Leverandøren henvender sig selv til jer, når medarbejderne skal oprettes. Hvordan ser vi som kommune, hvem der har adgang?

Venlig hilsen
Indkøb og Jura
""", client="owa", kind="other")

mail("Mail Delivery Subsystem <MAILER-DAEMON@mail.yderpunkt.example>", "Undelivered Mail Returned to Sender", "2023-08-02 09:00", """
This is the mail system at host mail.yderpunkt.example.

I'm sorry to have to inform you that your message could not be delivered to one or more recipients.

<nud@yderpunkt.example>: host mx.yderpunkt.example said: 550 5.1.1 User unknown

Subject of the message: Nikoline Uhre Dam er oprettet i JobKon
""", client="plain", kind="automatic", return_path="<>", headers=["Auto-Submitted: auto-replied"])

mail("Bent Ove Krarup <bok@yderpunkt.example>", "Ikke til stede: SV: Tre ting", "2023-09-25 10:42", """
Hej, jeg er på efterårsferie og læser ikke mails før mandag. Gælder det oprettelse eller nedlæggelse af brugere, så skriv til servicedesk@yderpunkt.example.

Bent Ove Krarup
""", client="outlook", kind="automatic", headers=["X-Auto-Response-Suppress: All"])

VIN, VIN_NAME = "29239932", "Vinkelret Karriere A/S"
OST, OST_NAME = "38133810", "Østerled Mentornet ApS"
GRO, GRO_NAME = "34602964", "Grobund Arbejdsliv A/S"
PIL, PIL_NAME = "20915110", "Pilegrenen ApS"
TRO, TRO_NAME = "27788262", "Trollund Kurser A/S"

mail("Vinkelret Karriere, sekretariatet <sek@vinkelret.example>", "Adgang for tiltrådte konsulenter", "2022-03-01 14:32", """
Vi tillader os at vende tilbage til vores samtale med jer, idet vi nu kan oplyse, at afdelingsleder Preben Amstrup har ansat to konsulenter. De pågældende er

  Valdemar Ditlevsen Hegn
  E-post: vdh@vinkelret.example
  Tlf.: 20 31 55 78

  Randi Aaes
  E-post: raa@vinkelret.example
  Tlf.: 20 31 55 79

Vi skal venligst anmode om, at de tildeles adgang, for så vidt angår Jobcenter Gentofte. Som dokumentation fremlægges aftale af 4. februar 2022.

Vinkelret Karriere A/S
v/ sekretariatet
cvr.nr. 29 23 99 32
Giro 4 55 81 20
""", client="outlook", cvr=VIN, jc="157", emp=[
    new("Valdemar Ditlevsen Hegn", "vdh@vinkelret.example"), new("Randi Aaes", "raa@vinkelret.example")],
    papers=[agreed("Aftale af 4. februar 2022.pdf", """>> Gentofte Kommune
>> Jobcentret, Tranegårdsvej
>> CVR 25967690
>> 4. februar 2022

# Aftale

mellem Gentofte Kommune og Vinkelret Karriere A/S (cvr-nr. 29239932)

Indledning. Kommunen har gennemført en markedsafdækning blandt fem firmaer i november 2021 og valgt Vinkelret Karriere.

Opgaven. Vinkelret Karriere gennemfører jobsamtaler med dimittender. Hver borger tilbydes fire samtaler a 45 minutter.

Økonomi. Der faktureres den 1. i måneden for den forudgående måned. Betalingsfristen er 30 dage.

Tavshedspligt. Straffelovens §§ 152-152 f finder anvendelse på firmaets medarbejdere.
\fVarighed. Aftalen får virkning den 15. februar 2022. Den udløber den 14. februar 2023 uden opsigelse, medmindre parterne inden den 15. december 2022 skriftligt aftaler andet.

Ophævelse. Sker der væsentlig misligholdelse, kan aftalen ophæves med 14 dages varsel.

Bilag. 1: Prisoversigt. 2: Databehandleraftale. 3: Tro og love-erklæring.

Gentofte Kommune || Vinkelret Karriere A/S
Souschef Hanne Gyde || Direktør Preben Vinkel
""", "157", VIN, "2022-02-15", "2023-02-14")])

mail("Vinkelret Karriere, sekretariatet <sek@vinkelret.example>", "SV: Adgang for tiltrådte konsulenter", "2022-03-08 11:00", """
Tak for hurtig oprettelse af de to.

I samme ombæring ser vi gerne, at Preben Amstrups adgang bortfalder pr. dags dato, da han nu alene leder.

Vinkelret Karriere A/S
v/ sekretariatet
cvr.nr. 29 23 99 32
""", client="outlook", cvr=VIN, emp=[out("Preben Amstrup", None)], history=[
    Past("Landssupporten", "dfdg@star.dk", "2022-03-07 10:00", "SV: Adgang for tiltrådte konsulenter", "Kære sekretariat\n\nValdemar Ditlevsen Hegn og Randi Aaes er nu oprettet.\n\nVenlig hilsen\nLandssupporten"),
    Past("Vinkelret Karriere, sekretariatet", "sek@vinkelret.example", "2022-03-01 14:32", "Adgang for tiltrådte konsulenter", "Vi skal venligst anmode om, at de tildeles adgang, for så vidt angår Jobcenter Gentofte.")])

mail("Østerled <vagt@oesterled-mentornet.example>", "bruger bornholm", "2021-10-07 13:13", """
hejsa. vi skal ha tina mogensen koefoed på bornholm. altså jobcenteret derovre. tmk@oesterled-mentornet.example. i har vores aftale i forvejen tror jeg?? cvr er 38133810

/ østerled
""", client="undeclared", cvr=OST, jc="400", emp=[new("Tina Mogensen Koefoed", "tmk@oesterled-mentornet.example")], miss="agreement")

mail("Østerled <vagt@oesterled-mentornet.example>", "SV: bruger bornholm [LS-2690]", "2021-10-08 08:01", """
hejsa. nå ok, her er aftalen så. det er stadig tina mogensen koefoed der skal oprettes til jobcenter bornholm, samme mail tmk@oesterled-mentornet.example

/ østerled, cvr 38133810
""", client="undeclared", cvr=OST, jc="400", emp=[new("Tina Mogensen Koefoed", "tmk@oesterled-mentornet.example")],
    history=[Past("Landssupporten", "dfdg@star.dk", "2021-10-07 15:00", "SV: bruger bornholm [LS-2690]", "Kære Østerled\n\nVi mangler aftalen med kommunen. Den skal vedhæftes hver gang.\n\nVenlig hilsen\nLandssupporten")],
    papers=[wrote("bornholm.pdf", ANNEX.replace("{K} Kommune", "{K}"), "Bornholms Regionskommune", "400", OST_NAME, OST, "2021-07-01", "2022-06-30", P="Løbetiden er 1. juli 2021 til 30. juni 2022.")])

mail("Grobund <annemette@grobund-arbejdsliv.example>", "Ny medarbejder – haster lidt", "2024-02-26 15:58", """
Kære alle i Landssupporten

Jeg håber, I har haft en dejlig weekend. Her er det regnet væk :-)

Sagen er den, at Gry Elvira Tolstrup startede allerede den 1. februar, men jeg har simpelthen glemt at få bestilt noget til hende, og nu sidder hun og kigger over skulderen på Mikkel Juhl, som jo godt har adgang. Det går ikke, siger vores DPO (Henny Bro, hb@dpo-huset.example), så I skal nok have fat i mig først, hvis der mangler noget: 40 11 72 63.

Hun kommer til at samarbejde mest med Jobcenter Struer; senere på året måske også Skive, men det tager vi til den tid. Mailen er gry.tolstrup@grobund-arbejdsliv.example. Mikkel har i øvrigt fødselsdag i dag!

Aftalen finder I i bunden, og CVR-nummeret står i min hilsen.

De varmeste hilsner
Anne Mette Grobund
Grobund Arbejdsliv A/S
CVR 34602964 | Bank: reg. 7730 konto 1234567
""", client="gmail", cvr=GRO, jc="671", emp=[new("Gry Elvira Tolstrup", "gry.tolstrup@grobund-arbejdsliv.example")],
    papers=[wrote("Struer Kommune - Grobund.pdf", PENNEO, "Struer", "671", GRO_NAME, GRO, "2024-01-01", S="1. januar 2024", E=ONWARD)])

mail("Grobund <annemette@grobund-arbejdsliv.example>", "Fakturaer", "2024-03-13 09:58", """
Hej

Vedhæftet er vores faktura for februar til jobcentret i Struer. Vi har oprettet jer som ny kunde, CVR 34602964 er vores. Vil I se, om den er havnet det rigtige sted?

Anne Mette
""", client="gmail", kind="other", papers=[Paper("faktura 2024-118.pdf", pdf("# Faktura 2024-118\nGrobund Arbejdsliv A/S, CVR 34602964\n\n| Mentortimer februar | 18.600,00 |\n| Moms | 4.650,00 |\n| I alt | 23.250,00 |"))])

mail("Pil Agerskov <pil@pilegrenen.example>", "Oprettelse: 4 navne, 2 jobcentre", "2023-01-24 10:18", """
Hej

Jobcenter Norddjurs:
1) AGERSKOV, Pil – pil@pilegrenen.example (det er mig selv)
2) THORSTEINSDÓTTIR, Björk – bjork@pilegrenen.example

Jobcenter Syddjurs:
3) LUND-MØLBAK, Esben – esben@pilegrenen.example
4) CRUZ VEGA, Marisol – marisol@pilegrenen.example

Alle fire oprettes i JobKon. Kontrakten er fælles for Djursland.

Pilegrenen ApS, CVR 20915110
""", client="bird", cvr=PIL, jc="706 707", emp=[
    new("Pil Agerskov", "pil@pilegrenen.example"), new("Björk Thorsteinsdóttir", "bjork@pilegrenen.example"),
    new("Esben Lund-Mølbak", "esben@pilegrenen.example"), new("Marisol Cruz Vega", "marisol@pilegrenen.example")],
    papers=[agreed("Djursland.pdf", """# Kontrakt for Djursland

| Køber 1 | Norddjurs Kommune |
| Køber 2 | Syddjurs Kommune |
| Sælger | Pilegrenen ApS |
| Sælgers CVR | 20915110 |
| Ikrafttræden | 1. januar 2023 |
| Udløb | 31. december 2023 |
| Ydelse | Naturvejledning og jobtræning |

Køberne hæfter pro rata. Sælger stiller egen bil til rådighed.
""", "707 706", PIL, "2023-01-01", "2023-12-31")])

mail("Pil Agerskov <pil@pilegrenen.example>", "Marisol", "2023-03-07 10:30", """
Hej

Den bruger, som I lavede til Marisol Cruz Vega i januar, skal vi ikke bruge mere, for hun er flyttet til Spanien. Vi vil gerne have den lukket.

I stedet kommer Oda Brixtofte. Hun er dog først ansat fra maj, så hende skriver jeg om senere.

Pilegrenen ApS, CVR 20915110
""", client="bird", cvr=PIL, emp=[out("Marisol Cruz Vega", None)])

mail("Trollund Kurser <oekonomi@trollund-kurser.example>", "2 stk. brugere Middelfart", "2022-06-15 09:09", """
Hej

Jesper Vang, jva@trollund-kurser.example
Linnea Bohr Steensgaard, lbs@trollund-kurser.example

Middelfart jobcenter
aftale vedh.
cvr nr 27788262

tak
""", client="liar", cvr=TRO, jc="410", emp=[new("Jesper Vang", "jva@trollund-kurser.example"), new("Linnea Bohr Steensgaard", "lbs@trollund-kurser.example")],
    papers=[wrote("aftale.pdf", SCHEME, "Middelfart", "410", TRO_NAME, TRO, "2022-01-01", "2022-12-31", S="1/1 2022", E="31/12 2022")])

mail("Trollund Kurser <oekonomi@trollund-kurser.example>", "1 stk. bruger Assens", "2022-06-22 09:09", """
Hej

Jesper Vang, jva@trollund-kurser.example skal også have assens på

aftale vedh.
cvr nr 27788262

tak
""", client="liar", cvr=TRO, jc="420", emp=[new("Jesper Vang", "jva@trollund-kurser.example")],
    miss="agreement", prob="cvr_conflict",
    papers=[wrote("aftale assens.pdf", ANNEX, "Assens", "420", "Trollund Holding A/S", "43137859", "2022-05-01", "2023-04-30", P="Aftalen løber fra 1. maj 2022 til 30. april 2023.")])

SAM, SAM_NAME = "29201382", "Samklang Job & Trivsel ApS"
KIL, KIL_NAME = "32821812", "Kildespring A/S"
MOL, MOL_NAME = "37734829", "Mølleparkens Jobcoaches"
RAV, RAV_NAME = "40688188", "Ravnsborg Partnere A/S"

mail("Samklang <britt@samklang-trivsel.example>", "Re: Ny bruger?", "2023-09-19 20:05", """
Ja tak, det passer! Så det er:

Ronja Vad Bisgaard / ronja@samklang-trivsel.example / Jobcenter Fredericia / CVR 29201382, og aftalen har jeg hæftet på.

Kh Britt
""", client="apple", cvr=SAM, jc="607", emp=[new("Ronja Vad Bisgaard", "ronja@samklang-trivsel.example")], history=[
    Past("Landssupporten", "dfdg@star.dk", "2023-09-19 14:30", "Re: Ny bruger?", "Kære Britt\n\nSkal vi forstå det sådan, at I ønsker en medarbejder oprettet som bruger? Send i så fald navn, mailadresse, jobcenter (for eksempel Jobcenter Kolding), CVR-nummer og aftalen.\n\nVenlig hilsen\nLandssupporten")],
    papers=[wrote("aftale fredericia.docx", PROCESSOR, "Fredericia", "607", SAM_NAME, SAM, "2023-09-01", "2024-08-31", word=True, S="1. september 2023", E=" og ophører den 31. august 2024.")])

mail("Samklang <britt@samklang-trivsel.example>", "Endnu en til Fredericia, men også Kolding og Vejle", "2024-01-30 20:11", """
Hej I søde

Sidst var det Ronja, nu er det Philip Emanuel Skak. Hans mail er philip@samklang-trivsel.example. Vi ansøger om adgang for ham til jobcentrene i Fredericia, Kolding samt Vejle. Vi er nemlig kommet med på trekantsaftalen, som jeg lægger ved.

Kh Britt, CVR 29201382
""", client="apple", cvr=SAM, jc="607 621 630", emp=[new("Philip Emanuel Skak", "philip@samklang-trivsel.example")],
    papers=[agreed("Trekantsaftale.pdf", """# Trekantsaftalen
Kommunerne i Trekantområdet og private leverandører

Kommuner, der er med:
- Fredericia Kommune
- Kolding Kommune
- Vejle Kommune

Leverandør nr. 6:
Samklang Job & Trivsel ApS
CVR 29201382

1. Leverandøren kan bruges af alle ovennævnte kommuner.
2. Kommunerne bestiller ved at sende en mail til leverandøren.
3. Aftalen gælder fra 15. januar 2024 til 14. januar 2026.
4. Statistik afleveres hvert halve år, første gang den 1. juli 2024.
""", "607 621 630", SAM, "2024-01-15", "2026-01-14")])

mail("Kildespring Løn <loen@kildespring.example>", "Tilmelding", "2025-06-02 12:00", """
Hej

Vi skal tilmelde Conrad Stig Uhrenholt og Agathe Lihme til jeres system JobKon. I kan finde deres mail på vores hjemmeside. De skal kunne se borgere fra Jobcenter Ikast-Brande, som vi har vedhæftet aftale med.

Kildespring A/S
CVR: DK 32 82 18 12
""", client="webmail", cvr=KIL, jc="756", emp=[new("Conrad Stig Uhrenholt", None), new("Agathe Lihme", None)], miss="employee_email",
    papers=[wrote("Ikast-Brande.pdf", ORDER, "Ikast-Brande", "756", KIL_NAME, KIL, "2025-05-01", "2026-04-30", P="Vi har aftalt, at det gælder fra 1. maj 2025 til 30. april 2026.")])

mail("Kildespring Løn <loen@kildespring.example>", "Afmelding", "2025-09-01 12:00", """
Hej

Vi afmelder hermed Agathe Lihme (agl@kildespring.example) fra JobKon. Hendes stilling er nedlagt.

Kildespring A/S
CVR: DK 32 82 18 12
""", client="webmail", cvr=KIL, emp=[out("Agathe Lihme", "agl@kildespring.example")])

mail("Oluf <oluf@moelleparken-coaches.example>", "Jobcenter Nordsjælland", "2022-10-25 09:41", """
Hej. Min kollega Berit Als (berit@moelleparken-coaches.example) skal oprettes til Jobcenter Nordsjælland. Det er i hvert fald det, hun siger. Aftalen sender jeg, når jeg finder den. CVR 37734829.

Oluf
""", client="plainqp", cvr=MOL, emp=[new("Berit Als", "berit@moelleparken-coaches.example")], miss="agreement jobcentre", prob="jobcentre_unknown")

mail("Oluf <oluf@moelleparken-coaches.example>", "Fredensborg og Helsingør", "2022-11-01 09:41", """
Hej. Nu har jeg fundet ud af det. Berit Als (berit@moelleparken-coaches.example) skal oprettes til Jobcenter Fredensborg og ikke Helsingør, som der ellers stod i min kalender. Her er aftalen. CVR 37734829.

Oluf
""", client="plainqp", cvr=MOL, jc="210", emp=[new("Berit Als", "berit@moelleparken-coaches.example")],
    papers=[wrote("Fredensborg aftale.pdf", SERVICES, "Fredensborg", "210", MOL_NAME, MOL, "2022-10-01", "2023-09-30", S="1 October 2022", E="30 September 2023")])

mail("Ravnsborg Partnere HR <hr@ravnsborg-partnere.example>", "User administration – September", "2023-08-31 16:00", """
Dear Landssupport,

Please find our changes for September below. Our company registration number (CVR) is 40688188.

| Surname | First name | E-mail | Job centre | Change |
| Castellanos Ruiz | Elena | ecr@ravnsborg-partnere.example | Lolland | add |
| Hartvig | Jon | jha@ravnsborg-partnere.example | Guldborgsund | add |
| Overgaard | Stine Maj | smo@ravnsborg-partnere.example | | delete |

The contracts with Lolland and Guldborgsund are attached.

Regards,
HR, Ravnsborg Partnere A/S
""", client="owa", cvr=RAV, jc="360 376", emp=[
    new("Elena Castellanos Ruiz", "ecr@ravnsborg-partnere.example"), new("Jon Hartvig", "jha@ravnsborg-partnere.example"),
    out("Stine Maj Overgaard", "smo@ravnsborg-partnere.example")],
    papers=[
        wrote("Lolland.pdf", SERVICES, "Lolland", "360", RAV_NAME, RAV, "2023-07-01", "2024-06-30", S="1 July 2023", E="30 June 2024"),
        wrote("Guldborgsund.pdf", TENDER, "Guldborgsund", "376", RAV_NAME, RAV, "2023-09-01", "2025-08-31", own="31636086", S="1. september 2023", E="31. august 2025")])

mail("Ravnsborg Partnere HR <hr@ravnsborg-partnere.example>", "User administration – October", "2023-09-29 16:00", """
Dear Landssupport,

Our only change for October is Jon Hartvig's replacement. Jon (jha@ravnsborg-partnere.example) should lose his access, and Birgitta Sjöö (bsj@ravnsborg-partnere.example) should be granted access to Jobcenter Guldborgsund instead. As of today we have no copy of the renewed contract, sorry.

CVR 40688188

Regards,
HR, Ravnsborg Partnere A/S
""", client="owa", cvr=RAV, jc="376", emp=[
    out("Jon Hartvig", "jha@ravnsborg-partnere.example"), new("Birgitta Sjöö", "bsj@ravnsborg-partnere.example")], miss="agreement")

mail("Ravnsborg Partnere HR <hr@ravnsborg-partnere.example>", "Which job centres do our users have?", "2024-01-15 16:00", """
Dear Landssupport,

For our internal audit we need a list of the users that have been created for our company (CVR 40688188), and the job centres each of them can see. Could you send it to us by Friday?

Regards,
HR, Ravnsborg Partnere A/S
""", client="owa", kind="other")

mail("Ravnsborg Partnere HR <hr@ravnsborg-partnere.example>", "User administration", "2023-08-29 16:04", """
Dear Landssupport,

Please ignore the message we sent you four minutes ago. It went off before it was finished, and we will write again on Thursday.

Regards,
HR, Ravnsborg Partnere A/S
""", client="owa", kind="other")

TIM, TIM_NAME = "26252768", "Timeglasset Rekruttering ApS"
SYD, SYD_NAME = "26054400", "Sydhavsøernes Jobforening"
STE, STE_NAME = "41188049", "Stenbroens Vejledere A/S"

mail("Mona <mona@timeglasset-rekruttering.example>", "Vikar for Trine", "2021-09-13 10:06", """
Kære Landssupport

Trine Elbæk Thorø går på barsel på fredag, og Jannik Riber Ousted er hendes vikar indtil næste sommer. Vil I oprette Jannik, jro@timeglasset-rekruttering.example, til Jobcenter Silkeborg? Trine beholder sin bruger imens.

CVR 26252768, aftale vedhæftet.

Mona
""", client="outlook8", cvr=TIM, jc="740", emp=[new("Jannik Riber Ousted", "jro@timeglasset-rekruttering.example")],
    papers=[wrote("Silkeborg.pdf", TENDER, "Silkeborg", "740", TIM_NAME, TIM, "2020-10-01", "2022-09-30", S="1. oktober 2020", E="30. september 2022")])

mail("Mona <mona@timeglasset-rekruttering.example>", "Jannik og Trine", "2022-07-01 10:06", """
Kære Landssupport

Så er Trine Elbæk Thorø tilbage, og det betyder desværre, at vi siger farvel til Jannik Riber Ousted i dag. Hans bruger skal lukkes, Trines skal fortsætte uændret.

CVR 26252768

Mona
""", client="outlook8", cvr=TIM, emp=[out("Jannik Riber Ousted", None)])

mail("Sydhavsøernes Jobforening <post@sydhavsjob.example>", "Oprettelse af frivillig koordinator", "2024-06-11 11:45", """
Hej Landssupport

Vi er en forening, som efter aftale med kommunen hjælper ledige. Vores koordinator Sune Åkjær Vest skal have en bruger. Hans mail: sune@sydhavsjob.example.

Vi vedhæfter en aftale, og det er den, han skal arbejde efter: vi har kun den ene.

Foreningens CVR: 26054400
""", client="gmail", cvr=SYD, jc="360", emp=[new("Sune Åkjær Vest", "sune@sydhavsjob.example")],
    papers=[wrote("aftale 2024.pdf", ORDER, "Lolland", "360", SYD_NAME, SYD, "2024-03-01", "2025-02-28", P="Aftalen begynder 1. marts 2024 og slutter 28. februar 2025.")])

mail("Stenbroen <admin@stenbroens-vejledere.example>", "København, Frederiksberg og Tårnby", "2025-10-06 08:26", """
Hej

Kan I få lavet brugere til de her, så de kan komme på Københavns, Frederiksbergs og Tårnbys jobcentre?

Maja Lin Okkels, maja@stenbroens-vejledere.example
Ibrahim Al-Sayed, ibrahim@stenbroens-vejledere.example

Alle tre kontrakter er hæftet på.

Stenbroens Vejledere A/S
Cvr. 41188049
""", client="gmail", cvr=STE, jc="101 147 185", emp=[
    new("Maja Lin Okkels", "maja@stenbroens-vejledere.example"), new("Ibrahim Al-Sayed", "ibrahim@stenbroens-vejledere.example")],
    papers=[
        wrote("kbh.pdf", TENDER, "Københavns", "101", STE_NAME, STE, "2025-01-01", "2026-12-31", S="1. januar 2025", E="31. december 2026"),
        wrote("frb.pdf", SCHEME, "Frederiksberg", "147", STE_NAME, STE, "2025-06-01", "2026-05-31", S="01.06.2025", E="31.05.2026"),
        wrote("taarnby.pdf", PENNEO, "Tårnby", "185", STE_NAME, STE, "2025-09-01", S="1. september 2025", E=ONWARD)])

mail("Stenbroen <admin@stenbroens-vejledere.example>", "SV: [LS-5123] Vi mangler lidt", "2025-11-03 08:20", """
Hej

Undskyld rodet. Her er den rigtige liste over dem, der skal oprettes (glem den gamle nedenfor):

Nour Hamdan: nour@stenbroens-vejledere.example
Ebbe Lykkegaard Juul: ebbe@stenbroens-vejledere.example

Stadig til Jobcenter Frederiksberg, og aftalen er her som billede.

Cvr. 41188049
""", client="outlook", cvr=STE, jc="147", emp=[
    new("Nour Hamdan", "nour@stenbroens-vejledere.example"), new("Ebbe Lykkegaard Juul", "ebbe@stenbroens-vejledere.example")],
    history=[
        Past("Landssupporten", "dfdg@star.dk", "2025-10-31 12:00", "[LS-5123] Vi mangler lidt", "Kære Stenbroen\n\nVi kan ikke læse listen. Aftalen mangler også.\n\nVenlig hilsen\nLandssupporten"),
        Past("Stenbroen", "admin@stenbroens-vejledere.example", "2025-10-30 08:20", "Flere brugere", "Opret Nour, Ebbe og Sanne til Jobcenter Tårnby.\nsanne@stenbroens-vejledere.example")],
    papers=[Paper("frb.pdf", scan(pdf(SCHEME.format(K="Frederiksberg", N="21742015", F=STE_NAME, C=STE, S="01.06.2025", E="31.05.2026"), size=11), tilt=0.3), PDF,
        (agreement("frb.pdf", "147", STE, "2025-06-01", "2026-05-31"),))])

mail("Stenbroen <admin@stenbroens-vejledere.example>", "Læst: [LS-5123] Vi mangler lidt", "2025-10-31 12:20", """
Din meddelelse

  Til: admin@stenbroens-vejledere.example
  Emne: [LS-5123] Vi mangler lidt
  Sendt: 31. oktober 2025 12:00

blev læst den 31. oktober 2025 12:19.
""", client="outlook", kind="automatic", headers=["Auto-Submitted: auto-replied"])

mail("Integrationsafdelingen <inaf@vejle-kommune.example>", "Login til nyansat", "2024-05-21 09:29", """
Goddag

Vi har ansat Bjørg Andersen-Holm (bjaho@vejle-kommune.example) i kommunens integrationsteam, og hun skal have et login til Arbejdsmarkedsportalen. Vi troede først, det var anden aktør-ordningen, men hun er ansat direkte af kommunen. Sig endelig til, hvis I skal bruge hendes kontrakt.

Vejle Kommune, CVR 29189900
""", client="owa", kind="misdirected")
