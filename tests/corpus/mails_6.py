"""Agreements of every other build, odd mailers, and what is left of voices."""

from layouts import deal, written
from mail import Past, agreed, agreed_docx, mail, new, offered, out, passed_on
from papers import DOCX, OCTETS, PDF, XLSX, Paper, agreement, archive, letter, pdf, scan, sheet, winmail, wrapped_as

EGE, EGE_NAME = "30770218", "Egekroner Jobskole A/S"
FJO, FJO_NAME = "29969329", "Fjordbo Udvikling ApS"
IGL, IGL_NAME = "25239814", "Iglo Mentor ApS"
JUN, JUN_NAME = "39930323", "Junker & Partnere P/S"
KYS, KYS_NAME = "39000695", "Kystens Kompetencehus"
LYN, LYN_NAME = "35251901", "Lynghøj Job & Uddannelse ApS"
MOS, MOS_NAME = "24166112", "Mosegården Aktivering"
NAT, NAT_NAME = "40582290", "Nattergalen Coaching ApS"

mail("Hakon Ege <hakon@egekroner.example>", "Oprettelse i JobKon", "2019-09-10 10:00", """
Hej

Opret venligst Ulla Terp Madsen, utm@egekroner.example, til Jobcenter Vejle. CVR-nr. 30770218. Aftalen er vedhæftet.

Hakon Ege
Egekroner Jobskole A/S
""", client="outlook", cvr=EGE, jc="630", emp=[new("Ulla Terp Madsen", "utm@egekroner.example")],
    papers=[agreed("Aftale om jobskole.pdf", f"""# Aftale om jobskole 2019-2020

Vejle Kommune ønsker at købe 40 pladser på jobskolen hos {EGE_NAME}. Vi er derfor blevet enige om følgende.

§ 1. Jobskolen holdes på skolens adresse i Vejle, hverdage kl. 9-14.

§ 2. Kommunens kontaktperson er afdelingsleder Kim Borg. Skolens kontaktperson er forstander Hakon Ege.

§ 3. Aftalen begynder den 1. august 2019 og slutter den 31. juli 2020.

§ 4. Skolen fakturerer elektronisk. Kommunens CVR-nummer er 27085059, og skolens er {EGE}.

Vejle, den 12. juni 2019
""", "630", EGE, "2019-08-01", "2020-07-31", font="Times-Roman")])

mail("Frida Fjord <frida@fjordbo-udvikling.example>", "Ny vejleder", "2025-03-12 12:40", """
Hej Landssupport

Vi glæder os over en ny vejleder, Isak Thygesen Bro (itb@fjordbo-udvikling.example), der gerne skal i gang med JobKon for Jobcenter Kolding hurtigst muligt. Kontrakten er i bilaget; den er på 4 sider. CVR 29969329.

Frida Fjord
""", client="owa", cvr=FJO, jc="621", emp=[new("Isak Thygesen Bro", "itb@fjordbo-udvikling.example")],
    papers=[agreed("kontrakt-4-sider.pdf", f"""# Kontrakt nr. 24-0071
## Vejledningsforløb for ledige akademikere

Ordregiver:
Kolding Kommune
Jobcenter Kolding
Akseltorv 1, 6000 Kolding
CVR-nr. 33018517

Leverandør:
{FJO_NAME}
Fjordvej 77, 6000 Kolding
CVR-nr. {FJO}
\f## 1. Baggrund
Ordregiver har den 14. oktober 2024 annulleret et udbud og derefter forhandlet med leverandøren. Det første udkast til kontrakten er dateret 2. november 2024.

## 2. Omfang
Op til 120 forløb om året, fordelt på tolv hold.
\f## 3. Priser
Pris pr. forløb: 9.950 kr. Prisen reguleres 1. januar 2026.

## 4. Kvalitet
Mindst 55 procent af deltagerne er i arbejde eller uddannelse efter 26 uger.
\f## 5. Kontraktens løbetid
Startdato: 01.02.2025
Slutdato: 31.01.2027
Ordregiver kan forlænge kontrakten med 2 x 12 måneder.

Kolding, den 20.01.2025
""", "621", FJO, "2025-02-01", "2027-01-31", pages_named=True)])

mail("Iglo Mentor <hej@iglo-mentor.example>", "Inuk og Aviaja", "2025-05-06 09:41", """
Hej hej

Vi er to nye: Inuk Kleemann (inuk@iglo-mentor.example) og Aviâja Lynge (aviaja@iglo-mentor.example). Begge skal have adgang til Jobcenter Aalborg. Aftalen er scannet ind fra papir.

CVR 25239814

Knus
Iglo Mentor
""", client="gmail", cvr=IGL, jc="851", emp=[
        new("Inuk Kleemann", "inuk@iglo-mentor.example"), new("Aviâja Lynge", "aviaja@iglo-mentor.example")],
    papers=[Paper("Scanning.pdf", scan(pdf(written("table", "Aalborg", IGL_NAME, IGL, "2025-01-01", "2026-12-31", "6"), size=12, font="Times-Roman"), 0.8), PDF,
        (agreement("Scanning.pdf", "851", IGL, "2025-01-01", "2026-12-31"),))])

mail("Preben Junker <pj@junker-partnere.example>", "Rolleoprettelse", "2025-08-18 08:08", """
Til Landssupporten

På vegne af Junker & Partnere P/S (CVR-nr. 39930323) begæres følgende personer oprettet med adgang til Jobcenter Helsingør:

a) advokatfuldmægtig Caroline Juel-Brockdorff, cjb@junker-partnere.example,
b) cand.soc. Mikael Ström, mst@junker-partnere.example.

Samtidig begæres Ole Bang Nissen, obn@junker-partnere.example, slettet.

Aftalegrundlaget er vedlagt.

Med venlig hilsen
Preben Junker
Partner
""", client="outlook8", cvr=JUN, jc="217", emp=[
        new("Caroline Juel-Brockdorff", "cjb@junker-partnere.example"),
        new("Mikael Ström", "mst@junker-partnere.example"),
        out("Ole Bang Nissen", "obn@junker-partnere.example")],
    papers=[deal("mellem", "Aftalegrundlag.pdf", "Helsingør", "217", JUN_NAME, JUN, "2024-09-01", "2026-08-31")])

mail("Bolette Kyst <bolette@kystens-kompetencehus.example>", "Brugere til Jobcenter Esbjerg", "2025-01-20 14:20", """
Hej

| Fornavn | Efternavn | E-mail |
| Mai-Britt | Sand | mbs@kystens-kompetencehus.example |
| Jürgen | Kühl | jk@kystens-kompetencehus.example |
| Dorota | Wiśniewska | |

Dorotas mailadresse kommer, når it har lavet den. Aftalen med Esbjerg (jobcentret dækker også Fanø) er vedhæftet.

CVR: 39000695
Bolette Kyst
""", client="outlook", cvr=KYS, jc="561", emp=[
        new("Mai-Britt Sand", "mbs@kystens-kompetencehus.example"),
        new("Jürgen Kühl", "jk@kystens-kompetencehus.example"),
        new("Dorota Wiśniewska", None)], miss="employee_email",
    papers=[deal("pages", "Esbjerg 2025.pdf", "Esbjerg", "561", KYS_NAME, KYS, "2025-01-01", "2026-12-31")])

mail("Anton Lynghøj <al@lynghoej-job.example>", "Ny jobcoach", "2025-09-02 07:58", """
Godmorgen

Kan I oprette en ny jobcoach for os?
Navn: Sigrid Toubro Vang
Mail: stv@lynghoej-job.example
Hvor: jobcentret i Horsens
CVR: 35251901
Aftalen: den med logoet på, se bilag

Anton
""", client="apple", cvr=LYN, jc="615", emp=[new("Sigrid Toubro Vang", "stv@lynghoej-job.example")],
    papers=[agreed("Horsens_LOI.pdf", f""">> HORSENS KOMMUNE
>> Beskæftigelse og Arbejdsmarked
>> Dato: 4. juni 2025
>> Sagsnr. 15.20.00-G01-12-25

{LYN_NAME}
CVR nr. {LYN}

## Aftale om levering af jobcoachforløb

Horsens Kommune antager hermed {LYN_NAME} som leverandør af jobcoachforløb til sygemeldte borgere på følgende vilkår:

- Pris pr. forløb 8.400 kr.
- Forløbets længde 10 uger
- Aftalens varighed: 1. juli 2025 - 30. juni 2026
- Opsigelse: 3 måneder til udgangen af en måned

Aftalen accepteres ved returnering i underskrevet stand.
""", "615", LYN, "2025-07-01", "2026-06-30")])

mail("Mona Mose <mona@mosegaarden-aktivering.example>", "adgang", "2020-02-17 13:17", """
hej
min kollega lars ulrik broch (lars@mosegaarden-aktivering.example) skal paa jobkon. vi har aftale med jobcenter hillerod. jeg skriver fra en pc uden danske bogstaver, beklager. cvr 24166112, aftalen er vedhaeftet.
mona mose
""", client="plain", cvr=MOS, jc="219", emp=[new("Lars Ulrik Broch", "lars@mosegaarden-aktivering.example")],
    papers=[deal("short", "aftale_hillerod.pdf", "Hillerød", "219", MOS_NAME, MOS, "2019-11-01", "2020-10-31")])

mail("Viola Natt <viola@nattergalen-coaching.example>", "Bruger nr. 7", "2026-01-13 11:09", """
Kære Landssupport

Nattergalen vokser! Bruger nummer 7 bliver Hugo Prip, hugo@nattergalen-coaching.example, og han skal arbejde med borgere fra Jobcenter Gladsaxe. Aftalen er ganske vist først underskrevet i sidste uge, men den er god nok. Vores CVR-nummer er 40582290.

Kærlig hilsen
Viola Natt
""", client="owa_html", cvr=NAT, jc="159", emp=[new("Hugo Prip", "hugo@nattergalen-coaching.example")],
    papers=[deal("letterhead", "Gladsaxe-aftale.pdf", "Gladsaxe", "159", NAT_NAME, NAT, "2026-01-01", "2027-12-31")])

mail("Viola Natt <viola@nattergalen-coaching.example>", "Bruger nr. 8", "2026-03-03 11:09", """
Kære Landssupport

Og her kommer bruger nummer 8: Elvira Holm, elvira@nattergalen-coaching.example, også Jobcenter Gladsaxe. I har aftalen fra sidst, så den sender jeg ikke igen. CVR 40582290.

Viola
""", client="owa_html", cvr=NAT, jc="159", emp=[new("Elvira Holm", "elvira@nattergalen-coaching.example")], miss="agreement")

mail("Frida Fjord <frida@fjordbo-udvikling.example>", "Re: [LS-2201] Vi mangler lidt endnu", "2025-04-02 12:40", """
Hej. Se mine svar.

> Hvilket CVR-nummer har firmaet?
29969329

> Hvem skal oprettes (navn og e-mailadresse)?
Rasmus Bech Holm, rbh@fjordbo-udvikling.example, skal oprettes

> Hvilket jobcenter?
Jobcenter Fredericia

> Aftalen med kommunen
Har jeg ikke endnu

Frida
""", client="plainqp", cvr=FJO, jc="607", emp=[new("Rasmus Bech Holm", "rbh@fjordbo-udvikling.example")], miss="agreement")

mail("Preben Junker <pj@junker-partnere.example>", "Oprettelse – to aftaler", "2025-10-06 08:08", """
Til Landssupporten

Kasimir Holst, kh@junker-partnere.example, skal have adgang til Jobcenter Hillerød. CVR-nr. 39930323. Jeg vedhæfter aftalen med Hillerød samt for en sikkerheds skyld aftalen med Allerød.

Preben Junker
""", client="bird", cvr=JUN, jc="219", emp=[new("Kasimir Holst", "kh@junker-partnere.example")], prob="agreement_wrong_municipality",
    papers=[
        deal("table", "Hillerød.pdf", "Hillerød", "219", JUN_NAME, JUN, "2025-01-01", "2026-12-31"),
        deal("table", "Allerød.pdf", "Allerød", "201", JUN_NAME, JUN, "2025-01-01", "2026-12-31")])

mail("Bolette Kyst <bolette@kystens-kompetencehus.example>", "Dødsfald", "2025-06-16 10:20", """
Kære Landssupport

Vi har desværre mistet vores kollega Jürgen Kühl. Vil I være søde at lukke hans brugeradgang (jk@kystens-kompetencehus.example)?

De bedste hilsner
Bolette Kyst
Kystens Kompetencehus, CVR 39000695
""", client="apple", cvr=KYS, emp=[out("Jürgen Kühl", "jk@kystens-kompetencehus.example")])

mail("Anton Lynghøj <al@lynghoej-job.example>", "VS: Velkommen til", "2025-11-10 07:58", """
Hej

Vores nye medarbejder står i mailen nedenfor. Jobcenter Hedensted, CVR 35251901, aftalen er vedhæftet.

Anton
""", client="outlook", forward=True, history=[Past("Lønkontoret", "loen@lynghoej-job.example", "2025-11-07 13:00", "Velkommen til",
    "Hej Anton\n\nSå er kontrakten på plads med Emmy Stage Iversen, og hun har fået adressen emmy@lynghoej-job.example. Hun skal oprettes i JobKon fra den 17.\n\nHilsen Grethe på lønkontoret", "Anton Lynghøj <al@lynghoej-job.example>")],
    cvr=LYN, jc="766", emp=[new("Emmy Stage Iversen", "emmy@lynghoej-job.example")],
    papers=[deal("extended", "Partnerskabsaftale Hedensted.pdf", "Hedensted", "766", LYN_NAME, LYN, "2025-01-01", "2026-12-31")])

mail("Mona Mose <mona@mosegaarden-aktivering.example>", "nyt pw og ny bruger", "2020-06-02 13:17", """
Hej
Oprettelse: Nanna Agerskov, nanna@mosegaarden-aktivering.example
Jobcenter: København
Firma: Mosegården Aktivering
Cvrnr. 24166112
Bilag: kontrakt

Mona
""", client="undeclared", cvr=MOS, jc="101", emp=[new("Nanna Agerskov", "nanna@mosegaarden-aktivering.example")],
    papers=[agreed("kontrakt.pdf", f"""## Kontrakt

Parter:
Københavns Kommune, Beskæftigelses- og Integrationsforvaltningen, CVR-nr. 43510975, og
{MOS_NAME}, CVR-nr. {MOS}.

Løbetid: 1. januar 2020 til 31. december 2021.

Leverandøren yder jobrettet aktivering på fuld tid i indtil 26 uger pr. borger.

Kontrakten er underskrevet i to eksemplarer.
""", "101", MOS, "2020-01-01", "2021-12-31")])

mail("Gustaf Berg <gustaf@iglo-mentor.example>", "Fel i förra mejlet", "2025-05-20 09:41", """
Hej!

Vi vill gärna att ni skapar en användare till: Tuva Sjöberg, tuva@iglo-mentor.example, Jobcenter Aalborg. Vårt CVR-nummer är 25239814. Avtalet är bifogat, men det är krypterat av kommunen. Lösenordet har vi inte fått.

Gustaf Berg
""", client="gmail", cvr=IGL, jc="851", emp=[new("Tuva Sjöberg", "tuva@iglo-mentor.example")],
    miss="agreement", prob="agreement_unreadable",
    papers=[offered("Aftale Aalborg.pdf", pdf(written("mellem", "Aalborg", IGL_NAME, IGL, "2025-01-01", "2026-12-31"), password="nøgle"))])

mail("Preben Junker <pj@junker-partnere.example>", "Adgang for nye kolleger", "2025-12-01 08:08", """
Til Landssupporten

I arket fremgår fem navne. De tre første skal oprettes og de to sidste nedlægges, som det også står i kolonnen. Jobcentret er Rudersdal, og aftalen er med. CVR-nr. 39930323.

Preben Junker
""", client="outlook8", cvr=JUN, jc="230", emp=[
        new("Ebba Lundin", "el@junker-partnere.example"),
        new("Noah Rosenberg", "nr@junker-partnere.example"),
        new("Lærke Bjørnskov", "lb@junker-partnere.example"),
        out("Kasimir Holst", "kh@junker-partnere.example"),
        out("Bodil Ast", "ba@junker-partnere.example")],
    papers=[
        Paper("brugere.xlsx", sheet("""Nr. | Navn | E-mail | Opret/nedlæg
1 | Ebba Lundin | el@junker-partnere.example | Opret
2 | Noah Rosenberg | nr@junker-partnere.example | Opret
3 | Lærke Bjørnskov | lb@junker-partnere.example | Opret
4 | Kasimir Holst | kh@junker-partnere.example | Nedlæg
5 | Bodil Ast | ba@junker-partnere.example | Nedlæg"""), XLSX),
        deal("processor", "Databehandleraftale.pdf", "Rudersdal", "230", JUN_NAME, JUN, "2025-01-01", None)])

mail("Hakon Ege <hakon@egekroner.example>", "Oprettelse mangler jobcenter", "2019-11-25 10:00", """
Hej

Kan I oprette Aage Winther Lund, awl@egekroner.example? CVR-nr. 30770218. Hvilket jobcenter han skal have, får jeg først besked om på fredag, og så får I også aftalen.

Hakon Ege
""", client="cp1252", cvr=EGE, emp=[new("Aage Winther Lund", "awl@egekroner.example")], miss="jobcentre agreement")

mail("Hakon Ege <hakon@egekroner.example>", "Uklart bilag", "2020-01-08 10:00", """
Hej

Aage Winther Lund, awl@egekroner.example, skal i JobKon. Samarbejdsaftalen er vedhæftet. CVR-nr. 30770218.

Hakon Ege
""", client="plain64", cvr=EGE, emp=[new("Aage Winther Lund", "awl@egekroner.example")], miss="jobcentre", prob="agreement_unclear",
    papers=[agreed("Samarbejdsaftale.pdf", f"""# Samarbejdsaftale om virksomhedspraktik

Aftalen er indgået mellem jobcentret (opdragsgiver) og {EGE_NAME}, CVR-nr. {EGE} (leverandør).

Leverandøren finder praktikpladser til de borgere, som opdragsgiver henviser.

Aftalen gælder fra den 1. december 2019 og kan opsiges med tre måneders varsel.
""", "", EGE, "2019-12-01", None)])

mail("Rebecca Noor <rebecca@nattergalen-coaching.example>", "skal hjælpe i to kommuner", "2026-04-14 17:30", """
hej :)
albert søby hansen (albert@nattergalen-coaching.example) + mette-marie roos (mettemarie@nattergalen-coaching.example) skal begge have adgang til jobcenter ballerup og jobcenter herlev
cvr 40582290
aftalerne er på vej i hver sin pdf herunder
vh rebecca
""", client="iphone_html", cvr=NAT, jc="151 163", emp=[
        new("Albert Søby Hansen", "albert@nattergalen-coaching.example"),
        new("Mette-Marie Roos", "mettemarie@nattergalen-coaching.example")],
    papers=[
        deal("columns", "ballerup.pdf", "Ballerup", "151", NAT_NAME, NAT, "2026-01-01", "2027-12-31"),
        deal("table", "herlev.pdf", "Herlev", "163", NAT_NAME, NAT, "2026-02-01", "2027-01-31")])

mail("Frida Fjord <frida@fjordbo-udvikling.example>", "Mail med halv adresse", "2025-06-03 12:40", """
Hej

Anna Sofie Klint skal oprettes til Jobcenter Kolding. Mailen er askl[at]fjordbo-udvikling[punktum]example, vores filter tillader ikke andet. CVR 29969329.

Aftalen er vedhæftet.
Frida Fjord
""", client="plain", cvr=FJO, jc="621", emp=[new("Anna Sofie Klint", None)],
    miss="employee_email", prob="employee_email_invalid",
    papers=[deal("table", "Kolding.pdf", "Kolding", "621", FJO_NAME, FJO, "2025-02-01", "2027-01-31")])

mail("Bolette Kyst <bolette@kystens-kompetencehus.example>", "Endelig!", "2025-02-24 14:20", """
Hej

Nu kom den. Altså aftalen med Jobcenter Tønder, som er vedhæftet. Så opret gerne Mai-Britt Sand (mbs@kystens-kompetencehus.example) dér også, hun har jo Esbjerg i forvejen.

CVR: 39000695

Bolette
""", client="gmail", cvr=KYS, jc="550", emp=[new("Mai-Britt Sand", "mbs@kystens-kompetencehus.example")],
    papers=[deal("letterhead", "Tønder.pdf", "Tønder", "550", KYS_NAME, KYS, "2025-03-01", "2027-02-28")])

mail("Iglo Mentor <hej@iglo-mentor.example>", "Slut for Inuk", "2026-02-02 09:41", """
Hej hej

Inuk Kleemann rejser hjem til Nuuk, så hans login til JobKon må gerne forsvinde.

CVR 25239814
Iglo Mentor
""", client="webmail", cvr=IGL, emp=[out("Inuk Kleemann", None)])

mail("Line Aske <line@lynghoej-job.example>", "Personaleliste", "2025-10-20 13:28", """
Hej

Efter fusionen ser vores hold i Silkeborg sådan ud, og de skal alle oprettes til Jobcenter Silkeborg:

Thea Bruun       thea@lynghoej-job.example
Jonas Steen      jonas@lynghoej-job.example
Ali Reza Karimi  ali@lynghoej-job.example

Aftalen ligger i zip-filen. Lynghøj Job & Uddannelse ApS, CVR 35251901.

Line Aske
""", client="bird", cvr=LYN, jc="740", emp=[
        new("Thea Bruun", "thea@lynghoej-job.example"),
        new("Jonas Steen", "jonas@lynghoej-job.example"),
        new("Ali Reza Karimi", "ali@lynghoej-job.example")],
    papers=[Paper("silkeborg.zip", archive([("Aftale Silkeborg.pdf", pdf(written("annex", "Silkeborg", LYN_NAME, LYN, "2025-09-01", "2026-08-31")))]), "application/x-zip-compressed",
        (agreement("Aftale Silkeborg.pdf", "740", LYN, "2025-09-01", "2026-08-31"),))])

mail("Viola Natt <viola@nattergalen-coaching.example>", "Skannet tillæg, 2 sider", "2026-05-12 11:09", """
Kære Landssupport

Ragnhild Sommer, ragnhild@nattergalen-coaching.example, skal have adgang til Jobcenter Gentofte. Aftalen er skannet. CVR 40582290.

Viola
""", client="outlook", cvr=NAT, jc="157", emp=[new("Ragnhild Sommer", "ragnhild@nattergalen-coaching.example")],
    miss="agreement", prob="agreement_expired",
    papers=[Paper("gentofte skan.pdf", scan(pdf(written("extended", "Gentofte", NAT_NAME, NAT, "2024-04-01", "2026-03-31", "9"), size=12), 0.2), PDF,
        (agreement("gentofte skan.pdf", "157", NAT, "2024-04-01", "2026-03-31"),))])

mail("Ditte Alm <ditte.alm@gladsaxe-kommune.example>", "Revi-rolle", "2021-02-22 09:00", """
Hej

Vi er med i pilotprojektet om Kommunal revision og skal derfor have tildelt rollen Revi til vores controller, Finn Toft (fitof@gladsaxe-kommune.example). Kan I oprette ham?

Ditte Alm
Gladsaxe Kommune
""", client="owa", kind="misdirected")

mail("Signe Ravn <sir@kolding-kommune.example>", "Ny LBA", "2024-11-18 09:00", """
Hej

Vores LBA stopper ved månedens udgang, og Heidi Frank (hefr@kolding-kommune.example) tager over. Kan I oprette hende som bruger og nedlægge Poul Lund (polu@kolding-kommune.example)?

Mvh Signe Ravn
Jobcenter Kolding, Kolding Kommune
""", client="outlook8", kind="misdirected")

mail("Iben Kragh <iben@frie-akasse.example>", "oprettelse haster", "2025-09-22 15:15", """
Hej support! Vores nye kollega her i Frie Fags A-kasse, Mathias Lund Bro (mlb@frie-akasse.example), mangler adgang til Arbejdsmarkedsportalen. Kan I nå det i dag? Iben
""", client="iphone", kind="misdirected")

mail("Viola Natt <viola@nattergalen-coaching.example>", "Hej", "2026-06-01 11:09", """
Kære Landssupport

Er det rigtigt, at jobcentrene skifter navn, og skal vi så have nye aftaler? Vi har læst noget om det i avisen.

Viola Natt
""", client="gmail", kind="other")

mail("Lodtrækning <vinder@lykkehjulet.example>", "Du har vundet!!!", "2025-02-11 03:33", """
Tillykke! Opret dig som bruger nu og hent din gevinst på 10.000 kr. Send navn, e-mail og kontonummer.
""", client="webmail_latin", kind="other")

mail("Preben Junker <pj@junker-partnere.example>", "Modtagelse bekræftes", "2025-12-05 08:08", """
Til Landssupporten

Vi bekræfter at have modtaget jeres brev af 3. december og takker for den behagelige behandling af vores henvendelse.

Preben Junker
""", client="plain", kind="other")

mail("Mailserver <postmaster@fjordbo-udvikling.example>", "Kan ikke leveres: [LS-2201] Vi mangler lidt endnu", "2025-04-01 02:00", """
Din mail til frida@fjordbo-udvikling.example kunne ikke leveres, fordi postkassen er fuld.
Diagnosekode: 5.2.2
""", client="plain", kind="automatic", return_path="<>", headers=["Auto-Submitted: auto-replied", "X-Failed-Recipients: frida@fjordbo-udvikling.example"])

mail("Line Aske <line@lynghoej-job.example>", "Automatisk svar", "2025-12-23 16:00", """
Glædelig jul! Lynghøj Job & Uddannelse holder lukket mellem jul og nytår. Vi læser mails igen fra den 2. januar 2026.
""", client="outlook_html", kind="automatic", headers=["Auto-Submitted: auto-replied", "Precedence: bulk"])

mail("Kirsten Hald <kirsten@egekroner.example>", "Er i gang?", "2019-12-10 10:00", """
Hej, vi venter stadig på svar på vores henvendelse om Aage. Hvor langt er I? Venlig hilsen Kirsten Hald, Egekroner Jobskole
""", client="latin1", kind="other")

mail("Mona Mose <mona@mosegaarden-aktivering.example>", "nedlægges", "2020-12-21 13:17", """
Hej
Lars Ulrik Broch og Nanna Agerskov er begge fratrådt pr. 31/12. De skal nedlægges. Firmaets cvr er 24166112.
God jul, Mona
""", client="plainqp", cvr=MOS, emp=[out("Lars Ulrik Broch", None), out("Nanna Agerskov", None)])

mail("Preben Junker <pj@junker-partnere.example>", "Ophør og nyt", "2026-02-16 08:08", """
Til Landssupporten

Noah Rosenberg (nr@junker-partnere.example) fratræder, og hans bruger bedes nedlagt. I hans sted tiltræder Beate Clausen-Voigt, bcv@junker-partnere.example, som bedes oprettet med adgang til Jobcenter Rudersdal og Jobcenter Hørsholm. Aftalerne med begge kommuner er vedlagt. CVR-nr. 39930323.

Preben Junker
""", client="outlook", cvr=JUN, jc="230 223", emp=[
        out("Noah Rosenberg", "nr@junker-partnere.example"), new("Beate Clausen-Voigt", "bcv@junker-partnere.example")],
    papers=[
        deal("processor", "Rudersdal.pdf", "Rudersdal", "230", JUN_NAME, JUN, "2025-01-01", None),
        deal("english", "Hoersholm framework agreement.pdf", "Hørsholm", "223", JUN_NAME, JUN, "2025-06-01", "2027-05-31")])

mail("Karl Emil Broberg <keb@murstenogmod.example>", "Fejl i navn + oprettelse", "2024-10-28 12:12", """
Hej

Tidligere på året oprettede I Bo Lyng Andersen, tak for det. Nu gælder det Agnes Fogh Ladegaard, agnes@murstenogmod.example, og jobcentret er Jobcenter Randers. Aftalen er vedhæftet, men den er lavet til vores søsterselskab; nummeret på aftalen er derfor et andet end vores, som er 41188669.

Karl Emil Broberg
""", client="owa", cvr="41188669", jc="730", emp=[new("Agnes Fogh Ladegaard", "agnes@murstenogmod.example")],
    miss="agreement", prob="cvr_conflict",
    papers=[deal("columns", "Randers.pdf", "Randers", "730", "Tagsten & Tro ApS", "27011624", "2024-01-01", "2025-12-31")])
