"""Lines in which somebody speaks open no point."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.openings import speaks
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.view.cleaning import clean


@pytest.mark.parametrize(
    ("line", "somebody"),
    [
        ("V. BAYLE lit le rapport.", True),
        ("L. Fournier-Lebel trouve la hausse excessive.", True),
        ("C. NOUVEL se dit opposé à la vente.", True),
        ("A. VOIRIE communale", False),
        ("B. Tarifs du gîte", False),
    ],
)
def test_somebody_named_by_an_initial_speaks(line: str, somebody: bool) -> None:
    view = clean(f"{line}\n")
    assert speaks(view.lines[0]) is somebody
    assert (headings(view) == []) is somebody


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="x.txt")


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [(act.numero, act.objet) for act in read(text).actes]


def test_a_speaker_opens_no_point() -> None:
    head = "Mairie de Valmory\nConseil municipal du 11 septembre 2031\n\nVENTE DU PRESBYTÈRE\n"
    text = f"{head}C. NOUVEL se dit opposé à la vente.\nLe conseil municipal, à la majorité, décide la vente.\n"
    assert told(text) == [(None, "VENTE DU PRESBYTÈRE")]
