import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import ExtractionError
from indexer.reading.extraction import extract
from indexer.reading.extraction.tables.csv_records import records
from indexer.reading.extraction.tables.table import delimiter_of

Write = Callable[[str, bytes], Path]

HEADER = [
    "COLL_NOM",
    "COLL_SIRET",
    "DELIB_ID",
    "DELIB_DATE",
    "DELIB_MATIERE_CODE",
    "DELIB_MATIERE_NOM",
    "DELIB_OBJET",
    "VOTE_POUR",
]
ROW = [
    "Faux-Bourg",
    "21000000600010",
    "2031-07",
    "2031-03-12",
    "7.10",
    "Finances locales/divers",
    "Tarifs de la cantine, de la garderie ; et de l'étude",
    "12",
]


def table(*rows: list[str], delimiter: str = ",", header: list[str] | None = None) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([header or HEADER, *rows])
    return out.getvalue()


def changed(column: str, value: str) -> list[str]:
    return [value if name == column else cell for name, cell in zip(HEADER, ROW, strict=True)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_csv_gives_its_rows(write: Write, delimiter: str, encoding: str) -> None:
    path = write("a.csv", table(ROW, ROW, delimiter=delimiter).encode(encoding))
    [text] = extract(path).texts
    assert [dict(row.cells) for row in text.rows] == [dict(zip(HEADER, ROW, strict=True))] * 2
    assert (text.method, text.warnings) == ("table", ())


def test_rows_slice_the_text_and_know_their_line(write: Write) -> None:
    two_lines = changed("DELIB_OBJET", "Budget\nannexe")
    [text] = extract(write("a.csv", table(ROW, two_lines, [], ROW).encode())).texts
    assert [row.line for row in text.rows] == [2, 3, 6]
    second = text.text[text.rows[1].start : text.rows[1].end]
    assert second.startswith("Collectivité : Faux-Bourg\n")
    assert "\nCode matière : 7.10\n" in second
    assert "\nObjet : Budget annexe\n" in second


@pytest.mark.parametrize("code", ["7.10", "7.1", "1.10", "9.4"])
def test_codes_are_never_numbers(write: Write, code: str) -> None:
    [text] = extract(write("a.csv", table(changed("DELIB_MATIERE_CODE", code)).encode())).texts
    assert text.rows[0].cells["DELIB_MATIERE_CODE"] == code


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("DELIB_OBJET", "", "DELIB_OBJET is empty"),
        ("DELIB_DATE", "mars 2031", "is no date"),
        ("DELIB_DATE", "2031-02-30", "is no date"),
        ("DELIB_DATE", "12/03/2031", "is not AAAA-MM-JJ"),
        ("DELIB_DATE", "2031-03-12T20:00:00", "has a time"),
        ("DELIB_MATIERE_CODE", "7,10", "read as 7.10"),
        ("DELIB_MATIERE_CODE", "07.oct", "is not of the form"),
        ("COLL_SIRET", "2,10E+13", "is not of the form"),
        ("VOTE_POUR", "une douzaine", "is not of the form"),
    ],
)
def test_an_invalid_row_is_kept_and_reported(
    write: Write, column: str, value: str, reason: str
) -> None:
    [text] = extract(write("a.csv", table(ROW, changed(column, value)).encode())).texts
    assert len(text.rows) == 2
    [warning] = text.warnings
    assert warning.startswith("line 3: ")
    assert reason in warning


@pytest.mark.parametrize("written", ["12/03/2031", "2031-03-12 20:00", "12-03-2031"])
def test_dates_of_other_forms_are_mended(write: Write, written: str) -> None:
    [text] = extract(write("a.csv", table(changed("DELIB_DATE", written)).encode())).texts
    assert text.rows[0].cells["DELIB_DATE"] == "2031-03-12"


def test_rows_of_the_wrong_width_are_reported(write: Write) -> None:
    [text] = extract(write("a.csv", table(ROW[:-1], [*ROW, "de trop"]).encode())).texts
    assert [warning.split(":")[0] for warning in text.warnings] == ["line 2", "line 3"]
    assert "VOTE_POUR" not in text.rows[0].cells or text.rows[0].cells["VOTE_POUR"] == ""


def test_a_siren_stands_for_the_siret_and_other_columns_are_kept(write: Write) -> None:
    header = ["Coll_Nom", "COLL_SIREN", *HEADER[2:-1], "NATURE"]
    row = ["Faux-Bourg", "210000006", *ROW[2:-1], "Délibérations"]
    [text] = extract(write("a.csv", table(row, header=header).encode())).texts
    assert text.warnings == ()
    assert text.rows[0].cells["NATURE"] == "Délibérations"
    assert text.rows[0].cells["COLL_NOM"] == "Faux-Bourg"


def test_missing_columns_are_reported(write: Write) -> None:
    [text] = extract(write("a.csv", table(ROW[1:], header=HEADER[1:]).encode())).texts
    assert text.warnings == ("required columns missing: COLL_NOM",)


def test_another_table_gives_readable_lines(write: Write) -> None:
    [text] = extract(write("a.csv", b"Nom;Voix\n\nOdile Vasseur;12\n")).texts
    assert (text.text, text.rows) == ("Nom\tVoix\nOdile Vasseur\t12", ())


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_line_that_names_the_separator_is_no_header(write: Write, delimiter: str) -> None:
    content = f"sep={delimiter}\r\n{table(ROW, delimiter=delimiter)}"
    [text] = extract(write("a.csv", content.encode())).texts
    assert [row.line for row in text.rows] == [3]


def test_a_table_without_rows_is_refused(write: Write) -> None:
    with pytest.raises(ExtractionError, match="without a row"):
        extract(write("a.csv", table().encode()))


def test_a_quote_that_never_closes_does_not_swallow_the_file(write: Write) -> None:
    content = table(ROW, ROW).splitlines(keepends=True)
    content.insert(2, '"' + "mot " * 40_000 + "\r\n")
    extraction = extract(write("a.csv", "".join(content).encode()))
    [text], [failure] = extraction.texts, extraction.failures
    assert [row.line for row in text.rows] == [2, 3, 4]
    assert text.text.count("mot ") >= 39_999
    assert failure.reason.startswith("1 line set aside")
    assert "(line 3)" in failure.reason


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)


@given(
    st.lists(st.lists(cells, min_size=8, max_size=8), min_size=1, max_size=5),
    st.sampled_from(",;\t|"),
)
def test_what_a_csv_writer_wrote_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    text = table(*rows, delimiter=delimiter)
    assert delimiter_of(text) == delimiter
    read = [record.cells for record in records(text.replace("\r\n", "\n"), delimiter)]
    assert read == [
        tuple(HEADER),
        *(tuple(row) for row in rows if any(cell.strip() for cell in row)),
    ]


@given(st.text(max_size=400), st.sampled_from(",;\t|"))
def test_any_text_gives_records_in_order(text: str, delimiter: str) -> None:
    numbers = [record.number for record in records(text, delimiter)]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize(
    ("siret", "wrong"),
    [
        ("21000000600010", False),
        ("21000000600011", True),
        ("35600000049837", False),  # La Poste: the sum of the digits is a multiple of five
        ("35600000049838", True),
        ("35600000000048", False),  # its head office is checked as others are
    ],
)
def test_a_number_that_fails_its_check_is_reported(
    write: Write, siret: str, *, wrong: bool
) -> None:
    row = [ROW[0], siret, *ROW[2:]]
    [text] = extract(write("a.csv", table(row).encode())).texts
    said = f"line 2: COLL_SIRET « {siret} » fails its check digit"
    assert text.warnings == ((said,) if wrong else ())
