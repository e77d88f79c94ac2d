"""Plain requests, removals and the first traps."""

from layouts import deal, written
from mail import Past, agreed, mail, new, offered, out
from papers import PDF, XLSX, Paper, agreement, pdf, scan, sheet

NORD, NORD_NAME = "31418275", "Nordfjord Job & Trivsel ApS"
KOMP, KOMP_NAME = "42799114", "Kompasset A/S"
BRO, BRO_NAME = "27457975", "Broen til Arbejde ApS"
GRO, GRO_NAME = "36495588", "Værkstedet Grønlund I/S"
SPR, SPR_NAME = "38347616", "Spring Videre ApS"
ROR, ROR_NAME = "27961630", "Rorgænger Rådgivning A/S"
TAL, TAL_NAME = "38953222", "Talentbro ApS"

mail("Mette Bruun <mb@nordfjord-job.example>", "Ny bruger", "2021-03-04 09:12", """
Hej Landssupport

Vi har ansat Tobias Ravnsborg pr. 1. marts. Han skal kunne se borgerne fra Jobcenter Vejle.

Navn: Tobias Ravnsborg
Mail: tr@nordfjord-job.example
Vores CVR-nummer: 31418275

Aftalen med Vejle ligger i bilaget.

Mvh Mette Bruun
""", client="outlook", cvr=NORD, jc="630", emp=[new("Tobias Ravnsborg", "tr@nordfjord-job.example")],
    papers=[deal("mellem", "Rammeaftale Vejle.pdf", "Vejle", "630", NORD_NAME, NORD, "2020-02-01", "2024-01-31")])

mail("Kim Dahlerup <kim@kompasset-as.example>", "opret bruger jobkon", "2021-04-19 21:44", """
hej
kan i oprette sofie bech mikkelsen hun skal bruge jobkon til jobcenter holbæk hendes mail er sbm@kompasset-as.example
cvr 42799114
kontrakten er vedhæftet her
kim
Sendt fra min iPhone
""", client="iphone", cvr=KOMP, jc="316", emp=[new("Sofie Bech Mikkelsen", "sbm@kompasset-as.example")],
    papers=[deal("table", "Kontrakt.pdf", "Holbæk", "316", KOMP_NAME, KOMP, "2021-01-01", "2022-12-31")])

mail("Birgitte Holm Thorsen <bht@broen-arbejde.example>", "Anmodning om brugeroprettelse", "2020-11-02 13:05", """
Til rette vedkommende

Hermed fremsendes anmodning om oprettelse af nedennævnte medarbejder som bruger på Arbejdsmarkedsportalen (JobKon) med adgang til Jobcenter Slagelse.

Medarbejderens fulde navn: Jens-Ole Mørkholt
Medarbejderens e-mailadresse: jens-ole.moerkholt@broen-arbejde.example
Virksomhedens CVR-nr.: 27 45 79 75

Kopi af gældende aftale med kommunen vedlægges.

Med venlig hilsen

Birgitte Holm Thorsen
Kontorchef
Broen til Arbejde ApS
""", client="plain", cvr=BRO, jc="330", emp=[new("Jens-Ole Mørkholt", "jens-ole.moerkholt@broen-arbejde.example")],
    papers=[deal("pages", "Kontrakt Slagelse Kommune.pdf", "Slagelse", "330", BRO_NAME, BRO, "2019-04-01", "2023-03-31", pages_named=True)])

mail("Ole Grønlund <ole@vaerkstedet-groenlund.example>", "Nedlæggelse", "2022-08-15 07:58", """
Hej

Vibeke Sandø Juhl er ikke ansat her mere. Luk hendes adgang, tak. Vi har CVR 36495588.

Ole
Værkstedet Grønlund
""", client="latin1", cvr=GRO, emp=[out("Vibeke Sandø Juhl", None)])

mail("Anette Løgstrup <al@springvidere.example>", "To nye og en der stopper", "2021-09-01 10:30", """
Kære alle i Landssupporten

Så er det mig igen :-) Sommeren er slut og vi har fået to nye kolleger, som skal kunne komme ind og se vores borgere fra Jobcenter Kolding:

- Maiken Ploug, maiken@springvidere.example
- Ahmad el-Khatib, ahmad@springvidere.example

Til gengæld er Grethe Smidt (grethe@springvidere.example) gået på pension, så hende må I gerne lukke ned for.

Aftalen med Kolding Kommune får I her, og vores CVR-nummer er 38347616.

Rigtig god dag til jer!
Anette
""", client="gmail", cvr=SPR, jc="621", emp=[
        new("Maiken Ploug", "maiken@springvidere.example"),
        new("Ahmad el-Khatib", "ahmad@springvidere.example"),
        out("Grethe Smidt", "grethe@springvidere.example")],
    papers=[
            deal("columns", "Leverandøraftale Kolding 2021.pdf", "Kolding", "621", SPR_NAME, SPR, "2021-01-01", "2023-12-31")])

mail("Rikke Vestergaard Lund <rvl@rorgaenger.example>", "Oprettelse af tre medarbejdere", "2021-05-11 11:20", """
Hej

Vil I oprette disse tre til JobKon? Jobcenter Esbjerg for dem alle.

| Navn | E-mail | Telefon |
| Camilla Brix Andersen | cba@rorgaenger.example | 75 12 40 88 |
| Hüseyin Yıldırım | hy@rorgaenger.example | 75 12 40 89 |
| Karen-Margrethe Toft | kmt@rorgaenger.example | 75 12 40 90 |

Aftale er med som bilag.

Med venlig hilsen
Rikke Vestergaard Lund
Rorgænger Rådgivning A/S | CVR 27961630 | Tlf. 75 12 40 80
""", client="outlook8", cvr=ROR, jc="561", emp=[
        new("Camilla Brix Andersen", "cba@rorgaenger.example"),
        new("Hüseyin Yıldırım", "hy@rorgaenger.example"),
        new("Karen-Margrethe Toft", "kmt@rorgaenger.example")],
    papers=[deal("letterhead", "aftale.pdf", "Esbjerg", "561", ROR_NAME, ROR, "2020-07-01", None)])

mail("Peter Juul <pj@talentbro.example>", "CVR 38953222 - oprettelse", "2023-02-07 14:41", """
Hej,

Opret venligst:
Louise Krag Sørensen
lks@talentbro.example
Jobcenter Ballerup

Aftalen er vedhæftet.

Peter Juul
Talentbro
""", client="owa", cvr=TAL, jc="151", emp=[new("Louise Krag Sørensen", "lks@talentbro.example")],
    papers=[deal("short", "Aftale Ballerup.pdf", "Ballerup", "151", TAL_NAME, None, "2022-09-01", "2023-08-31")])

mail("Peter Juul <pj@talentbro.example>", "Endnu en ny", "2023-03-20 08:15", """
Hej igen

Nu har vi også ansat Signe Ulrik Hald, suh@talentbro.example. Hun skal have adgang til Jobcenter Herlev. Vi venter stadig på den underskrevne aftale fra kommunen, så den eftersender jeg.

CVR-nr. 38953222

Peter Juul
""", client="plainqp", cvr=TAL, jc="163", emp=[new("Signe Ulrik Hald", "suh@talentbro.example")], miss="agreement")

mail("Dorte Kjærgaard <dk@nordfjord-job.example>", "Oprettelse", "2021-06-22 15:02", """
Opret Frank Bjerre Poulsen til Jobcenter Fredericia. Aftale vedhæftet. CVR: 31418275.

Dorte
""", client="plain", cvr=NORD, jc="607", emp=[new("Frank Bjerre Poulsen", None)], miss="employee_email",
    papers=[deal("annex", "Tillaeg 2.pdf", "Fredericia", "607", NORD_NAME, NORD, "2021-01-01", "2022-06-30")])

mail("Karsten Voss <kv@kompasset-as.example>", "Bruger til ny kollega", "2021-10-13 12:00", """
Goddag

Vores nye kollega har mailen hbn@kompasset-as.example og skal oprettes til Jobcenter Odsherred.

Kompasset A/S, CVR-nummer 42799114. Se vedlagte kontrakt.

Karsten Voss
""", client="webmail", cvr=KOMP, jc="306", emp=[new(None, "hbn@kompasset-as.example")], miss="employee_name",
    papers=[deal("table", "kontrakt_odsherred.pdf", "Odsherred", "306", KOMP_NAME, KOMP, "2021-06-01", "2024-05-31")])

mail("Lone Skytte <lone@broen-arbejde.example>", "adgang til jobkon", "2020-10-07 16:33", """
Hej

Morten Hede Clausen, mhc@broen-arbejde.example, skal have adgang til borgerne i Jobcenter Næstved.
Aftalen er vedhæftet.

Hilsen Lone Skytte
Broen til Arbejde
Tlf. 27 45 79 00
""", client="bird", cvr=BRO, jc="370", emp=[new("Morten Hede Clausen", "mhc@broen-arbejde.example")],
    papers=[deal("mellem", "Næstved.pdf", "Næstved", "370", BRO_NAME, BRO, "2020-01-01", "2021-12-31")])

mail("Inge Marie Friis <imf@vaerkstedet-groenlund.example>", "Oprettelse af Janus", "2022-03-03 10:10", """
Hej

Janus Overgaard Riis (janus@vaerkstedet-groenlund.example) skal oprettes i JobKon for Jobcenter Skive. CVR-nummeret er 36495587. Jeg har ikke kontrakten her på min pc, men den kommer.

Inge Marie
""", client="gmail", cvr=None, jc="779", emp=[new("Janus Overgaard Riis", "janus@vaerkstedet-groenlund.example")],
    miss="cvr agreement", prob="cvr_invalid")

mail("Bodil Hjort <bodil@springvidere.example>", "Jobcenter Middelfart", "2021-11-29 09:09", """
Hej I gode mennesker

Vi har fået kontrakt med Jobcenter Middelfart! Derfor skal Trine Elbæk (trine@springvidere.example) og Nguyễn Thị Hồng Nhung (nhung@springvidere.example) oprettes.

Kontrakten er hæftet på. CVR er det sædvanlige: 38347616

Tusind tak, Bodil Hjort
""", client="apple", cvr=SPR, jc="410", emp=[
        new("Trine Elbæk", "trine@springvidere.example"),
        new("Nguyễn Thị Hồng Nhung", "nhung@springvidere.example")],
    papers=[deal("extended", "Partnerskab.pdf", "Middelfart", "410", SPR_NAME, SPR, "2021-12-01", "2023-11-30")])

mail("Sten Rask <sten.rask@rorgaenger.example>", "Sletning af brugere", "2021-12-30 13:13", """
Hej Landssupport

Ved årsskiftet stopper følgende hos os, og deres brugere skal slettes:

1) Pia Lundgaard - pl@rorgaenger.example
2) Ebbe Winther - ew@rorgaenger.example
3) Solveig Kamp Iversen - ski@rorgaenger.example

Godt nytår!

Sten Rask
Rorgænger Rådgivning A/S
CVR nr. 27961630
""", client="outlook", cvr=ROR, emp=[
        out("Pia Lundgaard", "pl@rorgaenger.example"),
        out("Ebbe Winther", "ew@rorgaenger.example"),
        out("Solveig Kamp Iversen", "ski@rorgaenger.example")])

mail("Ulla Schou <us@talentbro.example>", "Brugeroprettelse jf. regneark", "2022-05-05 08:47", """
Hej

I regnearket finder I de medarbejdere, som skal oprettes til Jobcenter Gladsaxe. Aftalen er den anden fil.

Mvh
Ulla Schou, Talentbro ApS (CVR 38953222)
""", client="owa", cvr=TAL, jc="159", emp=[
        new("Rasmus Koefoed", "rk@talentbro.example"),
        new("Yasmin Haddad", "yh@talentbro.example"),
        new("Bo Tingskov", "bt@talentbro.example"),
        new("Zofia Wójcik", "zw@talentbro.example")],
    papers=[
        Paper("medarbejdere.xlsx", sheet("""Fornavn | Efternavn | Stilling | E-mail
Rasmus | Koefoed | Konsulent | rk@talentbro.example
Yasmin | Haddad | Mentor | yh@talentbro.example
Bo | Tingskov | Konsulent | BT@talentbro.example
Zofia | Wójcik | Jobcoach | zw@talentbro.example"""), XLSX),
        deal("processor", "Databehandleraftale Gladsaxe.pdf", "Gladsaxe", "159", TAL_NAME, TAL, "2022-01-01", "2025-12-31")])

mail("Gitte Brandt <gb@nordfjord-job.example>", "Fejl i aftalen?", "2022-01-18 09:55", """
Hej

Opret venligst Esben Thrane (et@nordfjord-job.example) med adgang til Jobcenter Billund. CVR 31418275. Aftalen vedhæftes.

Gitte Brandt
""", client="plain64", cvr=NORD, jc="530", emp=[new("Esben Thrane", "et@nordfjord-job.example")],
    miss="agreement", prob="agreement_expired",
    papers=[deal("mellem", "Aftale Billund.pdf", "Billund", "530", NORD_NAME, NORD, "2019-01-01", "2021-12-31")])

mail("Heidi Munk <hm@kompasset-as.example>", "ny medarb.", "2021-08-09 07:31", """
Opr. pls:
Allan Krogsgaard
ak@kompasset-as.example
Jobcenter Roskilde
Cvr 42.79.91.14
aftale vedh.
/hm
""", client="undeclared", cvr=KOMP, jc="265", emp=[new("Allan Krogsgaard", "ak@kompasset-as.example")],
    miss="agreement", prob="agreement_wrong_municipality",
    papers=[deal("columns", "aftale.pdf", "Ringsted", "329", KOMP_NAME, KOMP, "2021-01-01", "2023-01-31")])

mail("Jørgen Abel <ja@broen-arbejde.example>", "Adgang – Jobcenter Faxe", "2021-02-16 14:20", """
Kære Landssupport

Jeg vil gerne anmode om, at Nanna Friis-Holm får adgang til JobKon ved Jobcenter Faxe. Hendes adresse er nanna.friis-holm@broen-arbejde.example.

Med venlig hilsen
Jørgen Abel
Broen til Arbejde ApS, CVR 27457975
""", client="owa_html", cvr=BRO, jc="320", emp=[new("Nanna Friis-Holm", "nanna.friis-holm@broen-arbejde.example")],
    miss="agreement", prob="cvr_conflict",
    papers=[deal("table", "Kontrakt Faxe.pdf", "Faxe", "320", GRO_NAME, GRO, "2020-05-01", "2023-04-30")])

mail("Connie Dam <cd@vaerkstedet-groenlund.example>", "Vedr. adgang", "2022-10-10 10:40", """
Hej
Det er nu tredje gang vi skriver!! Vores medarbejder Tage Brorson (tage@vaerkstedet-groenlund.example) kan STADIG ikke komme på, fordi ingen har oprettet ham. Han skal have Jobcenter Thisted, og kontrakten har I altså fået før, men her er den igen. CVR 36495588. Vi vil gerne have det ordnet I DAG.

Connie Dam
""", client="webmail_latin", cvr=GRO, jc="787", emp=[new("Tage Brorson", "tage@vaerkstedet-groenlund.example")],
    papers=[deal("short", "kontrakt thisted.pdf", "Thisted", "787", GRO_NAME, GRO, "2022-03-01", None)])

mail("Simon Falk <simon@springvidere.example>", "Oprettelse i to jobcentre", "2022-02-02 15:15", """
Hej

Charlotte Ebbesen skal oprettes i både Jobcenter Svendborg og Jobcenter Langeland. Mail: charlotte@springvidere.example

Begge aftaler er vedhæftet. Spring Videre ApS, CVR 38347616.

Simon Falk
""", client="gmail", cvr=SPR, jc="479 482", emp=[new("Charlotte Ebbesen", "charlotte@springvidere.example")],
    papers=[
        deal("letterhead", "Svendborg - underskrevet.pdf", "Svendborg", "479", SPR_NAME, SPR, "2021-08-01", "2022-07-31"),
        deal("mellem", "Langeland - underskrevet.pdf", "Langeland", "482", SPR_NAME, SPR, "2021-08-01", "2022-07-31")])

mail("Postmester <postmaster@kompasset-as.example>", "Undeliverable: [LS-1041] Vi mangler lidt", "2021-10-14 06:00",
     "", kind="automatic", return_path="<>", headers=["Auto-Submitted: auto-replied"],
     raw=b"""MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="dsn1"

--dsn1
Content-Type: text/plain; charset="utf-8"

Delivery has failed to these recipients or groups:

kv@kompasset-as.example
The email address you entered couldn't be found.

--dsn1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.kompasset-as.example

Final-Recipient: rfc822; kv@kompasset-as.example
Action: failed
Status: 5.1.1

--dsn1--
""")

mail("Lars Emil Toft <let@rorgaenger.example>", "Automatisk svar: [LS-212] Vi mangler lidt endnu", "2021-07-12 08:01", """
Tak for din mail.

Jeg holder sommerferie og er tilbage mandag den 2. august. Haster det, kan du skrive til kontor@rorgaenger.example.

Venlig hilsen
Lars Emil Toft
""", client="outlook", kind="automatic", headers=["Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"])

mail("Hanne Kirkeby <hanne.kirkeby@holbaek-kommune.example>", "Ny sagsbehandler", "2021-03-15 09:30", """
Hej

Vi har fået en ny sagsbehandler her i Jobcenter Holbæk, Mads Peter Quist (mads.quist@holbaek-kommune.example). Kan I oprette ham i JobKon og Jobcenter Planner?

Venlig hilsen
Hanne Kirkeby
Holbæk Kommune
""", client="outlook", kind="misdirected")

mail("Freja Lassen <fl@talentbro.example>", "Kan ikke logge på", "2022-09-06 11:11", """
Hej

Jeg kan ikke længere logge på JobKon med mit NemID. Der står "ingen rettigheder". Kan I se, hvad der er galt?

Freja Lassen
Talentbro ApS, CVR 38953222
""", client="gmail", kind="other")

mail("Jonna Brask <jb@nordfjord-job.example>", "VS: Ny kollega til Jobcenter Aabenraa", "2021-05-26 10:02", """
Hej Landssupport

Se nedenfor fra min kollega. Aftalen vedhæfter jeg.

Jonna Brask
Administrationen
""", client="outlook", forward=True, history=[Past("Steffen Bay", "sb@nordfjord-job.example", "2021-05-26 08:47",
    "Ny kollega til Jobcenter Aabenraa", """
Hej Jonna

Gider du få Lilian Aastrup oprettet til Jobcenter Aabenraa? Hun hedder lia@nordfjord-job.example på mail. CVR 31418275, hvis de spørger.

Steffen
""", "Jonna Brask <jb@nordfjord-job.example>")],
    cvr=NORD, jc="580", emp=[new("Lilian Aastrup", "lia@nordfjord-job.example")],
    papers=[deal("columns", "Aabenraa.pdf", "Aabenraa", "580", NORD_NAME, NORD, "2021-04-01", "2023-03-31")])

mail("Tina Rosenkilde <tr@kompasset-as.example>", "SV: Brugere", "2022-04-04 13:37", """
Hej

Tak for hjælpen sidst. Nu er der kommet en mere: Oskar Lindby, ol@kompasset-as.example, til Jobcenter Greve. Aftalen er vedhæftet. CVR 42799114.

Tina Rosenkilde
""", client="gmail", history=[Past("Landssupporten", "dfdg@star.dk", "2022-01-11 10:00", "SV: Brugere",
    "Kære Tina\n\nVi har oprettet Maria Qvist.\n\nVenlig hilsen\nLandssupporten\nStyrelsen for Arbejdsmarked og Rekruttering, CVR 55568510"),
    Past("Tina Rosenkilde", "tr@kompasset-as.example", "2022-01-10 09:00", "Brugere",
    "Hej\n\nOpret Maria Qvist, mq@kompasset-as.example, til Jobcenter Solrød. CVR 42799114.\n\nTina")],
    cvr=KOMP, jc="253", emp=[new("Oskar Lindby", "ol@kompasset-as.example")],
    papers=[deal("short", "Greve 2022.pdf", "Greve", "253", KOMP_NAME, KOMP, "2022-01-01", "2022-12-31")])

mail("Kjell Sandberg <kjell@rorgaenger.example>", "Ny bruker", "2021-09-21 09:00", """
Hei

Vi trenger at dere oppretter en ny bruker hos oss: Ingvild Haugen, ingvild@rorgaenger.example. Hun skal arbeide med borgere fra Jobcenter Haderslev. CVR 27961630. Avtalen ligger ved.

Hilsen Kjell Sandberg
""", client="apple", cvr=ROR, jc="510", emp=[new("Ingvild Haugen", "ingvild@rorgaenger.example")],
    papers=[deal("table", "Avtale Haderslev.pdf", "Haderslev", "510", ROR_NAME, ROR, "2021-02-01", "2023-01-31")])

mail("Priya Raman <priya@nextstep-nordic.example>", "New user for JobKon", "2023-05-15 10:21", """
Dear support team,

Please create a user account for our new job coach Daniel O'Connor (daniel.oconnor@nextstep-nordic.example). He needs access to the job centre of Høje-Taastrup (Jobcenter Høje-Taastrup).

Our company registration number (CVR) is 26088690 and the signed agreement is attached.

Best regards,
Priya Raman
NextStep Nordic A/S
""", client="gmail", cvr="26088690", jc="169", emp=[new("Daniel O'Connor", "daniel.oconnor@nextstep-nordic.example")],
    papers=[deal("english", "Framework agreement signed.pdf", "Høje-Taastrup", "169", "NextStep Nordic A/S", "26088690", "2023-01-01", "2025-12-31")])

mail("Marek Kowalski <marek@oliventraeet.example>", "oprette person", "2022-06-14 18:20", """
Hej

Jeg er ny chef her og jeg ved ikke helt hvordan man gør. Vi skal oprette en person som hedder Amal Barakat og hun har mail amal@oliventraeet.example. Hun arbejder med borger fra jobcentret i Albertslund Kommune. Vores firma er Oliventræet ApS og cvr nummer 29076731. Jeg sender kontrakt med.

mange hilsen
Marek Kowalski
""", client="outlook_html", cvr="29076731", jc="165", emp=[new("Amal Barakat", "amal@oliventraeet.example")],
    papers=[deal("letterhead", "kontrakt Albertslund.pdf", "Albertslund", "165", "Oliventræet ApS", "29076731", "2022-05-01", "2023-04-30")])

mail("Ditte Høgh <dh@broen-arbejde.example>", "Oprettelse med skannet aftale", "2020-12-08 12:12", """
Hej

Aftalen med kommunen findes kun på papir, så jeg har skannet den.

Medarbejder: Palle Rømer
Mail: palle@broen-arbejde.example
Jobcenter Lolland
CVR 27457975

Ditte Høgh
""", client="owa", cvr=BRO, jc="360", emp=[new("Palle Rømer", "palle@broen-arbejde.example")],
    papers=[Paper("Scan_20201208.pdf", scan(pdf(written("mellem", "Lolland", BRO_NAME, BRO, "2020-03-01", "2022-02-28", "4"), size=12)), PDF,
            (agreement("Scan_20201208.pdf", "360", BRO, "2020-03-01", "2022-02-28"),))])

mail("Jannik Storm <js@springvidere.example>", "Aftale med adgangskode", "2021-04-27 09:41", """
Hej

Tanja Vinding, tanja@springvidere.example, oprettes til Jobcenter Assens. CVR 38347616. Aftalen er vedhæftet, men låst med kode. Koden sender jeg på sms, hvis I giver mig et nummer.

Jannik Storm
""", client="plain", cvr=SPR, jc="420", emp=[new("Tanja Vinding", "tanja@springvidere.example")],
    miss="agreement", prob="agreement_unreadable",
    papers=[offered("Aftale Assens (fortrolig).pdf", pdf(written("table", "Assens", SPR_NAME, SPR, "2021-01-01", "2022-12-31"), password="hemmelig"))])

mail("Ruth Damsgaard <rd@vaerkstedet-groenlund.example>", "Ny bruger til JobKon", "2022-11-21 08:08", """
Hej

Vi skal have oprettet Villads Bonde (villads@vaerkstedet-groenlund.example) til JobKon. CVR 36495588.

Hilsen Ruth
""", client="latin1", cvr=GRO, emp=[new("Villads Bonde", "villads@vaerkstedet-groenlund.example")], miss="jobcentre agreement")

mail("Ane Skov <ane@talentbro.example>", "oprettelse af ny medarbejder", "2022-12-01 16:45", """
Hej

Pr. 2. januar starter en ny jobkonsulent hos os, og vedkommende skal have adgang til Jobcenter Furesø. Hvad skal I bruge? Aftalen sender jeg allerede nu, og CVR er 38953222.

Ane Skov
""", client="apple", cvr=TAL, jc="190", miss="employee",
    papers=[deal("pages", "Furesoe kontrakt.pdf", "Furesø", "190", TAL_NAME, TAL, "2022-06-01", "2024-05-31")])

mail("Bent Ove Krag <bok@nordfjord-job.example>", "Oprettelse Jobcenter Tønder", "2021-01-25 10:55", """
Hej

Hermed oplysninger på ny medarbejder:

Efternavn, fornavn: Thomsen, Birthe Lykke
E-mail: blt(at)nordfjord-job.example
CVR: 31418275
Jobcenter: Tønder

Aftale vedhæftet
Bent Ove
""", client="liar", cvr=NORD, jc="550", emp=[new("Birthe Lykke Thomsen", None)],
    miss="employee_email", prob="employee_email_invalid",
    papers=[deal("annex", "Tillæg Tønder.pdf", "Tønder", "550", NORD_NAME, NORD, "2020-08-01", None)])

mail("Erik Gamst <eg@rorgaenger.example>", "Oprettelse til Silkeborf", "2021-03-29 14:14", """
Goddag

Vi ønsker Majken Lyhne Skov oprettet med adgang til Jobcenter Silkeborf. E-mail mls@rorgaenger.example.

CVR-nr 27961630, aftale vedhæftet.

Erik Gamst
""", client="bird", cvr=ROR, jc="740", emp=[new("Majken Lyhne Skov", "mls@rorgaenger.example")],
    papers=[deal("mellem", "Aftale.pdf", "Silkeborg", "740", ROR_NAME, ROR, "2020-10-01", "2022-09-30")])

mail("Nete Ørsted <no@kompasset-as.example>", "Oprettelse Århus", "2022-02-23 12:30", """
Hej

Hjalte Borch (hb@kompasset-as.example) skal på Jobcenter Århus, og det haster lidt, da han starter på mandag.

CVR-nr.: DK 42 79 91 14
Aftale: vedhæftet

Nete
""", client="iphone", cvr=KOMP, jc="751", emp=[new("Hjalte Borch", "hb@kompasset-as.example")],
    papers=[deal("extended", "Aftale Aarhus.pdf", "Aarhus", "751", KOMP_NAME, KOMP, "2022-01-01", "2023-12-31")])

mail("Vagn Lykke <vl@vejviseren-besk.example>", "Bruger", "2023-08-14 09:05", """
Hej

Kan I oprette Merete Dalum, md@vejviseren-besk.example? Hun har allerede adgang til Jobcenter Vejen og skal nu også have adgang til Jobcenter Varde. Aftalen med Varde er vedhæftet.

Vejviseren Beskæftigelse ApS
Jobcentervej 4, 6600 Vejen
CVR 37118095
""", client="outlook", cvr="37118095", jc="573", emp=[new("Merete Dalum", "md@vejviseren-besk.example")],
    papers=[deal("table", "Varde.pdf", "Varde", "573", "Vejviseren Beskæftigelse ApS", "37118095", "2023-01-01", "2026-12-31")])

mail("Kirsten Wulff <kw@fagcentrum-vest.example>", "Sletning", "2023-09-04 08:30", """
Brugeren jba@fagcentrum-vest.example bedes slettet, da medarbejderen er fratrådt. CVR 26703859.

Kirsten Wulff
Fagcentrum Vest A/S
""", client="plainqp", cvr="26703859", emp=[out(None, "jba@fagcentrum-vest.example")])

mail("Fagcentrum Vest <info@fagcentrum-vest.example>", "Har I fået vores mail?", "2023-09-11 08:30", """
Hej

Vi skrev til jer i sidste uge, men har ikke hørt noget. Er mailen nået frem?

Kirsten Wulff
""", client="plain", kind="other")
