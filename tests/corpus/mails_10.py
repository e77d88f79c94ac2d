"""Larger firms with lists and forms, replies that answer only what was asked, terse and foreign voices."""

from mail import Past, agreed, agreed_docx, mail, new, offered, out, passed_on
from papers import DOCX, OCTETS, PDF, XLSX, Paper, agreement, archive, letter, pdf, scan, sheet, wrapped_as

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


def wrote(filename, layout, kommune, codes, firm, cvr, start, end=None, own="21742015", word=False, said="", **rest):
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
""", client="iphone_html", cvr=NOR, jc="813", emp=[new("rune hald", "rune@nordlys-job.example")],
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
