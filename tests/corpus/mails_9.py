"""Everyday prose of small firms, office managers and consultants; agreements of many kinds."""

from mail import Past, agreed, agreed_docx, mail, new, offered, out, passed_on
from papers import DOCX, OCTETS, PDF, Paper, agreement, archive, letter, pdf, scan, sheet, wrapped_as

FYR, FYR_NAME = "37853615", "Fyrtårnet Karriere ApS"
LYN, LYN_NAME = "31693039", "Lyngens Vej A/S"
BRO, BRO_NAME = "39147866", "Broen til Job I/S"
KVI, KVI_NAME = "40484809", "Kviste & Partnere"
NOR, NOR_NAME = "30906349", "Nordhavn Mentor ApS"
SAN, SAN_NAME = "42562459", "Sandlund Afklaring"
PIL, PIL_NAME = "36322438", "Piletræet Job & Trivsel"
TRE, TRE_NAME = "31080916", "Trekløver Consult ApS"
HAV, HAV_NAME = "37515655", "Havblik Beskæftigelse A/S"
VIN, VIN_NAME = "39897288", "Vindrosen Kurser"
ELM, ELM_NAME = "28548338", "Elmegaard Coaching"
STI, STI_NAME = "37715743", "Stifinder Syd ApS"
OPS, OPS_NAME = "36594276", "Opsving Danmark A/S"
GRO, GRO_NAME = "42842516", "Grobund Rekruttering ApS"
TOR, TOR_NAME = "39902087", "Torvet 7 ApS"
DYN, DYN_NAME = "28528299", "Dynamo Karriere"

# Placeholders: K municipality, F firm, C its number, P the sentence on the period.
LEGAL = """>> Sagsnr. 15.20.00-Ø54-4-19
# Leverancekontrakt
Anden aktørs gennemførelse af samtaler og aktive tilbud

Kontrakten er indgået mellem

| Kunde: | {K} Kommune |
| | Center for Job og Borgerservice |
| | CVR-nr. 26929601, EAN 5798007614324 |

| Leverandør: | {F} |
| | CVR-nr. {C} |

1. BAGGRUND OG FORMÅL
1.1. Kunden har gennemført en annoncering efter udbudslovens afsnit V. Leverandørens tilbud er antaget ved brev af 4. november 2019.
1.2. Formålet er, at ledige hurtigst muligt kommer i ordinær beskæftigelse eller uddannelse.

2. KONTRAKTENS OMFANG
2.1. Kunden er ikke forpligtet til at aftage et bestemt antal forløb.
2.2. Leverandøren kan ikke gøre eneret gældende.
\f3. KONTRAKTENS LØBETID
3.1. {P}

4. LEVERANDØRENS PERSONALE
4.1. Medarbejdere, der løser opgaver under kontrakten, skal have mindst to års relevant erfaring.
4.2. Leverandøren indhenter straffeattest før ansættelse.

5. IT OG REGISTRERING
5.1. Leverandøren registrerer fremmøde samme dag.
5.2. Leverandøren sørger for, at fratrådte medarbejderes adgange lukkes uden ophold.
\f6. MISLIGHOLDELSE
6.1. Ved væsentlig misligholdelse kan Kunden ophæve kontrakten med øjeblikkelig virkning.
6.2. Som væsentlig misligholdelse anses bl.a. gentagne forsinkelser og manglende forsikring.

7. TVISTER
7.1. Tvister søges løst ved forhandling og afgøres ellers ved Kundens hjemting.

8. UNDERSKRIFT

For Kunden || For Leverandøren
Sted og dato: ______________ || Sted og dato: ______________
"""

SLIP = """>> {K} Kommune
>> Arbejdsmarkedsafdelingen
>> Tlf. 72 36 40 00

{F}
CVR {C}

Vedr.: Jeres tilbud på mentorforløb

Vi takker for det fremsendte tilbud og kan hermed bekræfte, at {K} Kommune antager det på de vilkår, som vi drøftede på mødet. {P}

Afregning sker månedsvis bagud efter medgået tid, højst 37 timer pr. uge. Faktura sendes elektronisk til EAN 5790001967147.

Dette brev gælder sammen med tilbuddet som aftale mellem os.

Med venlig hilsen
Afdelingslederen

Tiltrådt: ______________________ ({F})
"""

GRID = """# Aftaleskema – køb af ydelser hos private leverandører

| Felt | Udfyldes |
| Kommune | {K} Kommune |
| Kommunens kontaktperson | Faglig koordinator, Team Virksomhed |
| Leverandør | {F} |
| Leverandørens CVR-nr. | {C} |
| P-nummer | 1018273645 |
| Ydelse | Virksomhedsrettet jobcoaching |
| Målgruppe | Jobparate og aktivitetsparate |
| Antal pladser | 15 |
| Pris pr. uge | 1.145,00 kr. |
| Gyldighed | {P} |

Skemaet underskrives af begge parter og er først bindende herefter.

____________________ || ____________________
Kommunen || Leverandøren
"""

ADDO = """# Samarbejdsaftale

1. Parter
{F}, CVR-nr. {C}, og {K} Kommune, CVR-nr. 29917930.

2. Hvad vi er enige om
{F} tager imod borgere, som kommunen henviser, senest fem hverdage efter henvisningen. Der holdes opfølgning hver fjerde uge.

3. Økonomi
Prisen fremgår af bilag A. Priserne pristalsreguleres.

4. Hvor længe
{P}

5. Tavshedspligt
Tavshedspligten består også efter samarbejdets ophør.
\fDokumentet er underskrevet digitalt med Visma Addo

Underskrivere
Chefkonsulent, {K} Kommune
Direktør, {F}

Underskrifterne i dette dokument er juridisk bindende.
Dokument-ID: 5b0c71e2-4f1d-4a7f-9f25-0a6b1c8d33e7
Transaktion: 88104772
"""

PENNEO = """# Databehandleraftale

mellem {K} Kommune som dataansvarlig og {F} (CVR {C}) som databehandler

Indhold
1 Præambel
2 Instruks
3 Sikkerhed
4 Varighed

1 Præambel
Bestemmelserne fastsætter databehandlerens rettigheder og pligter, når denne behandler personoplysninger på vegne af den dataansvarlige.

2 Instruks
Databehandleren må kun behandle oplysninger efter dokumenteret instruks.

3 Sikkerhed
Databehandleren underretter uden unødig forsinkelse om brud på persondatasikkerheden.

4 Varighed
{P}
\fUnderskrifterne i dette dokument er juridisk bindende. Dokumentet er underskrevet via Penneo(TM) sikker digital underskrift. Underskrivernes identiteter er blevet registreret, og informationerne er listet herunder.

"Med min underskrift bekræfter jeg indholdet og alle datoer i dette dokument."

Arbejdsmarkedschef
På vegne af: {K} Kommune
IP: 192.0.2.xxx

Partner
På vegne af: {F}
IP: 198.51.100.xxx

Penneo dokumentnøgle: 4YQ3M-BZ7WE-0K1PT-XN55H-8LCVD-Q2RJU
"""

ABROAD = """# SERVICES AGREEMENT

BETWEEN
(1) {K} Municipality, Denmark, CVR no. 30824318 (the "Client"); and
(2) {F}, CVR no. {C} (the "Contractor").

WHEREAS the Client wishes to purchase job coaching for newly arrived citizens; and WHEREAS the Contractor employs multilingual coaches,

IT IS AGREED AS FOLLOWS:

1. SERVICES. The Contractor shall provide the Services described in Schedule 1 with due care and skill.

2. TERM. {P}

3. CHARGES. The Client shall pay the Charges within thirty (30) days of receipt of an invoice.

4. DATA. The parties shall enter into a separate data processing agreement.

5. GOVERNING LAW. This Agreement is governed by Danish law.

SIGNED by the parties' duly authorised representatives.
"""

PLAIN = """Aftale om jobmentor

{K} Kommune v/ jobcentret bestiller jobmentorer hos {F}, cvr-nr. {C}.

Omfang: op til 60 timer om måneden
Takst: 465 kr. i timen ekskl. moms, kørsel efter statens laveste takst
Periode: {P}

Begge parter har læst og godkendt.

{K} Kommune: ____________   {F}: ____________
"""


def held(text, filename, kommune, code, firm, cvr, period, start, end=None, word=False, **how):
    """An agreement whose sentence on the period is written out by hand."""
    words = text.format(K=kommune, F=firm, C=cvr, P=period)
    if word:
        plain = words.replace(" || ", "\t").replace("\f", "").replace(">> ", "")
        return agreed_docx(filename, plain, code, cvr, start, end)
    return agreed(filename, words, code, cvr, start, end, **how)


mail("Gitte Bonde <gb@fyrtaarnet.example>", "Login", "2021-03-03 08:12", """
Godmorgen

Kunne jeg mon få lavet et login til vores nye konsulent? Hun hedder Anne Sofie Rasch-Hviid, og hun har fået adressen asr@fyrtaarnet.example. Det er borgere fra Jobcenter Stevns, hun får med at gøre, og aftalen med Stevns Kommune sender jeg med her.

Rigtig god dag!

Gitte Bonde
Kontorleder
Fyrtårnet Karriere ApS | Havnegade 3 | 4673 Rødvig | tlf. 56 50 71 22
CVR: 37 85 36 15
""", client="outlook", logo=True, cvr=FYR, jc="336", emp=[new("Anne Sofie Rasch-Hviid", "asr@fyrtaarnet.example")],
    papers=[held(LEGAL, "Leverancekontrakt Stevns.pdf", "Stevns", "336", FYR_NAME, FYR, "Kontrakten træder i kraft den 1. januar 2020 og udløber uden opsigelse den 31. december 2022.", "2020-01-01", "2022-12-31", pages_named=True)])

mail("Lars Lyng <lars@lyngensvej.example>", "Per mangler stadig", "2022-09-19 13:40", """
Hej med jer

Per von Bülow-Krag mangler stadig at blive sat op. Han startede 1/9 og kan ikke komme på JobKon. Det drejer sig om jobcentret i Skive, og hans mail er pvb@lyngensvej.example.

CVR 31693039, kontrakten ligger i vedhæftningen.

/Lars, Lyngens Vej A/S
""", client="gmail", cvr=LYN, jc="779", emp=[new("Per von Bülow-Krag", "pvb@lyngensvej.example")],
    papers=[held(SLIP, "brev_skive_2022.pdf", "Skive", "779", LYN_NAME, LYN, "Aftalen begynder den 15. august 2022, og den slutter den 14. august 2023.", "2022-08-15", "2023-08-14")])

mail("Bodil Broe <bodil@broen-job.example>", "Farvel til to kolleger", "2023-06-29 11:05", """
Kære Landssupport

Ved månedens udgang siger vi farvel til Henning Aagesen og Rikke Munk Poulsen. Henning (ha@broen-job.example) går på pension, og Rikke (rmp@broen-job.example) skal læse til psykolog. Ingen af dem skal derfor kunne logge på fra den 1. juli.

Ha' en dejlig sommer

Bodil Broe
Broen til Job I/S
CVR-nr. 39147866
""", client="owa", cvr=BRO, emp=[out("Henning Aagesen", "ha@broen-job.example"), out("Rikke Munk Poulsen", "rmp@broen-job.example")])

mail("Kaj Kvist <kaj@kviste.example>", "Listen over vores brugere", "2024-02-01 09:55", """
Hej

Tag venligst Dorthe Frandsen af listen, hun er her ikke mere.

Kviste & Partnere, cvr 40484809
Kaj
""", client="latin1", cvr=KVI, emp=[out("Dorthe Frandsen", None)])

mail("Nete Nord <nete@nordhavnmentor.example>", "Mads ud, Mille ind", "2020-11-16 14:30", """
Hej Landssupport

Mads Kjærulff skal have sin bruger fjernet (mk@nordhavnmentor.example), og hans afløser, Mille Tranekær, må I gerne lægge ind i stedet. Mille har mk2@nordhavnmentor.example indtil videre. Hun overtager Mads' borgere fra Jobcenter Svendborg.

Vores CVR-nummer er 30906349. Aftalen er den samme, som Mads kørte på; den er her igen.

Nete
""", client="iphone", cvr=NOR, jc="479", emp=[out("Mads Kjærulff", "mk@nordhavnmentor.example"), new("Mille Tranekær", "mk2@nordhavnmentor.example")],
    papers=[held(GRID, "IMG-aftaleskema.pdf", "Svendborg", "479", NOR_NAME, NOR, "01.02.2020 - 31.01.2022", "2020-02-01", "2022-01-31")])

mail("Sanne Sand <sanne@sandlund-afklaring.example>", "4 nye", "2023-01-09 10:02", """
Til Landssupporten

Nedenstående bedes oprettet med adgang til Jobcenter Ringsted:

| Thrane, Ole Bjørn | obt@sandlund-afklaring.example |
| Al-Masri, Hanan | ham@sandlund-afklaring.example |
| Vestergård Duus, Liv | lvd@sandlund-afklaring.example |
| O'Connor, Siobhan | soc@sandlund-afklaring.example |

CVR.nr. 42562459. Gældende databehandleraftale medsendes.

Sanne Sand, Sandlund Afklaring
""", client="outlook", cvr=SAN, jc="329", emp=[new("Ole Bjørn Thrane", "obt@sandlund-afklaring.example"), new("Hanan Al-Masri", "ham@sandlund-afklaring.example"), new("Liv Vestergård Duus", "lvd@sandlund-afklaring.example"), new("Siobhan O'Connor", "soc@sandlund-afklaring.example")],
    papers=[held(PENNEO, "DBA underskrevet.pdf", "Ringsted", "329", SAN_NAME, SAN, "Bestemmelserne træder i kraft den 1. oktober 2022 og er gældende, så længe databehandleren behandler personoplysninger på vegne af den dataansvarlige.", "2022-10-01")])

mail("Pia Pil <pia@piletraeet.example>", "To nye jobkonsulenter", "2021-08-23 12:17", """
Hej igen

Malthe Bruun Iversen og Signe Overby begynder hos os på mandag, og begge skal de kunne komme på for Jobcenter Odsherred. Mailadresserne er mbi@piletraeet.example og so@piletraeet.example i nævnte rækkefølge.

CVR 36322438, og aftalen er vedhæftet som Word.

Pia
""", client="apple", cvr=PIL, jc="306", emp=[new("Malthe Bruun Iversen", "mbi@piletraeet.example"), new("Signe Overby", "so@piletraeet.example")],
    papers=[held(PLAIN, "Aftale om jobmentor.docx", "Odsherred", "306", PIL_NAME, PIL, "1. august 2021 til 31. juli 2022", "2021-08-01", "2022-07-31", word=True)])

mail("Tine Kløver <tk@trekloever.example>", "SV: [LS-2207] Vi mangler oplysninger", "2022-04-25 09:31", """
1. 31080916
2. Jobcenter Morsø
3. Se vedhæftede
4. Rasmus Toft Hald, rth@trekloever.example

Med venlig hilsen
Tine Kløver
Trekløver Consult ApS
""", client="outlook8", cvr=TRE, jc="773", emp=[new("Rasmus Toft Hald", "rth@trekloever.example")], history=[Past("Landssupporten", "dfdg@star.dk", "2022-04-22 15:00", "[LS-2207] Vi mangler oplysninger", """Kære Tine Kløver

Vi kan først gå videre, når vi har:

1. Hvad er jeres CVR-nummer?
2. Hvilket jobcenter skal der gives adgang til?
3. Vi mangler en kopi af aftalen med kommunen.
4. Hvem skal oprettes? Skriv navn og e-mailadresse.

Venlig hilsen
Landssupporten""", "Tine Kløver <tk@trekloever.example>")],
    papers=[held(ADDO, "Samarbejdsaftale.pdf", "Morsø", "773", TRE_NAME, TRE, "Samarbejdet er aftalt fra den 1. marts 2022 og frem til den 28. februar 2023.", "2022-03-01", "2023-02-28")])

mail("Helle Hav <helle@havblik.example>", "Nye tider på kontoret", "2023-10-02 07:48", """
Hej alle sammen

Så blev det oktober! Vi er flyttet til Strandvejen 112, og telefonen er fra nu af 86 34 17 90. Tidligere på året hjalp I os fint med Jobcenter Norddjurs (LS-1190), og den sag er helt i orden.

Nu har vi også vundet opgaven hos Favrskov. Den skal Bertram Zeuthen køre, så ham må I gerne gøre klar til Jobcenter Favrskov. Han skriver fra bertram@havblik.example. Hans kollega Ulla, som har haft Norddjurs siden foråret, fortsætter uændret.

Jeg har møde med Randers Kommune den 17. oktober om noget helt tredje, så der kommer måske mere.

CVR er 37515655, og kontrakten med Favrskov vedlægges.

Kærlig hilsen
Helle
""", client="webmail", cvr=HAV, jc="710", emp=[new("Bertram Zeuthen", "bertram@havblik.example")],
    papers=[held(LEGAL, "20230915 Kontrakt.pdf", "Favrskov", "710", HAV_NAME, HAV, "Kontrakten løber fra 1. oktober 2023 til og med 30. september 2025. Kunden kan herefter forlænge kontrakten i op til 2 x 12 måneder på uændrede vilkår.", "2023-10-01", "2025-09-30", font="Times-Roman")])

mail("vindrosen <kontor@vindrosen.example>", "ny bruger", "2024-05-13 21:09", """
hej

vil i ikke lave en bruger til vores nye kollega jytte bang-hansen, jytte@vindrosen.example. hun skal arbejde for jobcenter vordingborg. cvr 39897288, aftale vedhæftet

mvh ruth
""", client="iphone", cvr=VIN, jc="390", emp=[new("Jytte Bang-Hansen", "jytte@vindrosen.example")],
    papers=[held(PLAIN, "aftale.pdf", "Vordingborg", "390", VIN_NAME, VIN, "fra 1/5 2024 til 30/4 2025", "2024-05-01", "2025-04-30")])

mail("Jens Sti <js@stifindersyd.example>", "Ny vejleder hos os", "2021-01-18 10:44", """
Hej

Vi har ansat Katrine Løgstrup Bay pr. 1. februar, og hun skal på Jobcenter Tønder ligesom resten af holdet. I får hendes mailadresse, så snart vores it-folk har lavet den.

CVR 37715743. Aftale vedhæftet.

Jens Sti
Stifinder Syd ApS
js@stifindersyd.example
""", client="cp1252", cvr=STI, jc="550", emp=[new("Katrine Løgstrup Bay", None)], miss="employee_email",
    papers=[held(GRID, "Aftaleskema Tønder.pdf", "Tønder", "550", STI_NAME, STI, "Fra 1. januar 2021 til 31. december 2021", "2021-01-01", "2021-12-31")])

mail("Oda Opstrup <oda@opsving.example>", "Adgang for Frej", "2022-12-05 15:15", """
Kære support

Sørg venligst for, at Frej Alsted Winther kan komme på Arbejdsmarkedsportalen hos Jobcenter Lejre. Hans adresse er faw@opsving.example. Aftalen med Lejre Kommune er vedhæftet.

De bedste hilsner
Oda Opstrup
Opsving Danmark A/S
Tlf. 46 48 90 12 | EAN 5798009811578
""", client="owa_html", jc="350", emp=[new("Frej Alsted Winther", "faw@opsving.example")], miss="cvr",
    papers=[agreed("Lejre.pdf", PLAIN.replace(", cvr-nr. {C}", "").format(K="Lejre", F=OPS_NAME, P="1. november 2022 - 31. oktober 2023"), "350", None, "2022-11-01", "2023-10-31")])

mail("Grethe Rohde <gr@grobund.example>", "Brugere i Trekantområdet", "2023-03-20 11:11", """
Hej Landssupport

Johan Kirk Bech (jkb@grobund.example) skal kunne arbejde for jobcentrene i Vejle, Fredericia og Kolding. Jeg har aftalerne med Vejle og Kolding liggende og sender dem her. Den med Fredericia er til underskrift hos borgmesteren.

Grethe Rohde
Grobund Rekruttering ApS, CVR 42842516
""", client="outlook", cvr=GRO, jc="607 621 630", emp=[new("Johan Kirk Bech", "jkb@grobund.example")], miss="agreement",
    papers=[
        held(SLIP, "Vejle.pdf", "Vejle", "630", GRO_NAME, GRO, "Aftalen løber fra 1. januar 2023 til 31. december 2023.", "2023-01-01", "2023-12-31"),
        held(SLIP, "Kolding.pdf", "Kolding", "621", GRO_NAME, GRO, "Aftalen løber fra 1. februar 2023 og kan opsiges med tre måneders varsel.", "2023-02-01")])

mail("Maeve Byrne <maeve@torvet7.example>", "Access for a new coach", "2024-08-19 09:20", """
Dear support team,

Could you please set up our new coach in JobKon? Her name is Ngozi Adeyemi-Holm and she can be reached at ngozi@torvet7.example. She will be seeing citizens from Jobcenter Ishøj only.

Our CVR number is 39902087. The services agreement with the municipality is attached.

Kind regards,
Maeve Byrne
Torvet 7 ApS
""", client="gmail", cvr=TOR, jc="183", emp=[new("Ngozi Adeyemi-Holm", "ngozi@torvet7.example")],
    papers=[held(ABROAD, "Services agreement - signed.pdf", "Ishøj", "183", TOR_NAME, TOR, "This Agreement commences on 1 June 2024 and shall terminate automatically on 31 May 2026, unless extended in writing.", "2024-06-01", "2026-05-31")])

mail("Dan Dyhr <dan@dynamo-karriere.example>", "Hvad skal der til?", "2022-02-14 16:20", """
Hej

Vi overvejer at byde på en opgave for en kommune til efteråret, og i den forbindelse vil jeg høre, hvor lang tid det plejer at tage at få oprettet medarbejdere til JobKon, og om I skal have straffeattester. Vi er ikke gået i gang endnu, så der er ingen, der skal oprettes nu.

På forhånd tak
Dan Dyhr, Dynamo Karriere, CVR 28528299
""", client="plain", kind="other")

mail("Lisbet Fog <lifo@faglighed-akasse.example>", "Ny kollega i kursusafdelingen", "2021-05-04 08:50", """
Hej Landssupport

I a-kassen har vi fået en ny medarbejder, Nanna Hjort (nahj@faglighed-akasse.example), der skal bruge A-kasse Kursusadministration. Vil I oprette hende?

Lisbet Fog
Faglighed A-kasse
""", client="outlook_html", kind="misdirected")

mail("Ulrik Bro <ulrik@broen-job.example>", "Opstart af konsulent", "2024-01-10 10:00", """
Hej

Broen til Job I/S (39147866) har fået ny konsulent i huset: Sabrina Møgelvang Riis. Hun skal på for Jobcenter Halsnæs. Hendes mail: smr@broen-job.example. Kontrakten ligger vedhæftet.

Ulrik
""", client="plainqp", cvr=BRO, jc="260", emp=[new("Sabrina Møgelvang Riis", "smr@broen-job.example")], miss="agreement", prob="agreement_expired",
    papers=[held(LEGAL, "Kontrakt Halsnæs.pdf", "Halsnæs", "260", BRO_NAME, BRO, "Kontrakten gælder fra 1. januar 2021 til 31. december 2023.", "2021-01-01", "2023-12-31")])

mail("Kaj Kvist <kaj@kviste.example>", "Hanne skal på Lemvig", "2021-10-11 13:00", """
Hej

Hanne Dyrholm, hanne@kviste.example, skal med på holdet hos Jobcenter Lemvig. Kviste & Partnere har CVR 40484809.

I vedhæftede er det vores samarbejdspartner, Trekløver, der står som leverandør, for vi er kommet ind ad bagdøren.

Kaj Kvist
""", client="bird", cvr=KVI, jc="665", emp=[new("Hanne Dyrholm", "hanne@kviste.example")], miss="agreement", prob="cvr_conflict",
    papers=[held(ADDO, "Lemvig samarbejde.pdf", "Lemvig", "665", TRE_NAME, TRE, "Samarbejdet gælder fra 1. september 2021 til 31. august 2023.", "2021-09-01", "2023-08-31")])

mail("Pia Elmegaard <pia@elmegaard-coaching.example>", "Enkeltmandsfirma", "2023-05-08 19:33", """
Hej Landssupport

Jeg driver Elmegaard Coaching alene (CVR 28548338) og har fået min første aftale med en kommune, nemlig Samsø. Derfor skal jeg selv, Pia Elmegaard, oprettes til Jobcenter Samsø. Brug pia@elmegaard-coaching.example.

Aftalen er scannet ind. Sig endelig til, hvis den er for dårlig.

Pia
""", client="apple", cvr=ELM, jc="741", emp=[new("Pia Elmegaard", "pia@elmegaard-coaching.example")],
    papers=[Paper("Scan0012.pdf", scan(pdf(PLAIN.format(K="Samsø", F=ELM_NAME, C=ELM, P="1. maj 2023 - 30. april 2024"), size=12)), PDF, (agreement("Scan0012.pdf", "741", ELM, "2023-05-01", "2024-04-30"),))])

mail("Rie Havemann <rie@havblik.example>", "Jobordrer", "2024-11-04 12:12", """
Hej

Otto Ibsen-Dahl har brug for at kunne slå stillinger op i JobKon. Han er slet ikke oprettet endnu, så det hele skal laves fra bunden.

Navn:
Otto Ibsen-Dahl
Mail:
oid@havblik.example
Telefon:
61 77 20 45
Jobcenter:
Holstebro
Firma:
Havblik Beskæftigelse A/S
CVR:
37515655

Kontrakten følger her.

Rie
""", client="outlook", cvr=HAV, jc="661", emp=[new("Otto Ibsen-Dahl", "oid@havblik.example")],
    papers=[held(GRID, "Holstebro aftaleskema.pdf", "Holstebro", "661", HAV_NAME, HAV, "1/7-2024 til 30/6-2026", "2024-07-01", "2026-06-30")])

zipped = pdf(ADDO.format(K="Egedal", F=SAN_NAME, C=SAN, P="Aftalen er gældende i perioden 1. april 2022 til 31. marts 2024."))
mail("Sanne Sand <sanne@sandlund-afklaring.example>", "Egedal - ny medarbejder", "2022-05-16 10:40", """
Til rette vedkommende

Sandlund Afklaring (cvr. nr. 42 56 24 59) ønsker adgang til Jobcenter Egedal for vores medarbejder
cand.merc. Tobias Grøn Lassen
tgl@sandlund-afklaring.example

Aftalen er pakket i en zip-fil.

Sanne Sand
""", client="plain64", cvr=SAN, jc="240", emp=[new("Tobias Grøn Lassen", "tgl@sandlund-afklaring.example")],
    papers=[Paper("Egedal.zip", archive([("Egedal samarbejdsaftale.pdf", zipped)]), "application/zip", (agreement("Egedal samarbejdsaftale.pdf", "240", SAN, "2022-04-01", "2024-03-31"),))])

mail("Pia Pil <pia@piletraeet.example>", "Fwd: Min adgang", "2022-10-24 08:15", """
Hej, kan I klare nedenstående? CVR 36322438, og aftalen er hæftet på.

Pia
""", client="gmail", forward=True, history=[Past("Esben Roed", "er@piletraeet.example", "2022-10-23 20:10", "Min adgang", """Hej Pia

Vil du få mig oprettet til Jobcenter Kalundborg? Det skal stå under Esben Roed, er@piletraeet.example.

Esben""", "Pia Pil <pia@piletraeet.example>")],
    cvr=PIL, jc="326", emp=[new("Esben Roed", "er@piletraeet.example")],
    papers=[held(SLIP, "Kalundborg bekræftelse.pdf", "Kalundborg", "326", PIL_NAME, PIL, "Samarbejdet begynder 1. september 2022 og ophører 31. august 2024.", "2022-09-01", "2024-08-31")])

mail("Oda Opstrup <oda@opsving.example>", "Automatisk svar: Adgang for Frej", "2022-12-22 15:16", """
Tak for din mail. Jeg er på juleferie og læser igen mails den 3. januar. Haster det med oprettelse af brugere, så skriv til Bent på bent@opsving.example.

Oda
""", client="owa", kind="automatic", headers=["Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"])

mail("Bent Opstrup <bent@opsving.example>", "tre mand frem", "2023-02-27 09:09", """
Hej Support

Vi har fået folk på Lolland og Guldborgsund og skal have dem i gang hurtigst muligt.

Sarah Lindegaard-Juul, slj@opsving.example - Jobcenter Lolland
Villads Høeg, vh@opsving.example - Jobcenter Guldborgsund
Zeynep Aydın, za@opsving.example - begge steder

Firmaets CVR nr er 36594276. Begge kontrakter er med som bilag.

Hilsen Bent
""", client="gmail", cvr=OPS, jc="360 376", emp=[new("Sarah Lindegaard-Juul", "slj@opsving.example"), new("Villads Høeg", "vh@opsving.example"), new("Zeynep Aydın", "za@opsving.example")],
    papers=[
        held(LEGAL, "LOL-kontrakt.pdf", "Lolland", "360", OPS_NAME, OPS, "Kontrakten træder i kraft 1. februar 2023 og løber til og med 31. januar 2025.", "2023-02-01", "2025-01-31"),
        held(PENNEO, "GBS-dba.pdf", "Guldborgsund", "376", OPS_NAME, OPS, "Aftalen gælder fra 1. februar 2023 til 31. januar 2025.", "2023-02-01", "2025-01-31")])

mail("Tine Kløver <tk@trekloever.example>", "Faktura 20391", "2023-08-31 14:00", """
Hej

Hermed faktura for august, oprettelse af 3 brugere i vores eget journalsystem à 450 kr. Betaling inden 14 dage. Vores CVR er 31080916.

Trekløver Consult ApS
""", client="outlook", kind="other", papers=[Paper("faktura_20391.pdf", pdf("# Faktura 20391\n\nKunde: Landssupporten\nOprettelse af brugere, 3 stk. || 1.350,00\nMoms || 337,50\nI alt || 1.687,50\n"))])

# Papers of more kinds: a framework with several municipalities, an option taken, an order sheet.
JOINT = """# Fælles rammeaftale
om særligt tilrettelagte forløb

Deltagende kommuner:
{K}

Leverandør:
{F}, CVR {C}

Kommunerne har købt ind i fællesskab. Hver kommune bestiller for sig og hæfter kun for egne bestillinger.

Aftaleperiode
{P}

Fordeling af pladser aftales hvert halve år på et møde, som kommunerne skiftes til at indkalde til.

Bilag 1: Ydelsesbeskrivelse
Bilag 2: Priser
Bilag 3: Underskriftsblad
\f## Bilag 3 Underskriftsblad

Hver part underskriver på sin egen linje.

For leverandøren: ______________________
For kommunerne: ______________________ ______________________ ______________________
"""

OPTION = """>> 3. udgave
# Allonge
til kontrakt om afklarende forløb mellem {K} Kommune og {F} (CVR-nr. {C})

§ 1. Kommunen gør hermed brug af optionen på forlængelse i kontraktens pkt. 4.2.

§ 2. {P}

§ 3. Øvrige bestemmelser er uændrede. Allongen er en del af kontrakten.

§ 4. Allongen udfærdiges i to eksemplarer, hvoraf hver part beholder ét.

{K} Kommune || {F}
. . . . . . . . . . . . . . . . || . . . . . . . . . . . . . . . .
"""

ORDER = """Indkøbsordre / delaftale

Ordregivende myndighed ......: {K} Kommune, Jobcentret
Leverandør ..................: {F}
Registreringsnr. (CVR) ......: {C}
Ordrenummer .................: 45002271
Vedrører ....................: Virksomhedskonsulent, 30 timer ugentligt
Løbetid .....................: {P}
Rekvirent ...................: Teamkoordinator
Betalingsbetingelser ........: Løbende måned + 30 dage

Ordren er afgivet under SKI-lignende vilkår, som leverandøren har modtaget særskilt. Ordrebekræftelse skal ske inden fem hverdage.
"""

mail("Gitte Bonde <gb@fyrtaarnet.example>", "Sofus er stoppet + en ny", "2021-09-01 08:30", """
Hej

To små ting:

- Sofus Brandt-Møller er stoppet. Hans adgang bedes spærret og slettet.
- I hans sted får vi Yrsa Thorlaksson. Hun skal på Faxe. Mail: yt@fyrtaarnet.example

Jeg går ud fra, at I skal bruge aftalen med Faxe Kommune igen, så den er med. Vores CVR er fortsat 37853615.

Gitte
""", client="owa", cvr=FYR, jc="320", emp=[out("Sofus Brandt-Møller", None), new("Yrsa Thorlaksson", "yt@fyrtaarnet.example")],
    papers=[held(ORDER, "ordre.pdf", "Faxe", "320", FYR_NAME, FYR, "01-06-2021 - 31-05-2022", "2021-06-01", "2022-05-31", font="Courier", size=8.5)])

mail("Lars Lyng <lars@lyngensvej.example>", "Ny på holdet i Vesthimmerland", "2023-02-13 10:10", """
Hej

Fra på onsdag har vi Maja Skjern Andersen med på holdet, som arbejder for jobcentret i Vesthimmerland. Skriv hende op med maja@lyngensvej.example. Efternavnet er altså Andersen, Skjern er mellemnavn; der er ikke noget med Skjern som by.

CVR: 31693039

Kommunen har valgt at forlænge med et år, se allongen.

Lars
""", client="outlook8", cvr=LYN, jc="820", emp=[new("Maja Skjern Andersen", "maja@lyngensvej.example")],
    papers=[held(OPTION, "Allonge.pdf", "Vesthimmerlands", "820", LYN_NAME, LYN, "Kontrakten forlænges, så den gælder fra den 1. januar 2023 til den 31. december 2023.", "2023-01-01", "2023-12-31")])

mail("Bodil Broe <bodil@broen-job.example>", "Brugernavn til vikar", "2022-06-07 07:59", """
Kære Landssupport

Vi har en barselsvikar på vej, og hun må godt være klar, når hun møder ind den 13. juni. Vikaren er Christel Aaen-Skaarup (christel@broen-job.example). Hun dækker for Louise, som beholder sit brugernavn, mens hun er væk.

Sted: Jobcenter Thisted
Firma: Broen til Job I/S
CVR: 39 14 78 66
Bilag: kontrakten med Thisted Kommune

Bodil
""", client="gmail", cvr=BRO, jc="787", emp=[new("Christel Aaen-Skaarup", "christel@broen-job.example")],
    papers=[held(LEGAL, "Kontrakt m. Thisted Kommune.docx", "Thisted", "787", BRO_NAME, BRO, "Kontrakten gælder i perioden fra den 1. august 2021 til den 31. juli 2023, begge dage medregnet.", "2021-08-01", "2023-07-31", word=True)])

mail("Kaj Kvist <kaj@kviste.example>", "Astrid og Aksel", "2021-04-12 16:44", """
Hej

Astrid (astrid.n@kviste.example) hedder Nørskov Pihl til efternavn og Aksel (aksel@kviste.example) hedder Vang. De skal begge to have brugere hos Jobcenter Viborg, tak.

Kviste & Partnere
CVR 40484809
Aftale: se bilag
""", client="plainqp", cvr=KVI, jc="791", emp=[new("Astrid Nørskov Pihl", "astrid.n@kviste.example"), new("Aksel Vang", "aksel@kviste.example")],
    papers=[held(GRID, "Viborg.pdf", "Viborg", "791", KVI_NAME, KVI, "1. marts 2021 - 28. februar 2023", "2021-03-01", "2023-02-28")])

mail("Nete Nord <nete@nordhavnmentor.example>", "Vores mand i Gribskov", "2023-04-03 13:13", """
Hej

Vi har fået en mand hos jobcentret i Gribskov, Gorm Lund-Larsen. Han skal kunne se borgernes CV'er i JobKon og have en bruger til det. Vi har aftalen i orden (vedhæftet), og CVR er 30906349.

Nete Nord
nete@nordhavnmentor.example
""", client="bird", cvr=NOR, jc="270", emp=[new("Gorm Lund-Larsen", None)], miss="employee_email",
    papers=[held(SLIP, "Gribskov Kommune - svar på tilbud.pdf", "Gribskov", "270", NOR_NAME, NOR, "Aftalen løber fra den 1. april 2023 og til den 31. marts 2024.", "2023-04-01", "2024-03-31")])

mail("Sanne Sand <sanne@sandlund-afklaring.example>", "SV: [LS-3310] Din anmodning mangler noget", "2023-01-12 09:00", """
Hej

Ad 1) 42562459
Ad 2) Det er Camilla Due Ørum, cdo@sandlund-afklaring.example, vi gerne vil have oprettet.
Ad 3) Jobcenter Næstved

Aftalen fik I ikke med før, den er her nu.

Sanne
""", client="outlook", cvr=SAN, jc="370", emp=[new("Camilla Due Ørum", "cdo@sandlund-afklaring.example")], history=[Past("Landssupporten", "dfdg@star.dk", "2023-01-11 14:20", "[LS-3310] Din anmodning mangler noget", """Kære Sanne Sand

For at vi kan oprette jeres medarbejder, skal du svare på dette:

1) Jeres CVR-nummer (vores eget er 55568510)
2) Medarbejderens navn og e-mailadresse
3) Det jobcenter, som adgangen gælder
4) Kopi af aftalen

Landssupporten""", "Sanne Sand <sanne@sandlund-afklaring.example>")],
    papers=[held(ADDO, "Næstved 2022-2024.pdf", "Næstved", "370", SAN_NAME, SAN, "Aftalen trådte i kraft den 1. august 2022. Den ophører den 31. juli 2024.", "2022-08-01", "2024-07-31")])

mail("Pia Pil <pia@piletraeet.example>", "OBS! ny mailadresse på Esben", "2023-03-02 08:45", """
Hej

Til jeres orientering har vores konsulent Esben Roed skiftet mailadresse fra er@piletraeet.example til esben.roed@piletraeet.example. Skal I have det at vide, eller klarer han det selv inde i portalen?

Pia
""", client="iphone", kind="other")

mail("Tine Kløver <tk@trekloever.example>", "Jobcenter Kerteminde og Nyborg", "2022-01-31 11:00", """
Kære Landssupport

I forlængelse af vores telefonsamtale i fredags bestiller jeg hermed login til KIRSTINE MØRCH HEDE, som skal sidde med borgere fra både Jobcenter Kerteminde og Jobcenter Nyborg.
Mail: KMH@TREKLOEVER.EXAMPLE
CVR: 31080916

De to kommuner er sammen om aftalen.

Tine
""", client="latin1", cvr=TRE, jc="440 450", emp=[new("Kirstine Mørch Hede", "kmh@trekloever.example")],
    papers=[held(JOINT, "Fælles rammeaftale.pdf", "Kerteminde Kommune\nNyborg Kommune", "440 450", TRE_NAME, TRE, "Aftalen gælder fra 1. januar 2022 til 31. december 2024.", "2022-01-01", "2024-12-31")])

mail("Helle Hav <helle@havblik.example>", "Bertrams adgang udvides", "2024-02-20 09:30", """
Hej igen

Bertram Zeuthen (bertram@havblik.example) har allerede adgang for Favrskov. Nu skal han også have adgang til Jobcenter Syddjurs, så opret ham gerne dér. Vores CVR er 37515655, og kontrakten med Syddjurs er vedlagt.

Helle
""", client="apple", cvr=HAV, jc="706", emp=[new("Bertram Zeuthen", "bertram@havblik.example")],
    papers=[held(LEGAL, "Syddjurs.pdf", "Syddjurs", "706", HAV_NAME, HAV, "Kontrakten træder i kraft den 1. marts 2024 og udløber den 28. februar 2026.", "2024-03-01", "2026-02-28")])

mail("Ruth Vind <ruth@vindrosen.example>", "Oprydning", "2025-01-06 10:00", """
Godt nytår!

Jeg rydder op efter årsskiftet. Disse fire er ikke længere i huset og skal derfor ikke stå som brugere:

- Bo Rafn
- Inge-Merete Kold
- jytte@vindrosen.example
- Tage Sehested Thomsen (tst@vindrosen.example)

De øvrige på listen er stadig ansat.

Ruth
Vindrosen Kurser - CVR 39897288
""", client="outlook_html", cvr=VIN, emp=[out("Bo Rafn", None), out("Inge-Merete Kold", None), out(None, "jytte@vindrosen.example"), out("Tage Sehested Thomsen", "tst@vindrosen.example")])

mail("Jens Sti <js@stifindersyd.example>", "Haster: Katrine", "2021-02-03 07:20", """
Hej

Nu har vi Katrines mail. Så: Katrine Løgstrup Bay, klb@stifindersyd.example, bedes lagt ind hos Jobcenter Tønder. Skemaet fra kommunen er stadig gældende og sendes med igen. Husk, at vi hedder Stifinder Syd ApS, CVR 37 71 57 43, ikke Stifinder Nord, som er et andet firma.

Jens
""", client="cp1252", cvr=STI, jc="550", emp=[new("Katrine Løgstrup Bay", "klb@stifindersyd.example")],
    papers=[held(GRID, "Aftaleskema Tønder.pdf", "Tønder", "550", STI_NAME, STI, "Fra 1. januar 2021 til 31. december 2021", "2021-01-01", "2021-12-31")])

mail("Oda Opstrup <oda@opsving.example>", "Opsving: ny kollega pr. 1. maj", "2023-04-26 12:00", """
Til Landssupporten

Vi skal bede om, at der bliver lavet en bruger til
fuldmægtig Rasmus Ebbe Tolstrup
ret@opsving.example
der fremover varetager vores opgaver for Jobcenter Roskilde.

Vi er i gang med at få aftalen skrevet under og eftersender den.

Venlig hilsen

Oda Opstrup
HR-partner
Opsving Danmark A/S
CVR 36594276
""", client="owa", cvr=OPS, jc="265", emp=[new("Rasmus Ebbe Tolstrup", "ret@opsving.example")], miss="agreement")

mail("Grethe Rohde <gr@grobund.example>", "Login til Noah", "2024-09-09 09:09", """
Hej

Vores nye kollega Noah Friis Østrup (nfo@grobund.example) skulle gerne kunne logge ind på JobKon inden fredag. Han skal samarbejde med Jobcenter Billund, og vi har aftalen (se PDF'en).

Grethe Rohde
Grobund Rekruttering ApS
CVR-nummer: 42842561
""", client="outlook", jc="530", emp=[new("Noah Friis Østrup", "nfo@grobund.example")], miss="cvr", prob="cvr_invalid",
    papers=[agreed("Billund.pdf", PLAIN.replace(", cvr-nr. {C}", "").format(K="Billund", F=GRO_NAME, P="15. august 2024 - 14. august 2025"), "530", None, "2024-08-15", "2025-08-14")])

mail("Maeve Byrne <maeve@torvet7.example>", "Leaver", "2025-02-28 16:00", """
Hi,

Ngozi Adeyemi-Holm is leaving us today. Please deactivate her account and confirm.

Torvet 7 ApS, CVR 39902087
Maeve
""", client="gmail", cvr=TOR, emp=[out("Ngozi Adeyemi-Holm", None)])

mail("Dan Dyhr <dan@dynamo-karriere.example>", "Vi vandt opgaven!", "2022-10-03 15:30", """
Hej

I februar spurgte jeg, hvad der skulle til. Nu er vi der: Hillerød har valgt os, og Freja Krabbe Sommer skal i gang. Hun bruger freja@dynamo-karriere.example. Kan I hjælpe hende ind på Jobcenter Hillerød? Kontrakt vedhæftet, CVR 28528299.

Dan
""", client="webmail", cvr=DYN, jc="219", emp=[new("Freja Krabbe Sommer", "freja@dynamo-karriere.example")],
    papers=[held(LEGAL, "Hillerod_underskrevet.pdf", "Hillerød", "219", DYN_NAME, DYN, "Kontrakten har virkning fra den 15. september 2022 og til og med den 14. september 2024. Optionen på forlængelse er ikke udnyttet.", "2022-09-15", "2024-09-14")])

mail("Dan Dyhr <dan@dynamo-karriere.example>", "Rettelse til tidligere mail", "2022-10-05 09:10", """
Hej

Jeg fik skrevet forkert i mandags. Her er det hele igen, så I kun behøver se på denne:

Freja Krabbe Sommer, freja.sommer@dynamo-karriere.example, oprettes på Jobcenter Hillerød. CVR 28528299. Aftale medsendt.

Dan
""", client="gmail", cvr=DYN, jc="219", emp=[new("Freja Krabbe Sommer", "freja.sommer@dynamo-karriere.example")],
    papers=[held(LEGAL, "Hillerod_underskrevet.pdf", "Hillerød", "219", DYN_NAME, DYN, "Kontrakten har virkning fra den 15. september 2022 og til og med den 14. september 2024. Optionen på forlængelse er ikke udnyttet.", "2022-09-15", "2024-09-14")])

mail("Birthe Ravn <bira@odder-kommune.example>", "Rettigheder", "2023-09-05 10:15", """
Hej

Jeg er ansat i Odder Kommunes jobcenter og skal bruge rollen Sagsbehandler. Min chef siger, at I er dem, der opretter folk. Kan I sætte mig på?

Birthe Ravn, sagsbehandler, Odder Kommune
""", client="owa", kind="misdirected")

mail("Gitte Bonde <gb@fyrtaarnet.example>", "Oprettelse uden kommune", "2022-03-14 10:10", """
Hej

Vil I oprette Lauge Bisgaard Holt (lbh@fyrtaarnet.example)? Vores CVR er 37853615. Han flyver lidt rundt mellem flere steder, så jeg ved ikke lige, hvad I vil have mig til at skrive om jobcenter.

Gitte
""", client="outlook", cvr=FYR, emp=[new("Lauge Bisgaard Holt", "lbh@fyrtaarnet.example")], miss="jobcentre agreement")

mail("Rie Havemann <rie@havblik.example>", "Læs venligst vedhæftede brev", "2022-08-08 08:08", """
Se vedhæftede brev med bilag.

Rie Havemann
Havblik Beskæftigelse A/S
""", client="plain64", cvr=HAV, jc="746", emp=[new("Storm Kirkegaard Iuel", "ski@havblik.example")],
    papers=[
        Paper("Brev til Landssupporten.docx", letter("""# Anmodning om oprettelse af bruger

Havblik Beskæftigelse A/S, CVR 37515655, anmoder om, at følgende medarbejder oprettes med adgang til Jobcenter Skanderborg:

| Navn | Storm Kirkegaard Iuel |
| E-mail | ski@havblik.example |

Aftalen med kommunen er bilag 1.

Rie Havemann
"""), DOCX),
        held(ORDER, "Bilag 1.pdf", "Skanderborg", "746", HAV_NAME, HAV, "1. juli 2022 til 30. juni 2023", "2022-07-01", "2023-06-30", font="Courier", size=8.5)])

mail("Bent Opstrup <bent@opsving.example>", "Slagelse", "2024-04-15 13:37", """
Hej

Jeg skal have min kollega Vibeke Nørregård Falk på jeres system til jobcentret i Slagelse. vnf@opsving.example. Vores CVR 36594276. Jeg har kun aftalen i den låste udgave fra kommunens postkasse. Koden kan I ringe og få på 58 52 19 03.

Bent
""", client="iphone_html", cvr=OPS, jc="330", emp=[new("Vibeke Nørregård Falk", "vnf@opsving.example")], miss="agreement", prob="agreement_unreadable",
    papers=[offered("Aftale Slagelse Kommune.pdf", pdf("Aftale mellem Slagelse Kommune og Opsving Danmark A/S", password="58521903"))])

mail("Lars Lyng <lars@lyngensvej.example>", "Hold 3", "2023-08-21 10:50", """
Hej

Til hold 3 i Brønderslev har vi fundet

Anders And-Olsen
ao@lyngensvej.example
20 31 44 56

Mathilde Bundgaard
mab@lyngensvej.example
20 31 44 57

Mogens
(stopper allerede igen, så ham behøver I ikke gøre noget ved)

De to øverste skal have brugere hos Jobcenter Brønderslev. CVR nr. 31693039. Aftalen er vedhæftet.

Lars Lyng
""", client="plain", cvr=LYN, jc="810", emp=[new("Anders And-Olsen", "ao@lyngensvej.example"), new("Mathilde Bundgaard", "mab@lyngensvej.example")],
    papers=[held(SLIP, "Brønderslev.pdf", "Brønderslev", "810", LYN_NAME, LYN, "Aftalen starter den 1. august 2023 og slutter den 31. januar 2025.", "2023-08-01", "2025-01-31")])

mail("Ulrik Bro <ulrik@broen-job.example>", "Spørgsmål til JobKon", "2023-11-06 14:00", """
Hej

En af vores brugere, Sabrina Riis, kan godt logge ind, men hun får en hvid skærm, når hun åbner en borgers CV. Hun har prøvet både Edge og Chrome. Hvad gør vi?

Ulrik, Broen til Job I/S, CVR 39147866
""", client="outlook8", kind="other")

mail("Ruth Vind <ruth@vindrosen.example>", "Bornholm", "2021-06-21 09:00", """
Kære Landssupport

I Rønne har vi ansat Thor Pihl Kofoed, som bliver vores ansigt udadtil over for Jobcenter Bornholm. Han er at træffe på thor(at)vindrosen.example, og han har brug for en bruger.

Vores CVR er 39897288, og regionskommunens kontrakt er vedhæftet.

Ruth Vind
""", client="owa_html", cvr=VIN, jc="400", emp=[new("Thor Pihl Kofoed", None)], miss="employee_email", prob="employee_email_invalid",
    papers=[agreed("BRK.pdf", LEGAL.replace("{K} Kommune", "Bornholms Regionskommune").format(F=VIN_NAME, C=VIN, P="Kontrakten gælder fra den 1. juni 2021 til den 31. maj 2023."), "400", VIN, "2021-06-01", "2023-05-31")])

mail("Jens Sti <js@stifindersyd.example>", "Aabenraa og Haderslev", "2023-05-30 11:30", """
Hej

Opstart 1. juni for to konsulenter:

| Konsulent | Hvor | Kontakt |
| Elin Marcussen Wind | Jobcenter Åbenrå | emw@stifindersyd.example / 40 12 55 80 |
| Preben Damgaard | Jobcenter Haderslev | pd@stifindersyd.example / 40 12 55 81 |

CVR 37715743. Aftalerne er vedhæftet som én fil pr. kommune.

Jens
""", client="outlook", cvr=STI, jc="510 580", emp=[new("Elin Marcussen Wind", "emw@stifindersyd.example"), new("Preben Damgaard", "pd@stifindersyd.example")],
    papers=[
        held(ADDO, "Aabenraa.pdf", "Aabenraa", "580", STI_NAME, STI, "Aftalen løber fra 1. juni 2023 til 31. maj 2025.", "2023-06-01", "2025-05-31"),
        held(ADDO, "Haderslev.pdf", "Haderslev", "510", STI_NAME, STI, "Aftalen løber fra 1. juni 2023, indtil en af parterne opsiger den med 90 dages varsel.", "2023-06-01")])

ASK, ASK_NAME = "42818445", "Kildespring Job ApS"
MAJ, MAJ_NAME = "25043367", "Majblomst Rådgivning"
RUD, RUD_NAME = "36589116", "Rudbæk & Søn Jobformidling"
KNO, KNO_NAME = "36302712", "Kompasset Nord A/S"

# Between three parties, in the form of minutes, and as questions and answers.
TRIO = """# Trepartsaftale

mellem

A. {K} Kommune, CVR-nr. 27716725 (bestiller)
B. {F}, CVR-nr. {C} (udfører)
C. Foreningen Grønne Haver (stiller praktikpladser til rådighed)

## Punkt 1 – Roller
A henviser borgere til B. B følger borgerne ude hos C mindst én gang om ugen. C modtager intet vederlag.

## Punkt 2 – Varighed
{P}

## Punkt 3 – Forsikring
Borgerne er omfattet af A's arbejdsskadeforsikring.

## Punkt 4 – Opsigelse
Enhver af parterne kan træde ud med tre måneders varsel til udgangen af en måned.

For A: ____________ For B: ____________ For C: ____________
"""

MINUTES = """Beslutningsreferat med aftalevirkning

Til stede: for {K} Kommune to ledere, for {F} en partner og en konsulent
Referent: fuldmægtigen

Pkt. 1. Samarbejdet med {F} (CVR: {C}) fortsætter.
{P}

Pkt. 2. Prisen stiger til 489 kr. i timen.

Pkt. 3. Der etableres månedlige driftsmøder den første torsdag i måneden.

Referatet er godkendt af begge parter pr. e-mail og træder i stedet for en egentlig kontrakt.
"""

FAQ = """# Hvad har vi aftalt?

Hvem er parterne?
{K} Kommune på den ene side og {F}, CVR-nr. {C}, på den anden.

Hvad skal leverandøren lave?
Holde samtaler med langtidsledige og hjælpe dem videre i job.

Hvornår gælder aftalen?
{P}

Hvad koster det?
8.900 kr. pr. borger, heraf 3.000 kr. når borgeren er i job.

Hvem underskriver?
____________________ (kommunen) ____________________ (leverandøren)
"""

mail("Asta Kilde <asta@kildespring.example>", "Nyansat", "2022-02-28 08:00", """
Nyansat: Philip Ravn Storgaard
Mailadresse: prs@kildespring.example
Arbejder for: Jobcenter Aarhus
Firma: Kildespring Job ApS, 42818445
Aftale: vedlagt

Asta
""", client="plain", cvr=ASK, jc="751", emp=[new("Philip Ravn Storgaard", "prs@kildespring.example")],
    papers=[held(TRIO, "Trepart Aarhus.pdf", "Aarhus", "751", ASK_NAME, ASK, "Aftalen gælder fra 1. januar 2022 til udgangen af december 2023, det vil sige til 31. december 2023.", "2022-01-01", "2023-12-31")])

mail("Maj-Britt Blom <mbb@majblomst.example>", "Konsulenter til Djursland", "2023-09-11 10:15", """
Hej

Syddjurs og Norddjurs Jobcentre får besøg af vores Ingelise Skou Mortensen fra 1. oktober. Vil I være søde at give hende adgang? Mail: ism@majblomst.example. CVR: 25 04 33 67.

Vi har to kontrakter, som jeg har lagt ved.

Kh Maj-Britt
""", client="gmail", cvr=MAJ, jc="706 707", emp=[new("Ingelise Skou Mortensen", "ism@majblomst.example")],
    papers=[
        held(FAQ, "Syddjurs - aftale.pdf", "Syddjurs", "706", MAJ_NAME, MAJ, "Fra 1. oktober 2023 til 30. september 2024.", "2023-10-01", "2024-09-30"),
        held(FAQ, "Norddjurs - aftale.pdf", "Norddjurs", "707", MAJ_NAME, MAJ, "Fra 1. oktober 2023 til 31. marts 2025.", "2023-10-01", "2025-03-31")])

mail("Sven Rudbæk <sven@rudbaek.example>", "Ændring i medarbejderstaben", "2024-06-03 09:00", """
Til Landssupporten

Der er sket følgende ændringer hos os pr. 1. juni:

Tiltrådt: Josefine Rudbæk Lorenzen, josefine@rudbaek.example (Jobcenter Struer)
Fratrådt: Flemming Gjerlev, flemming@rudbaek.example

Vi beder jer bringe jeres brugere i overensstemmelse hermed.

Rudbæk & Søn Jobformidling
CVR 36589116

Bilag: referat
""", client="bird", cvr=RUD, jc="671", emp=[new("Josefine Rudbæk Lorenzen", "josefine@rudbaek.example"), out("Flemming Gjerlev", "flemming@rudbaek.example")],
    papers=[held(MINUTES, "Referat.docx", "Struer", "671", RUD_NAME, RUD, "Samarbejdet løber fra 1. april 2024 og slutter 31. marts 2025.", "2024-04-01", "2025-03-31", word=True)])

mail("Karsten Nord <kn@kompassetnord.example>", "SV: Bruger til Hjørring", "2023-03-15 12:44", """
Hej igen

Så er aftalen kommet. Samme CVR-nummer som nedenfor. Opret altså Lone Vang Krogsgaard, lvk@kompassetnord.example, til Jobcenter Hjørring.

Karsten
""", client="outlook", cvr=KNO, jc="860", emp=[new("Lone Vang Krogsgaard", "lvk@kompassetnord.example")], history=[Past("Karsten Nord", "kn@kompassetnord.example", "2023-03-08 09:00", "Bruger til Hjørring", """Hej

Vi får snart brug for en bruger til en ny kollega i Hjørring. Aftalen kommer, når den er skrevet under. CVR 36302712.

Karsten""")],
    papers=[held(ADDO, "samarbejdsaftale_hjoerring.pdf", "Hjørring", "860", KNO_NAME, KNO, "Samarbejdet løber fra den 15. marts 2023 til den 14. marts 2024.", "2023-03-15", "2024-03-14")])

mail("Asta Kilde <asta@kildespring.example>", "Philip er færdig", "2023-12-20 15:00", """
Hej

Philip Ravn Storgaard har fået nyt job og afleverer nøgler og computer på fredag. Vil I lukke ned for ham i JobKon?

God jul
Asta Kilde
Kildespring Job ApS
Skovvej 8, 8000 Aarhus C
CVR-nr. 42818445
""", client="apple", cvr=ASK, emp=[out("Philip Ravn Storgaard", None)])

mail("Maj-Britt Blom <mbb@majblomst.example>", "Manglende adgang til Sofie", "2024-01-22 08:22", """
Hej

Jeg kan ikke finde Sofie Lyager på oversigten over vores brugere. Er hun blevet glemt? Ellers må I meget gerne sætte hende på nu: Sofie Lyager, sl@majblomst.example, Jobcenter Norddjurs. CVR 25043367. Her er aftalen igen.

Maj-Britt
""", client="outlook8", cvr=MAJ, jc="707", emp=[new("Sofie Lyager", "sl@majblomst.example")],
    papers=[held(FAQ, "Norddjurs - aftale.pdf", "Norddjurs", "707", MAJ_NAME, MAJ, "Fra 1. oktober 2023 til 31. marts 2025.", "2023-10-01", "2025-03-31")])

mail("Sven Rudbæk <sven@rudbaek.example>", "Forkert fil?", "2024-08-12 13:00", """
Hej

Klara Rudbæk (klara@rudbaek.example) bedes oprettet ved Jobcenter Holstebro. CVR 36589116. Aftalen er vedhæftet.

Sven
""", client="cp1252", cvr=RUD, jc="661", emp=[new("Klara Rudbæk", "klara@rudbaek.example")], miss="agreement", prob="agreement_wrong_municipality",
    papers=[held(MINUTES, "Referat2024.pdf", "Struer", "671", RUD_NAME, RUD, "Samarbejdet løber fra 1. april 2024 og slutter 31. marts 2025.", "2024-04-01", "2025-03-31")])

mail("Karsten Nord <kn@kompassetnord.example>", "Frederikshavn og Læsø", "2022-11-28 11:15", """
Kære Landssupport

Hos os har Uffe Bak Sørensen og Rosa-Maria Delgado Pérez fået ansvaret for borgerne i Frederikshavn. De har henholdsvis ubs@kompassetnord.example og rosa@kompassetnord.example som mail. Må jeg bede om, at de kommer med som brugere hos Jobcenter Frederikshavn? Vores forrige opgave på Læsø er slut for længst.

Kompasset Nord A/S
CVR 36302712

Vedhæftet: kontrakt med Frederikshavn Kommune, og for god ordens skyld også vores prisliste
""", client="owa", cvr=KNO, jc="813", emp=[new("Uffe Bak Sørensen", "ubs@kompassetnord.example"), new("Rosa-Maria Delgado Pérez", "rosa@kompassetnord.example")],
    papers=[
        held(LEGAL, "Kontrakt 2022-25.pdf", "Frederikshavn", "813", KNO_NAME, KNO, "Kontrakten gælder fra den 1. november 2022 til den 31. oktober 2025.", "2022-11-01", "2025-10-31"),
        Paper("prisliste.pdf", pdf("# Prisliste 2023\n\nSamtale, 45 minutter || 390 kr.\nWorkshop, hel dag || 8.500 kr.\nKørsel pr. km || 3,73 kr.\n"))])

mail("Asta Kilde <asta@kildespring.example>", "Brugere jf. regneark", "2023-08-14 10:00", """
Hej

I arket finder I tre kolleger, der skal have adgang hos Jobcenter Odder. Kildespring Job ApS, CVR 42818445. Aftalen er den anden vedhæftning.

Asta
""", client="gmail", cvr=ASK, jc="727", emp=[new("Bjarke Sindal", "bs@kildespring.example"), new("Cecilie Wrang Due", "cwd@kildespring.example"), new("Ditlev Hauge", "dh@kildespring.example")],
    papers=[
        Paper("nye_brugere.xlsx", sheet("Fornavn | Efternavn | E-mail | Start\nBjarke | Sindal | bs@kildespring.example | uge 34\nCecilie | Wrang Due | cwd@kildespring.example | uge 34\nDitlev | Hauge | dh@kildespring.example | uge 36"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        held(ORDER, "odder ordre.pdf", "Odder", "727", ASK_NAME, ASK, "01.08.2023 - 31.07.2024", "2023-08-01", "2024-07-31")])

mail("Maj-Britt Blom <mbb@majblomst.example>", "Tilgang", "2021-10-25 09:40", """
Hej

Kan det passe, at I også skal have besked, når der kommer nye til? Vi har i hvert fald fået Emma Højgaard Kjær (ehk@majblomst.example) i september. Hun arbejder udelukkende for jobcentret i Hedensted. CVR 25043367.

Aftalen har jeg taget billeder af med telefonen.

Maj-Britt
""", client="iphone", cvr=MAJ, jc="766", emp=[new("Emma Højgaard Kjær", "ehk@majblomst.example")],
    papers=[Paper("IMG_2291.jpg", scan(pdf(FAQ.format(K="Hedensted", F=MAJ_NAME, C=MAJ, P="Fra 1. september 2021 til 31. august 2022."), size=12), form="JPEG"), "image/jpeg", (agreement("IMG_2291.jpg", "766", MAJ, "2021-09-01", "2022-08-31"),))])

mail("Sven Rudbæk <sven@rudbaek.example>", "Vedr. tidligere bruger", "2024-09-02 10:30", """
Hej

Flemming Gjerlev er ansat igen! Hans bruger blev slettet i juni, så han skal vist oprettes på ny. Det er til Jobcenter Struer, og mailen er stadig flemming@rudbaek.example. Referatet, som gælder som aftale med kommunen, er med.

Sven Rudbæk
Rudbæk & Søn, CVR: 36589116
""", client="webmail", cvr=RUD, jc="671", emp=[new("Flemming Gjerlev", "flemming@rudbaek.example")],
    papers=[held(MINUTES, "Referat.pdf", "Struer", "671", RUD_NAME, RUD, "Samarbejdet løber fra 1. april 2024 og slutter 31. marts 2025.", "2024-04-01", "2025-03-31")])

mail("Gitte Bonde <gb@fyrtaarnet.example>", "Tre ind og to ud", "2022-05-30 10:00", """
Hej med jer

Det går stærkt her. Jeg har prøvet at samle det:

Kommer til (Jobcenter Stevns):
Aya Bruhn Rahimi - abr@fyrtaarnet.example
Søren Peter Lykke - spl@fyrtaarnet.example
Trine Baunsgaard - tb@fyrtaarnet.example

Går fra borde:
Lauge Bisgaard Holt - lbh@fyrtaarnet.example
Yrsa Thorlaksson - yt@fyrtaarnet.example

Kontrakten med Stevns har I fået før, men her er den. CVR 37 85 36 15.

Gitte
""", client="owa", cvr=FYR, jc="336", emp=[new("Aya Bruhn Rahimi", "abr@fyrtaarnet.example"), new("Søren Peter Lykke", "spl@fyrtaarnet.example"), new("Trine Baunsgaard", "tb@fyrtaarnet.example"), out("Lauge Bisgaard Holt", "lbh@fyrtaarnet.example"), out("Yrsa Thorlaksson", "yt@fyrtaarnet.example")],
    papers=[held(LEGAL, "Leverancekontrakt Stevns.pdf", "Stevns", "336", FYR_NAME, FYR, "Kontrakten træder i kraft den 1. januar 2020 og udløber uden opsigelse den 31. december 2022.", "2020-01-01", "2022-12-31", pages_named=True)])

mail("Nete Nord <nete@nordhavnmentor.example>", "Har I modtaget?", "2021-02-10 09:00", """
Hej

For en uge siden sendte jeg en anmodning om oprettelse af en kollega, men jeg har ikke fået nogen kvittering. Er den nået frem til jer? Jeg vil nødig sende den to gange.

Nete, Nordhavn Mentor
""", client="gmail", kind="other")

mail("Jens Sti <js@stifindersyd.example>", "Sønderborg", "2022-04-19 14:14", """
Hej

Sønderborgs jobcenter har bedt os stille med en ekstra mand. Det bliver Villy Juhl-Petersen, vjp@stifindersyd.example, der altså skal have en bruger dertil. CVR 37715743 og aftale som tidligere (den er vedhæftet).

Jens
""", client="latin1", cvr=STI, jc="540", emp=[new("Villy Juhl-Petersen", "vjp@stifindersyd.example")],
    papers=[held(TRIO, "Trepartsaftale Sønderborg.pdf", "Sønderborg", "540", STI_NAME, STI, "Aftalen begynder den 1. februar 2022 og er tidsubegrænset.", "2022-02-01")])

mail("Oda Opstrup <oda@opsving.example>", "Til orientering: ny medarbejder hos os", "2024-10-21 10:10", """
Kære alle

Jeg har den store glæde at præsentere vores nye medarbejder, Gry Thiesen Balle. Gry kommer fra en stilling i Greve Kommune og har tidligere undervist på VUC. Privat bor hun i Solrød med sin mand og to børn.

Hos os bliver hendes arbejdsplads Jobcenter Køge, og I bedes derfor give hende adgang dertil. Gry fanges på gtb@opsving.example eller 22 90 11 73.

Kontrakten med Køge er vedhæftet, og vores CVR-nummer er 36594276.

Oda Opstrup, Opsving Danmark A/S
""", client="outlook", logo=True, cvr=OPS, jc="259", emp=[new("Gry Thiesen Balle", "gtb@opsving.example")],
    papers=[held(ADDO, "Køge.pdf", "Køge", "259", OPS_NAME, OPS, "Samarbejdet gælder i tidsrummet 1. september 2024 – 31. august 2026.", "2024-09-01", "2026-08-31")])

mail("Grethe Rohde <gr@grobund.example>", "En bruger hos jer", "2022-09-26 09:30", """
Hej

Kunne I ikke lige ordne, at Mikkel Toft får en bruger? Jobcenter Assens. Hans mailadresse er mikkel@grobund.example. CVR nummeret er det samme som altid: 42842516.

Aftalen er en databehandleraftale, den anden slags har vi ikke.

Grethe
""", client="iphone_html", cvr=GRO, jc="420", emp=[new("Mikkel Toft", "mikkel@grobund.example")],
    papers=[held(PENNEO, "Databehandleraftale (underskrevet).pdf", "Assens", "420", GRO_NAME, GRO, "Aftalen træder i kraft den 1. juli 2022 og ophører den 30. juni 2025.", "2022-07-01", "2025-06-30")])

mail("Maeve Byrne <maeve@torvet7.example>", "Two more coaches", "2025-01-20 09:45", """
Hello,

We would like two more colleagues to get access to JobKon for Jobcenter Vallensbæk:

1) Tomasz Wójcik / tomasz@torvet7.example
2) Lærke Holmegaard / laerke@torvet7.example

Company: Torvet 7 ApS (CVR 39902087). I am still waiting for the municipality to return the signed agreement, so I cannot attach it yet.

Best,
Maeve
""", client="apple", cvr=TOR, jc="187", emp=[new("Tomasz Wójcik", "tomasz@torvet7.example"), new("Lærke Holmegaard", "laerke@torvet7.example")], miss="agreement")

mail("Dan Dyhr <dan@dynamo-karriere.example>", "Adgang til Rudersdal, Hørsholm og Allerød", "2023-01-30 10:00", """
Hej

Jobcentrene i Rudersdal, Hørsholm og Allerød har bedt Dynamo Karriere om hjælp, og Silas Wulff Hartmann (silas@dynamo-karriere.example) tager sig af det. Han får brug for en bruger med alle tre. Aftalen er fælles for de tre kommuner. CVR 28528299.

Dan Dyhr
""", client="outlook8", cvr=DYN, jc="201 223 230", emp=[new("Silas Wulff Hartmann", "silas@dynamo-karriere.example")],
    papers=[held(JOINT, "Rammeaftale Nordsjælland.pdf", "Rudersdal Kommune\nHørsholm Kommune\nAllerød Kommune", "230 223 201", DYN_NAME, DYN, "Rammeaftalen træder i kraft den 1. januar 2023 og ophører den 31. december 2026.", "2023-01-01", "2026-12-31")])

mail("Helle Hav <helle@havblik.example>", "Ny medarbejder", "2022-01-17 08:50", """
Hej

Vi får en ny medarbejder på torsdag, som skal på Jobcenter Syddjurs. Jeg vender tilbage med navn og mail, når kontrakten er underskrevet i dag. I kan få det andet nu: CVR 37515655, og aftalen med kommunen er vedhæftet.

Helle
""", client="gmail", cvr=HAV, jc="706", miss="employee",
    papers=[held(SLIP, "Syddjurs 2022.pdf", "Syddjurs", "706", HAV_NAME, HAV, "Aftalen gælder fra den 1. januar 2022 til den 31. december 2022.", "2022-01-01", "2022-12-31")])

mail("Tine Kløver <tk@trekloever.example>", "Overgang til nyt navn", "2024-02-12 09:15", """
Hej Landssupport

Vi har skiftet navn fra Trekløver Consult ApS til Trekløver Karriere ApS. CVR-nummeret er uændret 31080916.

I samme ombæring: Ditte Marie Vognsen er ny hos os og skal kunne logge på Jobcenter Langeland. Hun har ditte@trekloever.example. Aftalen står endnu i det gamle navn.

Tine
""", client="owa_html", cvr=TRE, jc="482", emp=[new("Ditte Marie Vognsen", "ditte@trekloever.example")],
    papers=[held(GRID, "Langeland.pdf", "Langeland", "482", TRE_NAME, TRE, "fra 01.10.2023 til 30.09.2025", "2023-10-01", "2025-09-30")])

mail("Henny Lund <henlu@morsoe-jobcenter.example>", "Fratrådt kollega", "2022-08-30 10:20", """
Hej

En sagsbehandler her i Jobcenter Morsø er fratrådt, og hendes bruger i portalen skal nedlægges. Vores lokale brugeransvarlige er på orlov. Kan I gøre det? Det er Birgit Holm.

Henny Lund
Morsø Kommune
""", client="outlook", kind="misdirected")

mail("Kaj Kvist <kaj@kviste.example>", "Skal hun være bruger?", "2023-06-12 13:10", """
Hej

Vi er i tvivl, om en praktikant, som kun er her seks uger og ikke skal røre JobKon, overhovedet må oprettes. Hvad er jeres regler? Hun hedder Ane Lund og har en mail hos os.

Kaj Kvist
Kviste & Partnere
CVR 40484809
""", client="bird", kind="other")

mail("Ruth Vind <ruth@vindrosen.example>", "Aftale uden kommune på", "2023-11-27 09:00", """
Hej

Isabella Stengaard Krog (isk@vindrosen.example) skal have login, så hun kan arbejde for Jobcenter Solrød. CVR 39897288. Vedhæftet er aftalen.

Ruth
""", client="plainqp", cvr=VIN, jc="269", emp=[new("Isabella Stengaard Krog", "isk@vindrosen.example")], prob="agreement_unclear",
    papers=[agreed("Aftale.pdf", """# Samarbejdsaftale

Mellem jobcentret og Vindrosen Kurser (CVR-nr. 39897288) er der indgået aftale om kurser i jobsøgning.

Aftalen gælder fra 1. november 2023 til 31. oktober 2024.

For jobcentret: ______________    For Vindrosen Kurser: ______________
""", "", VIN, "2023-11-01", "2024-10-31")])

mail("Sanne Sand <sanne@sandlund-afklaring.example>", "Overdragelse fra Liv til Hanan", "2024-03-25 11:20", """
Hej

Liv Vestergård Duus er sygemeldt og vender ikke tilbage, så hende skal I fjerne (lvd@sandlund-afklaring.example). Hanan Al-Masri overtager hendes borgere i Ringsted, men Hanan er allerede oprettet, så dér skal I intet gøre.

Venlig hilsen
Sanne Sand
Sandlund Afklaring, CVR 42562459
""", client="outlook", cvr=SAN, emp=[out("Liv Vestergård Duus", "lvd@sandlund-afklaring.example")])

EGE, EGE_NAME = "38329928", "Egeløv Mentorhus"
FJO, FJO_NAME = "26929601", "Fjordens Jobcoaches ApS"
SKY, SKY_NAME = "35316825", "Skylight Advisors P/S"
MOL, MOL_NAME = "32453082", "Møllehjulet"

# A long contract whose parties stand on the last page, and a letter from the firm to the municipality.
LATE = """# Almindelige betingelser
for tjenesteydelser på beskæftigelsesområdet

1 Anvendelse
Disse betingelser gælder for alle bestillinger hos eksterne leverandører, medmindre andet er aftalt skriftligt.

2 Kvalitet
Ydelsen leveres i overensstemmelse med god skik. Leverandøren retter fejl uden beregning.

3 Priser
Priserne er faste indtil den 1. februar det følgende år og reguleres derefter med nettoprisindekset.
\f4 Forsikring
Leverandøren har tegnet ansvarsforsikring med en dækning på mindst 5 mio. kr.

5 Underleverandører
Underleverandører må kun benyttes efter samtykke.

6 Force majeure
Ingen af parterne er ansvarlig for forhold uden for deres kontrol.
\f7 Særlige vilkår for denne aftale

Leverandør || {F}
CVR-nr. || {C}
Kommune || {K} Kommune
Aftalens løbetid || {P}

Underskrevet for leverandøren: ______________________
Underskrevet for kommunen: ______________________
"""

OFFER = """>> {F}
>> CVR-nr. {C}

{K} Kommune
Jobcentret, att. souschefen

## Aftalebrev

Kære alle

Tak for et godt møde. Som aftalt bekræfter vi herved, at {F} stiller to konsulenter til rådighed for {K} Kommune. {P}

Vi beder jer sende et eksemplar retur i underskrevet stand.

De bedste hilsner
{F}

Accepteret af {K} Kommune:

______________________
"""

mail("Ellen Egeløv <ellen@egeloev.example>", "CVR 38329928: bruger til Anja Rosenkilde", "2023-02-06 10:00", """
Kære Landssupport

Som det fremgår af emnet, er Anja Rosenkilde ny bruger hos os. Send gerne hendes velkomst til anja@egeloev.example.

Vi arbejder for Jobcenter Ikast-Brande under vedhæftede aftale.

Ellen
""", client="outlook", cvr=EGE, jc="756", emp=[new("Anja Rosenkilde", "anja@egeloev.example")],
    papers=[held(LATE, "betingelser.pdf", "Ikast-Brande", "756", EGE_NAME, EGE, "1. januar 2023 - 31. december 2024", "2023-01-01", "2024-12-31", pages_named=True)])

mail("Finn Fjord <ff@fjordens-jobcoaches.example>", "Oprettelse", "2021-11-15 12:30", """
Hej

Gerda Skov-Christensen, født 140379-1122, bedes tildelt brugeradgang ved Jobcenter Mariagerfjord. Arbejdsmail gsc@fjordens-jobcoaches.example, privat mobil 23 45 11 08.

Firmaet: Fjordens Jobcoaches ApS, CVR 26929601, P-nr. 1022334455.

Aftalebrevet er med.

Finn Fjord
""", client="cp1252", cvr=FJO, jc="846", emp=[new("Gerda Skov-Christensen", "gsc@fjordens-jobcoaches.example")],
    papers=[held(OFFER, "Aftalebrev.pdf", "Mariagerfjord", "846", FJO_NAME, FJO, "De begynder den 1. november 2021, og aftalen ophører den 31. oktober 2022.", "2021-11-01", "2022-10-31")])

mail("Signe Sky <signe@skylight.example>", "Nyt team i Midtjylland", "2024-05-27 09:00", """
Kære support

Skylight Advisors har fået et nyt team, og I får her alle oplysninger samlet:

Holdleder: Mette-Marie Agerskov, mma@skylight.example. Hun har allerede adgang og skal ikke oprettes igen.
Nye: Kasper Dreyer Lund (kdl@skylight.example), Vigga Thorup (vt@skylight.example).
Jobcentre: Silkeborg, Herning og Ringkøbing-Skjern for dem begge.
CVR: 35316825
Aftaler: tre stk. vedhæftet

Signe Sky
""", client="gmail", cvr=SKY, jc="657 740 760", emp=[new("Kasper Dreyer Lund", "kdl@skylight.example"), new("Vigga Thorup", "vt@skylight.example")],
    papers=[
        held(OFFER, "silkeborg.pdf", "Silkeborg", "740", SKY_NAME, SKY, "Aftalen gælder fra den 1. maj 2024 til den 30. april 2025.", "2024-05-01", "2025-04-30"),
        held(LATE, "herning.pdf", "Herning", "657", SKY_NAME, SKY, "1. maj 2024 - 30. april 2026", "2024-05-01", "2026-04-30"),
        held(GRID, "rksk.pdf", "Ringkøbing-Skjern", "760", SKY_NAME, SKY, "1. maj 2024 - 30. april 2025", "2024-05-01", "2025-04-30")])

mail("Mogens Mølle <mogens@moellehjulet.example>", "En enkelt adgang", "2020-09-14 14:14", """
Hej

jeg søger om adgang til dorte fink på jobcenter middelfart, hun hedder dorte@moellehjulet.example.

cvr. 32453082, og aftalen er her

mogens, møllehjulet
""", client="plain", cvr=MOL, jc="410", emp=[new("Dorte Fink", "dorte@moellehjulet.example")],
    papers=[held(PLAIN, "scan.pdf", "Middelfart", "410", MOL_NAME, MOL, "1.9.2020 til 31.8.2021", "2020-09-01", "2021-08-31")])

mail("Ellen Egeløv <ellen@egeloev.example>", "Oprettelse i Herning og på Nordkysten", "2023-05-15 09:00", """
Hej

Anja Rosenkilde har fået selskab af Jeppe Lysgaard (jeppe@egeloev.example), og ham vil vi gerne have oprettet hos Jobcenter Herning og Jobcenter Nordkysten. CVR 38329928, aftalen med Herning er vedhæftet.

Ellen
""", client="owa", cvr=EGE, jc="657", emp=[new("Jeppe Lysgaard", "jeppe@egeloev.example")], prob="jobcentre_unknown",
    papers=[held(LATE, "herning.pdf", "Herning", "657", EGE_NAME, EGE, "1. marts 2023 - 29. februar 2024", "2023-03-01", "2024-02-29")])

mail("Finn Fjord <ff@fjordens-jobcoaches.example>", "Fratrædelse", "2022-07-29 15:55", """
Hej

Gerda Skov-Christensen stopper i dag. Vil I inddrage hendes rettigheder?

Hav en god weekend
Finn Fjord
Fjordens Jobcoaches
tlf. 98 54 20 11
""", client="iphone", emp=[out("Gerda Skov-Christensen", None)], miss="cvr")

mail("Signe Sky <signe@skylight.example>", "Fwd: Underskrevet aftale", "2024-06-10 10:00", """
Hej

Hermed aftalen, som kommunen sendte mig i fredags. På baggrund af den vil vi gerne have åbnet for Kasper Dreyer Lund (kdl@skylight.example) hos Jobcenter Lemvig. CVR 35316825.

Signe
""", client="outlook8", cvr=SKY, jc="665", emp=[new("Kasper Dreyer Lund", "kdl@skylight.example")],
    papers=[passed_on("Underskrevet aftale.eml", "Anne Bak <anbak@lemvig-kommune.example>", "Underskrevet aftale", "2024-06-07 13:00", """
Kære Signe

Så er der underskrevet fra vores side. Velkommen til.

Anne Bak
Lemvig Kommune
""", [held(OFFER, "Aftalebrev Lemvig.pdf", "Lemvig", "665", SKY_NAME, SKY, "Aftalen er i kraft fra den 1. juni 2024 og udløber den 31. maj 2025.", "2024-06-01", "2025-05-31")])])

mail("Mogens Mølle <mogens@moellehjulet.example>", "den ene af, den anden på", "2021-09-20 14:20", """
hej

dorte fink skal af igen, og så skal kirsten ladegaard på i stedet, også middelfart jobcenter. kirsten: kirsten@moellehjulet.example

cvr. 32453082

den gamle aftale er udløbet i august og vi har ikke fået den nye retur endnu, jeg sender den når den er her

mogens
""", client="undeclared", cvr=MOL, jc="410", emp=[out("Dorte Fink", None), new("Kirsten Ladegaard", "kirsten@moellehjulet.example")], miss="agreement")

mail("Ellen Egeløv <ellen@egeloev.example>", "To aftaler, gammel og ny", "2023-12-11 09:30", """
Hej

Lotte Helsted Ravn (lotte@egeloev.example) skal i gang hos Jobcenter Skive. For en sikkerheds skyld får I både den gamle aftale og den nye. CVR 38329928.

Ellen Egeløv
""", client="apple", cvr=EGE, jc="779", emp=[new("Lotte Helsted Ravn", "lotte@egeloev.example")], prob="agreement_expired",
    papers=[
        held(PLAIN, "Skive 2021.pdf", "Skive", "779", EGE_NAME, EGE, "1. oktober 2021 til 30. september 2023", "2021-10-01", "2023-09-30"),
        held(PLAIN, "Skive 2023.pdf", "Skive", "779", EGE_NAME, EGE, "1. oktober 2023 til 30. september 2025", "2023-10-01", "2025-09-30")])

mail("Finn Fjord <ff@fjordens-jobcoaches.example>", "Jobcenter Planner og JobKon", "2023-06-19 11:00", """
Hej

Vi er blevet bedt om at få Hjalte Kruse Vinther (hkv@fjordens-jobcoaches.example) oprettet i både JobKon og Jobcenter Planner hos Jobcenter Rebild. CVR 26929601. Aftalebrev vedhæftet.

Finn
""", client="outlook", cvr=FJO, jc="840", emp=[new("Hjalte Kruse Vinther", "hkv@fjordens-jobcoaches.example")],
    papers=[held(OFFER, "Aftalebrev Rebild.docx", "Rebild", "840", FJO_NAME, FJO, "Aftalen gælder fra den 1. maj 2023 og indtil den 30. april 2024.", "2023-05-01", "2024-04-30", word=True)])

mail("Signe Sky <signe@skylight.example>", "SV: SV: [LS-4410] Adgang til Vigga", "2024-07-01 08:10", """
Beklager, det smuttede. I skal selvfølgelig have aftalen også:
CVR: 35316825. Det er fortsat Vigga Thorup, vt@skylight.example, der skal oprettes hos Jobcenter Ringsted.

Signe

Sendt fra min telefon
""", client="iphone", cvr=SKY, jc="329", emp=[new("Vigga Thorup", "vt@skylight.example")], history=[Past("Landssupporten", "dfdg@star.dk", "2024-06-28 13:00", "SV: [LS-4410] Adgang til Vigga", """Hej Signe Sky

Tak for din mail. Vi mangler:

1. CVR-nummer
2. Aftalen med Ringsted Kommune

Landssupporten
STAR, CVR 55568510""", "Signe Sky <signe@skylight.example>")],
    papers=[wrapped_as(held(SLIP, "Ringsted 2024.pdf", "Ringsted", "329", SKY_NAME, SKY, "Aftalen gælder fra 1. juni 2024 til 31. maj 2026.", "2024-06-01", "2026-05-31"), content_type=OCTETS, name="2231")])

mail("Gurli Aggerholm <gurli@egeloev.example>", "Hjælp til ny", "2022-05-11 20:05", """
Hej søde mennesker

Det er første gang, jeg skriver til jer, så bær over med mig. Min chef Ellen er på ferie på Kreta, og inden hun tog afsted, sagde hun, at jeg skulle bestille adgang til Magnus, som begyndte i går. Han er flink og har tidligere kørt taxa i Odense.

Han hedder Magnus Skovgaard Bo, og mailen er magnus@egeloev.example. Det er Jobcenter Horsens, der har brug for ham. Ellen siger, at tallet 38329928 er vores CVR-nummer. Papiret fra kommunen er sat på herunder.

Tusind tak, og undskyld ulejligheden
Gurli i receptionen (tlf. 75 62 18 40, lokal 12)
""", client="webmail", cvr=EGE, jc="615", emp=[new("Magnus Skovgaard Bo", "magnus@egeloev.example")],
    papers=[held(SLIP, "Dokument1.pdf", "Horsens", "615", EGE_NAME, EGE, "Aftalen løber fra den 1. marts 2022 til den 28. februar 2023.", "2022-03-01", "2023-02-28")])

mail("Finn Fjord <ff@fjordens-jobcoaches.example>", "Oprettelser uge 12", "2024-03-18 10:00", """
Hej

Ugens ønsker:
* Adgang: Sidsel Nautrup, sn@fjordens-jobcoaches.example
* Adgang: Peter Mygind Hou, peter@fjordens-jobcoaches.example
* Adgang: ib@fjordens-jobcoaches.example (navnet får I i morgen)

De skal alle arbejde for Jobcenter Jammerbugt.

Finn
CVR 26929601
""", client="plainqp", cvr=FJO, jc="849", emp=[new("Sidsel Nautrup", "sn@fjordens-jobcoaches.example"), new("Peter Mygind Hou", "peter@fjordens-jobcoaches.example"), new(None, "ib@fjordens-jobcoaches.example")], miss="agreement employee_name")

mail("Mogens Mølle <mogens@moellehjulet.example>", "Ulæselig mail", "2023-10-16 09:45", """
Hej

Jeg får hele tiden en mail fra jer om, at min adgangskode udløber, men linket virker ikke. Kan I sende et nyt?

Mogens Mølle
Møllehjulet, CVR 32453082
""", client="liar", kind="other")

mail("Ellen Egeløv <ellen@egeloev.example>", "Slet alle med efternavnet Buch", "2024-02-26 10:00", """
Hej

Vi har to, der hedder Buch, og de er begge rejst: Ejnar Buch og Karen-Margrethe Buch. I bedes slette dem (ejnar@egeloev.example, kmb@egeloev.example).

Egeløv Mentorhus, CVR 38329928
Ellen
""", client="latin1", cvr=EGE, emp=[out("Ejnar Buch", "ejnar@egeloev.example"), out("Karen-Margrethe Buch", "kmb@egeloev.example")])

mail("Signe Sky <signe@skylight.example>", "Høje-Taastrup og Albertslund", "2025-03-10 09:15", """
Til dfdg@star.dk

Anmodning om brugere

Jobcenter Høje-Taastrup:
    Bjørk Ólafsdóttir <bjork@skylight.example>
Jobcenter Albertslund:
    Lasse Vinding Krog <lasse@skylight.example>

Skylight Advisors P/S
CVR-nr.: 35 31 68 25
Kontaktperson hos Albertslund Kommune: Ida Ring, iring@albertslund-kommune.example, 43 68 00 12

Vedlagt: aftaler
""", client="plain", cvr=SKY, jc="165 169", emp=[new("Bjørk Ólafsdóttir", "bjork@skylight.example"), new("Lasse Vinding Krog", "lasse@skylight.example")],
    papers=[
        held(LATE, "HTK.pdf", "Høje-Taastrup", "169", SKY_NAME, SKY, "1. februar 2025 - 31. januar 2027", "2025-02-01", "2027-01-31"),
        held(OFFER, "Albertslund.pdf", "Albertslund", "165", SKY_NAME, SKY, "Aftalen løber fra den 1. marts 2025 til den 28. februar 2026.", "2025-03-01", "2026-02-28")])

mail("Mail Delivery System <mailer-daemon@mx.egeloev.example>", "Undelivered Mail Returned to Sender", "2024-02-26 10:05", """
This is the mail system at host mx.egeloev.example.

I'm sorry to have to inform you that your message could not be delivered to one or more recipients.

<ejnar@egeloev.example>: host mx.egeloev.example said: 550 5.1.1 User unknown
""", client="plain", kind="automatic", return_path="<>", headers=["Auto-Submitted: auto-replied"])

mail("Gert Lind <gert@medlemsfondens-akasse.example>", "Medarbejder rejst", "2023-01-25 10:40", """
Hej

Vores medarbejder i a-kassen, Lis Kær, er rejst, og I bedes nedlægge hendes bruger til A-kasse Kursusadministration.

Gert Lind
Medlemsfondens A-kasse
""", client="gmail", kind="misdirected")

mail("Mogens Mølle <mogens@moellehjulet.example>", "ny aftale", "2021-10-08 16:00", """
hej igen

nu er aftalen med middelfart kommune kommet retur. så kan i godt lave kirsten ladegaard (kirsten@moellehjulet.example) på jobcenter middelfart

cvr. 32453082

mogens
""", client="undeclared8", cvr=MOL, jc="410", emp=[new("Kirsten Ladegaard", "kirsten@moellehjulet.example")],
    papers=[held(PLAIN, "ny aftale.pdf", "Middelfart", "410", MOL_NAME, MOL, "1.9.2021 til 31.8.2022", "2021-09-01", "2022-08-31")])

mail("Finn Fjord <ff@fjordens-jobcoaches.example>", "Udskiftning hos Frederikssund", "2022-09-12 09:45", """
Hej

I Frederikssund er Annelise Borg (annelise@fjordens-jobcoaches.example) blevet erstattet af Dennis Rønnow (dennis@fjordens-jobcoaches.example). Førstnævnte skal derfor slettes og sidstnævnte oprettes til Jobcenter Frederikssund.

Fjordens Jobcoaches ApS, CVR 26929601. Aftalen ligger ved.

Finn
""", client="owa_html", cvr=FJO, jc="250", emp=[out("Annelise Borg", "annelise@fjordens-jobcoaches.example"), new("Dennis Rønnow", "dennis@fjordens-jobcoaches.example")],
    papers=[held(TRIO, "trepart.pdf", "Frederikssund", "250", FJO_NAME, FJO, "Aftalen gælder fra 1. august 2022 til 31. juli 2024.", "2022-08-01", "2024-07-31")])

mail("Ellen Egeløv <ellen@egeloev.example>", "Bare en lille en", "2024-09-23 09:00", """
Hej

Jobcenter Varde har ringet og spurgt, hvor vores folk bliver af. Det skyldes jo, at Torben Hvidbjerg Sand ikke har fået sit login. Jeg har sendt jer hans mail to gange pr. telefon, men nu skriftligt: torben@egeloev.example. Firmaets CVR 38329928, kontrakt hæftet på.

Ellen
""", client="gmail", cvr=EGE, jc="573", emp=[new("Torben Hvidbjerg Sand", "torben@egeloev.example")],
    papers=[held(MINUTES, "beslutningsreferat.pdf", "Varde", "573", EGE_NAME, EGE, "Samarbejdet løber fra 1. september 2024 til 31. august 2025.", "2024-09-01", "2025-08-31")])

mail("Signe Sky <signe@skylight.example>", "English-speaking coach", "2023-11-20 10:30", """
Hi there

Kate Lindqvist-Moore joined Skylight Advisors last week. She is going to work for Jobcenter Frederiksberg and needs a user. E-mail: kate@skylight.example.

CVR: 35316825. I attach the contract, in Danish.

Signe
""", client="outlook8", cvr=SKY, jc="147", emp=[new("Kate Lindqvist-Moore", "kate@skylight.example")],
    papers=[held(LEGAL, "Kontrakt Frb.pdf", "Frederiksberg", "147", SKY_NAME, SKY, "Kontrakten gælder fra den 1. oktober 2023 til den 30. september 2025 med mulighed for forlængelse i yderligere 12 måneder.", "2023-10-01", "2025-09-30")])

mail("Gurli Aggerholm <gurli@egeloev.example>", "Tak!", "2022-05-13 08:00", """
Tak for hjælpen, nu er Magnus oprettet, og alt virker. I skal ikke gøre mere.

Gurli
""", client="webmail", kind="other")

mail("Signe Sky <signe@skylight.example>", "Aftale som dårlig fil", "2025-02-03 12:00", """
Hej

Bruger ønskes til Theodor Glud Kjeldsen, theodor@skylight.example, hos Jobcenter Hvidovre. CVR 35316825. Aftalen er vedhæftet, håber filen kan åbnes.

Signe
""", client="owa", cvr=SKY, jc="167", emp=[new("Theodor Glud Kjeldsen", "theodor@skylight.example")], miss="agreement", prob="agreement_unreadable",
    papers=[offered("Aftale Hvidovre.pdf", b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n4 0 obj\n<< /Length 9120 >>\nstream\n\x8a\x11")])

mail("Asta Kilde <asta@kildespring.example>", "Medarbejder klar til start", "2024-09-30 13:20", """
Hej

Hun er klar til start i morgen:

Regitze Amalie Holck
Jobkonsulent, Kildespring Job ApS
Åboulevarden 40, 8000 Aarhus C
Mobil 50 91 22 67
regitze@kildespring.example

Må hun få adgang hos Jobcenter Favrskov? (Adressen er vores kontor, hun skal ikke have noget med Aarhus at gøre.) CVR 42 81 84 45, og delaftalen er vedhæftet.

Asta Kilde
""", client="outlook", cvr=ASK, jc="710", emp=[new("Regitze Amalie Holck", "regitze@kildespring.example")],
    papers=[held(ORDER, "Delaftale Favrskov.pdf", "Favrskov", "710", ASK_NAME, ASK, "01.09.2024 - 31.08.2025", "2024-09-01", "2025-08-31")])

mail("Maj-Britt Blom <mbb@majblomst.example>", "Skal ikke bruge den længere", "2024-05-06 08:05", """
Hej

Sofie Lyager er skiftet til vores regnskabsafdeling og har ikke brug for sin bruger længere. Den må I godt lukke: sl@majblomst.example.

Maj-Britt
Majblomst Rådgivning - cvr: 25043367
""", client="iphone", cvr=MAJ, emp=[out("Sofie Lyager", "sl@majblomst.example")])

mail("Sven Rudbæk <sven@rudbaek.example>", "Delt stilling", "2025-02-17 09:25", """
Hej

Johannes Ladefoged (johannes@rudbaek.example) og Birk Ladefoged (birk@rudbaek.example) er brødre og deler en stilling. De skal have hver sin bruger! Den ene må ikke låne den andens, har vi lært.

Brugerne skal gælde for jobcentret i Viborg. Rudbæk & Søn, CVR 36589116. Aftalebrevet er medsendt.

Sven
""", client="bird", cvr=RUD, jc="791", emp=[new("Johannes Ladefoged", "johannes@rudbaek.example"), new("Birk Ladefoged", "birk@rudbaek.example")],
    papers=[held(OFFER, "Aftalebrev Viborg.pdf", "Viborg", "791", RUD_NAME, RUD, "Aftalen er gældende fra den 1. januar 2025 til den 31. december 2025.", "2025-01-01", "2025-12-31")])

mail("Karsten Nord <kn@kompassetnord.example>", "Opfølgning på møde", "2023-09-18 15:40", """
Kære Landssupport

Tak for en god gennemgang på jeres webinar i torsdags; især afsnittet om jobordrer var nyttigt. Materialet må gerne sendes til mig og til min kollega Ane Tved, at@kompassetnord.example.

En anden sag: vores konsulent Uffe Bak Sørensen er rejst til Norge. Hans bruger (ubs@kompassetnord.example) skal derfor tages ned.

Karsten Nord
Kompasset Nord A/S
Sofiendalsvej 5, 9200 Aalborg SV
CVR 36 30 27 12
""", client="owa", cvr=KNO, emp=[out("Uffe Bak Sørensen", "ubs@kompassetnord.example")])

mail("Gitte Bonde <gb@fyrtaarnet.example>", "SV: [LS-2980] Vi mangler en oplysning", "2022-11-23 08:40", """
Nå ja. Mailen er nk@fyrtaarnet.example, og det er stadig Niels Kyndby, der skal oprettes. Resten har I: Jobcenter Stevns, CVR 37853615. Kontrakten sendes igen for en sikkerheds skyld.

Gitte
""", client="gmail", cvr=FYR, jc="336", emp=[new("Niels Kyndby", "nk@fyrtaarnet.example")], history=[Past("Landssupporten", "dfdg@star.dk", "2022-11-22 11:11", "[LS-2980] Vi mangler en oplysning", """Kære Gitte Bonde

Vi mangler e-mailadressen på Niels Kyndby. Skriv den som svar på denne mail.

Landssupporten""", "Gitte Bonde <gb@fyrtaarnet.example>")],
    papers=[held(LEGAL, "Leverancekontrakt Stevns.pdf", "Stevns", "336", FYR_NAME, FYR, "Kontrakten træder i kraft den 1. januar 2020 og udløber uden opsigelse den 31. december 2022.", "2020-01-01", "2022-12-31", pages_named=True)])

mail("Bodil Broe <bodil@broen-job.example>", "Nye folk i Svendborg og omegn", "2024-02-05 10:30", """
Hej

Vi er kommet godt i gang på Sydfyn. I Svendborg er det Ester Hjelm (ester@broen-job.example), og på Ærø er det Kresten Bager (kresten@broen-job.example). Ester skal oprettes for Jobcenter Svendborg og Kresten for Jobcenter Ærø.

CVR 39147866. Her er kontrakten med Svendborg. Kontrakten med Ærø kan I få hos kommunen, hvis I ringer til dem på 63 52 50 00.

Bodil
""", client="webmail_latin", cvr=BRO, jc="479 492", emp=[new("Ester Hjelm", "ester@broen-job.example"), new("Kresten Bager", "kresten@broen-job.example")], miss="agreement",
    papers=[held(FAQ, "Svendborg.pdf", "Svendborg", "479", BRO_NAME, BRO, "Fra 1. januar 2024 til 31. december 2025.", "2024-01-01", "2025-12-31")])

mail("Helle Hav <helle@havblik.example>", "Intern: huskeliste ved nyansættelse", "2024-06-17 09:00", """
Hej

Jeg er ved at skrive vores huskeliste og vil gerne have jer til at læse med. Under punkt 4 står der: "Bed Landssupporten om at oprette den nye i JobKon. Oplys navn, mail og jobcenter, og vedhæft aftalen." Er det rigtigt forstået, eller mangler der noget?

Helle
Havblik Beskæftigelse A/S
""", client="outlook8", kind="other")

mail("Pia Elmegaard <pia@elmegaard-coaching.example>", "Jeg lukker butikken", "2024-04-29 18:10", """
Kære Landssupport

Efter tolv gode måneder lukker jeg Elmegaard Coaching (CVR 28548338) ved månedens udgang. Vil I derfor nedlægge min egen bruger? Den lyder på Pia Elmegaard, pia@elmegaard-coaching.example.

Tak for samarbejdet!
Pia
""", client="apple", cvr=ELM, emp=[out("Pia Elmegaard", "pia@elmegaard-coaching.example")])
