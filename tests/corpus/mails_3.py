"""Histories, forwards, several places at once, and mails written by people in a hurry."""

from layouts import deal, written
from mail import Past, agreed, agreed_docx, mail, new, offered, out, passed_on
from papers import DOCX, OCTETS, PDF, XLSX, Paper, agreement, archive, letter, pdf, scan, sheet, wrapped_as

VIND, VIND_NAME = "26881811", "Vindrosen Konsulenter ApS"
ENG, ENG_NAME = "30885872", "Engen Erhvervscenter ApS"
KLO, KLO_NAME = "27053807", "Klokkeblomst Omsorg & Job IVS"
TRE, TRE_NAME = "30600363", "Trekløver Mentor P/S"
BOL, BOL_NAME = "40195157", "Bølgebryder Rekruttering ApS"
FYR, FYR_NAME = "40088458", "Fyrtårnet Nord A/S"
MEJ, MEJ_NAME = "35157425", "Mejeriet Jobværksted"
SOL, SOL_NAME = "29704376", "Solsikken Sprog og Arbejde ApS"

mail("Hanne Kolding <hanne@vindrosen-konsulenter.example>", "Medarbejder til jobcenter", "2022-08-22 09:33", """
Hej

Jeg hedder Hanne Kolding og er ny brugeransvarlig hos Vindrosen Konsulenter. Vi ønsker Asger Hjorth Dalby oprettet til Jobcenter Hedensted. Hans e-mail: asger@vindrosen-konsulenter.example

Aftale: vedhæftet
CVR: 26881811

Hanne Kolding
Horsensvej 12, 7100 Vejle
""", client="outlook", cvr=VIND, jc="766", emp=[new("Asger Hjorth Dalby", "asger@vindrosen-konsulenter.example")], logo=True,
    papers=[deal("mellem", "Hedensted_rammeaftale.pdf", "Hedensted", "766", VIND_NAME, VIND, "2022-01-01", "2024-12-31")])

mail("Ivan Sejr <ivan@engen-erhverv.example>", "Oprettelse x 5", "2021-09-27 10:44", """
Hej Landssupport,

nedenfor fem medarbejdere, som alle skal have adgang til Jobcenter Randers:

1. Pernille Wedel Østergård – pwo@engen-erhverv.example
2. Mustafa Çelik – mc@engen-erhverv.example
3. Agnieszka Łukasiewicz – al@engen-erhverv.example
4. Bjarke af Ugglas – bu@engen-erhverv.example
5. Jean-Luc Moreau – jlm@engen-erhverv.example

CVR-nummeret er 30885872, og kontrakten ligger i bilaget.

Mange hilsner
Ivan Sejr
""", client="gmail", cvr=ENG, jc="730", emp=[
        new("Pernille Wedel Østergård", "pwo@engen-erhverv.example"),
        new("Mustafa Çelik", "mc@engen-erhverv.example"),
        new("Agnieszka Łukasiewicz", "al@engen-erhverv.example"),
        new("Bjarke af Ugglas", "bu@engen-erhverv.example"),
        new("Jean-Luc Moreau", "jlm@engen-erhverv.example")],
    papers=[deal("pages", "Kontrakt Randers.pdf", "Randers", "730", ENG_NAME, ENG, "2020-11-01", "2022-10-31", pages_named=True)])

mail("Gunvor Tang <gunvor@klokkeblomst-job.example>", "Fwd: Aftale", "2023-01-30 19:03", """
Hej. Som I kan se har vi nu aftalen. Opret derfor Sofus Rind (sofus@klokkeblomst-job.example), Jobcenter Struer. cvr 27053807.

Gunvor
""", client="gmail", forward=True, history=[Past("Britt Holm", "britt.holm@struer-kommune.example", "2023-01-30 14:12", "Aftale",
    "Kære Gunvor\n\nHermed den underskrevne aftale. God fornøjelse.\n\nVenlig hilsen\nBritt Holm\nJobcenter Struer\nStruer Kommune\nCVR 40498583", "Gunvor Tang <gunvor@klokkeblomst-job.example>")],
    cvr=KLO, jc="671", emp=[new("Sofus Rind", "sofus@klokkeblomst-job.example")],
    papers=[deal("letterhead", "Samarbejdsaftale Struer.pdf", "Struer", "671", KLO_NAME, KLO, "2023-02-01", "2024-01-31")])

mail("Kontor <kontor@trekloever-mentor.example>", "VS: Ny mentor", "2022-11-14 08:12", "", client="owa", forward=True,
    history=[Past("Regitze Holch", "rh@trekloever-mentor.example", "2022-11-11 15:40", "Ny mentor", """
Hej

Vil I oprette vores nye mentor Ludvig Pagh, lp@trekloever-mentor.example, til Jobcenter Odense? Vores CVR er 30600363.

Regitze Holch
Trekløver Mentor
""", "Kontor <kontor@trekloever-mentor.example>")],
    cvr=TRE, jc="461", emp=[new("Ludvig Pagh", "lp@trekloever-mentor.example")], miss="agreement")

mail("Dan Birk <dan@boelgebryder.example>", "re: adgang", "2023-10-16 22:51", """
hejsa
glemte helt at skrive cvr det er 40195157
så hermed samlet: opret line thorup vang (line@boelgebryder.example) til jobcenter sønderborg, aftalen vedhæftet igen
dan

Sendt fra Outlook til Android
""", client="owa", cvr=BOL, jc="540", emp=[new("Line Thorup Vang", "line@boelgebryder.example")],
    history=[Past("Landssupporten", "dfdg@star.dk", "2023-10-16 15:00", "[LS-902] Vi mangler lidt endnu",
        "Kære Dan\n\nVi mangler:\n\n1. Jeres CVR-nummer\n\nSvar på denne mail.\n\nVenlig hilsen\nLandssupporten"),
        Past("Dan Birk", "dan@boelgebryder.example", "2023-10-16 14:20", "adgang", "line thorup vang skal have adgang til jobcenter sønderborg")],
    papers=[deal("short", "Aftale.pdf", "Sønderborg", "540", BOL_NAME, BOL, "2023-09-01", "2024-08-31")])

mail("Merethe Fly <mf@fyrtaarnet-nord.example>", "Oprettelse og nedlæggelse pr. 1. februar", "2024-01-29 12:12", """
Hej

| Handling | Navn | E-mail | Jobcenter |
| Opret | Sille Kragelund | sik@fyrtaarnet-nord.example | Aalborg |
| Opret | Osman Demir | osd@fyrtaarnet-nord.example | Rebild |
| Nedlæg | Torkild Brink | tob@fyrtaarnet-nord.example | |

Aftalerne med Aalborg og Rebild er vedhæftet.

Med venlig hilsen
Merethe Fly
Fyrtårnet Nord A/S - CVR 40088458
""", client="outlook", cvr=FYR, jc="851 840", emp=[
        new("Sille Kragelund", "sik@fyrtaarnet-nord.example"),
        new("Osman Demir", "osd@fyrtaarnet-nord.example"),
        out("Torkild Brink", "tob@fyrtaarnet-nord.example")],
    papers=[
        deal("table", "Aalborg.pdf", "Aalborg", "851", FYR_NAME, FYR, "2024-01-01", "2025-12-31"),
        deal("annex", "Rebild tillæg.pdf", "Rebild", "840", FYR_NAME, FYR, "2023-08-01", None)])

mail("Thyra Munk <thyra@mejeriet-jobvaerksted.example>", "bruger", "2020-09-16 14:14", """
Hej

Kan I ikke oprette Valdemar Ketelsen til os? Han har mail valdemar@mejeriet-jobvaerksted.example og skal på Jobcenter Syddjurs. Aftalen er vedhæftet, jeg håber den kan læses.

Thyra, Mejeriet Jobværksted
CVR 35157425
""", client="plainqp", cvr=MEJ, jc="706", emp=[new("Valdemar Ketelsen", "valdemar@mejeriet-jobvaerksted.example")],
    papers=[Paper("IMG_2207.jpg", scan(pdf(written("short", "Syddjurs", MEJ_NAME, MEJ, "2020-06-01", "2021-12-31", "3"), size=13), 0.3, "JPEG", 200), "image/jpeg",
            (agreement("IMG_2207.jpg", "706", MEJ, "2020-06-01", "2021-12-31"),))])

mail("Rosa Petersen <rosa@solsikken-sprog.example>", "Adgang til JobKon for vores lærere", "2022-01-06 11:15", """
Kære Landssupport

Godt nytår! Vi er en sprogskole, der hjælper flygtninge i arbejde, og vi har lige skrevet under med Viborg Kommune. Derfor skal to af vores lærere nu kunne bruge JobKon. Det drejer sig om Hanan Al-Sayed, som har adressen hanan@solsikken-sprog.example, og om Per Kjeldgaard Mose, hvis adresse er perkm@solsikken-sprog.example. De skal begge kun have adgang til Jobcenter Viborg.

Vi hedder Solsikken Sprog og Arbejde ApS, og vores CVR-nummer er 29704376. Den underskrevne kontrakt er vedhæftet som PDF.

Med de bedste hilsner
Rosa Petersen, skoleleder
""", client="owa", cvr=SOL, jc="791", emp=[
        new("Hanan Al-Sayed", "hanan@solsikken-sprog.example"),
        new("Per Kjeldgaard Mose", "perkm@solsikken-sprog.example")],
    papers=[deal("extended", "Viborg kontrakt underskrevet.pdf", "Viborg", "791", SOL_NAME, SOL, "2022-01-01", "2023-12-31")])

mail("Rosa Petersen <rosa@solsikken-sprog.example>", "Endnu en kommune", "2022-02-14 11:15", """
Kære Landssupport

Hanan Al-Sayed (hanan@solsikken-sprog.example), som I oprettede til Jobcenter Viborg i januar, skal fra marts også have adgang til Jobcenter Skanderborg. Aftalen med Skanderborg er vedhæftet. CVR 29704376.

Rosa Petersen
""", client="owa_html", cvr=SOL, jc="746", emp=[new("Hanan Al-Sayed", "hanan@solsikken-sprog.example")],
    papers=[deal("mellem", "Skanderborg.pdf", "Skanderborg", "746", SOL_NAME, SOL, "2022-03-01", "2024-02-29")])

mail("Ivan Sejr <ivan@engen-erhverv.example>", "Forlængelse af adgang + ny", "2022-11-07 09:21", """
Hej

Ny bruger: Silas Norup, sn@engen-erhverv.example, Jobcenter Randers.
CVR 30885872
Jeg vedhæfter både den gamle kontrakt og forlængelsen.

Ivan
""", client="plain", cvr=ENG, jc="730", emp=[new("Silas Norup", "sn@engen-erhverv.example")], prob="agreement_expired",
    papers=[
        deal("pages", "Kontrakt Randers 2020.pdf", "Randers", "730", ENG_NAME, ENG, "2020-11-01", "2022-10-31"),
        deal("extended", "Kontrakt Randers 2022.pdf", "Randers", "730", ENG_NAME, ENG, "2022-11-01", "2024-10-31")])

mail("Hanne Kolding <hanne@vindrosen-konsulenter.example>", "Fælles aftale for tre kommuner", "2022-09-05 13:01", """
Hej

Vi har én fælles aftale med Odder, Samsø og Norddjurs. Opret derfor Stig Bramming (stig@vindrosen-konsulenter.example) til alle tre jobcentre: Jobcenter Odder, Jobcenter Samsø og Jobcenter Norddjurs.

CVR 26881811

Hanne Kolding
""", client="outlook8", cvr=VIND, jc="727 741 707", emp=[new("Stig Bramming", "stig@vindrosen-konsulenter.example")],
    papers=[agreed("Fællesaftale.pdf", f"""# Rammeaftale

indgået mellem

Odder Kommune, CVR 39125005,
Samsø Kommune, CVR 36103396, og
Norddjurs Kommune, CVR 33583923
(under ét "Kommunerne")

og

{VIND_NAME}, CVR {VIND}
("Leverandøren")

Leverandøren kan anvendes af hver af Kommunerne efter direkte tildeling.

Aftaleperiode: 1. maj 2022 - 30. april 2025.
""", "727 741 707", VIND, "2022-05-01", "2025-04-30")])

mail("Gunvor Tang <gunvor@klokkeblomst-job.example>", "Slet", "2023-06-01 10:10", """
Slet venligst mathias.frank@klokkeblomst-job.example og thea.holst@klokkeblomst-job.example.
cvr 27053807
/ Gunvor
""", client="iphone", cvr=KLO, emp=[
        out(None, "mathias.frank@klokkeblomst-job.example"), out(None, "thea.holst@klokkeblomst-job.example")])

mail("Regitze Holch <rh@trekloever-mentor.example>", "Tre mentorer, to kommuner", "2022-12-05 10:01", """
Hej

Til Jobcenter Nyborg:
Emma Sofie Rask, esr@trekloever-mentor.example
Kent Ole Borup, kob@trekloever-mentor.example

Til Jobcenter Kerteminde:
Fatima Noor, fan@trekloever-mentor.example

Aftaler for begge kommuner er vedhæftet. CVR: 30600363.

Regitze Holch
""", client="apple", cvr=TRE, jc="450 440", emp=[
        new("Emma Sofie Rask", "esr@trekloever-mentor.example"),
        new("Kent Ole Borup", "kob@trekloever-mentor.example"),
        new("Fatima Noor", "fan@trekloever-mentor.example")],
    papers=[
        wrapped_as(deal("columns", "Nyborg.pdf", "Nyborg", "450", TRE_NAME, TRE, "2022-01-01", "2023-12-31"), how="inline"),
        wrapped_as(deal("short", "Kerteminde.pdf", "Kerteminde", "440", TRE_NAME, TRE, "2022-04-01", "2024-03-31"), how="")])

mail("Merethe Fly <mf@fyrtaarnet-nord.example>", "Jobcenter Mariagerfjord og Vesthimmerland", "2024-04-15 09:09", """
Hej

Gry Ottosen, gro@fyrtaarnet-nord.example, skal have adgang til Jobcenter Mariagerfjord og Jobcenter Vesthimmerland.
Hun skal også kunne oprette jobordrer i JobKon.

CVR 40088458, aftaler vedhæftet

Merethe Fly
""", client="outlook_html", cvr=FYR, jc="846 820", emp=[new("Gry Ottosen", "gro@fyrtaarnet-nord.example")],
    papers=[
        deal("processor", "Mariagerfjord DBA.pdf", "Mariagerfjord", "846", FYR_NAME, FYR, "2023-01-01", None),
        deal("table", "Vesthimmerland.pdf", "Vesthimmerlands", "820", FYR_NAME, FYR, "2024-01-01", "2025-12-31")])

mail("Dan Birk <dan@boelgebryder.example>", "jobcenter planner?", "2024-02-05 23:15", """
hej
carl emil fog (carlemil@boelgebryder.example) skal oprettes i jobkon og gerne også jobcenter planner. det er til jobcenter bornholm. cvr 40195157. aftalen hænger ved
dan
""", client="plain64", cvr=BOL, jc="400", emp=[new("Carl Emil Fog", "carlemil@boelgebryder.example")],
    papers=[deal("letterhead", "bornholm.pdf", "Bornholm", "400", BOL_NAME, BOL, "2023-12-01", "2025-11-30")])

mail("Thyra Munk <thyra@mejeriet-jobvaerksted.example>", "Oprettelse", "2021-02-10 08:05", """
Hej

Emanuel Skovbo, emanuel@mejeriet-jobvaerksted.example, Jobcenter Norddjurs, CVR nr. 35.15.74.25. Aftalen udløb desværre ved nytår, men vi forhandler om en ny. I får den gamle så længe.

Thyra
""", client="latin1", cvr=MEJ, jc="707", emp=[new("Emanuel Skovbo", "emanuel@mejeriet-jobvaerksted.example")],
    miss="agreement", prob="agreement_expired",
    papers=[deal("table", "gammel aftale.pdf", "Norddjurs", "707", MEJ_NAME, MEJ, "2019-01-01", "2020-12-31")])

mail("Kasper Ry <kasper@vindrosen-konsulenter.example>", "brugere!!", "2022-10-03 16:59", """
Opret nu de her folk, tak:
Dicte Ravn (dicte@vindrosen-konsulenter.example)
Hector Nymann
Jobcenter Favrskov. CVR 26881811. Aftale vedhæftet.
Kasper
""", client="webmail", cvr=VIND, jc="710", emp=[
        new("Dicte Ravn", "dicte@vindrosen-konsulenter.example"), new("Hector Nymann", None)], miss="employee_email",
    papers=[deal("mellem", "favrskov.pdf", "Favrskov", "710", VIND_NAME, VIND, "2022-07-01", "2024-06-30")])

mail("Søren Å. Bæk <soeren@engen-erhverv.example>", "Oprettelse af Åse Bækgård", "2021-12-01 09:00", """
Hej

Åse Bækgård (aase@engen-erhverv.example) skal have adgang til Jobcenter Ikast-Brande. CVR 30885872. Aftale følger med.

Søren
""", client="undeclared", subject_as="raw_latin", cvr=ENG, jc="756", emp=[new("Åse Bækgård", "aase@engen-erhverv.example")],
    papers=[deal("columns", "ikast-brande.pdf", "Ikast-Brande", "756", ENG_NAME, ENG, "2021-05-01", "2023-04-30")])

mail("Søren Å. Bæk <soeren@engen-erhverv.example>", "Oprettelse af Øyvind Ødegård", "2021-12-02 09:00", """
Hej

Øyvind Ødegård (oeyvind@engen-erhverv.example) skal have adgang til Jobcenter Ringkøbing-Skjern. CVR 30885872. Aftale følger med.

Søren
""", client="liar_ascii", subject_as="latin", cvr=ENG, jc="760", emp=[new("Øyvind Ødegård", "oeyvind@engen-erhverv.example")],
    papers=[wrapped_as(deal("letterhead", "Ringkøbing-Skjern.pdf", "Ringkøbing-Skjern", "760", ENG_NAME, ENG, "2021-05-01", "2023-04-30"), name="2231_latin")])

mail("Søren Å. Bæk <soeren@engen-erhverv.example>", "Nedlæggelse af Åse Bækgård", "2022-05-02 09:00", """
Hej

Åse Bækgård er holdt op igen og skal nedlægges som bruger. CVR 30885872.

Søren
""", client="liar_latin", subject_as="raw_utf8", cvr=ENG, emp=[out("Åse Bækgård", None)])

mail("Mia Lind <mia@trekloever-mentor.example>", "Oprettelse til Jobcenter Ærø", "2023-02-20 10:30", """
Hej

| Navn: | Bastian Rostgaard |
| E-mail: | bastian@trekloever-mentor.example |
| CVR: | 30600363 |
| Jobcenter: | Ærø |
| Aftale: | vedhæftet |

Mvh. Mia Lind
""", client="outlook", cvr=TRE, jc="492", emp=[new("Bastian Rostgaard", "bastian@trekloever-mentor.example")],
    papers=[deal("annex", "Ærø tillæg.pdf", "Ærø", "492", TRE_NAME, TRE, "2023-01-01", "2023-12-31")])

mail("Mia Lind <mia@trekloever-mentor.example>", "Ferie", "2023-07-03 10:30", """
Jeg har ferie fra den 3. til den 21. juli begge dage inkl. Mails bliver ikke læst og ikke videresendt.
Nye brugere? Skriv til kontor@trekloever-mentor.example, så opretter de dem.
""", client="outlook", kind="automatic", headers=["X-MS-Exchange-Inbox-Rules-Loop: mia@trekloever-mentor.example", "Auto-Submitted: auto-generated"])

mail("Mia Lind <mia@trekloever-mentor.example>", "Læst: [LS-640] Vi har oprettet jeres bruger", "2023-02-22 07:55", "",
    kind="automatic", raw=b"""MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary="mdn7"

--mdn7
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Din meddelelse

  Til: Mia Lind
  Emne: [LS-640] Vi har oprettet jeres bruger

blev l=E6st den 22-02-2023 07:55.

--mdn7
Content-Type: message/disposition-notification

Final-Recipient: rfc822;mia@trekloever-mentor.example
Disposition: automatic-action/MDN-sent-automatically; displayed

--mdn7--
""")

mail("Mail Delivery System <mailer-daemon@mx.boelgebryder.example>", "Returneret mail: se fejlmeddelelsen nedenfor", "2023-10-17 03:12", """
Meddelelsen kunne ikke leveres til dan@boelgebryder.example. Fejl: 552 mailbox full.

Den oprindelige meddelelse var: [LS-902] Vi mangler lidt endnu
""", client="plain", kind="automatic", return_path="<>")

mail("Britt Holm <britt.holm@struer-kommune.example>", "Oprettelse af vikar", "2023-03-20 09:12", """
Hej

Hos Struer Kommune har vi ansat en vikar i jobcentret, Erna Vad, erva@struer-kommune.example. Hun skal bruge JobKon og Jobcenter Planner fra i morgen, og vores LBA er på ferie. Kan I ikke bare oprette hende?

Vh Britt Holm
""", client="gmail", kind="misdirected")

mail("Leif Aunstrup <leif@haandvaerk-akasse.example>", "nedlæg bruger", "2021-06-08 12:20", """
Hej, vores medarbejder i a-kassen, Susanne Bille (sb@haandvaerk-akasse.example), er stoppet. Kan I nedlægge hende på Arbejdsmarkedsportalen?
Leif Aunstrup
Håndværkernes A-kasse
""", client="bird", kind="misdirected")

mail("Tilbud <sales@billige-stole.example>", "Ergonomiske kontorstole -40 %", "2022-04-20 05:02", """
Kære kontorchef

Kun denne uge: kontorstole til hele afdelingen. Bestil 10 og få 2 gratis. Opret en konto i vores webshop i dag.

Billige Stole ApS, CVR 41339616
""", client="webmail_latin", kind="other")

mail("Rosa Petersen <rosa@solsikken-sprog.example>", "Hvordan gør man?", "2021-12-15 10:10", """
Hej

Vi får snart aftale med en kommune og skal have adgang til JobKon. Hvad skal vi sende til jer for at få oprettet brugere, og hvor lang tid tager det?

Venlig hilsen
Rosa Petersen
Solsikken Sprog og Arbejde ApS
""", client="owa", kind="other")

mail("Thyra Munk <thyra@mejeriet-jobvaerksted.example>", "Borger mangler", "2021-05-18 10:10", """
Hej

Valdemar kan ikke se en af de borgere, som Jobcenter Syddjurs har henvist i denne uge. De andre ti er der. Er der noget galt hos jer?

Thyra Munk
""", client="plainqp", kind="other")

mail("Kirsten Agerbo <kirsten@stjerneskud-kurser.example>", "Efternavn", "2022-05-11 10:10", """
Hej

Jeg er blevet gift og hedder nu Agerbo i stedet for Bisgård. Kan mit navn ændres i portalen? Min mailadresse er den samme som før.

Kirsten
""", client="gmail", kind="other")

mail("Bjørn Halling <bjoern@rorgaenger.example>", "Oprettelse", "2022-10-12 14:55", """
Hej Landssupport

Kan I oprette Ditte-Marie Kjøller, dmk@rorgaenger.example, til Jobcenter Rudersdal? Vedhæftet er kontrakten.

Mvh
Bjørn Halling
Rorgænger Rådgivning A/S
""", client="outlook", cvr="27961630", jc="230", emp=[new("Ditte-Marie Kjøller", "dmk@rorgaenger.example")],
    papers=[deal("pages", "Kontrakt Rudersdal.pdf", "Rudersdal", "230", "Rorgænger Rådgivning A/S", "27961630", "2022-06-01", "2024-05-31")])

mail("Bjørn Halling <bjoern@rorgaenger.example>", "CVR 27961630: opret Tora Lausen", "2022-10-26 14:55", """
Hej

Tora Lausen, tl@rorgaenger.example, Jobcenter Hørsholm. Aftale vedlagt.

Bjørn
""", client="iphone", cvr="27961630", jc="223", emp=[new("Tora Lausen", "tl@rorgaenger.example")],
    papers=[deal("short", "Hørsholm.pdf", "Hørsholm", "223", "Rorgænger Rådgivning A/S", "27961630", "2022-09-01", None)])

mail("Ellen Vibe <ev@kompasset-as.example>", "Ny konsulent", "2022-06-20 13:01", """
Hej

Vores nye konsulent Storm Bagge Frandsen (sbf@kompasset-as.example) skal have adgang til Jobcenter Helsingør. CVR 42799114.

Jeg kan ikke åbne kontrakten fra kommunen, men her er den i det format, jeg har fået den i.

Ellen Vibe
""", client="gmail", cvr="42799114", jc="217", emp=[new("Storm Bagge Frandsen", "sbf@kompasset-as.example")],
    miss="agreement", prob="agreement_unreadable",
    papers=[offered("Kontrakt Helsingør.wpd", b"\xffWPC" + bytes(range(256)) * 6, OCTETS)])

mail("Karoline Bro <kb@talentbro.example>", "Oprettelse på baggrund af to bilag", "2023-06-05 09:50", """
Hej

Opret Aksel Toudal, at@talentbro.example, til Jobcenter Gentofte. Det første bilag er desværre låst, men det andet er samme aftale uden kode. CVR 38953222.

Karoline Bro
""", client="outlook8", cvr="38953222", jc="157", emp=[new("Aksel Toudal", "at@talentbro.example")], prob="agreement_unreadable",
    papers=[
        offered("Aftale Gentofte (låst).pdf", pdf(written("columns", "Gentofte", "Talentbro ApS", "38953222", "2023-01-01", "2024-12-31"), password="1234")),
        deal("columns", "Aftale Gentofte.pdf", "Gentofte", "157", "Talentbro ApS", "38953222", "2023-01-01", "2024-12-31")])

mail("Carsten Lund <cl@aktivapartner.example>", "Regneark med nye brugere", "2023-10-09 10:45", """
Hej

Medarbejderne i regnearket skal oprettes. Hvert jobcenter står ud for navnet. Aftalerne er med. CVR 30395794.

Carsten Lund
""", client="owa", cvr="30395794", jc="250 260", emp=[
        new("Nikoline Hass", "nh@aktivapartner.example"),
        new("Ragnar Þór Jónsson", "rtj@aktivapartner.example"),
        new("Xu Li Hansen", "xlh@aktivapartner.example")],
    papers=[
        Paper("Brugere okt 2023.xlsx", sheet("""Navn | E-mailadresse | Jobcenter
Nikoline Hass | nh@aktivapartner.example | Frederikssund
Ragnar Þór Jónsson | rtj@aktivapartner.example | Halsnæs
Xu Li Hansen | xlh@aktivapartner.example | Frederikssund""", above=["Brugere, der skal oprettes"]), XLSX),
        deal("mellem", "Frederikssund.pdf", "Frederikssund", "250", "Aktiva Partner ApS", "30395794", "2023-01-01", "2024-12-31"),
        deal("letterhead", "Halsnæs.pdf", "Halsnæs", "260", "Aktiva Partner ApS", "30395794", "2023-06-01", "2025-05-31")])
