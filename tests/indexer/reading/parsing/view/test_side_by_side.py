"""Columns that a text keeps side by side are read one after the other; texts are invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.cleaning import clean
from indexer.reading.parsing.view.side_by_side import in_reading_order

HEAD = "COMMUNE DE VALMORY\nProcès-verbal du conseil municipal du 3 mai 2031\n\n"
LEFT = [
    "1 - Tarifs de la halle",
    "M. le Maire rappelle que les tarifs de",
    "la halle n'ont pas changé depuis l'année",
    "2024 et propose de porter le prix du",
    "mètre à trois euros pour les marchands",
    "qui viennent chaque semaine.",
    "Le conseil municipal, après en avoir",
    "délibéré, à l'unanimité, approuve les",
    "tarifs proposés.",
]
RIGHT = [
    "2 - Vente d'un banc",
    "Mme Odile ASTRUEL indique que le banc de",
    "la place, qui date de 1987, gêne le",
    "passage des voitures, et qu'un habitant",
    "de la commune a proposé de l'acheter au",
    "prix de vingt euros.",
    "Le conseil municipal, après en avoir",
    "délibéré, à l'unanimité, décide de",
    "vendre le banc.",
]


def side_by_side(left: list[str], right: list[str], width: int = 45) -> str:
    return "".join(
        f"{one:<{width}}{other}".rstrip() + "\n" for one, other in zip(left, right, strict=True)
    )


def test_the_second_column_is_read_behind_the_first() -> None:
    text = HEAD + side_by_side(LEFT, RIGHT)
    acts = parse(ExtractedText(text), name="x.txt").actes
    assert [(act.numero, act.objet) for act in acts] == [
        ("1", "Tarifs de la halle"),
        ("2", "Vente d'un banc"),
    ]
    lines = [line.text for line in clean(text).lines]
    assert lines[2:] == LEFT + RIGHT


def test_offsets_stand_where_the_words_stood() -> None:
    text = HEAD + side_by_side(LEFT, RIGHT)
    view = clean(text)
    for words in ("mètre à trois euros", "prix de vingt euros"):
        assert text[view.origin(view.text.index(words)) :].startswith(words)


def test_a_page_is_read_to_its_end_before_the_next() -> None:
    text = HEAD + side_by_side(LEFT, RIGHT) + "\f" + side_by_side(RIGHT, LEFT)
    lines = [line.text for line in clean(text).lines]
    assert lines[2:] == LEFT + RIGHT + RIGHT + LEFT


def test_a_line_through_the_gutter_ends_the_columns() -> None:
    title = "Le compte administratif de l'exercice, puis le budget, sont présentés."
    text = HEAD + side_by_side(LEFT, RIGHT) + title + "\n" + side_by_side(RIGHT, LEFT)
    lines = [line.text for line in clean(text).lines]
    assert lines[2:] == [*LEFT, *RIGHT, title, *RIGHT, *LEFT]


TITLES = [f"2031-{rank:02} Tarifs de la halle, du marché et de la foire" for rank in range(1, 13)]


@pytest.mark.parametrize(
    "text",
    [
        # a list of titles and what became of them
        side_by_side(TITLES, ["Adopté à l'unanimité des suffrages exprimés"] * 12, 60),
        side_by_side(TITLES, ["adopté à l'unanimité"] * 12, 60),
        # the same, in cells of several lines
        side_by_side(
            ["Acquisition de la parcelle cadastrée section A", "pour le prix de trois mille euros"] * 6,
            ["Approuvé par douze voix pour et trois contre", "dont une procuration, sans abstention"] * 6,
            60,
        ),
        # who gave a proxy to whom
        side_by_side(["M. Paul DURZIN, deuxième adjoint au maire"] * 12, ["donne pouvoir à Mme Odile ASTRUEL, adjointe"] * 12),
        # too few lines
        side_by_side(LEFT[:6], RIGHT[:6]),
        # one column only
        side_by_side(LEFT, [""] * 9),
        "\n".join(LEFT + RIGHT),
    ],
)  # fmt: skip
def test_rows_of_tables_stay(text: str) -> None:
    assert in_reading_order(text) is None
