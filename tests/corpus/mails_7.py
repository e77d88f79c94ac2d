"""Mails that look complete at a glance and are not, among some that are."""

from layouts import deal, written
from mail import Past, agreed, agreed_docx, mail, new, offered, out, passed_on
from papers import DOCX, OCTETS, PDF, XLSX, Paper, agreement, archive, letter, pdf, scan, sheet, winmail, wrapped_as

BIRK, BIRK_NAME = "25469283", "Birkelund Arbejdsliv ApS"
CIR, CIR_NAME = "24539547", "Cirkelspark A/S"
DAN, DAN_NAME = "28465866", "Dannerhus Mentoring"
ESK, ESK_NAME = "24111210", "Eskebjerg Værksteder"

mail("Agnete Birk <agnete@birkelund-arbejdsliv.example>", "Oprettelse til Jobcenter Holstebro og Jobcenter Struer", "2023-05-15 10:00", """
Hej

Til Jobcenter Holstebro og Jobcenter Struer skal vi have oprettet Johanne Ravn Lykke, jrl@birkelund-arbejdsliv.example.

Aftalerne er vedhæftet. CVR 25469283.

Agnete Birk
""", client="outlook", cvr=BIRK, jc="661 671", emp=[new("Johanne Ravn Lykke", "jrl@birkelund-arbejdsliv.example")],
    miss="agreement", prob="agreement_expired",
    papers=[
        deal("mellem", "Holstebro.pdf", "Holstebro", "661", BIRK_NAME, BIRK, "2022-01-01", "2024-12-31"),
        deal("columns", "Struer.pdf", "Struer", "671", BIRK_NAME, BIRK, "2021-04-01", "2023-03-31")])

mail("Agnete Birk <agnete@birkelund-arbejdsliv.example>", "Oprettelse", "2023-06-19 10:00", """
Hej

Bruger: Aske Lund Villadsen, alv@birkelund-arbejdsliv.example
Jobcenter: Lemvig
CVR: 25469238
Aftale: den er ikke underskrevet endnu

Agnete Birk
""", client="plain", cvr=None, jc="665", emp=[new("Aske Lund Villadsen", "alv@birkelund-arbejdsliv.example")], miss="cvr agreement", prob="cvr_invalid")

mail("Claes Cirkel <claes@cirkelspark.example>", "Ny medarbejder", "2022-09-01 13:30", """
Hej

Vores nye medarbejder har fået mailen nyansat@cirkelspark.example, og hun skal oprettes til Jobcenter Viborg. Navnet følger, når kontrakten er underskrevet.

Aftalen med Viborg Kommune er vedhæftet.

Claes Cirkel
Cirkelspark A/S, CVR 24539547
""", client="gmail", cvr=CIR, jc="791", emp=[new(None, "nyansat@cirkelspark.example")], miss="employee_name",
    papers=[deal("table", "Viborg.pdf", "Viborg", "791", CIR_NAME, CIR, "2022-01-01", "2023-12-31")])

mail("Claes Cirkel <claes@cirkelspark.example>", "To mailadresser", "2022-10-03 13:30", """
Hej

Disse skal oprettes til Jobcenter Skive:

p.munk@cirkelspark.example
t.ravn@cirkelspark.example

Cirkelspark A/S, CVR 24539547. Aftale vedhæftet.
""", client="owa", cvr=CIR, jc="779", emp=[new(None, "p.munk@cirkelspark.example"), new(None, "t.ravn@cirkelspark.example")], miss="employee_name",
    papers=[deal("short", "Skive.pdf", "Skive", "779", CIR_NAME, CIR, "2022-01-01", "2023-12-31")])

mail("Dan Danner <dan@dannerhus.example>", "Oprettelser til Jobcenter Køge", "2024-11-04 09:14", """
Hej

Vi har ansat seks nye medarbejdere, som alle skal have adgang til Jobcenter Køge. Listen med navne og mailadresser sender jeg senere på ugen. Aftalen er vedhæftet, så I kan se på den imens. CVR 28465866.

Dan Danner
""", client="outlook8", cvr=DAN, jc="259", miss="employee",
    papers=[deal("letterhead", "Køge.pdf", "Køge", "259", DAN_NAME, DAN, "2024-01-01", "2025-12-31")])

mail("Else Eskebjerg <else@eskebjerg.example>", "SV: Bruger", "2021-08-16 12:47", """
Hej

Rigtigt set, aftalen manglede. Her er den. Og til sammenhængen: det er stadig Jobcenter Odsherred og Annika Storm Due, der skal oprettes, og vores CVR er 24111210.

Else
""", client="apple", cvr=ESK, jc="306", emp=[new("Annika Storm Due", None)], miss="employee_email",
    history=[Past("Landssupporten", "dfdg@star.dk", "2021-08-16 10:00", "SV: Bruger", "Kære Else\n\nVi mangler aftalen med kommunen.\n\nVenlig hilsen\nLandssupporten")],
    papers=[deal("annex", "aftale.pdf", "Odsherred", "306", ESK_NAME, ESK, "2021-01-01", "2021-12-31")])

mail("Else Eskebjerg <else@eskebjerg.example>", "Endnu en bruger", "2021-09-13 12:47", """
Hej

Opret venligst Mads-Emil Kok, mek@eskebjerg.example. Ham glemte jeg sidst. Aftale: se nedenfor i min gamle mail, den var vedhæftet dér.

Else Eskebjerg
CVR 24111210
""", client="outlook", cvr=ESK, emp=[new("Mads-Emil Kok", "mek@eskebjerg.example")], miss="agreement jobcentre",
    history=[Past("Landssupporten", "dfdg@star.dk", "2021-08-20 10:00", "SV: SV: Bruger", "Kære Else\n\nVi har oprettet Annika Storm Due.\n\nVenlig hilsen\nLandssupporten")])

mail("Torben Egelund <torben@birkelund-arbejdsliv.example>", "Jobcenter Midtvest", "2023-09-26 10:00", """
Hej

Kan I give Johanne Ravn Lykke (jrl@birkelund-arbejdsliv.example) adgang til Jobcenter Midtvest? CVR 25469283.

Torben Egelund
""", client="bird", cvr=BIRK, emp=[new("Johanne Ravn Lykke", "jrl@birkelund-arbejdsliv.example")], miss="agreement jobcentre", prob="jobcentre_unknown")

mail("Torben Egelund <torben@birkelund-arbejdsliv.example>", "Silje Kaalund", "2023-10-24 10:00", """
Hej

Silje Kaalund (sk@birkelund-arbejdsliv.example) skal have adgang til Jobcenter Herning. Aftalen er vedhæftet.

CVR 25469283

Torben Egelund
""", client="webmail", cvr=BIRK, jc="657", emp=[new("Silje Kaalund", "sk@birkelund-arbejdsliv.example")], miss="agreement", prob="agreement_wrong_municipality cvr_conflict",
    papers=[deal("extended", "Aftale Ringkøbing-Skjern.pdf", "Ringkøbing-Skjern", "760", CIR_NAME, CIR, "2023-01-01", "2025-12-31")])

mail("Pia Danner <pia@dannerhus.example>", "adgang til solrød", "2025-01-14 19:19", """
hej
malou vester (malou@) skal oprettes
jobcenter solrød
cvr 28465866
aftale: vedhæftet, håber den kan åbnes
pia
""", client="iphone", cvr=DAN, jc="269", emp=[new("Malou Vester", None)],
    miss="agreement employee_email", prob="agreement_unreadable employee_email_invalid",
    papers=[offered("aftale solrød.pdf", b"%PDF-1.5\n" + bytes((i * 37 + 11) % 256 for i in range(3000)))])

mail("Pia Danner <pia@dannerhus.example>", "adgang til stevns", "2025-01-21 19:19", """
hej
denne gang er det kontrakten der er i word: bitte lund skov (bls@dannerhus.example) skal på jobcenter stevns
cvr 28465866
pia
""", client="iphone", cvr=DAN, jc="336", emp=[new("Bitte Lund Skov", "bls@dannerhus.example")], miss="agreement", prob="agreement_unreadable",
    papers=[offered("kontrakt stevns.docx", b"PK\x03\x04" + b"\0" * 400, DOCX)])

mail("Claes Cirkel <claes@cirkelspark.example>", "Referat i stedet for aftale", "2022-11-07 13:30", """
Hej

Poul Munk (p.munk@cirkelspark.example) skal oprettes til Jobcenter Viborg. Vi har ingen skriftlig aftale endnu, men jeg vedhæfter referatet fra vores sidste møde, så I kan se, at vi er i gang.

CVR 24539547
Claes
""", client="plainqp", cvr=CIR, jc="791", emp=[new("Poul Munk", "p.munk@cirkelspark.example")], miss="agreement",
    papers=[Paper("Referat.docx", letter("# Referat af møde den 24. oktober\n\nDeltagere: fem fra jobcentret, to fra os.\n\nPunkt 1. Kaffe og præsentation.\nPunkt 2. Næste møde holdes efter nytår.\nPunkt 3. Eventuelt."), DOCX)])

mail("Rigmor Eskebjerg <rigmor@eskebjerg.example>", "Lukning og åbning", "2022-01-10 08:08", """
Hej

Annika Storm Due er stoppet. Hendes efterfølger er Leif Ager Brink (lab@eskebjerg.example), som skal have Jobcenter Kalundborg.

Luk Annika, opret Leif. CVR 24111210. Aftalen med Kalundborg får I, så snart den er fornyet.

Rigmor
""", client="gmail", cvr=ESK, jc="326", emp=[out("Annika Storm Due", None), new("Leif Ager Brink", "lab@eskebjerg.example")], miss="agreement")

mail("Rigmor Eskebjerg <rigmor@eskebjerg.example>", "Databehandleraftale", "2022-02-07 08:08", """
Hej

Nu er der kommet styr på papirerne. Leif Ager Brink, lab@eskebjerg.example, Jobcenter Kalundborg. CVR 24111210. Opret ham venligst.

Rigmor Eskebjerg
""", client="outlook_html", cvr=ESK, jc="326", emp=[new("Leif Ager Brink", "lab@eskebjerg.example")],
    papers=[
        deal("processor", "DBA 2022.pdf", "Kalundborg", "326", ESK_NAME, ESK, "2022-02-01", None),
        deal("mellem", "Rammeaftale 2022.pdf", "Kalundborg", "326", ESK_NAME, ESK, "2022-02-01", "2024-01-31")])

mail("Susanne Birk <susanne@birkelund-arbejdsliv.example>", "Oprettelse i JobKon – Ikast-Brande", "2024-02-26 10:00", """
Kære Landssupport

Med henvisning til kontrakten, som er vedhæftet, beder vi om adgang til Jobcenter Ikast-Brande for

    Sofie-Amalie Thrane-Juhl
    satj@birkelund-arbejdsliv.example

    og

    Per Gormsen
    pg@birkelund-arbejdsliv.example

Vi har CVR-nr. 25 46 92 83.

Venlig hilsen
Susanne Birk
""", client="plain", cvr=BIRK, jc="756", emp=[
        new("Sofie-Amalie Thrane-Juhl", "satj@birkelund-arbejdsliv.example"), new("Per Gormsen", "pg@birkelund-arbejdsliv.example")],
    papers=[deal("pages", "Kontrakt Ikast-Brande.pdf", "Ikast-Brande", "756", BIRK_NAME, BIRK, "2023-08-01", "2025-07-31", pages_named=True)])

mail("Linda Danner <linda@dannerhus.example>", "ændring i medarbejdere", "2025-03-31 14:00", """
Hej :)

To ændringer i dag:
* Malou Vester stopper -> luk malou@dannerhus.example
* Freja Rind Kok begynder -> freja@dannerhus.example, Jobcenter Lejre

Aftalen med Lejre er med, CVR 28465866

Linda
""", client="owa", cvr=DAN, jc="350", emp=[out("Malou Vester", "malou@dannerhus.example"), new("Freja Rind Kok", "freja@dannerhus.example")],
    papers=[deal("columns", "Lejre.pdf", "Lejre", "350", DAN_NAME, DAN, "2025-01-01", "2026-12-31")])

mail("Claes Cirkel <claes@cirkelspark.example>", "Aftale fra Skive – kopi af kopi", "2023-01-09 13:30", """
Hej

Tina Ravn, t.ravn@cirkelspark.example, skal have adgang til Jobcenter Skive. Jeg har fotokopieret aftalen og skannet den. CVR 24539547.

Claes
""", client="outlook", cvr=CIR, jc="779", emp=[new("Tina Ravn", "t.ravn@cirkelspark.example")],
    papers=[Paper("skan0001.pdf", scan(pdf(written("letterhead", "Skive", CIR_NAME, CIR, "2023-01-01", "2024-12-31", "5"), size=12), -0.3), OCTETS,
        (agreement("skan0001.pdf", "779", CIR, "2023-01-01", "2024-12-31"),))])

mail("Susanne Birk <susanne@birkelund-arbejdsliv.example>", "Nedlæggelse pr. 30. april", "2024-04-22 10:00", """
Kære Landssupport

Silje Kaalund fratræder sin stilling. Brugeren sk@birkelund-arbejdsliv.example bedes lukket.

Venlig hilsen
Susanne Birk
Birkelund Arbejdsliv ApS
""", client="outlook8", cvr=None, emp=[out("Silje Kaalund", "sk@birkelund-arbejdsliv.example")], miss="cvr")

mail("Rigmor Eskebjerg <rigmor@eskebjerg.example>", "Adgang til kollega i aftalens kommune", "2022-06-13 08:08", """
Hej

Helga Toft Riis (htr@eskebjerg.example) skal arbejde under den vedhæftede kontrakt og skal oprettes i det jobcenter, den gælder for. CVR 24111210

Rigmor
""", client="cp1252", cvr=ESK, jc="306", emp=[new("Helga Toft Riis", "htr@eskebjerg.example")], miss="agreement", prob="agreement_expired",
    papers=[deal("annex", "tillæg.pdf", "Odsherred", "306", ESK_NAME, ESK, "2021-01-01", "2021-12-31")])

mail("Claes Cirkel <claes@cirkelspark.example>", "SV: [LS-808] Vi mangler lidt endnu", "2022-09-08 13:30", """
Hej

Navnet på hende er Vilma Rosenvinge, og hun har stadig mailen nyansat@cirkelspark.example. Vil I oprette hende nu? Resten står i min første mail.

Claes Cirkel
""", client="gmail", history=[Past("Landssupporten", "dfdg@star.dk", "2022-09-05 08:00", "[LS-808] Vi mangler lidt endnu", "Kære Claes\n\nVi mangler medarbejderens navn.\n\nVenlig hilsen\nLandssupporten, CVR 55568510")],
    cvr=None, emp=[new("Vilma Rosenvinge", "nyansat@cirkelspark.example")], miss="agreement cvr jobcentre")

mail("Dan Danner <dan@dannerhus.example>", "Oprettelse, Faxe", "2025-05-19 09:14", """
Hej

Knud-Erik Tang (ket@dannerhus.example) skal oprettes på Jobcenter Faxe. CVR 28465866. Aftalen er vedhæftet, men det er kun den engelske udgave, jeg har.

Dan
""", client="latin1", cvr=DAN, jc="320", emp=[new("Knud-Erik Tang", "ket@dannerhus.example")],
    papers=[deal("english", "Faxe framework.pdf", "Faxe", "320", DAN_NAME, DAN, "2025-01-01", "2026-12-31")])

mail("Gerda Holm <gerda.holm@odsherred-kommune.example>", "SV: Annika", "2021-08-18 09:00", """
Hej

Annika Storm Due er ikke ansat hos Eskebjerg Værksteder, men hos os i Odsherred Kommune, hvor hun er blevet virksomhedskonsulent. Kan I i stedet oprette hende som vores medarbejder? Hun hedder asdu@odsherred-kommune.example på mail.

Gerda Holm
Odsherred Kommune
""", client="outlook", kind="misdirected")

mail("Dorrit Fage <dorrit@metal-og-trae-akasse.example>", "slet", "2024-03-04 09:00", """
hej
slet henning brask fra arbejdsmarkedsportalen, han var ansat her i a-kassen indtil fredag. hb@metal-og-trae-akasse.example
dorrit fage, metal og træ a-kasse
""", client="iphone", kind="misdirected")

mail("Agnete Birk <agnete@birkelund-arbejdsliv.example>", "Ikke til stede", "2023-07-24 10:00", """
Tak for din mail. Jeg er bortrejst og vender tilbage den 14. august. Har du brug for at få oprettet en bruger, kan du skrive til Torben Egelund, torben@birkelund-arbejdsliv.example.
""", client="owa_html", kind="automatic", headers=["Auto-Submitted: auto-replied"])

mail("Dan Danner <dan@dannerhus.example>", "Adgangskode", "2025-02-18 09:14", """
Hej

Freja har låst sin bruger efter tre forkerte forsøg. Kan I låse den op?

Dan Danner
Dannerhus Mentoring, CVR 28465866
""", client="gmail", kind="other")
