"""Lists of places and old spellings, scans, and answers in long threads."""

from layouts import deal, written
from mail import Past, agreed, agreed_docx, mail, new, offered, out, passed_on
from papers import DOCX, OCTETS, PDF, XLSX, Paper, agreement, archive, letter, pdf, scan, sheet, wrapped_as

ULV, ULV_NAME = "24924386", "Ulvemose Coaching ApS"
GLA, GLA_NAME = "39614685", "Glashuset Arbejdsafklaring A/S"
NOR, NOR_NAME = "33291795", "Norden Rundt Job ApS"
HEDE, HEDE_NAME = "24935019", "Hedelynget Mentorkorps ApS"
PUL, PUL_NAME = "41185287", "Puls & Praktik ApS"
ASK, ASK_NAME = "39178206", "Asketræet Fond"
KRO, KRO_NAME = "28601468", "Krogen Vejledning v/Jan Krog"
SAT, SAT_NAME = "34602522", "Satellit Beskæftigelse A/S"

mail("Lene Ulvemose <lene@ulvemose-coaching.example>", "Adgang til fire jobcentre", "2023-02-13 09:02", """
Hej

Vores medarbejder Thorkil Brandt Hansen, tbh@ulvemose-coaching.example, skal have adgang til Jobcenter Herning, Holstebro, Lemvig og Struer.

Alle fire aftaler er vedhæftet. CVR-nummer: 24924386

Lene Ulvemose
""", client="outlook", cvr=ULV, jc="657 661 665 671", emp=[new("Thorkil Brandt Hansen", "tbh@ulvemose-coaching.example")],
    papers=[
        deal("mellem", "aftale1.pdf", "Herning", "657", ULV_NAME, ULV, "2022-01-01", "2023-12-31"),
        deal("table", "aftale2.pdf", "Holstebro", "661", ULV_NAME, ULV, "2022-01-01", "2023-12-31"),
        deal("columns", "aftale3.pdf", "Lemvig", "665", ULV_NAME, ULV, "2022-06-01", None),
        deal("short", "aftale4.pdf", "Struer", "671", ULV_NAME, ULV, "2023-01-01", "2023-12-31")])

mail("Lene Ulvemose <lene@ulvemose-coaching.example>", "Adgang til fire jobcentre (2)", "2023-02-14 09:02", """
Hej

Som i går, men nu for Birgit Stub Jensen, bsj@ulvemose-coaching.example: Jobcenter Herning, Jobcenter Holstebro og Jobcenter Skive. Jeg vedhæfter aftalerne med Herning og Holstebro; den med Skive kan jeg ikke finde.

CVR-nummer 24924386

Lene
""", client="apple", cvr=ULV, jc="657 661 779", emp=[new("Birgit Stub Jensen", "bsj@ulvemose-coaching.example")], miss="agreement",
    papers=[
        deal("mellem", "herning.pdf", "Herning", "657", ULV_NAME, ULV, "2022-01-01", "2023-12-31"),
        deal("table", "holstebro.pdf", "Holstebro", "661", ULV_NAME, ULV, "2022-01-01", "2023-12-31")])

mail("Claus Aabo <ca@glashuset-afklaring.example>", "Jobcenter Aabenrå og Jobcenter Høje Tåstrup", "2022-06-27 11:40", """
Hej

Vi søger om adgang for Winnie Grau (wg@glashuset-afklaring.example) til Jobcenter Aabenrå og for Frode Ulstrup (fu@glashuset-afklaring.example) til Jobcenter Høje Tåstrup.

Begge kontrakter er i zip-filen. Vores cvr-nr er 39614685.

Claus Aabo
Glashuset Arbejdsafklaring A/S
""", client="gmail", cvr=GLA, jc="580 169", emp=[
        new("Winnie Grau", "wg@glashuset-afklaring.example"), new("Frode Ulstrup", "fu@glashuset-afklaring.example")],
    papers=[Paper("Kontrakter.zip", archive([
        ("Kontrakter/Aabenraa.pdf", pdf(written("pages", "Aabenraa", GLA_NAME, GLA, "2022-01-01", "2024-12-31", "7"))),
        ("Kontrakter/HTK.pdf", pdf(written("extended", "Høje-Taastrup", GLA_NAME, GLA, "2022-05-01", "2023-04-30", "8")))]), OCTETS, (
            agreement("Aabenraa.pdf", "580", GLA, "2022-01-01", "2024-12-31"),
            agreement("HTK.pdf", "169", GLA, "2022-05-01", "2023-04-30")))])

mail("Annika Sø <annika@nordenrundt.example>", "scannet kontrakt", "2023-09-12 13:30", """
hej med jer, kontrakten har kun været på papir så den er scannet ind
gunilla ahrens skal oprettes
gunilla@nordenrundt.example
jobcenter sønderborg
cvr 33291795
hilsen annika sø
""", client="iphone", cvr=NOR, jc="540", emp=[new("Gunilla Ahrens", "gunilla@nordenrundt.example")],
    papers=[Paper("doc00219.pdf", scan(pdf(written("columns", "Sønderborg", NOR_NAME, NOR, "2023-08-01", "2025-07-31", "2"), size=12), -0.5), PDF,
            (agreement("doc00219.pdf", "540", NOR, "2023-08-01", "2025-07-31"),))])

mail("Hr. Jan Krog <jan@krogen-vejledning.example>", "Oprettelse af undertegnede", "2021-04-12 20:20", """
Hej. Jeg er enkeltmandsfirma og skal bruge JobKon til de ledige fra Jobcenter Morsø. Opret mig venligst: Jan Krog, jan@krogen-vejledning.example. Min aftale med Morsø Kommune er vedhæftet.

Jan Krog
CVR 28601468
""", client="webmail", cvr=KRO, jc="773", emp=[new("Jan Krog", "jan@krogen-vejledning.example")],
    papers=[deal("letterhead", "Samarbejdsaftale med Morsø.pdf", "Morsø", "773", KRO_NAME, KRO, "2021-03-01", "2022-02-28")])

mail("Bodil Fabricius <bf@asketraeet.example>", "Oprettelse af medarbejdere jf. bilag 1", "2024-03-18 10:30", """
Til Landssupporten

Hermed fremsendes i bilag 1 fortegnelse over de medarbejdere, som Asketræet Fond, CVR-nr. 39178206, ønsker oprettet som brugere med adgang til Jobcenter Faaborg-Midtfyn. Databehandleraftalen med kommunen fremsendes som bilag 2.

Med venlig hilsen

Bodil Fabricius
Sekretariatsleder
""", client="outlook8", cvr=ASK, jc="430", emp=[
        new("Eskild Nørlund", "en@asketraeet.example"),
        new("Marguerite Dupont Holm", "mdh@asketraeet.example"),
        new("Inger-Lise Sandal", "ils@asketraeet.example")],
    papers=[
        Paper("Bilag 1.pdf", pdf("""## Fortegnelse over medarbejdere

| Navn | Stilling | E-mail |
| Eskild Nørlund | Jobkonsulent | en@asketraeet.example |
| Marguerite Dupont Holm | Psykolog | mdh@asketraeet.example |
| Inger-Lise Sandal | Mentor | ils@asketraeet.example |
""")),
        deal("processor", "Bilag 2.pdf", "Faaborg-Midtfyn", "430", ASK_NAME, ASK, "2024-01-01", "2026-12-31")])

mail("Natascha Ivanova <ni@satellit-besk.example>", "ny kollega til JobKon", "2023-01-17 12:25", """
Hej Landssupport

Vi er et firma satellit beskæftigelse og har CVR 34602522. Vi har en ny kollega som skal have adgang i JobKon, hun hedder Oksana Kovalenko og hun har email oksana@satellit-besk.example. Jobcentret er Vejen. Aftale med kommunen jeg har hæftet på.

Tak for hjælp og god dag
Natascha Ivanova
""", client="owa", cvr=SAT, jc="575", emp=[new("Oksana Kovalenko", "oksana@satellit-besk.example")],
    papers=[deal("table", "vejen-aftale.pdf", "Vejen", "575", SAT_NAME, SAT, "2022-10-01", "2024-09-30")])

mail("Lone Puls <lone@pulsogpraktik.example>", "SV: SV: SV: Brugere i Odense", "2022-12-12 09:44", """
Hej igen

En sidste inden jul: Mathilde Krarup, mathilde@pulsogpraktik.example. Også Jobcenter Odense. Aftalen er vedhæftet denne gang.

CVR 41185287

Lone
""", client="outlook", history=[
        Past("Landssupporten", "dfdg@star.dk", "2022-11-30 12:00", "SV: SV: Brugere i Odense", "Kære Lone\n\nVi har oprettet Gert Ulrich og Ida Marie Ross til Jobcenter Odense.\n\nVenlig hilsen\nLandssupporten"),
        Past("Lone Puls", "lone@pulsogpraktik.example", "2022-11-28 09:00", "SV: Brugere i Odense", "Hej\n\nGert Ulrich, gert@pulsogpraktik.example\nIda Marie Ross, ida@pulsogpraktik.example\n\nLone"),
        Past("Landssupporten", "dfdg@star.dk", "2022-11-25 12:00", "SV: Brugere i Odense", "Kære Lone\n\nHvem skal oprettes? Skriv navn og e-mailadresse på hver.\n\nLandssupporten"),
        Past("Lone Puls", "lone@pulsogpraktik.example", "2022-11-24 09:00", "Brugere i Odense", "Hej\n\nVi skal have oprettet to til Jobcenter Odense og en til Jobcenter Assens.\n\nLone")],
    cvr=PUL, jc="461", emp=[new("Mathilde Krarup", "mathilde@pulsogpraktik.example")],
    papers=[deal("short", "Odense.pdf", "Odense", "461", PUL_NAME, PUL, "2022-08-01", "2023-07-31")])

mail("Gorm Hede <gorm@hedelynget.example>", "Skift af brugere", "2021-11-23 10:26", """
Hej

Ud: Ketty Lorenzen og Poul Verner Dahl
Ind: Jimmy Stenholt (jimmy@hedelynget.example)

Jimmy skal på Jobcenter Viborg. Aftale er vedhæftet, CVR 24935019.

Gorm
Hedelynget Mentorkorps
""", client="bird", cvr=HEDE, jc="791", emp=[
        out("Ketty Lorenzen", None), out("Poul Verner Dahl", None), new("Jimmy Stenholt", "jimmy@hedelynget.example")],
    papers=[deal("mellem", "Viborg.pdf", "Viborg", "791", HEDE_NAME, HEDE, "2021-02-01", "2023-01-31")])

mail("Annika Sø <annika@nordenrundt.example>", "Bruger til Nordfyn", "2023-10-30 08:59", """
Hej

Det er Annika fra Norden Rundt Job. Vi skal have Kurt Ove Sletten, kurtove@nordenrundt.example, oprettet til Jobcenter Nordfyn. Vi har cvr 33291795. Aftalen er fra 2020, se bilag.

Annika
""", client="gmail", cvr=NOR, jc="480", emp=[new("Kurt Ove Sletten", "kurtove@nordenrundt.example")],
    papers=[deal("annex", "2020-aftale.pdf", "Nordfyns", "480", NOR_NAME, NOR, "2020-02-01", None)])

mail("Claus Aabo <ca@glashuset-afklaring.example>", "Forkert aftale sidst", "2022-07-04 11:40", """
Hej

Jeg kom til at sende den forkerte fil i sidste uge, men nu skulle den være god nok. Liva Dam Eskesen, lde@glashuset-afklaring.example, Jobcenter Solrød, CVR 39614685.

Claus
""", client="owa_html", cvr=GLA, jc="269", emp=[new("Liva Dam Eskesen", "lde@glashuset-afklaring.example")],
    miss="agreement", prob="agreement_wrong_municipality",
    papers=[deal("pages", "Kontrakt.pdf", "Roskilde", "265", GLA_NAME, GLA, "2022-01-01", "2024-12-31")])

mail("Natascha Ivanova <ni@satellit-besk.example>", "adgang for to kolleger", "2023-03-09 12:25", """
Hej

Kan I oprette:
Aleksandr Petrov, aleksandr@satellit-besk.example
Jekaterina Smirnova, jekaterina@

til jobcenter Fredericia? CVR 34602522. Aftale vedhæftet.

Natascha Ivanova
""", client="plainqp", cvr=SAT, jc="607", emp=[
        new("Aleksandr Petrov", "aleksandr@satellit-besk.example"), new("Jekaterina Smirnova", None)],
    miss="employee_email", prob="employee_email_invalid",
    papers=[deal("letterhead", "aftale fredericia.pdf", "Fredericia", "607", SAT_NAME, SAT, "2023-01-01", "2024-12-31")])

mail("Bodil Fabricius <bf@asketraeet.example>", "Nedlæggelse af bruger", "2024-08-01 09:00", """
Til Landssupporten

Vi skal hermed anmode om, at følgende bruger nedlægges pr. d.d., idet ansættelsesforholdet er ophørt:

Sandal, Inger-Lise – ils@asketraeet.example

CVR-nr. 39178206

Med venlig hilsen
Bodil Fabricius
""", client="outlook", cvr=ASK, emp=[out("Inger-Lise Sandal", "ils@asketraeet.example")])

mail("Lone Puls <lone@pulsogpraktik.example>", "Ny hos os", "2023-01-23 08:00", """
Hej

Emilie Worm begynder hos os d. 1/2. Hendes mail bliver emilie@pulsogpraktik.example. Hun skal bruge JobKon, og vi har kun aftale med én kommune, se vedhæftede: det er den, hun skal have adgang efter. CVR 41185287.

Lone Puls
""", client="apple", cvr=PUL, jc="420", emp=[new("Emilie Worm", "emilie@pulsogpraktik.example")],
    papers=[deal("table", "Aftale 2023.pdf", "Assens", "420", PUL_NAME, PUL, "2023-01-01", "2023-12-31")])

mail("Gorm Hede <gorm@hedelynget.example>", "ny", "2022-02-22 07:07", """
Mulle Kjær Friis, mulle@hedelynget.example, JC Herning, CVR 24935019, aftale vedhæftet. GH
""", client="undeclared8", cvr=HEDE, jc="657", emp=[new("Mulle Kjær Friis", "mulle@hedelynget.example")],
    papers=[deal("columns", "aftale_herning.PDF", "Herning", "657", HEDE_NAME, HEDE, "2021-07-01", "2023-06-30")])

mail("Victor Lang <victor@nextstep-nordic.example>", "Two new coaches", "2024-01-08 09:15", """
Hello,

We have hired two new coaches and would like to have them created in JobKon:

| Name | E-mail | Job centre |
| Rosalind Achterberg | rosalind.achterberg@nextstep-nordic.example | Copenhagen (København) |
| Piotr Zieliński | piotr.zielinski@nextstep-nordic.example | Gladsaxe |

Both contracts are attached. CVR: 26088690.

Regards
Victor Lang
""", client="outlook", cvr="26088690", jc="101 159", emp=[
        new("Rosalind Achterberg", "rosalind.achterberg@nextstep-nordic.example"),
        new("Piotr Zieliński", "piotr.zielinski@nextstep-nordic.example")],
    papers=[
        deal("english", "Contract Copenhagen.pdf", "København", "101", "NextStep Nordic A/S", "26088690", "2023-06-01", "2026-05-31"),
        deal("english", "Contract Gladsaxe.pdf", "Gladsaxe", "159", "NextStep Nordic A/S", "26088690", "2023-09-01", None)])

mail("Hr. Jan Krog <jan@krogen-vejledning.example>", "Forlængelse", "2022-04-04 20:20", """
Hej. Min hustru hjælper nu i firmaet og skal også have adgang til Jobcenter Morsø. Hun hedder Ulla Bech Krog og har mailen ulla@krogen-vejledning.example. CVR 28601468. Aftalen er den samme som sidst, den vedhæfter jeg igen.
Jan
""", client="webmail_latin", cvr=KRO, jc="773", emp=[new("Ulla Bech Krog", "ulla@krogen-vejledning.example")],
    miss="agreement", prob="agreement_expired",
    papers=[deal("letterhead", "Samarbejdsaftale med Morsø.pdf", "Morsø", "773", KRO_NAME, KRO, "2021-03-01", "2022-02-28")])

mail("Kamilla Toft <kt@satellit-besk.example>", "Oprettelse – gammelt CVR på aftalen", "2023-05-22 10:10", """
Hej

Vi har fået nyt CVR-nummer efter en fusion, det er 34602522. Aftalen med Jobcenter Kolding er stadig i det gamle firmas navn. Kan I oprette Viktor Hjelm, vh@satellit-besk.example, til Jobcenter Kolding alligevel?

Kamilla Toft
""", client="outlook_html", cvr=SAT, jc="621", emp=[new("Viktor Hjelm", "vh@satellit-besk.example")],
    miss="agreement", prob="cvr_conflict",
    papers=[deal("mellem", "Kolding.pdf", "Kolding", "621", "Komet Beskæftigelse ApS", "38372661", "2021-07-01", "2024-06-30")])

mail("Ida Ulvemose <ida@ulvemose-coaching.example>", "VS: VS: oprettelse af Holger", "2023-06-19 15:03", """
Se nederst. Aftalen fra kommunen ligger også i bilaget.

Ida
""", client="outlook", forward=True, history=[
        Past("Lene Ulvemose", "lene@ulvemose-coaching.example", "2023-06-19 14:00", "VS: oprettelse af Holger", "Ida, sender du den videre til Landssupporten? Vores cvr er 24924386. Lene", "Ida Ulvemose <ida@ulvemose-coaching.example>"),
        Past("Asta Grøn", "asta@ulvemose-coaching.example", "2023-06-19 13:10", "oprettelse af Holger", "Hej Lene\n\nHolger Nygaard skal oprettes til Jobcenter Holstebro. Han har fået mailadressen holger@ulvemose-coaching.example.\n\nAsta", "Lene Ulvemose <lene@ulvemose-coaching.example>")],
    cvr=ULV, jc="661", emp=[new("Holger Nygaard", "holger@ulvemose-coaching.example")],
    papers=[deal("table", "Holstebro 2022.pdf", "Holstebro", "661", ULV_NAME, ULV, "2022-01-01", "2023-12-31")])

mail("Asta Grøn <asta@ulvemose-coaching.example>", "Fwd: vi skal have adgang", "2023-07-03 08:33", """
Aftalen er vedhæftet.
""", client="apple", forward=True, history=[
        Past("Svend Aage Kirk", "svend@ulvemose-coaching.example", "2023-07-02 21:10", "vi skal have adgang", "Hej Asta, både jeg (Svend Aage Kirk, svend@ulvemose-coaching.example) og Jette Mørch (jette@ulvemose-coaching.example) skal oprettes på Jobcenter Lemvig. CVR er 24924386. Svend", "Asta Grøn <asta@ulvemose-coaching.example>")],
    cvr=ULV, jc="665", emp=[
        new("Svend Aage Kirk", "svend@ulvemose-coaching.example"), new("Jette Mørch", "jette@ulvemose-coaching.example")],
    papers=[deal("columns", "Lemvig.pdf", "Lemvig", "665", ULV_NAME, ULV, "2022-06-01", None)])

mail("Lars Hein <lars@glashuset-afklaring.example>", "Fwd: Mangler adgang", "2022-09-20 09:10", """
Hej Landssupport

Vil I ordne dette?

Lars
""", client="bird", forward=True, history=[
        Past("Signe Hein", "signe@glashuset-afklaring.example", "2022-09-19 16:00", "Mangler adgang", "Hej Lars\n\nJeg skal oprettes i JobKon til Jobcenter Greve. Min mail er signe@glashuset-afklaring.example.\n\nSigne Hein", "Lars Hein <lars@glashuset-afklaring.example>")],
    cvr=None, jc="253", emp=[new("Signe Hein", "signe@glashuset-afklaring.example")], miss="cvr agreement")

mail("Martin Ege <me@talentbro.example>", "Oprettelse af 3 (mangler mail på en)", "2023-11-20 11:06", """
Hej

Jobcenter Rødovre:
- Bente Ravnholt, bera@talentbro.example
- Yusuf Abdi Hassan, yuah@talentbro.example
- Cecilie Lomholt (får først mailadresse i næste uge)

CVR 38953222
Aftalen ligger i bilaget

Martin Ege
""", client="gmail", cvr="38953222", jc="175", emp=[
        new("Bente Ravnholt", "bera@talentbro.example"),
        new("Yusuf Abdi Hassan", "yuah@talentbro.example"),
        new("Cecilie Lomholt", None)], miss="employee_email",
    papers=[deal("extended", "Rødovre.pdf", "Rødovre", "175", "Talentbro ApS", "38953222", "2023-01-01", "2024-12-31")])

mail("Kontoret <kontor@havblik-reval.example>", "Adgang til Frederikshavn", "2024-09-10 13:13", """
Hej

Vi har brug for, at Arne Bo Klitgaard (abk@havblik-reval.example) kan se borgere fra Jobcenter Frederikshavn. Aftalen er vedhæftet.

Havblik Revalidering ApS
Færgevej 2, 9900 Frederikshavn
CVR-nr. 43767704 · tlf. 98 42 11 76 · www.havblik-reval.example
""", client="owa", cvr="43767704", jc="813", emp=[new("Arne Bo Klitgaard", "abk@havblik-reval.example")],
    papers=[deal("pages", "Frederikshavn.pdf", "Frederikshavn", "813", "Havblik Revalidering ApS", "43767704", "2024-01-01", "2026-12-31")])

mail("Sofie Trane <sofie@trekloever-mentor.example>", "Aftale i Word, liste i Word", "2023-05-09 09:09", """
Hej

Alt står i de to Word-dokumenter. Mentorerne på listen skal oprettes til Jobcenter Svendborg.

Sofie Trane
Trekløver Mentor P/S - CVR 30600363
""", client="plain64", cvr="30600363", jc="479", emp=[
        new("Lauge Hartvig", "lauge@trekloever-mentor.example"), new("Nadia Benali", "nadia@trekloever-mentor.example")],
    papers=[
        Paper("mentorer.docx", letter("# Mentorer\n\nLauge Hartvig, lauge@trekloever-mentor.example\nNadia Benali, nadia@trekloever-mentor.example\n"), DOCX),
        deal("table", "Kontrakt Svendborg.docx", "Svendborg", "479", "Trekløver Mentor P/S", "30600363", "2023-04-01", "2025-03-31", word=True)])

mail("Rune Kjær <rune@pulsogpraktik.example>", "aftalen er under underskrift", "2023-02-27 15:02", """
Hej

Opret Nikolaj Bang, nikolaj@pulsogpraktik.example, til Jobcenter Middelfart. CVR 41185287. Aftalen er ikke underskrevet endnu, så den kommer senere. I stedet får I vores informationsbrev.

Rune Kjær
""", client="latin1", cvr=PUL, jc="410", emp=[new("Nikolaj Bang", "nikolaj@pulsogpraktik.example")], miss="agreement",
    papers=[Paper("Informationsbrev til ledige.pdf", pdf("""# Velkommen hos Puls & Praktik

Du er henvist til os af dit jobcenter. Her kan du læse, hvad der skal ske.

Første dag drikker vi kaffe og taler om, hvad du kan og gerne vil. Tag dit cv med, hvis du har et.

Vi har åbent mandag til torsdag kl. 8.30-15.
"""))])

mail("Jannie Foss <jannie@vindrosen-konsulenter.example>", "Automatisk svar: Ny bruger hos jer", "2022-08-23 09:33", """
Tak for din henvendelse. Jeg er på barsel indtil maj 2023. Kontakt Hanne Kolding, hanne@vindrosen-konsulenter.example.
""", client="owa", kind="automatic", headers=["X-Auto-Response-Suppress: All"])

mail("Out of Office <pj@talentbro.example>", "Out of office: [LS-15] Reminder", "2023-04-05 09:33", """
I am out of the office until 11 April with no access to mail.
Peter Juul
""", client="gmail", kind="automatic", headers=["Auto-Submitted: auto-replied"])

mail("Postmaster <postmaster@glashuset-afklaring.example>", "Delivery Status Notification (Delay)", "2022-09-21 02:02", "", kind="automatic", return_path="<>",
    raw="""MIME-Version: 1.0
Content-Type: multipart/report; report-type="delivery-status"; boundary="zz"

--zz
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

Meddelelsen til signe@glashuset-afklaring.example er forsinket og prøves igen i 24 timer.

--zz
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.glashuset-afklaring.example

Final-Recipient: rfc822; signe@glashuset-afklaring.example
Action: delayed
Status: 4.4.1

--zz
Content-Type: text/rfc822-headers

Subject: [LS-733] Vi mangler lidt endnu
From: Landssupporten <dfdg@star.dk>
To: signe@glashuset-afklaring.example

--zz--
""".encode())

mail("Randi Holst <randi.holst@viborg-kommune.example>", "Oprettelse af Jobcenter-medarbejder", "2021-10-11 10:10", """
Hej

Jeg er jobcenterchef i Viborg og vil bede jer oprette vores nye teamkoordinator Ove Dahl, ovda@viborg-kommune.example, med rollerne Sagsbehandler og Indkalder.

Med venlig hilsen
Randi Holst
Jobcenterchef
Viborg Kommune, CVR 27011624
""", client="outlook8", kind="misdirected")

mail("Kaj Lerche <kaj.lerche@faxe-kommune.example>", "JobKon til to nye", "2022-11-01 13:11", """
Hej

Vores to nye virksomhedskonsulenter i Faxe Kommune skal oprettes:

| Navn | Mail |
| Anita Dreyer | andr@faxe-kommune.example |
| Jimmi Rode | jiro@faxe-kommune.example |

Kaj Lerche
Teamkoordinator
""", client="outlook", kind="misdirected")

mail("Louise Brock <louise@aktivapartner.example>", "Fejl 500", "2023-08-29 10:00", """
Hej

JobKon viser "500 Internal Server Error" hver gang jeg åbner kalenderen. Jeg har prøvet både Chrome og Edge. Er systemet nede?

Louise Brock
""", client="plain", kind="other")

mail("Rune Kjær <rune@pulsogpraktik.example>", "Rykker", "2023-03-13 10:00", """
Hej, jeg sendte noget til jer for fjorten dage siden. Hvornår kan jeg vente svar? Mvh Rune
""", client="iphone", kind="other")

mail("Karin Hjelm <karin@satellit-besk.example>", "Er mine folk oprettet?", "2023-03-16 10:00", """
Kære Landssupport

Kan I bekræfte, om Aleksandr Petrov er oprettet, og hvilke jobcentre han har adgang til? Det er til vores interne kontrol.

Karin Hjelm
Satellit Beskæftigelse A/S
""", client="owa", kind="other")
