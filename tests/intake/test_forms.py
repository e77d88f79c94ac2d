"""Forms, tickets and tables as offices send them: who asks by them, and for whom."""

import pytest

from tests.intake.readings import persons, read

IDA = ("create", "Ida Holm", "ih@nordjob.example")
BO = ("create", "Bo Dahl", "bd@nordjob.example")
BO_GOES = ("remove", "Bo Dahl", "bd@nordjob.example")


@pytest.mark.parametrize(
    "form",
    [
        "Anmelder\tKim Lund, kl@nordjob.example\nMedarbejder\tIda Holm\nMail\tih@nordjob.example",
        "Requester: Kim Lund (kl@nordjob.example)\nRequested for: Ida Holm (ih@nordjob.example)",
        "Bestiller: Kim Lund, kl@nordjob.example\nModtager: Ida Holm, ih@nordjob.example",
        "Oprettet af: Kim Lund\nMail: kl@nordjob.example\nBruger: Ida Holm\n"
        "Mail: ih@nordjob.example",
        "Region Fyn. Ansvarlig: Kim Lund, kl@nordjob.example\nMedarbejder\tKontakt\n"
        "Ida Holm\tih@nordjob.example",
        "Kim Lund har tildelt dig en opgave\n\nOpret Ida Holm, ih@nordjob.example\n"
        "Prioritet: Høj   Reporter: Kim Lund   Watchers: 3",
        "Jeg hedder\tIda Holm\nJeg kan fanges på\tih@nordjob.example\nMin chef er\tKim Lund",
    ],
)
def test_it_tells_who_asks_by_a_form_from_whom_it_is_for(form: str) -> None:
    assert persons(read(f"Ny bruger til Jobcenter Odense:\n\n{form}\n")) == [IDA]


@pytest.mark.parametrize(
    ("table", "found", "places"),
    [
        (
            "Medarbejdernr\tNavn\tMail\tJobcenter\n4471\tHolm, Ida\tih@nordjob.example\tVejle\n"
            "4472\tDahl, Bo\tbd@nordjob.example\tKolding",
            [IDA, BO],
            ("621", "630"),
        ),
        (
            "action\tgiven_name\tfamily_name\temail\tjobcenter\n"
            "C\tIda\tHolm\tih@nordjob.example\tHerning",
            [IDA],
            ("657",),
        ),
        (
            "Efternavn\tFornavn\tE-mail\tJobcenter\tBemærkning\n"
            "Holm\tIda\tih@nordjob.example\tVarde\tProjektleder\n"
            "Dahl\tBo\tbd@nordjob.example\tVarde\t",
            [IDA, BO],
            ("573",),
        ),
        (
            "Hvem\tMail\tHvad\nBo Dahl\tbd@nordjob.example\tskal slettes helt\n"
            "Ida Holm\tih@nordjob.example\tny (Jobcenter Ringkøbing-Skjern)",
            [BO_GOES, IDA],
            ("760",),
        ),
        (
            "Handling\tNavn\tE-mail\tJobcenter\nTilgang\tIda Holm\tih@nordjob.example\tSilkeborg\n"
            "Afgang\tBo Dahl\tbd@nordjob.example\tSkanderborg",
            [IDA, BO_GOES],
            ("740",),
        ),
    ],
)
def test_it_reads_a_table_row_by_row(
    table: str, found: list[tuple[str, str, str]], places: tuple[str, ...]
) -> None:
    reading = read(f"Ændringer hos Nordjob:\n\n{table}\n")
    assert (persons(reading), reading.jobcentres) == (found, places)


def test_a_list_tells_that_others_come_though_the_words_speak_of_removing_alone() -> None:
    reading = read(
        'Linjerne med "ud" har vi sagt farvel til. Det hele hører under Jobcenter Horsens.',
        documents={
            "folk.xlsx": "navn\tmail\tind/ud\nIda Holm\tih@nordjob.example\tind\n"
            "Bo Dahl\tbd@nordjob.example\tud\n"
        },
    )
    assert (persons(reading), reading.jobcentres) == ([IDA, BO_GOES], ("615",))


@pytest.mark.parametrize(
    ("subject", "words", "name"),
    [
        ("Opret Ida Holm", "Ida er ny og kan kontaktes på ida.holm@nordjob.example.", "Ida Holm"),
        ("Sv: Oprettelse af Eva Lund", "Giv min nye mentor adgang: team7@nordjob.example.", None),
        (
            "Sv: Oprettelse af Eva Lund",
            "Giv min nye mentor adgang: el@nordjob.example.",
            "Eva Lund",
        ),
    ],
)
def test_the_subject_tells_a_name_where_it_fits(subject: str, words: str, name: str | None) -> None:
    assert [e.name for e in read(words, subject=subject).employees] == [name]
