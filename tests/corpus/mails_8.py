"""Colleagues on Cc, histories in English, unnamed files, second thoughts in a postscript."""

from layouts import deal, written
from mail import Past, agreed, agreed_docx, mail, new, offered, out, passed_on
from papers import DOCX, OCTETS, PDF, XLSX, Paper, agreement, archive, letter, pdf, scan, sheet, winmail, wrapped_as

GRA, GRA_NAME = "39647745", "Granhøj Karriere A/S"
HYL, HYL_NAME = "40498583", "Hyldemor Job ApS"
ISB, ISB_NAME = "33583923", "Isbjerget Vejledning P/S"

mail("Gry Gran <gry@granhoej-karriere.example>", "Oprettelse – kopi til Henrik", "2023-05-24 09:00", """
Hej

Opret venligst Clement Brix, clb@granhoej-karriere.example, til Jobcenter Horsens. CVR 39647745, aftalen er vedhæftet. Henrik Dam er sat på som kopi til orientering; han er økonomichef og skal ikke have adgang.

Gry Gran
""", client="outlook", cc="Henrik Dam <hd@granhoej-karriere.example>", cvr=GRA, jc="615", emp=[new("Clement Brix", "clb@granhoej-karriere.example")],
    papers=[deal("mellem", "Horsens.pdf", "Horsens", "615", GRA_NAME, GRA, "2023-01-01", "2025-12-31")])

mail("Hylde Mor <hylde@hyldemor-job.example>", "Ny bruger (og en ps)", "2023-08-28 15:45", """
Hej Landssupport

Lea Bondo Friis, lea@hyldemor-job.example, skal oprettes til Jobcenter Assens. Vores CVR er 40498583, og aftalen er vedhæftet.

Mange hilsner
Hylde

PS. Samtidig må I gerne nedlægge Rolf Nyborg, rolf@hyldemor-job.example, som er stoppet.
""", client="gmail", cvr=HYL, jc="420", emp=[new("Lea Bondo Friis", "lea@hyldemor-job.example"), out("Rolf Nyborg", "rolf@hyldemor-job.example")],
    papers=[deal("table", "Assens.pdf", "Assens", "420", HYL_NAME, HYL, "2023-07-01", "2024-06-30")])

mail("Ian Berg <ian@isbjerget.example>", "RE: New colleague", "2024-03-14 10:10", """
Hi again,

One more, please: create Fenna de Vries (fenna@isbjerget.example) with access to Jobcenter Rebild. Our CVR is 33583923 and the agreement is attached.

Ian

From: Ian Berg <ian@isbjerget.example>
Sent: 4 March 2024 09:00
To: dfdg@star.dk
Subject: New colleague

Please create Olaf van der Berg (olaf@isbjerget.example) with access to Jobcenter Aalborg. CVR 33583923.

Ian
""", client="plainqp", cvr=ISB, jc="840", emp=[new("Fenna de Vries", "fenna@isbjerget.example")],
    papers=[deal("english", "Rebild agreement.pdf", "Rebild", "840", ISB_NAME, ISB, "2024-01-01", "2025-12-31")])

mail("Gry Gran <gry@granhoej-karriere.example>", "SV: [LS-1501] Vi mangler lidt endnu", "2023-06-12 09:00", """
Hej, se svarene efter pilene.

1. Hvad er jeres CVR-nummer? --> 39647745
2. Hvem skal oprettes? Skriv navn og e-mailadresse. --> Opret Solveig Brix Holm, sbh@granhoej-karriere.example
3. Hvilket jobcenter, for eksempel Jobcenter Aarhus? --> Jobcenter Skanderborg
4. Aftalen med kommunen. --> vedhæftet

Gry
""", client="outlook8", cvr=GRA, jc="746", emp=[new("Solveig Brix Holm", "sbh@granhoej-karriere.example")],
    papers=[deal("columns", "Skanderborg.pdf", "Skanderborg", "746", GRA_NAME, GRA, "2023-01-01", "2024-12-31")])

mail("Hylde Mor <hylde@hyldemor-job.example>", "Oprettelse af to kolleger", "2023-10-10 15:45", """
Hej

I tekstfilen står de to nye. De skal begge på Jobcenter Middelfart. CVR 40498583. Aftalen er den anden fil.

Hylde
""", client="plain", cvr=HYL, jc="410", emp=[new("Signe Toftlund", "signe@hyldemor-job.example"), new("Emir Hodžić", "emir@hyldemor-job.example")],
    papers=[
        Paper("kolleger.txt", "Navn: Signe Toftlund\r\nE-mail: signe@hyldemor-job.example\r\n\r\nNavn: Emir Hodžić\r\nE-mail: emir@hyldemor-job.example\r\n".encode(), "text/plain; charset=utf-8"),
        deal("short", "middelfart.pdf", "Middelfart", "410", HYL_NAME, HYL, "2023-09-01", "2024-08-31")])

mail("Inga Isbjerg <inga@isbjerget.example>", "Fwd: Aftale Jammerbugt", "2024-05-02 20:30", """
Kim har fået aftalen, se nedenfor. Den er hæftet på. Opret Kim Sand Larsen (kim@isbjerget.example) til Jobcenter Jammerbugt. CVR 33583923.

Inga
""", client="apple", forward=True, history=[Past("Kim Sand Larsen", "kim@isbjerget.example", "2024-05-02 18:00", "Aftale Jammerbugt", "Hej Inga, her er den endelig. De skrev under i dag. Kim", "Inga Isbjerg <inga@isbjerget.example>")],
    cvr=ISB, jc="849", emp=[new("Kim Sand Larsen", "kim@isbjerget.example")],
    papers=[deal("pages", "Jammerbugt.pdf", "Jammerbugt", "849", ISB_NAME, ISB, "2024-05-01", "2026-04-30")])

mail("Gry Gran <gry@granhoej-karriere.example>", "Oprettelse til tre jobcentre", "2023-09-18 09:00", """
Hej

| Medarbejder | Mail | Jobcentre |
| Alvin Krogh | alk@granhoej-karriere.example | Odder og Samsø |
| Bodil Steen Lau | bsl@granhoej-karriere.example | Hedensted |

CVR 39647745. Aftalerne med Odder, Samsø og Hedensted er vedhæftet i ét brev hver.

Gry Gran
""", client="outlook", cvr=GRA, jc="727 741 766", emp=[new("Alvin Krogh", "alk@granhoej-karriere.example"), new("Bodil Steen Lau", "bsl@granhoej-karriere.example")],
    papers=[
        deal("letterhead", "brev1.pdf", "Odder", "727", GRA_NAME, GRA, "2023-01-01", "2023-12-31"),
        deal("letterhead", "brev2.pdf", "Samsø", "741", GRA_NAME, GRA, "2023-01-01", "2023-12-31"),
        deal("letterhead", "brev3.pdf", "Hedensted", "766", GRA_NAME, GRA, "2023-01-01", "2023-12-31")])

mail("Gry Gran <gry@granhoej-karriere.example>", "Oprettelse, men kun én aftale", "2023-10-30 09:00", """
Hej

Maj Skovbjerg (msk@granhoej-karriere.example): Jobcenter Odder
Sven Tingberg (stb@granhoej-karriere.example): Jobcenter Favrskov

CVR 39647745. Den ene aftale er vedhæftet.

Gry
""", client="owa", cvr=GRA, jc="727 710", emp=[new("Maj Skovbjerg", "msk@granhoej-karriere.example"), new("Sven Tingberg", "stb@granhoej-karriere.example")], miss="agreement",
    papers=[deal("letterhead", "brev1.pdf", "Odder", "727", GRA_NAME, GRA, "2023-01-01", "2023-12-31")])

mail("Hylde Mor <hylde@hyldemor-job.example>", "Kan I hjælpe?", "2023-11-14 15:45", """
Hej

Vi fik i sommer en kollega, Vera Østby, men vi har vist aldrig fået bestilt adgang til hende. Hun sidder med borgere fra Jobcenter Nordfyns. Hendes mailadresse er vera@hyldemor-job.example. Kan I ordne det? CVR 40498583.

Hylde
""", client="webmail", cvr=HYL, jc="480", emp=[new("Vera Østby", "vera@hyldemor-job.example")], miss="agreement")

mail("Inga Isbjerg <inga@isbjerget.example>", "Ophør", "2024-12-30 10:30", """
Til Landssupporten

Kim Sand Larsen og Fenna de Vries fratræder begge med udgangen af året. Deres brugere bedes lukket.

CVR 33583923

Inga Isbjerg
""", client="bird", cvr=ISB, emp=[out("Kim Sand Larsen", None), out("Fenna de Vries", None)])

mail("Inga Isbjerg <inga@isbjerget.example>", "Ny medarbejder, ny kommune", "2025-02-05 10:30", """
Til Landssupporten

Vedhæftet er vores rammeaftale med Mariagerfjord Kommune, som gælder fra 1. marts 2025. Under den skal Torvald Ebbesen (torvald@isbjerget.example) arbejde, og han skal derfor oprettes til Jobcenter Mariagerfjord.

Inga Isbjerg
Isbjerget Vejledning P/S
CVR 33 58 39 23
""", client="owa_html", cvr=ISB, jc="846", emp=[new("Torvald Ebbesen", "torvald@isbjerget.example")],
    papers=[deal("mellem", "Rammeaftale.pdf", "Mariagerfjord", "846", ISB_NAME, ISB, "2025-03-01", "2027-02-28")])

mail("Gry Gran <gry@granhoej-karriere.example>", "Mail med to adresser", "2023-12-05 09:00", """
Hej

Opret Ulrik Holm-Bay til Jobcenter Randers. Han bruger mailen uhb@granhoej-karriere.example. Svar til gry@granhoej-karriere.example, ikke til ham. Aftalen er vedhæftet, og CVR er 39647745.
""", client="cp1252", cvr=GRA, jc="730", emp=[new("Ulrik Holm-Bay", "uhb@granhoej-karriere.example")],
    papers=[deal("processor", "DBA Randers.pdf", "Randers", "730", GRA_NAME, GRA, "2023-05-01", None)])

mail("Hylde Mor <hylde@hyldemor-job.example>", "Mødeindkaldelse", "2023-11-21 15:45", """
Hej

Vil I deltage i vores brugermøde den 12. december kl. 10? Vi vil gerne høre om kommende ændringer i JobKon.

Hylde
""", client="gmail", kind="other")

mail("Bent Kold <beko@rebild-kommune.example>", "Brugeradministration", "2024-02-27 08:00", """
Hej

Jeg er teamleder i Jobcenter Rebild. Fire af mine medarbejdere mangler Indkalder-rollen til Jobcenter Planner, og vi har ingen LBA for tiden. Kan I tildele den til Ane Skov, Bo Ross, Dorit Fly og Emil Ege?

Bent Kold
Rebild Kommune
""", client="owa", kind="misdirected")

mail("Inga Isbjerg <inga@isbjerget.example>", "Auto: Rammeaftale", "2025-01-02 10:30", """
Dette er et automatisk svar. Isbjerget Vejledning holder ferielukket til og med den 5. januar.
""", client="plain64", kind="automatic", headers=["Auto-Submitted: auto-replied"])
