import pytest

from indexer.acts.documents import ExtractedText, Row
from indexer.reading.parsing import Context, parse
from indexer.reading.parsing.facts.siren import valid_siren
from indexer.reading.parsing.facts.stamps import stamps_in
from indexer.reading.parsing.view.cleaning import clean


@pytest.mark.parametrize(
    ("written", "siren"),
    [
        ("732829320", "732829320"),
        ("732 829 320", "732829320"),
        ("732.829.320 00074", "732829320"),
        ("732829321", None),  # the last digit checks the others
        ("73282932100074", None),
        ("73282932000000", "732829320"),  # rounded by a spreadsheet
        ("73282932", None),
        ("7328293200007", None),
        ("", None),
        ("sans objet", None),
        ("٧٣٢٨٢٩٣٢٠", None),
    ],
)
def test_a_number_that_fails_its_check_is_none(written: str, siren: str | None) -> None:
    assert valid_siren(written) == siren


def test_a_stamp_with_a_misread_number_still_gives_date_and_number() -> None:
    (stamp,) = stamps_in(clean("ID : 034-732829321-20310405-12_2031-DE"))
    assert (stamp.siren, stamp.numero, stamp.nature) == (None, "12_2031", "DE")
    assert stamp.date is not None
    (right,) = stamps_in(clean("ID : 034-732829320-20310405-12_2031-DE"))
    assert right.siren == "732829320"


@pytest.mark.parametrize(
    ("siret", "siren"), [("73282932000074", "732829320"), ("73282932100074", None)]
)
def test_the_number_of_a_table_is_checked(siret: str, siren: str | None) -> None:
    cells = {"COLL_NOM": "Régie de Fontvive-la-Haute", "COLL_SIRET": siret, "DELIB_OBJET": "Tarifs"}
    text = "Objet : Tarifs"
    table = ExtractedText(text, method="table", rows=(Row(2, cells, 0, len(text)),))
    assert parse(table, name="table.csv", context=Context()).collectivite.siren == siren
