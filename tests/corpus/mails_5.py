"""Words that mislead: disclaimers, earlier cases, negations, other firms' numbers."""

from layouts import deal, written
from mail import Past, agreed, mail, new, offered, out, passed_on
from papers import DOCX, OCTETS, PDF, XLSX, Paper, agreement, archive, letter, pdf, scan, sheet, winmail, wrapped_as

KJP, KJP_NAME = "40349758", "Kommunernes Jobpartner ApS"
LIN, LIN_NAME = "37549606", "Lindealléen Rådgivning ApS"
MUR, MUR_NAME = "41188669", "Mursten & Mod ApS"
RAV, RAV_NAME = "27515819", "Ravnen Ressourceforløb A/S"
TIN, TIN_NAME = "32910858", "Tinden Jobrådgivning ApS"
VAD, VAD_NAME = "26809932", "Vadehavets Jobhus ApS"
ZEN, ZEN_NAME = "32873502", "Zenit Partner A/S"
OST, OST_NAME = "41680334", "Østerport Coaching ApS"

mail("Erling Krabbe <ek@kommunernes-jobpartner.example>", "Oprettelse", "2023-03-06 09:09", """
Hej

Kommunernes Jobpartner ApS er et privat firma, trods navnet, og CVR-nummeret er 40349758. Vi skal have oprettet vores jobkonsulent Smilla Frandsen, smilla@kommunernes-jobpartner.example, til Jobcenter Horsens. Kontrakten med Horsens Kommune er vedhæftet.

Erling Krabbe
""", client="outlook", cvr=KJP, jc="615", emp=[new("Smilla Frandsen", "smilla@kommunernes-jobpartner.example")],
    papers=[deal("mellem", "Horsens.pdf", "Horsens", "615", KJP_NAME, KJP, "2023-01-01", "2024-12-31")])

mail("Vibe Lindal <vl@lindealleen.example>", "Ny medarbejder – Jobcenter Favrskov", "2022-01-24 10:55", """
Hej Landssupport

Kan I oprette Thea Marcussen (tm@lindealleen.example) til Jobcenter Favrskov? CVR 37549606. Aftalen er vedhæftet.

Venlig hilsen

Vibe Lindal
Lindealléen Rådgivning ApS

Denne e-mail kan indeholde fortrolige oplysninger. Er du ikke rette modtager, så slet venligst mailen og giv os besked på slet@lindealleen.example. Virksomheden fjerner automatisk alle mails efter 90 dage.
""", client="outlook8", cvr=LIN, jc="710", emp=[new("Thea Marcussen", "tm@lindealleen.example")], logo=True,
    papers=[deal("table", "Aftale Favrskov.pdf", "Favrskov", "710", LIN_NAME, LIN, "2021-09-01", "2023-08-31")])

mail("Uffe Sten <uffe@murstenogmod.example>", "adgang", "2023-05-03 12:12", """
Hej

Ligesom dengang I oprettede Karl Emil til Jobcenter Vejle, skal vi nu have oprettet Bo Lyng Andersen. Han skal dog ikke have Jobcenter Vejle, men Jobcenter Billund. Hans mail er bola@murstenogmod.example, og aftalen med Billund ligger ved.

Mursten & Mod ApS, CVR 41188669

Uffe
""", client="gmail", cvr=MUR, jc="530", emp=[new("Bo Lyng Andersen", "bola@murstenogmod.example")],
    papers=[deal("short", "aftale-billund.pdf", "Billund", "530", MUR_NAME, MUR, "2023-04-01", "2024-03-31")])

mail("Ravnen <kontakt@ravnen-ressource.example>", "Anmodning om adgang", "2024-01-11 11:00", """
Hej

Aftalen, der er vedhæftet, er indgået med Holbæk Kommune (CVR 31878098). Vi selv har CVR-nummer 27515819. Jeres eget nummer, 55568510, står på den faktura, vi fik.

Vi ønsker Peder Fiil Jessen, pfj@ravnen-ressource.example, oprettet med adgang til Jobcenter Holbæk.

Ravnen Ressourceforløb A/S
Bank: reg. 4720, konto 26809932
""", client="owa", cvr=RAV, jc="316", emp=[new("Peder Fiil Jessen", "pfj@ravnen-ressource.example")],
    papers=[deal("columns", "Kontrakt.pdf", "Holbæk", "316", RAV_NAME, RAV, "2023-06-01", "2025-05-31")])

mail("Tove Tind <tove@tinden-job.example>", "opret Hans Holm Friis, hhf@tinden-job.example, Jobcenter Odense, CVR 32910858", "2021-03-18 07:40", """
Se emnefeltet. Aftalen er vedhæftet.
""", client="iphone", cvr=TIN, jc="461", emp=[new("Hans Holm Friis", "hhf@tinden-job.example")],
    papers=[deal("annex", "tillaeg.pdf", "Odense", "461", TIN_NAME, TIN, "2021-01-01", "2021-12-31")])

mail("Vadehavets Jobhus <post@vadehavets-jobhus.example>", "Vedhæftet anmodning", "2022-09-29 14:14", """
Hej

Se vedhæftede anmodning og aftale.

Mvh Vadehavets Jobhus
""", client="outlook", cvr=VAD, jc="550", emp=[new("Sonja Ravnkilde", "sonja@vadehavets-jobhus.example")],
    papers=[
        Paper("Anmodning.docx", letter("""# Anmodning om oprettelse af bruger

Vadehavets Jobhus ApS, CVR-nr. 26809932, anmoder hermed Landssupporten om at oprette følgende medarbejder til JobKon:

| Navn | Sonja Ravnkilde |
| E-mail | sonja@vadehavets-jobhus.example |
| Jobcenter | Jobcenter Tønder |

Med venlig hilsen
Bestyrelsen
"""), DOCX),
        deal("processor", "Databehandleraftale.pdf", "Tønder", "550", VAD_NAME, VAD, "2022-07-01", "2024-06-30")])

mail("Zeki Arslan <zeki@zenitpartner.example>", "Excel-skema til oprettelse", "2023-01-31 09:31", """
Hej

Skemaet er udfyldt, og aftalen er vedhæftet.

Opret venligst medarbejderne.

Zeki Arslan
""", client="webmail", cvr=ZEN, jc="630", emp=[
        new("Selma Åkjær", "selma@zenitpartner.example"), new("Ditlev Ahlefeldt-Laurvig", "ditlev@zenitpartner.example")],
    papers=[
        Paper("skema.xlsx", sheet("""Fulde navn | E-mail | Jobcenter
Selma Åkjær | selma@zenitpartner.example | Jobcenter Vejle
Ditlev Ahlefeldt-Laurvig | ditlev@zenitpartner.example | Jobcenter Vejle""", above=["Virksomhed: Zenit Partner A/S", "CVR-nummer: 32873502"]), XLSX),
        deal("letterhead", "Vejle.pdf", "Vejle", "630", ZEN_NAME, ZEN, "2023-01-01", "2023-12-31")])

mail("Oda Port <oda@oesterport-coaching.example>", "Aftalen kom som winmail.dat", "2021-02-03 10:03", """
Hej

Joachim Rønnow, joachim@oesterport-coaching.example, skal have adgang til Jobcenter Frederiksberg. CVR 41680334. Aftalen er vedhæftet.

Oda Port
""", client="latin1", cvr=OST, jc="147", emp=[new("Joachim Rønnow", "joachim@oesterport-coaching.example")],
    papers=[Paper("winmail.dat", winmail([("Aftale Frederiksberg.pdf", pdf(written("extended", "Frederiksberg", OST_NAME, OST, "2021-01-01", "2022-12-31", "3")))]), "application/ms-tnef",
        (agreement("Aftale Frederiksberg.pdf", "147", OST, "2021-01-01", "2022-12-31"),))])

mail("Tove Tind <tove@tinden-job.example>", "SV: [LS-418] Vi mangler lidt endnu", "2021-04-06 09:15", """
Hej

Det manglende kommer her, så I kan oprette Frans Rud Olsen:
hans mail er fro@tinden-job.example, jobcentret er Jobcenter Nyborg, og aftalen er vedhæftet.

Tove Tind
Tinden Jobrådgivning ApS
CVR 32910858
""", client="owa", cvr=TIN, jc="450", emp=[new("Frans Rud Olsen", "fro@tinden-job.example")],
    history=[Past("Landssupporten", "dfdg@star.dk", "2021-04-05 12:00", "[LS-418] Vi mangler lidt endnu",
        "Kære Tove\n\nFor at oprette Frans Rud Olsen mangler vi:\n\n1. medarbejderens e-mailadresse\n2. hvilket jobcenter, for eksempel Jobcenter Odense\n3. aftalen med kommunen\n\nVenlig hilsen\nLandssupporten")],
    papers=[deal("table", "Nyborg 2021.pdf", "Nyborg", "450", TIN_NAME, TIN, "2021-01-01", "2022-12-31")])

mail("Uffe Sten <uffe@murstenogmod.example>", "SV: [LS-1120] Vi mangler lidt endnu", "2023-06-07 12:12", """
Hej

Opret Bitten Moe, bitten@murstenogmod.example. CVR er 41188669. Jobcentret må jeg vende tilbage med, og aftalen ligeså.

Uffe
""", client="gmail", history=[Past("Landssupporten", "dfdg@star.dk", "2023-06-06 12:00", "[LS-1120] Vi mangler lidt endnu",
        "Kære Uffe\n\nVi mangler jeres CVR-nummer, jobcenter (for eksempel Jobcenter Vejle) og aftalen.\n\nLandssupporten")],
    cvr=MUR, emp=[new("Bitten Moe", "bitten@murstenogmod.example")], miss="agreement jobcentre")

mail("Vibe Lindal <vl@lindealleen.example>", "To medarbejdere", "2022-02-28 10:55", """
Kære Landssupport

Vores kolleger i Randers, Konrad Schou Winther (ksw@lindealleen.example) og Rose-Marie Falk (rmf@lindealleen.example), har brug for adgang til JobKon. De arbejder begge for Jobcenter Skanderborg.

Aftale: vedhæftet. CVR: 37549606.

Venlig hilsen
Vibe Lindal
Lindealléen 8, 8900 Randers
""", client="apple", cvr=LIN, jc="746", emp=[
        new("Konrad Schou Winther", "ksw@lindealleen.example"), new("Rose-Marie Falk", "rmf@lindealleen.example")],
    papers=[deal("mellem", "Skanderborg rammeaftale.pdf", "Skanderborg", "746", LIN_NAME, LIN, "2022-01-01", "2023-12-31")])

mail("Oda Port <oda@oesterport-coaching.example>", "Nedlæggelse og oprettelse", "2021-08-31 16:01", """
Hej

Fra i morgen er det Filip Munk (filip@oesterport-coaching.example), der overtager Joachim Rønnows borgere i Jobcenter Frederiksberg. Joachim er stoppet, så hans bruger skal lukkes, og Filip skal oprettes.

CVR 41680334. Aftalen er vedhæftet.

Oda
""", client="outlook", cvr=OST, jc="147", emp=[
        new("Filip Munk", "filip@oesterport-coaching.example"), out("Joachim Rønnow", None)],
    papers=[deal("extended", "Aftale Frederiksberg.pdf", "Frederiksberg", "147", OST_NAME, OST, "2021-01-01", "2022-12-31")])

mail("Zeki Arslan <zeki@zenitpartner.example>", "Hermed pdf og word af aftalen", "2023-02-08 09:31", """
Hej

Vi vil gerne have Storm Rye, storm@zenitpartner.example, oprettet til Jobcenter Vejle. Jeg sender aftalen både som PDF og Word. CVR 32873502.

Zeki
""", client="gmail", cvr=ZEN, jc="630", emp=[new("Storm Rye", "storm@zenitpartner.example")],
    papers=[
        deal("letterhead", "Vejle.pdf", "Vejle", "630", ZEN_NAME, ZEN, "2023-01-01", "2023-12-31"),
        deal("letterhead", "Vejle.docx", "Vejle", "630", ZEN_NAME, ZEN, "2023-01-01", "2023-12-31", word=True)])

mail("Henny Bille <hb@ravnen-ressource.example>", "Bruger til jobordrer", "2024-02-19 11:00", """
Hej

Peder Fiil Jessens afløser hedder Mogens Kaae Bruhn og har mailen mkb@ravnen-ressource.example. Han skal have adgang til Jobcenter Holbæk som sagsbehandler og kunne oprette jobordrer. Peder beholder sin adgang.

CVR: 27515819. Kontrakten sender jeg lige med.

Henny Bille
""", client="outlook_html", cvr=RAV, jc="316", emp=[new("Mogens Kaae Bruhn", "mkb@ravnen-ressource.example")],
    papers=[deal("columns", "Kontrakt Holbæk.pdf", "Holbæk", "316", RAV_NAME, RAV, "2023-06-01", "2025-05-31")])

mail("Erling Krabbe <ek@kommunernes-jobpartner.example>", "Adgang og adresser", "2023-04-17 09:09", """
Hej

Ny medarbejder:
Leonora Bjelke
leonora@kommunernes-jobpartner.example

Hun sidder i vores afdeling i samme hus som Jobcenter Esbjerg, men det er kun Jobcenter Varde, hun skal have adgang til.

CVR 40349758
Kontrakt vedhæftet

Erling Krabbe
""", client="bird", cvr=KJP, jc="573", emp=[new("Leonora Bjelke", "leonora@kommunernes-jobpartner.example")],
    papers=[deal("pages", "Varde.pdf", "Varde", "573", KJP_NAME, KJP, "2023-03-01", "2025-02-28")])

mail("Sally Mourier <sally@zenitpartner.example>", "Opret mig", "2023-08-03 09:31", """
Hej

Mit navn er Sally Mourier, og jeg er ny jobkonsulent i Zenit Partner A/S (CVR 32873502). Min chef siger, at jeg selv skal bede om adgang til JobKon, så det gør jeg hermed. Jeg har Jobcenter Fredericia. Min mailadresse er sally@zenitpartner.example. Aftalen fik jeg ikke med.
""", client="owa", cvr=ZEN, jc="607", emp=[new("Sally Mourier", "sally@zenitpartner.example")], miss="agreement")

mail("Vadehavets Jobhus <post@vadehavets-jobhus.example>", "Udmeldelse", "2023-01-02 08:14", """
Kære Landssupport

Vadehavets Jobhus ApS (CVR 26809932) lukker. Alle vores brugere skal derfor nedlægges. Det er:

Sonja Ravnkilde, sonja@vadehavets-jobhus.example
Peer Thulstrup, peer@vadehavets-jobhus.example
Aino Lehtonen, aino@vadehavets-jobhus.example
Gert Holm, gert@vadehavets-jobhus.example

Tak for samarbejdet gennem årene.
""", client="apple", cvr=VAD, emp=[
        out("Sonja Ravnkilde", "sonja@vadehavets-jobhus.example"),
        out("Peer Thulstrup", "peer@vadehavets-jobhus.example"),
        out("Aino Lehtonen", "aino@vadehavets-jobhus.example"),
        out("Gert Holm", "gert@vadehavets-jobhus.example")])

mail("Tove Tind <tove@tinden-job.example>", "CVR-nr. glemt", "2021-05-04 09:15", """
Hej

Opret Lis Bonde Storm (lbs@tinden-job.example) til Jobcenter Kerteminde. Jeg kan ikke huske CVR-nummeret i hovedet, og aftalen er heller ikke kommet.

Tove Tind, tlf. 63 91 02 28
""", client="plain", cvr=None, jc="440", emp=[new("Lis Bonde Storm", "lbs@tinden-job.example")], miss="cvr agreement")

mail("Lis Holt <lis@lindealleen.example>", "Bruger lukkes", "2022-05-30 10:10", """
Vil I lukke for Thea Marcussen? Hun er gået på barsel og kommer ikke tilbage til os. Vores CVR-nr. er 37549607.

Lis Holt
""", client="cp1252", cvr=None, emp=[out("Thea Marcussen", None)], miss="cvr", prob="cvr_invalid")

mail("Dorthea Krage <dorthea@ravnen-ressource.example>", "Aftale med Jobcenter Vordingborg, fælles for Næstved", "2024-04-08 11:00", """
Hej Landssupport

Rammeaftalen i bilaget er indgået af Vordingborg og Næstved sammen. Opret Stine Abel (stine@ravnen-ressource.example) og Jeppe Due (jeppe@ravnen-ressource.example) til begge jobcentre, altså Jobcenter Vordingborg og Jobcenter Næstved. CVR 27515819.

Dorthea Krage
""", client="outlook8", cvr=RAV, jc="390 370", emp=[
        new("Stine Abel", "stine@ravnen-ressource.example"), new("Jeppe Due", "jeppe@ravnen-ressource.example")],
    papers=[agreed("Rammeaftale Sydsjælland.pdf", f"""# Rammeaftale om ressourceforløb

| Ordregivere | Vordingborg Kommune (CVR 33716990) |
|  | Næstved Kommune (CVR 31878098) |
| Leverandør | {RAV_NAME} |
| Leverandørens CVR | {RAV} |
| Ikrafttræden | 1. januar 2024 |
| Udløb | 31. december 2027 |

Ordregiverne tildeler opgaver hver for sig.
""", "390 370", RAV, "2024-01-01", "2027-12-31")])

mail("Kurt Møller <km@zenitpartner.example>", "VS: Signeret aftale", "2023-09-04 10:09", """
Hej

Se den vedhæftede mail med aftalen. Vi ønsker Camille Rosendahl (camille@zenitpartner.example) og Tarek Mansour (tarek@zenitpartner.example) oprettet til Jobcenter Hedensted. CVR-nummer: 32 87 35 02.

Kurt Møller
""", client="gmail", cvr=ZEN, jc="766", emp=[
        new("Camille Rosendahl", "camille@zenitpartner.example"), new("Tarek Mansour", "tarek@zenitpartner.example")],
    papers=[passed_on("Signeret aftale.eml", "Bente Bæk <bente.baek@hedensted-kommune.example>", "Signeret aftale", "2023-08-30 09:00",
        "Kære Kurt\n\nAftalen er nu signeret af begge parter.\n\nBente Bæk\nHedensted Kommune", [deal("annex", "Tillæg_signeret.pdf", "Hedensted", "766", ZEN_NAME, ZEN, "2023-09-01", "2024-08-31")])])

mail("Esther Kjær <esther@murstenogmod.example>", "Bruger til ny kommune", "2024-08-26 12:12", """
Hej

Vi skal have Bo Lyng Andersen (bola@murstenogmod.example) på Jobcenter Vesthimmerland. Aftalen er vedhæftet.

Esther Kjær
Mursten & Mod ApS
CVR 41188669
""", client="webmail", cvr=MUR, jc="820", emp=[new("Bo Lyng Andersen", "bola@murstenogmod.example")],
    miss="agreement", prob="agreement_expired",
    papers=[deal("extended", "Vesthimmerland.pdf", "Vesthimmerlands", "820", MUR_NAME, MUR, "2023-01-01", "2023-12-31")])

mail("Kirsten Buhl <kirsten.buhl@jobhuset-herning.example>", "Ny i Jobhuset", "2022-10-17 09:59", """
Hej

Jobhuset er Herning Kommunes eget beskæftigelsestilbud. Vi er alle ansat i kommunen, og nu skal vores nye kommunale medarbejder Erik Solgaard (erik.solgaard@jobhuset-herning.example) have adgang til JobKon. Kan I oprette ham?

Kirsten Buhl
Leder af Jobhuset
Herning Kommune
""", client="outlook", kind="misdirected")

mail("Nicoline Berg <nb@tjenestemaend-akasse.example>", "Oprettelse af kursusmedarbejdere", "2023-02-22 10:22", """
Til Landssupport

Vores a-kasse har ansat to nye kursusmedarbejdere, Ejvind Krull (ek@tjenestemaend-akasse.example) og Tanja Post (tp@tjenestemaend-akasse.example). De bedes oprettet som brugere.

Nicoline Berg
Tjenestemændenes Arbejdsløshedskasse
""", client="owa", kind="misdirected")

mail("Tage Holm <taho@silkeborg-kommune.example>", "Planner-adgang", "2021-09-14 08:22", """
Hej. Jeg er sagsbehandler i Jobcenter Silkeborg og har brug for rollen Planner administrator. Min mail er taho@silkeborg-kommune.example. Kan I give mig den?
Tage Holm, Silkeborg Kommune
""", client="plainqp", kind="misdirected")

mail("Anders Wind <aw@vindrosen-konsulenter.example>", "Sletning af borger", "2023-02-01 10:00", """
Hej

En borger er ved en fejl blevet oprettet to gange i vores liste i JobKon. Kan den ene slettes? Jeg skriver ikke CPR-nummeret her.

Anders Wind
Vindrosen Konsulenter ApS, CVR 26881811
""", client="outlook", kind="other")

mail("Sille Kragelund <sik@fyrtaarnet-nord.example>", "Oprette jobannonce", "2024-05-21 10:00", """
Hej, hvordan opretter jeg en jobannonce for en virksomhed i JobKon? Jeg kan ikke finde knappen. Mvh Sille Kragelund, Fyrtårnet Nord
""", client="iphone", kind="other")

mail("Advokaterne <post@advokat-rosenkrantz.example>", "Aktindsigt", "2022-12-20 10:00", """
Til Styrelsen for Arbejdsmarked og Rekruttering

På vegne af vores klient anmoder vi om aktindsigt i styrelsens korrespondance om Jobcenter Tønder i perioden 1. januar - 30. juni 2022.

Med venlig hilsen
Advokat S. Rosenkrantz
CVR 39178206
""", client="outlook_html", kind="other")

mail("Kurser <kursus@excel-kurser.example>", "Excel for begyndere - få pladser", "2023-01-13 05:00", """
Lær regneark på én dag. Pris 2.995 kr. Svar på denne mail for at blive tilmeldt.
""", client="gmail", kind="automatic", headers=["List-Id: Kursusliste <kurser.excel-kurser.example>", "Precedence: list", "List-Unsubscribe: <https://excel-kurser.example/stop>"])

mail("Oda Port <oda@oesterport-coaching.example>", "Autosvar: SV: Nedlæggelse og oprettelse", "2021-09-01 07:00", """
Kære afsender

Østerport Coaching holder lukket for årlig personaledag. Vi vender tilbage i morgen.
""", client="plain", kind="automatic", headers=["Auto-Submitted: auto-replied (vacation)"])
