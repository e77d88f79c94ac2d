"""Traps of numbers, names and places; documents in every wrapping."""

from layouts import deal, written
from mail import Past, agreed, mail, new, offered, out, passed_on
from papers import DOCX, OCTETS, PDF, XLSX, Paper, agreement, archive, letter, pdf, sheet, wrapped_as

HAV, HAV_NAME = "43767704", "Havblik Revalidering ApS"
MIND, MIND_NAME = "36390093", "Mindfuld Karriere ApS"
STJ, STJ_NAME = "39322420", "Stjerneskud Kurser ApS"
PIL, PIL_NAME = "27474128", "Pilegården Socialøkonomi S.M.B.A."
AKT, AKT_NAME = "30395794", "Aktiva Partner ApS"
SKOV, SKOV_NAME = "27435289", "Skovbrynet Afklaring ApS"
TIME, TIME_NAME = "30977734", "Tolvte Time ApS"

mail("Else Marie Bonde <emb@havblik-reval.example>", "Oprettelse af ny medarbejder", "2024-02-12 09:00", """
Hej

Her er oplysningerne på vores nye medarbejder:

Navn: cand.psych. Rebekka Steenstrup
Stilling: Psykolog
E-mail: rst@havblik-reval.example
Jobcenter: Frederikshavn

CVR-nr. 43767704
P-nr. 1023456784
EAN 5790000123459
Tlf. 98 42 11 76

Aftale vedhæftet.

Else Marie Bonde
Havblik Revalidering ApS
""", client="outlook", cvr=HAV, jc="813", emp=[new("Rebekka Steenstrup", "rst@havblik-reval.example")],
    papers=[deal("mellem", "Frederikshavn 2024.pdf", "Frederikshavn", "813", HAV_NAME, HAV, "2024-01-01", "2026-12-31")])

mail("Tommy Bak <tommy@mindfuldkarriere.example>", "ny bruger", "2023-11-06 11:32", """
hej, ida holst nordentoft skal oprettes. cpr 140287-1234 hvis i skal bruge det. mail: ida@mindfuldkarriere.example og det er jobcenter sorø. aftalen er her. hilsen tommy

mindfuld karriere, tlf 57831420
""", client="iphone", cvr=MIND, jc="340", emp=[new("Ida Holst Nordentoft", "ida@mindfuldkarriere.example")],
    papers=[deal("letterhead", "Aftale Sorø.pdf", "Sorø", "340", MIND_NAME, MIND, "2023-06-01", "2025-05-31")])

mail("Jytte Kaas <jytte@stjerneskud-kurser.example>", "Oprettelse", "2022-03-22 10:10", """
Hej

Opret Flemming Aagesen, flemming@stjerneskud-kurser.example, til Jobcenter Hvidovre. Aftalen er i bilaget.

Jytte Kaas
Stjerneskud Kurser ApS
Tlf. 26 88 18 11
P-nummer 1017654321
""", client="owa", cvr=None, jc="167", emp=[new("Flemming Aagesen", "flemming@stjerneskud-kurser.example")], miss="cvr",
    papers=[deal("short", "Hvidovre.pdf", "Hvidovre", "167", STJ_NAME, None, "2022-01-01", "2023-12-31")])

mail("Poul-Erik Thy <pet@pilegaarden.example>", "To nye brugere", "2022-10-25 15:51", """
Hej Landssupporten,

opret venligst

Aagaard, Lis Kathrine (socialrådgiver), lka@pilegaarden.example
Nygård, Sune (mentor), sn@pilegaarden.example

til Jobcenter Vordingborg. Rammeaftalen følger med. CVR 27474128.

Poul-Erik Thy, Pilegården
""", client="bird", cvr=PIL, jc="390", emp=[
        new("Lis Kathrine Aagaard", "lka@pilegaarden.example"), new("Sune Nygård", "sn@pilegaarden.example")],
    papers=[deal("mellem", "rammeaftale.pdf", "Vordingborg", "390", PIL_NAME, PIL, "2022-04-01", "2024-03-31")])

mail("Sarah Malling <sm@aktivapartner.example>", "Jobcenter København", "2023-01-09 09:49", """
Hej

Følgende medarbejdere skal oprettes til Jobcenter Kbh:

Mikkel Arendt: mia@aktivapartner.example
Şule Öztürk: suo@aktivapartner.example
Paninnguaq Kleist: pak@aktivapartner.example

Se aftale. Cvr: 30395794

Mvh Sarah
""", client="gmail", cvr=AKT, jc="101", emp=[
        new("Mikkel Arendt", "mia@aktivapartner.example"),
        new("Şule Öztürk", "suo@aktivapartner.example"),
        new("Paninnguaq Kleist", "pak@aktivapartner.example")],
    papers=[deal("pages", "Kontrakt_KBH_signeret.pdf", "København", "101", AKT_NAME, AKT, "2022-07-01", "2026-06-30")])

mail("Niels Skovgaard <ns@skovbrynet-afklaring.example>", "Aftaler i zip", "2022-09-13 13:03", """
Hej

Vil I oprette Elisabeth von Bülow (evb@skovbrynet-afklaring.example) til jobcentrene i Hillerød og Fredensborg? Begge aftaler ligger i zip-filen.

CVR-nummer: 27435289

Niels Skovgaard
""", client="outlook8", cvr=SKOV, jc="219 210", emp=[new("Elisabeth von Bülow", "evb@skovbrynet-afklaring.example")],
    papers=[Paper("aftaler.zip", archive([
        ("Hillerød.pdf", pdf(written("table", "Hillerød", SKOV_NAME, SKOV, "2022-01-01", "2023-12-31", "1"))),
        ("Fredensborg.pdf", pdf(written("columns", "Fredensborg", SKOV_NAME, SKOV, "2022-05-01", None, "2")))]),
        "application/zip", (
            agreement("Hillerød.pdf", "219", SKOV, "2022-01-01", "2023-12-31"),
            agreement("Fredensborg.pdf", "210", SKOV, "2022-05-01", None)))])

mail("Abdi Warsame <abdi@tolvtetime.example>", "Oprettelse af mig selv", "2023-04-03 08:17", """
Hej

Jeg skal selv oprettes som bruger til Jobcenter Brøndby: Abdi Warsame, abdi@tolvtetime.example. Tolvte Time ApS, CVR 30977734. Aftalen er vedhæftet.

Venlig hilsen
Abdi Warsame
""", client="webmail", cvr=TIME, jc="153", emp=[new("Abdi Warsame", "abdi@tolvtetime.example")],
    papers=[wrapped_as(deal("annex", "aftale_brøndby.pdf", "Brøndby", "153", TIME_NAME, TIME, "2023-02-01", "2024-01-31"), name="2231")])

mail("Lisbeth Hauge <lh@havblik-reval.example>", "Skift af medarbejder", "2024-05-07 14:26", """
Hej

Kan I erstatte Knud Vestermark (kv@havblik-reval.example) med Filippa Sørup (fs@havblik-reval.example)? Knud skal slettes, og Filippa skal oprettes til Jobcenter Hjørring.

Aftale vedhæftet. Havblik Revalidering ApS, CVR 43767704

Lisbeth Hauge
""", client="apple", cvr=HAV, jc="860", emp=[
        out("Knud Vestermark", "kv@havblik-reval.example"), new("Filippa Sørup", "fs@havblik-reval.example")],
    papers=[wrapped_as(deal("table", "Kontrakt Hjørring.pdf", "Hjørring", "860", HAV_NAME, HAV, "2023-05-01", "2025-04-30"), content_type=OCTETS, name="2231_split")])

mail("Malene Roed <mr@mindfuldkarriere.example>", "Oprettelser", "2024-01-16 10:01", """
Hej

Jeg skriver for at få oprettet to medarbejdere:

Gustav Holt (gustav@mindfuldkarriere.example) skal have adgang til Jobcenter Kalundborg.
Vera Lindskov (vera@mindfuldkarriere.example) skal have adgang til Jobcenter Lejre.

CVR 36390093. Begge aftaler er vedhæftede.

Malene Roed
""", client="owa_html", cvr=MIND, jc="326 350", emp=[
        new("Gustav Holt", "gustav@mindfuldkarriere.example"), new("Vera Lindskov", "vera@mindfuldkarriere.example")],
    papers=[
        deal("extended", "K-borg.pdf", "Kalundborg", "326", MIND_NAME, MIND, "2023-01-01", "2024-12-31"),
        deal("processor", "DBA Lejre.pdf", "Lejre", "350", MIND_NAME, MIND, "2023-03-01", None)])

mail("Malene Roed <mr@mindfuldkarriere.example>", "Oprettelse, aftale på vej", "2024-01-23 10:01", """
Hej

Julius Fabricius, julius@mindfuldkarriere.example, skal oprettes til Jobcenter Guldborgsund og Jobcenter Stevns. Jeg vedhæfter aftalen med Guldborgsund. Den med Stevns er til underskrift.

Malene Roed
Mindfuld Karriere ApS, CVR 36390093
""", client="owa", cvr=MIND, jc="376 336", emp=[new("Julius Fabricius", "julius@mindfuldkarriere.example")], miss="agreement",
    papers=[deal("mellem", "Guldborgsund.pdf", "Guldborgsund", "376", MIND_NAME, MIND, "2023-07-01", "2025-06-30")])

mail("Annelise Bruhn <ab@stjerneskud-kurser.example>", "Ny underviser", "2021-10-04 09:19", """
Kære Landssupport

Vi beder om at få oprettet vores nye underviser, Benedikte Juul Winkel. Hendes e-mail er bjw@. Hun skal have adgang til Jobcenter Glostrup, og aftalen er vedhæftet.

Stjerneskud Kurser ApS, CVR 39322420
Annelise Bruhn
""", client="plainqp", cvr=STJ, jc="161", emp=[new("Benedikte Juul Winkel", None)],
    miss="employee_email", prob="employee_email_invalid",
    papers=[deal("letterhead", "Glostrup.pdf", "Glostrup", "161", STJ_NAME, STJ, "2021-08-01", "2022-07-31")])

mail("Villy Ankersen <va@pilegaarden.example>", "Adgang til Jobcenter Vestsjælland", "2022-04-28 12:50", """
Hej

Sidsel Frost Overby (sfo@pilegaarden.example) skal have adgang til Jobcenter Vestsjælland. CVR 27474128.

Villy Ankersen
""", client="gmail", cvr=PIL, emp=[new("Sidsel Frost Overby", "sfo@pilegaarden.example")],
    miss="jobcentre agreement", prob="jobcentre_unknown")

mail("Dorthe Lauge <dl@aktivapartner.example>", "Adgang for mentor", "2023-02-28 17:09", """
Hej

Vores mentor Anders Bo Hyldgaard (abh@aktivapartner.example) skal oprettes i det jobcenter, som den vedhæftede aftale er indgået med. CVR 30395794.

Dorthe Lauge
""", client="outlook", cvr=AKT, jc="201", emp=[new("Anders Bo Hyldgaard", "abh@aktivapartner.example")],
    papers=[deal("columns", "Leverandoeraftale.pdf", "Allerød", "201", AKT_NAME, AKT, "2022-10-01", "2024-09-30")])

mail("Gert Nørby <gn@skovbrynet-afklaring.example>", "Oprettelse med aftale uden navn", "2022-11-08 10:27", """
Hej

Opret Clara Bagger (cb@skovbrynet-afklaring.example) til Jobcenter Egedal. CVR 27435289. Aftalen er vedhæftet.

Gert Nørby
""", client="bird", cvr=SKOV, jc="240", emp=[new("Clara Bagger", "cb@skovbrynet-afklaring.example")], prob="agreement_unclear",
    papers=[agreed("Samarbejdsaftale.pdf", """# Samarbejdsaftale

Denne samarbejdsaftale er indgået mellem kommunen og Skovbrynet Afklaring ApS (CVR 27435289).

Aftalen gælder fra 1. september 2022 til 31. august 2023.

Leverandøren modtager borgere efter kommunens visitation og afrapporterer hver anden måned.

Underskrift, kommunen || Underskrift, leverandøren
_____________________ || _____________________
""", "", SKOV, "2022-09-01", "2023-08-31")])

mail("Jens Kvist <jk@tolvtetime.example>", "Oprettelse", "2023-09-19 13:20", """
Hej

Marlene Tofte, marlene@tolvtetime.example, Jobcenter Rødovre, CVR 30977734. Aftalen er vedhæftet.

Jens Kvist
""", client="plain", cvr=TIME, jc="175", emp=[new("Marlene Tofte", "marlene@tolvtetime.example")],
    miss="agreement", prob="agreement_unreadable",
    papers=[offered("aftale rødovre.pdf", pdf(written("mellem", "Rødovre", TIME_NAME, TIME, "2023-01-01", None))[:900])])

mail("Jens Kvist <jk@tolvtetime.example>", "Oprettelse 2", "2023-09-20 09:00", """
Hej

Også Kasper Tingleff, kasper@tolvtetime.example, skal oprettes til Jobcenter Vallensbæk. CVR 30977734, aftale vedhæftet.

Jens Kvist
""", client="plain", cvr=TIME, jc="187", emp=[new("Kasper Tingleff", "kasper@tolvtetime.example")],
    miss="agreement", prob="agreement_unreadable",
    papers=[offered("aftale vallensbæk.pdf", b"")])

mail("Else Marie Bonde <emb@havblik-reval.example>", "Ny bruger og cv", "2024-03-05 09:11", """
Hej

Vi ansatte i går Torben Kildegaard (tki@havblik-reval.example). Han skal have adgang til Jobcenter Brønderslev. Jeg sender hans CV med, hvis I har brug for det. CVR 43767704.

Else Marie
""", client="outlook", cvr=HAV, jc="810", emp=[new("Torben Kildegaard", "tki@havblik-reval.example")], miss="agreement",
    papers=[Paper("CV Torben Kildegaard.pdf", pdf("""# Curriculum vitae
Torben Kildegaard, født 1979

| 2018-2023 | Jobkonsulent, Brønderslev Kommune |
| 2011-2018 | Lærer, Nordskolen |
| 2006-2011 | Kontorassistent |

Jeg er vant til at tale med mennesker i svære situationer og kan lide at gå på jagt efter små job i store virksomheder.
"""))])

mail("Tommy Bak <tommy@mindfuldkarriere.example>", "faktura og bruger", "2023-12-11 20:05", """
hej igen
sanne ross bidstrup (sanne@mindfuldkarriere.example) skal oprettes til jobcenter holbæk, aftalen er den ene fil, den anden er prislisten som kommunen bad om. cvr 36390093
tommy
""", client="iphone_html", cvr=MIND, jc="316", emp=[new("Sanne Ross Bidstrup", "sanne@mindfuldkarriere.example")],
    papers=[
        Paper("prisliste 2024.pdf", pdf("# Prisliste 2024\n\n| Ydelse | Pris |\n| Mentor, time | 455 kr. |\n| Jobcoach, time | 520 kr. |\n| Opstartssamtale | 900 kr. |\n\nPriserne er ekskl. moms.")),
        deal("short", "aftale.pdf", "Holbæk", "316", MIND_NAME, MIND, "2023-11-01", "2024-10-31")])

mail("Karen Bisgård <kb@stjerneskud-kurser.example>", "Aftale i Word", "2021-11-16 14:00", """
Hej

Holger Dam Lassen, hdl@stjerneskud-kurser.example, bedes oprettet til Jobcenter Ishøj. CVR-nummer 39322420. Aftalen er i Word-format.

Karen Bisgård
""", client="latin1", cvr=STJ, jc="183", emp=[new("Holger Dam Lassen", "hdl@stjerneskud-kurser.example")],
    papers=[deal("processor", "Databehandleraftale.docx", "Ishøj", "183", STJ_NAME, STJ, "2021-10-01", "2023-09-30", word=True)])

mail("Lotte Vang <lotte@pilegaarden.example>", "Liste over brugere", "2022-12-06 11:45", """
Hej

Dem på listen skal oprettes til Jobcenter Ringsted. Kontrakten er også med.

Lotte Vang
Pilegården, CVR 27474128
""", client="webmail", cvr=PIL, jc="329", emp=[
        new("Gorm Strand", "gs@pilegaarden.example"), new("Alberte Nyholm", "an@pilegaarden.example")],
    papers=[
        Paper("Liste.docx", letter("# Medarbejdere, der skal oprettes\n\n| Navn | Mail |\n| Gorm Strand | gs@pilegaarden.example |\n| Alberte Nyholm | an@pilegaarden.example |\n"), DOCX),
        deal("table", "Kontrakt Ringsted.pdf", "Ringsted", "329", PIL_NAME, PIL, "2022-11-01", "2024-10-31")])

mail("Sarah Malling <sm@aktivapartner.example>", "csv med nye brugere", "2023-06-12 08:56", """
Hej

Vores HR-system har trukket de nye brugere ud i en csv-fil, se vedhæftet. De skal alle på Jobcenter Frederiksberg. Aftalen ligger ved. CVR 30395794.

Sarah
""", client="gmail", cvr=AKT, jc="147", emp=[
        new("Øjvind Rørbæk", "oero@aktivapartner.example"),
        new("Maja Tang", "mata@aktivapartner.example"),
        new("Omar Siddiqui", "omsi@aktivapartner.example")],
    papers=[
        Paper("nye.csv", "Efternavn;Fornavn;Email\r\nRørbæk;Øjvind;oero@aktivapartner.example\r\nTang;Maja;mata@aktivapartner.example\r\nSiddiqui;Omar;omsi@aktivapartner.example\r\n".encode("cp1252"), "text/csv"),
        deal("extended", "Frederiksberg.pdf", "Frederiksberg", "147", AKT_NAME, AKT, "2023-01-01", "2024-12-31")])

mail("Ronja Ager <ra@skovbrynet-afklaring.example>", "Halvårlig oprydning", "2023-01-04 10:10", """
Hej

Vi har ryddet op i vores medarbejderliste. I må gerne nedlægge disse:

| Medarbejder | Initialer | E-mail |
| Hans Terkelsen | ht | ht@skovbrynet-afklaring.example |
| Ulrikke Post | up | up@skovbrynet-afklaring.example |

Vores CVR er 27435289.

God vind i det nye år
Ronja Ager
""", client="owa", cvr=SKOV, emp=[
        out("Hans Terkelsen", "ht@skovbrynet-afklaring.example"), out("Ulrikke Post", "up@skovbrynet-afklaring.example")])

mail("Jens Kvist <jk@tolvtetime.example>", "VS: Aftale Dragør-Tårnby", "2023-10-02 12:00", """
Hej

Vi skal have oprettet Nadja Ibsen (nadja@tolvtetime.example) til Jobcenter Tårnby. Aftalen ligger i den vedhæftede mail fra kommunen. CVR 30977734.

Jens Kvist
""", client="outlook", cvr=TIME, jc="185", emp=[new("Nadja Ibsen", "nadja@tolvtetime.example")],
    papers=[passed_on("Aftale.eml", "Ulrik Sand <ulrik.sand@taarnby-kommune.example>", "Jeres aftale", "2023-03-01 10:00",
        "Kære Jens\n\nHer er den underskrevne aftale.\n\nMvh Ulrik Sand, Tårnby Kommune",
        [deal("processor", "databehandleraftale.pdf", "Tårnby", "185", TIME_NAME, TIME, "2023-03-01", "2025-02-28")])])

mail("Majbrit Sten <ms@kompasset-as.example>", "Jobcenter Gribskov", "2022-05-31 13:13", """
Hej

Vi har brug for adgang for Ejnar Toftegaard, et@kompasset-as.example, til Jobcenter Gribskov. Aftalen begynder først 1. juli, men han vil gerne være klar. Den er vedhæftet.

Majbrit Sten, Kompasset A/S, CVR 42799114
""", client="outlook", cvr="42799114", jc="270", emp=[new("Ejnar Toftegaard", "et@kompasset-as.example")],
    papers=[deal("mellem", "Gribskov fra juli.pdf", "Gribskov", "270", "Kompasset A/S", "42799114", "2022-07-01", "2024-06-30")])

mail("Hr. Winter <winter@havblik-reval.example>", "Anmodning", "2024-06-03 07:45", """
Til Landssupporten

Vedr. Havblik Revalidering ApS, CVR-nr. 43767704

Undertegnede skal hermed anmode om oprettelse af:

Navn: Dr. Leopold Quaade-Winther
E-mailadresse: LQW@HAVBLIK-REVAL.EXAMPLE
Jobcenter: Jammerbugt

Aftalen med kommunen er vedlagt som bilag 1.

Ærbødigst
A. Winter
""", client="cp1252", cvr=HAV, jc="849", emp=[new("Leopold Quaade-Winther", "lqw@havblik-reval.example")],
    papers=[deal("pages", "Bilag 1.pdf", "Jammerbugt", "849", HAV_NAME, HAV, "2024-01-01", "2025-12-31", font="Times-Roman")])

mail("Maria Ek <maria.ek@nextstep-nordic.example>", "Nya användare", "2023-08-22 09:30", """
Hej!

Vi behöver två nya användare i JobKon för Jobcenter Lyngby-Taarbæk:

Åsa Bergqvist, asa.bergqvist@nextstep-nordic.example
Johan Wiklund, johan.wiklund@nextstep-nordic.example

Vårt danska CVR-nummer är 26088690. Avtalet bifogas.

Med vänlig hälsning
Maria Ek
NextStep Nordic A/S
""", client="owa", cvr="26088690", jc="173", emp=[
        new("Åsa Bergqvist", "asa.bergqvist@nextstep-nordic.example"),
        new("Johan Wiklund", "johan.wiklund@nextstep-nordic.example")],
    papers=[deal("letterhead", "Samarbejdsaftale LTK.pdf", "Lyngby-Taarbæk", "173", "NextStep Nordic A/S", "26088690", "2023-04-01", "2025-03-31")])

mail("Priya Raman <priya@nextstep-nordic.example>", "Please remove user", "2023-06-30 16:58", """
Hi,

Our colleague Sven Aaberg (sven.aaberg@nextstep-nordic.example) left the company today. Please delete his user account.

CVR no. 26088690

Kind regards,
Priya
""", client="gmail", cvr="26088690", emp=[out("Sven Aaberg", "sven.aaberg@nextstep-nordic.example")])

mail("Ole Grønlund <ole@vaerkstedet-groenlund.example>", "Svar: [LS-77] Vi mangler lidt", "2022-03-08 12:12", """
Hej, mine svar står herunder.

> 1. Hvad er jeres CVR-nummer?

36495588

> 2. Hvilket jobcenter skal medarbejderen have adgang til?

Jobcenter Lemvig

> 3. Hvad hedder medarbejderen, og hvad er medarbejderens e-mailadresse?

Opret Janus Overgaard Riis, janus@vaerkstedet-groenlund.example

> 4. Send os aftalen med kommunen.

Den er vedhæftet.

Ole Grønlund
""", client="bird", cvr="36495588", jc="665", emp=[new("Janus Overgaard Riis", "janus@vaerkstedet-groenlund.example")],
    papers=[deal("annex", "tillæg lemvig.pdf", "Lemvig", "665", "Værkstedet Grønlund I/S", "36495588", "2021-09-01", "2022-08-31")])

mail("Helle Juncker <helle.juncker@aabenraa-kommune.example>", "Nedlæg medarbejder", "2022-02-08 08:40", """
Hej

Vores tidligere medarbejder i jobcentret, Svend Bruun (svbr@aabenraa-kommune.example), skal slettes fra JobKon.

Helle Juncker
Teamleder, Jobcenter Aabenraa
Aabenraa Kommune
""", client="owa", kind="misdirected")

mail("Jette Krog <jette@fagligkasse.example>", "Oprettelse i A-kasse Kursusadministration", "2022-08-30 10:15", """
Hej

Vi er en a-kasse og vil gerne have oprettet vores nye medarbejder Dennis Holt (dennis@fagligkasse.example) i A-kasse Kursusadministration.

Jette Krog
Faglig Kasse – din a-kasse
""", client="outlook", kind="misdirected")

mail("Faglig Kasse <nyt@fagligkasse.example>", "Nyhedsbrev september", "2022-09-01 06:00", """
Kære læser

Denne måned kan du læse om nye regler for dagpenge, vores kurser og en konkurrence.

Afmeld nyhedsbrevet her
""", client="webmail", kind="automatic", headers=["List-Id: Nyhedsbrev <nyt.fagligkasse.example>", "List-Unsubscribe: <mailto:stop@fagligkasse.example>", "Precedence: bulk"])

mail("Regnskab <regnskab@papirogkontor.example>", "Faktura 20221", "2022-06-01 11:00", """
Kære kunde

Hermed faktura for kontorartikler. Betalingsfrist 14 dage. Reg. 1234 konto 27435289.

Papir og Kontor ApS, CVR 40195157
""", client="plain", kind="other", papers=[Paper("faktura20221.pdf", pdf("# Faktura\n\n| Vare | Pris |\n| Papir A4 | 199,00 |\n\nI alt 248,75 kr. inkl. moms"))])

mail("Bodil Hjort <bodil@springvidere.example>", "Tak!", "2021-12-06 09:00", """
Hej

Mange tak for den hurtige oprettelse i sidste uge. I er guld værd.

Bodil
""", client="apple", kind="other", history=[Past("Landssupporten", "dfdg@star.dk", "2021-12-03 14:00", "SV: Jobcenter Middelfart", "Kære Bodil\n\nVi har oprettet Trine Elbæk og Nguyễn Thị Hồng Nhung.\n\nVenlig hilsen\nLandssupporten")])

mail("Sten Rask <sten.rask@rorgaenger.example>", "Fraværsmeddelelse", "2022-07-05 15:00", """
Jeg er på ferie i uge 27-29 og læser ikke mails. Kontakt vores hovednummer 75 12 40 80.

Sten Rask
""", client="gmail", kind="automatic", headers=["Precedence: auto_reply", "X-Autoreply: yes"])

mail("Jonas Thygesen <jt@aktivapartner.example>", "Spørgsmål om roller", "2023-03-28 10:10", """
Hej

Hvad er forskellen på rollerne Sagsbehandler og Jobnet jobordrer, og hvilken har vores konsulenter i dag? Vi hedder Aktiva Partner, CVR 30395794.

Jonas Thygesen
""", client="outlook", kind="other")

mail("Sarah Malling <sm@aktivapartner.example>", "Nyt telefonnummer på bruger", "2023-04-11 08:00", """
Hej

Vores konsulent Mikkel Arendt har fået nyt mobilnummer, 22 91 40 17. Kan I rette det på hans bruger?

Sarah
""", client="gmail", kind="other")

mail("Karla Juul <karla@broen-arbejde.example>", "SV: Ny bruger", "2021-03-01 10:00", """
Hej

Opret også Villum Agger, villum@broen-arbejde.example, til Jobcenter Faxe. Samme CVR-nummer som nedenfor. Aftalen er vedhæftet.

Karla
""", client="outlook", history=[Past("Karla Juul", "karla@broen-arbejde.example", "2021-02-22 09:00", "Ny bruger",
    "Hej\n\nOpret Nanna Friis-Holm, nanna.friis-holm@broen-arbejde.example, til Jobcenter Faxe. CVR 27457975.\n\nKarla")],
    cvr="27457975", jc="320", emp=[new("Villum Agger", "villum@broen-arbejde.example")],
    papers=[deal("table", "Faxe.pdf", "Faxe", "320", "Broen til Arbejde ApS", None, "2020-05-01", "2023-04-30")])

mail("Karla Juul <karla@broen-arbejde.example>", "SV: [LS-310] Oprettet", "2021-03-10 10:00", """
Hej

Tak. Nu skal Rie Hessel, rie@broen-arbejde.example, også oprettes til Jobcenter Køge.

Karla
""", client="gmail", history=[Past("Landssupporten", "dfdg@star.dk", "2021-03-09 12:00", "[LS-310] Oprettet",
    "Kære Karla\n\nVi har oprettet Villum Agger.\n\nLandssupporten, CVR 55568510")],
    cvr=None, jc="259", emp=[new("Rie Hessel", "rie@broen-arbejde.example")], miss="cvr agreement")

mail("Otto Kirk <otto@lyspunkt-mentor.example>", "Fjern adgang", "2024-09-02 08:20", """
Goddag

Brugeren Rigmor Ladefoged skal ikke have adgang længere.

Otto Kirk
Lyspunkt Mentoring
""", client="undeclared", cvr=None, emp=[out("Rigmor Ladefoged", None)], miss="cvr")

mail("Ane Brask <ane@lyspunkt-mentor.example>", "Oprettelse i Aarhus' jobcenter", "2024-10-07 12:31", """
Hej

Mit firma, Lyspunkt Mentoring v/ Ane Brask (CVR 43648195), har fået en aftale med Aarhus Kommune. Jeg har brug for, at I opretter min medarbejder Viggo Malmros, viggo@lyspunkt-mentor.example, så han kan se de borgere, som Aarhus' jobcenter henviser.

Se aftalen i bilaget.

Ane
""", client="apple", cvr="43648195", jc="751", emp=[new("Viggo Malmros", "viggo@lyspunkt-mentor.example")],
    papers=[wrapped_as(deal("extended", "Aftale", "Aarhus", "751", "Lyspunkt Mentoring v/ Ane Brask", "43648195", "2024-09-01", "2026-08-31"), content_type=OCTETS)])
