from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.extraction.page.layout import lines_of
from indexer.reading.extraction.page.pieces import Word

LETTER = 5.0
HEIGHT = 12.0


def words_at(x: float, y: float, text: str, *, height: float = HEIGHT) -> list[Word]:
    """Words of one line, each letter 5 points wide, set from ``x`` with its top at ``y``."""
    words: list[Word] = []
    for number, word in enumerate(text.split(" ")):
        right = x + LETTER * len(word)
        words.append(Word(word, x, y, right, y + height, opens_line=number == 0))
        x = right + LETTER
    return words


def block(x: float, y: float, lines: Sequence[str], *, leading: float = 13) -> list[Word]:
    return [word for row, line in enumerate(lines) for word in words_at(x, y + leading * row, line)]


def read(words: Sequence[Word]) -> list[str]:
    return [line.text for line in lines_of(words)]


LEFT = [
    "Le conseil municipal approuve le compte",
    "administratif de l'exercice passé et donne",
    "quitus au trésorier pour sa gestion de la",
    "commune ainsi que du budget annexe eau.",
]
RIGHT = [
    "Monsieur le maire rappelle que la salle des",
    "fêtes doit être rénovée avant le prochain",
    "hiver et propose de solliciter une aide du",
    "département au titre du plan de relance.",
]


def test_one_column_is_read_from_top_to_bottom_whatever_the_order_of_the_file() -> None:
    words = block(50, 100, LEFT[2:]) + block(50, 100 - 26, LEFT[:2])
    assert read(words) == LEFT


def test_two_columns_are_read_one_after_the_other() -> None:
    words = block(50, 100, LEFT) + block(320, 100, RIGHT)
    assert read(words) == LEFT + RIGHT


def test_two_columns_painted_line_by_line_are_still_columns() -> None:
    words = [
        word
        for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
        for word in words_at(50, 100 + 13 * row, left) + words_at(320, 100 + 13 * row, right)
    ]
    assert read(words) == LEFT + RIGHT


def test_a_title_over_two_columns_and_a_line_below_keep_their_place() -> None:
    title = "PROCÈS-VERBAL DE LA SÉANCE ORDINAIRE DU CONSEIL COMMUNAUTAIRE DE FAUX-BOURG"
    closing = "La séance est levée à vingt-deux heures trente par la présidente de séance."
    words = (
        words_at(100, 60, title)
        + block(50, 100, LEFT)
        + block(320, 100, RIGHT)
        + words_at(50, 170, closing)
    )
    assert read(words) == [title, *LEFT, *RIGHT, closing]


def test_a_margin_is_read_before_the_text_that_starts_above_it() -> None:
    margin = ["Service", "des finances", "n° 2031-07"]
    body = [
        "Le douze mars deux mille trente et un, le conseil municipal",
        "de Faux-Bourg, dûment convoqué, s'est réuni en mairie sous la",
        "présidence de madame Odile Vasseur, maire de la commune, en",
        "session ordinaire et publique devant seize membres présents.",
        "Le quorum étant atteint, la séance est ouverte à vingt heures.",
    ]
    words = block(220, 100, body) + block(50, 107 + 13, margin)
    assert read(words) == margin + body


def test_a_table_is_read_row_by_row_with_tabs() -> None:
    words = [
        word
        for row, (name, number, rate) in enumerate(
            [("Fonction", "Nombre", "Taux"), ("Maire", "1", "51 %"), ("Adjoints", "4", "19 %")]
        )
        for word in (
            words_at(50, 100 + 13 * row, name)
            + words_at(200, 100 + 13 * row, number)
            + words_at(300, 100 + 13 * row, rate)
        )
    ]
    assert read(words) == ["Fonction\tNombre\tTaux", "Maire\t1\t51 %", "Adjoints\t4\t19 %"]


def rows_of(*rows: tuple[float, list[tuple[float, list[str]]]]) -> list[Word]:
    """Cells of several lines: for each row its top and, by left edge, the lines of its cells."""
    return [
        word for top, cells in rows for left, lines in cells for word in block(left, top, lines)
    ]


HEADINGS = [(50.0, ["Association"]), (200.0, ["Objet de l'aide"]), (400.0, ["Montant"])]
CELLS = [
    [
        (50.0, ["Union sportive", "de Faux-Bourg"]),
        (200.0, ["Stage de reprise et", "achat de ballons"]),
        (400.0, ["450 €"]),
    ],
    [
        (50.0, ["Amis du livre"]),
        (200.0, ["Lectures dans les", "écoles du village"]),
        (400.0, ["300 €"]),
    ],
]
READ = [
    "Association\tObjet de l'aide\tMontant",
    "Union sportive de Faux-Bourg\tStage de reprise et achat de ballons\t450 €",
    "Amis du livre\tLectures dans les écoles du village\t300 €",
]


def test_cells_of_several_lines_stay_in_their_row() -> None:
    assert read(rows_of((100, HEADINGS), (118, CELLS[0]), (149, CELLS[1]))) == READ


def test_cells_set_at_the_middle_of_their_row_stay_in_it() -> None:
    middle = (
        [[(left, lines) for left, lines in row if len(lines) == 2] for row in CELLS],
        [[(left, lines) for left, lines in row if len(lines) == 1] for row in CELLS],
    )
    words = rows_of(
        (100, HEADINGS),
        (118, middle[0][0]),
        (124.5, middle[1][0]),
        (149, middle[0][1]),
        (155.5, middle[1][1]),
    )
    assert read(words) == READ


def test_amounts_stay_with_their_labels() -> None:
    labels = [
        "Charges à caractère général du service",
        "Charges de personnel et frais assimilés",
        "Autres charges de gestion courante",
        "Dotations aux amortissements du bien",
    ]
    amounts = ["120 400,00 €", "310 000,00 €", "98 250,50 €", "12 000,00 €"]
    words = block(50, 100, labels) + block(420, 100, amounts)
    assert read(words) == [f"{a}\t{b}" for a, b in zip(labels, amounts, strict=True)]


def test_a_grid_of_short_cells_is_read_row_by_row() -> None:
    words = [
        word
        for row in range(6)
        for column in range(8)
        for word in words_at(30 + 60 * column, 100 + 13 * row, "12")
    ]
    assert read(words) == ["\t".join(["12"] * 8)] * 6


def test_a_margin_level_with_its_text_is_still_a_margin() -> None:
    margin = ["En exercice : 15", "Présents : 12", "Votants : 14"]
    words = block(50, 100, margin) + block(220, 100, RIGHT)
    assert read(words) == margin + RIGHT


def test_a_stretched_line_does_not_break_its_column() -> None:
    stretched = [
        word
        for x, text in ((320, "fêtes"), (385, "doit"), (440, "être"), (505, "rénovée"))
        for word in words_at(x, 113, text)
    ]
    right = [RIGHT[0], "fêtes doit être rénovée", *RIGHT[2:]]
    words = (
        block(50, 100, LEFT) + words_at(320, 100, RIGHT[0]) + stretched + block(320, 126, RIGHT[2:])
    )
    assert [line.replace("\t", " ") for line in read(words)] == LEFT + right


def test_signatures_under_columns_stay_side_by_side() -> None:
    words = block(50, 100, LEFT) + block(320, 100, RIGHT)
    words += words_at(50, 220, "Le secrétaire,") + words_at(400, 220, "Le maire,")
    assert read(words) == [*LEFT, *RIGHT, "Le secrétaire,\tLe maire,"]


def test_a_centred_title_over_a_margin_comes_first() -> None:
    margin = ["En exercice : 15", "Présents : 12", "Votants : 14"]
    words = (
        words_at(260, 87, "DÉPARTEMENT DU VAL") + block(50, 100, margin) + block(220, 100, RIGHT)
    )
    assert read(words) == ["DÉPARTEMENT DU VAL", *margin, *RIGHT]


def test_an_exponent_stays_with_its_number() -> None:
    words = [
        *words_at(50, 100, "le"),
        *words_at(65, 100, "1"),
        Word("er", 70.4, 99, 76, 106, opens_line=True),
        *words_at(81, 100, "janvier"),
    ]
    assert read(words) == ["le 1er janvier"]


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param(Word("m2", 92, 96, 102, 112), id="raised"),
        pytest.param(Word("H2", 92, 100, 102, 116), id="sunk"),
    ],
)
def test_what_follows_a_word_with_an_exponent_is_a_word(ending: Word) -> None:
    """Its box is higher than those beside it, and spaces may be narrow."""
    next_word = Word("boisés", 104.2, 100, 134, 112, opens_line=True)
    words = [Word("de", 80, 100, 90, 112, opens_line=True), ending, next_word]
    assert read(words) == [f"de {ending.text} boisés"]


def test_smaller_type_on_the_same_foot_is_a_word() -> None:
    words = [Word("Mairie", 50, 97, 80, 112), Word("VALBRUNE", 82.2, 102, 120, 112)]
    assert read(words) == ["Mairie VALBRUNE"]


def test_a_sunk_figure_stays_with_its_letters() -> None:
    words = [*words_at(50, 100, "CO"), Word("2", 60.2, 106, 63, 114, opens_line=True)]
    assert read(words) == ["CO2"]


def test_text_painted_twice_is_read_once() -> None:
    words = words_at(50, 100, "DÉLIBÉRATION") + words_at(50.3, 100.2, "DÉLIBÉRATION")
    assert read(words) == ["DÉLIBÉRATION"]


def test_white_space_opens_a_paragraph() -> None:
    words = block(50, 100, LEFT) + block(50, 180, RIGHT)
    opens = [line.opens_paragraph for line in lines_of(words)]
    assert opens == [False] * 4 + [True] + [False] * 3


def test_a_huge_letter_does_not_tie_lines_together() -> None:
    words = [*block(100, 100, LEFT), Word("L", 50, 95, 80, 155)]
    told = read(words)
    assert [line.removeprefix("L ").removeprefix("L\t") for line in told if len(line) > 1] == LEFT


coordinates = st.floats(-50, 900, allow_nan=False)
sizes = st.floats(0, 80, allow_nan=False)


@st.composite
def scattered(draw: st.DrawFn) -> list[Word]:
    words: list[Word] = []
    for number in range(draw(st.integers(0, 40))):
        left, top = draw(coordinates), draw(coordinates)
        words.append(
            Word(
                f"m{number}", left, top, left + draw(sizes), top + draw(sizes), draw(st.booleans())
            )
        )
    return words


@given(scattered())
def test_no_word_is_lost_or_told_twice(words: list[Word]) -> None:
    told = " ".join(read(words)).split()
    assert sorted("".join(told)) == sorted("".join(word.text for word in words))


@given(
    st.lists(
        st.lists(st.sampled_from(["un", "acte", "délibéré"]), min_size=1, max_size=8), max_size=12
    )
)
def test_plain_lines_come_back_as_they_are(lines: list[list[str]]) -> None:
    texts = [" ".join(line) for line in lines]
    assert read(block(50, 80, texts)) == texts


def test_more_words_at_one_height_than_any_row_has_are_one_row() -> None:
    words = [word for n in range(3_000) for word in words_at(0.2 * n, 7 * (n % 2), f"mot{n}")]
    [line] = read(words)
    assert len(line.split()) == 3_000


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        pytest.param(Word("2", 68.5, 98, 72, 105), "voté 12 000 euros", id="raised"),
        pytest.param(Word("2", 68.5, 106, 72, 114), "voté 12 0002 euros", id="sunk"),
        pytest.param(Word("2", 71, 100, 75, 112), "voté 12 000 2 euros", id="level"),
        pytest.param(Word("2", 76, 98, 79, 105), "voté 12 000 2 euros", id="apart"),
    ],
)
def test_a_raised_figure_calls_a_note(figure: Word, text: str) -> None:
    words = [
        Word("voté", 20, 100, 40, 112),
        Word("12", 42, 100, 50, 112),
        Word("000", 53, 100, 68, 112),
        figure,
        Word("euros", 82, 100, 110, 112),
    ]
    assert read(words) == [text]


def sheet(*rows: Sequence[str], at: Sequence[float] = (50, 200, 280, 360)) -> list[Word]:
    return [
        word
        for rank, row in enumerate(rows)
        for x, text in zip(at, row, strict=False)
        if text
        for word in words_at(x, 100 + 20 * rank, text)
    ]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            [("Nom", "Présent", "Absent", "Pouvoir"), ("Orval Zoé", "X"), ("Brisset Luc", "", "X"), ("Mervil Jean", "", "", "Orval")],
            ["Nom\tPrésent\tAbsent\tPouvoir", "Orval Zoé\tX", "Brisset Luc\t\tX", "Mervil Jean\t\t\tOrval"],
        ),
        (
            [("Membre", "Présent"), ("Orval Zoé", "X"), ("Brisset Luc", "X")],
            ["Membre\tPrésent", "Orval Zoé\tX", "Brisset Luc\tX"],
        ),
        (
            [("Nom", "Pour", "Contre"), ("Orval Zoé", "", "X"), ("Total des voix", "1")],
            ["Nom\tPour\tContre", "Orval Zoé\t\tX", "Total des voix\t1"],
        ),
    ],
)  # fmt: skip
def test_a_row_that_lacks_a_cell_keeps_the_others_in_their_columns(
    rows: Sequence[Sequence[str]], lines: list[str]
) -> None:
    assert read(sheet(*rows)) == lines


def test_a_mark_set_in_the_middle_of_its_column_is_under_the_nearest_head() -> None:
    heads = sheet(("Nom", "Pour", "Contre"))
    marks = [*words_at(50, 120, "Orval Zoé"), *words_at(311, 120, "X"), *words_at(50, 140, "Brisset"), *words_at(232, 140, "X")]  # fmt: skip
    assert read([*heads, *marks]) == ["Nom\tPour\tContre", "Orval Zoé\t\tX", "Brisset\tX"]


@pytest.mark.parametrize(
    ("gap", "text"),
    [(0.0, "Objet : Réfection"), (-0.5, "Objet : Réfection"), (3.0, "Objet : R éfection")],
)
def test_pieces_of_a_word_that_touch_are_one(gap: float, text: str) -> None:
    """On a turned page the file may begin a line within a word."""
    first = words_at(50, 100, "Objet : R")
    assert read(first + words_at(first[-1].right + gap, 100, "éfection")) == [text]


def test_a_capital_that_touches_a_word_begins_another() -> None:
    first = words_at(50, 100, "Commune")
    assert read(first + words_at(first[-1].right, 100, "Valbrune")) == ["Commune Valbrune"]


def spread(text: str, *, gap: float = 4.0, blank: float = 4.0) -> list[Word]:
    """A line of letters each of which the file has as a word, set apart by a gap."""
    words: list[Word] = []
    x = 50.0
    for word in text.split(" "):
        for letter in word:
            words.append(Word(letter, x, 100, x + LETTER, 100 + HEIGHT, opens_line=not words))
            x += LETTER + gap
        x += blank
    return words


def test_letters_set_wide_apart_are_words() -> None:
    assert read(spread("COMMUNE DE VALBRUNE")) == ["COMMUNE DE VALBRUNE"]
    assert read(spread("Séance du 12 mars 2031", gap=3)) == ["Séance du 12 mars 2031"]


@pytest.mark.parametrize("text", ["X X X X X X X X", "1 2 3 4 5 6 7 8", "a b c"])
def test_crosses_figures_and_a_few_letters_stay_apart(text: str) -> None:
    assert read(spread(text.replace(" ", ""))) == [text]
