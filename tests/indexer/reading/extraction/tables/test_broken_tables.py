"""Tables whose rows do not fit their columns: put back in one way, or set aside, never made up."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.acts.documents import Extraction, Row
from indexer.reading.extraction import Options, extract
from indexer.reading.extraction.tables import scdl
from indexer.reading.extraction.tables.alignment import Slot, aligned

Write = Callable[[str, bytes], Path]

HEADER = (
    "COLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_MATIERE_CODE;DELIB_MATIERE_NOM;DELIB_OBJET;"
    "VOTE_EFFECTIF;VOTE_REEL;VOTE_POUR;VOTE_CONTRE;VOTE_ABSTENTION;DELIB_URL"
)
VOTES = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")


def row(number: int, objet: str = "Achat d'une herse", votes: str = "15;14;12;1;1") -> str:
    return (
        f"Valronce;21000000600010;D{number};2031-03-12;7.5;Subventions;{objet};{votes};"
        f"https://valronce.example/{number}"
    )


def read(write: Write, *lines: str) -> Extraction:
    return extract(write("a.csv", "\n".join((HEADER, *lines)).encode()))


def rows_of(extraction: Extraction) -> Sequence[Row]:
    return extraction.texts[0].rows


def votes_of(row: Row) -> list[str]:
    return [row.cells.get(name, "") for name in VOTES]


@pytest.mark.parametrize(
    ("written", "objet"),
    [
        ('"Les Saules : bornage', "Les Saules : bornage"),
        ('Salle "Les Saules" : bornage', 'Salle "Les Saules" : bornage'),
        ('"Salle "Les Saules" et cour"', 'Salle "Les Saules" et cour'),
        (r'"Salle \"Les Saules\" et cour"', 'Salle "Les Saules" et cour'),
        ('""Les Saules" : bornage"', '"Les Saules" : bornage'),
        ('"Bail "Le Quai"; avenant 2"', 'Bail "Le Quai"; avenant 2'),
        ('"Chemin "A" ; chemin "B" : curage"', 'Chemin "A" ; chemin "B" : curage'),
        ("Herse ; charrue et semoir", "Herse ; charrue et semoir"),
        ("Herse ; charrue ; semoir", "Herse ; charrue ; semoir"),
        ('"Herse\net charrue"', "Herse\net charrue"),
        ("Herse\net charrue", "Herse\net charrue"),
        ('"Herse dite "Croc"\net charrue"', 'Herse dite "Croc"\net charrue'),
    ],
)
def test_a_row_with_one_reading_is_put_back(write: Write, written: str, objet: str) -> None:
    extraction = read(write, row(1), row(2, written), row(3))
    assert extraction.failures == ()
    rows = rows_of(extraction)
    assert [found.cells["DELIB_ID"] for found in rows] == ["D1", "D2", "D3"]
    assert rows[1].cells["DELIB_OBJET"] == objet
    assert votes_of(rows[1]) == ["15", "14", "12", "1", "1"]
    assert rows[1].cells["DELIB_URL"] == "https://valronce.example/2"


@pytest.mark.parametrize("objet", ["Herse ; 2", "Lot 1;50", "Lot ; 2031 ; 15"])
def test_a_delimiter_in_the_objet_shifts_no_count(write: Write, objet: str) -> None:
    """The row ends in an empty cell, so that it seems to have one cell too many and no more."""
    added = row(2, objet).replace("https://valronce.example/2", "")
    assert votes_of(rows_of(read(write, row(1), added, row(3)))[1]) == ["15", "14", "12", "1", "1"]


def test_a_shifted_row_of_the_right_width_gives_no_count(write: Write) -> None:
    """A delimiter too many in the objet, and the last cell left off."""
    shifted = row(2, "Herse ; charrue").replace(";https://valronce.example/2", "")
    extraction = read(write, row(1), shifted, row(3))
    found = rows_of(extraction)[1]
    assert votes_of(found) == [""] * 5
    assert found.cells["DELIB_DATE"] == "2031-03-12"
    text = extraction.texts[0].text
    assert "charrue" in text[found.start : found.end]
    assert "(line 3)" in extraction.failures[0].reason


@pytest.mark.parametrize("written", ["Herse ; charrue;12;;", "Herse ; charrue;12;"])
def test_the_rest_of_a_text_in_a_count_makes_no_count_of_its_neighbour(
    write: Write, written: str
) -> None:
    head = "DELIB_ID;DELIB_DATE;DELIB_OBJET;VOTE_POUR;VOTE_CONTRE;VOTE_ABSTENTION"
    lines = [f"D{n};2031-03-12;Achat {n};9;2;1" for n in range(5)]
    text = "\n".join((head, *lines, f"D9;2031-03-12;{written}"))
    [table] = extract(write("a.csv", text.encode())).texts
    cells = table.rows[-1].cells
    assert cells.get("VOTE_CONTRE", "") == ""
    assert (cells["DELIB_ID"], cells["DELIB_DATE"]) == ("D9", "2031-03-12")


def test_a_row_that_lacks_a_cell_is_not_swallowed_by_the_one_before(write: Write) -> None:
    lines = [row(1).replace("Subventions;", "").replace("7.5;", ""), row(2).replace("D2;", "")]
    rows = rows_of(read(write, *lines, row(3)))
    assert [found.line for found in rows] == [2, 3, 4]
    assert rows[1].cells["DELIB_DATE"] == "2031-03-12"


def test_an_open_quote_begins_a_cell(write: Write) -> None:
    rows = rows_of(read(write, row(1), row(2, '"Herse ; charrue'), row(3)))
    assert rows[1].cells["DELIB_OBJET"] == "Herse ; charrue"


def test_an_open_quote_in_the_header_is_nothing(write: Write) -> None:
    text = "\n".join((HEADER.replace("DELIB_ID", '"DELIB_ID'), row(1), row(2)))
    [table] = extract(write("a.csv", text.encode())).texts
    assert [found.cells["DELIB_ID"] for found in table.rows] == ["D1", "D2"]


def test_a_fault_of_all_rows_is_told_once(write: Write) -> None:
    lines = [row(n).replace("2031-03-12", f"{n}/03/2031") for n in range(1, 31)]
    [said] = read(write, *lines).texts[0].warnings
    assert said.startswith("30 lines (2, 3, 4, 5, 6 and 25 more): DELIB_DATE is not AAAA-MM-JJ")


def test_quotes_of_two_rows_do_not_swallow_those_between(write: Write) -> None:
    lines = [row(1), row(2, '"Les Saules'), *map(row, range(3, 9)), row(9, 'Salle "Croc'), row(10)]
    assert [found.cells["DELIB_ID"] for found in rows_of(read(write, *lines))] == [
        f"D{number}" for number in range(1, 11)
    ]


def test_a_table_all_in_quotes_is_put_back(write: Write) -> None:
    quoted = ['"' + row(n, objet).replace(";", '";"') + '"' for n, objet in
              ((1, "Herse"), (2, 'Salle "Croc"'), (3, '"Croc" : bornage'))]  # fmt: skip
    rows = rows_of(read(write, *quoted))
    assert [r.cells["DELIB_OBJET"] for r in rows] == ["Herse", 'Salle "Croc"', '"Croc" : bornage']


def test_a_table_of_whole_lines_in_quotes_is_unwrapped(write: Write) -> None:
    lines = [f'"{line}"' for line in (HEADER, row(1, '""Croc"" : bornage'), row(2))]
    [text] = extract(write("a.csv", "\n".join(lines).encode())).texts
    assert [r.cells["DELIB_OBJET"] for r in text.rows] == ['"Croc" : bornage', "Achat d'une herse"]


def test_a_missing_count_leaves_no_count_that_is_not_sure(write: Write) -> None:
    extraction = read(write, row(1), row(2), row(3, votes="15;14;12;1"))
    found = rows_of(extraction)[2]
    assert votes_of(found) == ["15", "14", "", "", ""]
    assert found.cells["DELIB_OBJET"] == "Achat d'une herse"
    assert found.cells["DELIB_URL"] == "https://valronce.example/3"
    [failure] = extraction.failures
    assert "(line 4)" in failure.reason
    text = extraction.texts[0].text
    assert "15;14;12;1" in text[found.start : found.end]


def test_empty_cells_may_be_left_off_at_the_end(write: Write) -> None:
    lines = [f"Valronce;21000000600010;D{n};2031-03-12;7.5;Subventions;Herse" for n in (1, 2)]
    extraction = read(write, *lines)
    assert extraction.failures == ()
    assert [r.cells["DELIB_OBJET"] for r in rows_of(extraction)] == ["Herse", "Herse"]


def test_a_row_without_any_reading_is_set_aside_and_its_words_kept(write: Write) -> None:
    broken = "Valronce;21000000600010;D2;2031-03-12;charrue;semoir;rouleau"
    extraction = read(write, row(1), broken, row(3))
    found = rows_of(extraction)[1]
    assert {n: c for n, c in found.cells.items() if c} == {
        "COLL_NOM": "Valronce",
        "COLL_SIRET": "21000000600010",
        "DELIB_ID": "D2",
        "DELIB_DATE": "2031-03-12",
    }
    text = extraction.texts[0].text[found.start : found.end]
    assert "charrue;semoir;rouleau" in text
    assert "(line 3)" in extraction.failures[0].reason


def test_titles_may_stand_above_the_header(write: Write) -> None:
    lines = ["Délibérations de Valronce;;;", "", "Année 2031", HEADER, row(1)]
    [text] = extract(write("a.csv", "\n".join(lines).encode())).texts
    assert [(r.line, r.cells["DELIB_ID"]) for r in text.rows] == [(5, "D1")]


def test_a_header_that_comes_again_is_no_row(write: Write) -> None:
    extraction = read(write, row(1), HEADER, row(2))
    assert [found.cells["DELIB_ID"] for found in rows_of(extraction)] == ["D1", "D2"]
    assert extraction.failures == ()


def test_rows_over_the_limit_are_reported(write: Write) -> None:
    path = write("a.csv", "\n".join((HEADER, *map(row, range(9)))).encode())
    extraction = extract(path, options=Options(max_rows=4))
    assert len(rows_of(extraction)) == 4
    assert "lines from 6 on not read" in extraction.failures[0].reason


@pytest.mark.parametrize(
    "written",
    ["2031-3-2", "2031/03/02", "2031.03.02", "20310302", "2031/03/02 00:00:00+00", "02032031",
     "2/3/2031", "02.03.31", "2/3/31", "2031-03-02T18:30:00Z", "2031-03-02Z", "47909",
     "2031\u201303\u201302", "2 mars 2031", "dimanche 2 mars 2031", "02-MAR-2031", "2-mars-31"],
)  # fmt: skip
def test_writings_of_a_date(written: str) -> None:
    cells, problems = scdl.checked({"DELIB_DATE": written})
    assert cells["DELIB_DATE"] == dt.date(2031, 3, 2).isoformat()
    assert len(problems) == 1


@pytest.mark.parametrize(
    "written",
    ["2031-02-30", "31/04/2031", "2031", "12", "00/00/2031", "30 floréal 2031", "03/2031"],
)
def test_what_is_no_date_stays_as_it_is_written(written: str) -> None:
    cells, [problem] = scdl.checked({"DELIB_DATE": written})
    assert cells["DELIB_DATE"] == written
    assert problem.wrong == "is no date"


def test_a_date_of_two_figures_a_part_has_two_readings() -> None:
    cells, [problem] = scdl.checked({"DELIB_DATE": "21-07-02"})
    assert (cells["DELIB_DATE"], problem.wrong) == ("21-07-02", "has two readings")


def test_one_date_may_tell_the_order_of_all(write: Write) -> None:
    dates = ["03/25/2031", "03/04/2031"]
    lines = [row(n).replace("2031-03-12", date) for n, date in enumerate(dates)]
    rows = rows_of(read(write, *lines))
    assert [found.cells["DELIB_DATE"] for found in rows] == ["2031-03-25", "2031-03-04"]
    rows = rows_of(read(write, *lines, row(3).replace("2031-03-12", "25/03/2031")))
    assert rows[1].cells["DELIB_DATE"] == "03/04/2031"


@pytest.mark.parametrize(
    ("written", "count"),
    [("98.0", "98"), ("98,00", "98"), ("+5", "5"), ("1 024", "1024"), ("98 voix", "98"), ("3 abst.", "3"),
     ("98.5", "98.5"), ("-3", "-3"), ("1 5", "1 5"), ("#N/A", "")],
)  # fmt: skip
def test_writings_of_a_count(written: str, count: str) -> None:
    cells, [problem] = scdl.checked({"VOTE_POUR": written})
    assert cells["VOTE_POUR"] == count
    assert (problem.column, problem.cell) == ("VOTE_POUR", written)


def test_a_siret_keeps_its_digits_only() -> None:
    assert scdl.checked({"COLL_SIRET": "210 000 006 00010"})[0]["COLL_SIRET"] == "21000000600010"
    assert scdl.checked({"COLL_SIRET": "2,1E+13"})[0]["COLL_SIRET"] == "2,1E+13"


@given(
    st.lists(st.text("ab ;\"1", max_size=8), min_size=3, max_size=3),
    st.integers(0, 2),
)  # fmt: skip
def test_what_is_put_back_holds_every_word(cells: list[str], place: int) -> None:
    slots = [Slot(lambda cell: True, 4 if place == at else None) for at in range(3)]
    raw = ";".join(cells)
    found = aligned(raw, ";", slots, may_miss=False)
    if found is not None:
        kept = "".join(cell for cell in found if cell is not None)
        assert len(kept.replace('"', "")) <= len(raw)
        assert None in found or sorted(kept.replace('"', "").replace(" ", "").replace(";", "")) == (
            sorted(raw.replace('"', "").replace(" ", "").replace(";", ""))
        )


@pytest.mark.parametrize(
    ("written", "count"),
    [("vingt et une", 21), ("Quinze", 15), ("vingt-neuf", 29), ("１５", 15), ("98.0", 98),
     ("+5", 5), ("1 234", 1234), ("quinze ou seize", None), ("-1", None), ("15.5", None), ("XV", None)],
)  # fmt: skip
def test_counts_in_one_reading(written: str, count: int | None) -> None:
    assert scdl.count(written) == count


def test_a_row_of_totals_is_no_act(write: Write) -> None:
    found = rows_of(read(write, row(1), ";;;;;;TOTAL;30;28;24;2;2;", "Total;;;;;;;30;28;24;2;2;"))
    assert [each.cells["DELIB_ID"] for each in found] == ["D1"]
    named = row(2, objet="Total des aides de l'année")
    assert len(rows_of(read(write, row(1), named))) == 2


def test_of_two_columns_of_one_name_the_first_counts(write: Write) -> None:
    text = "\n".join((f"{HEADER};VOTE_POUR", f"{row(1)};3", f"{row(2)};4"))
    found = rows_of(extract(write("a.csv", text.encode())))
    assert [each.cells["VOTE_POUR"] for each in found] == ["12", "12"]
