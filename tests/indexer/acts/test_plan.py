"""The plan of an act is recognised and no character is lost."""

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.acts.plan import parts
from indexer.searching.extracts.landmarks import decision
from webapp.showing.act_view import layout

ACT = """COMMUNE DE VALSERRE

Le conseil municipal, réuni en mairie sous la présidence de Mme Marchand,

Vu le code général des collectivités territoriales ;
Vu l'avis de la commission
des finances ;

Considérant que la toiture de l'école fuit,

Vu le devis de l'entreprise,

Après en avoir délibéré, à l'unanimité,

DÉCIDE :

Article 1 : d'approuver les travaux.
Article 2 : d'inscrire la dépense au budget.
- pour la toiture, 12 000 €
- pour le reste, 300 €

Fait à Valserre, le 3 mars 2024
Le maire
"""


def named(text: str) -> list[tuple[str, int]]:
    return [(part.name, len(part.blocks)) for part in parts(text)]


def test_the_parts_come_in_the_order_of_the_act() -> None:
    names = [name for name, _ in named(ACT)]
    assert names == ["entete", "visas", "considerants", "visas", "decision", "formules"]


def test_each_visa_and_each_article_is_a_paragraph_of_its_own() -> None:
    visas = next(part for part in parts(ACT) if part.name == "visas")
    assert len(visas.blocks) == 2
    decision = next(part for part in parts(ACT) if part.name == "decision")
    kinds = [block.kind for block in decision.blocks]
    assert kinds == ["paragraphe", "titre", "article", "article", "item", "item"]


def test_a_line_broken_by_the_printer_is_mended_and_one_broken_by_the_author_kept() -> None:
    shown = "".join(str(block.body) for part in layout(ACT) for block in part.blocks)
    assert "commission des finances" in shown
    assert "2024<br>Le maire" in shown


@pytest.mark.parametrize(
    "opening",
    [
        "Aprés en avoir délibéré,",
        "Après débat, le conseil",
        "APPROUVE le projet",
        "Le conseil municipal, à l'unanimité, décide :",
        "DELIBERE",
    ],
)
def test_a_decision_is_known_by_its_opening_words(opening: str) -> None:
    text = f"Vu le code de l'urbanisme,\n\n{opening}\n\nde faire ainsi."
    assert [name for name, _ in named(text)] == ["visas", "decision"]


def test_prose_amid_the_visas_is_the_account_of_the_matter() -> None:
    text = "Vu le code,\n\nLa toiture de l'école fuit depuis l'hiver et les devis sont arrivés.\n\nConsidérant l'urgence,"
    assert [name for name, _ in named(text)] == ["visas", "expose", "considerants"]


def test_a_text_without_a_plan_is_one_part() -> None:
    assert named("Quelques lignes\nsans rien de reconnu.\n\nEt une autre.") == [("entete", 2)]


def test_tabs_make_a_table_whose_rows_have_one_width() -> None:
    (part,) = layout("Nom\tPrésent\nMarchand\toui\tpouvoir\n")
    (table,) = part.blocks
    assert table.kind == "table"
    assert [len(row) for row in table.rows] == [3, 3]


def test_marks_and_links_lie_over_the_right_words() -> None:
    text = "Vu l'article L. 2121-29 du code général des collectivités territoriales,\nConsidérant la cantine,"
    start = text.index("cantine")
    html = "".join(str(b.body) for p in layout(text, [(start, start + 7)]) for b in p.blocks)
    assert '<mark id="premiere">cantine</mark>' in html
    assert html.count('<a class="loi"') == 2


@given(
    st.text(st.characters(codec="utf-8"), max_size=300)
    | st.lists(st.sampled_from(ACT.splitlines()), max_size=15).map("\n".join)
)
def test_every_word_of_the_text_is_shown_once_in_order(text: str) -> None:
    shown = [
        text[start:end]
        for part in parts(text)
        for block in part.blocks
        for start, end in block.lines
    ]
    assert " ".join(" ".join(shown).split()) == " ".join(text.split())
    layout(text)


def seen(text: str, marks: list[tuple[int, int]]) -> tuple[str, int]:
    """What a reader sees of a text laid out, without blanks, and how many passages are marked."""
    html = "".join(
        str(piece)
        for part in layout(text, marks)
        for b in part.blocks
        for piece in (b.lead, b.body, *b.items, *(cell for row in b.rows for cell in row))
    )
    bare = unescape(re.sub(r"</?(?:a|mark|br)\b[^>]*>", "", html))
    return "".join(bare.split()), html.count('<mark id="premiere">')


@given(
    st.text(st.characters(codec="utf-8"), max_size=200)
    | st.lists(st.sampled_from(ACT.splitlines()), max_size=15).map("\n".join),
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 40)), max_size=8),
)
def test_whatever_is_marked_the_reader_sees_the_text(
    text: str, found: list[tuple[int, int]]
) -> None:
    marks = [(start, start + length) for start, length in found]
    shown, first = seen(text, marks)
    assert shown == "".join(unescape(escape(text)).split())
    assert first <= 1


def test_the_first_mark_alone_has_an_address() -> None:
    word = ACT.index("toiture")
    assert seen(ACT, [(word, word + 7), (word - 3, word - 1)])[1] == 1


@pytest.mark.parametrize(
    "decides",
    [
        "DÉCIDE de fixer les tarifs.",
        "DECIDE : les tarifs sont fixés.",
        "APPROUVENT les tarifs.",
        "PREND ACTE du rapport.",
        "ÉMET un avis favorable.",
        "Le conseil municipal décide de fixer les tarifs.",
        "Le conseil municipal, après en avoir délibéré, approuve les tarifs.",
    ],
)
def test_an_extract_begins_in_the_part_that_pages_call_the_decision(decides: str) -> None:
    text = f"COMMUNE DE VALSERRE\n\nVu le code ;\n\nConsidérant la hausse,\n\n{decides}\n"
    start = decision(text)
    assert start is not None
    (part,) = [part for part in parts(text) if part.name == "decision"]
    assert part.blocks[0].lines[0][0] <= start < part.blocks[-1].lines[-1][1]


def test_a_title_in_capitals_is_no_decision_within_its_line() -> None:
    assert decision("OBJET : PRISE EN CHARGE DES FRAIS ; DON") is None
    assert decision("Les tarifs sont adoptés et le devis accepté.") is None


@pytest.mark.parametrize(
    ("line", "following", "meant"),
    [
        # A line of a printed page goes on, one that is a paragraph does not.
        (
            "Le budget de l'exercice a été établi par la commission des",
            "Finances de la commune",
            False,
        ),
        (
            "Forfait communal versé à l'école maternelle de la Combe",
            "Le coût " + "élevé " * 20,
            True,
        ),
        ("Objet : Tarifs de l'accueil de loisirs à la rentrée prochaine", "Votants : 21", True),
        (
            "Objet : Tarifs de l'accueil de loisirs à la rentrée prochaine",
            "de septembre : 21",
            False,
        ),
    ],
)
def test_a_line_ends_where_its_author_ended_it(line: str, following: str, meant: bool) -> None:
    (part,) = parts(f"{line}\n{following}")
    assert part.blocks[0].breaks[0] is meant
