"""The learned reader of lines: leads, features, the model, the reading of a whole document."""

import hashlib
import itertools
from importlib.resources import files
from math import exp

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.lines.features import features
from indexer.reading.parsing.lines.leads import lead
from indexer.reading.parsing.lines.model import LineModel, line_model
from indexer.reading.parsing.points.weighing.lattice import Lattice, _carried_on
from indexer.reading.parsing.points.weighing.whole_reading import best_reading
from indexer.reading.parsing.view.cleaning import clean

HEAD = (
    "COMMUNE DE VALMORY\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 14 juin 2023\n"
    "Le conseil municipal, légalement convoqué, s'est réuni sous la présidence de Mme Odile FERRAN, maire.\n\n"
)
VOTED = (
    "Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve cette proposition.\n\n"
)
END = "La séance est levée à 21 heures.\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="pv.txt")


@pytest.mark.parametrize(
    ("line", "style", "values", "words"),
    [
        ("3/ Tarifs de la cantine", "9/", (3,), "Tarifs de la cantine"),
        ("Point n° 3 : Tarifs", "pointn°9:", (3,), "Tarifs"),
        ("II – Voirie", "I-", (2,), "Voirie"),
        ("II VOIRIE COMMUNALE", "I", (2,), "VOIRIE COMMUNALE"),
        ("I Voirie communale", "", (), "I Voirie communale"),
        ("Délibération n° 2031-16 – Voirie", "deliberationn°Y-9-", (2031, 16), "Voirie"),
        ("OBJET : Voirie communale", "objet:", (), "Voirie communale"),
        ("• Voirie communale", "•", (), "Voirie communale"),
        ("B) Voirie communale", "A)", (2,), "Voirie communale"),
        ("D2031_016", "aY_9", (2031, 16), ""),
        ("Motion pour la gare", "", (), "Motion pour la gare"),
        ("Tarifs 2031 de la cantine", "", (), "Tarifs 2031 de la cantine"),
        ("M. TERRASSE vote contre", "", (), "M. TERRASSE vote contre"),
        ("le conseil municipal", "", (), "le conseil municipal"),
    ],
)
def test_the_lead_of_a_line(line: str, style: str, values: tuple[int, ...], words: str) -> None:
    (one,) = clean(line).lines
    found = lead(one)
    assert (found.style, found.values, one.text[found.rest :]) == (style, values, words)


def test_each_line_has_features_and_its_cues_are_its_own() -> None:
    view = clean("Budget\nLe conseil, à l'unanimité, approuve.\nSigné")
    rows = features(view, [lead(line) for line in view.lines])
    assert [("unanimity" in row, "noun" in row) for row in rows] == [
        (False, True),
        (True, False),
        (False, False),
    ]


def test_the_model_weighs_all_sequences_of_roles() -> None:
    model = LineModel.of(
        {
            "roles": ["O", "body"],
            "states": {
                "": {"a": [0, 150, 1, -20], "b": [1, 80]},
                "-": {"a": [1, 60]},
                "+": {"none": [0, 30]},
            },
            "transitions": [[-100, 40], [10, 20]],
        }
    )
    rows = [["a"], ["b"], ["a", "b"]]
    states = [{"O": 1.5, "body": -0.2}, {"O": 0.0, "body": 1.4}, {"O": 1.8, "body": 0.6}]
    moves = {("O", "O"): -1.0, ("O", "body"): 0.4, ("body", "O"): 0.1, ("body", "body"): 0.2}
    totals = [[0.0, 0.0] for _ in rows]
    for path in itertools.product(model.roles, repeat=3):
        score = sum(states[i][role] for i, role in enumerate(path))
        weight = exp(score + sum(moves[pair] for pair in itertools.pairwise(path)))
        for i, role in enumerate(path):
            totals[i][model.roles.index(role)] += weight
    for expected, found in zip(totals, model.marginals(rows), strict=True):
        assert found == pytest.approx([value / sum(expected) for value in expected])


def test_a_text_without_lines_has_no_reading() -> None:
    assert best_reading(Lattice(clean(" \n"), ())) == []
    assert line_model().marginals([]) == []


@pytest.mark.parametrize(
    "style",
    [
        "{n}/ {t}",
        "Point n° {n} : {t}",
        "{n}°) {t}",
        "2023-{n:03} – {t}",
        "DÉLIBÉRATION N° 2023-{n:02}\n{t}",
        "• {t}",
    ],
)
def test_points_are_found_in_any_style(style: str) -> None:
    titles = [
        "Tarifs de la cantine scolaire",
        "Vente d'un terrain communal",
        "Subvention au club de pétanque",
    ]
    body = "Madame le Maire présente le dossier.\n"
    points = "".join(f"{style.format(n=n, t=t)}\n{body}{VOTED}" for n, t in enumerate(titles, 1))
    assert [act.objet for act in read(HEAD + points + END).actes] == titles


def test_an_ordre_du_jour_opens_nothing() -> None:
    titles = [
        "Tarifs de la cantine scolaire",
        "Vente d'un terrain communal",
        "Subvention au club de pétanque",
    ]
    agenda = "ORDRE DU JOUR\n" + "".join(f"{n}. {t}\n" for n, t in enumerate(titles, 1)) + "\n"
    points = "".join(
        f"{n}. {t}\nMadame le Maire présente le dossier.\n{VOTED}" for n, t in enumerate(titles, 1)
    )
    assert [act.objet for act in read(HEAD + agenda + points + END).actes] == titles
    assert read(HEAD + agenda).actes == ()


def test_a_person_at_the_head_of_a_line_is_no_point() -> None:
    text = (
        HEAD + "Absents : Mme Lise PRADAL\nM. TERRASSE-BONNIN\nM. GUERLAIN votera contre.\n" + VOTED
    )
    assert read(text).actes == ()


def test_the_rank_before_the_number_of_an_act_is_not_its_number() -> None:
    titles = ["Tarifs de la cantine scolaire", "Vente d'un terrain communal"]
    points = "".join(
        f"{n}. N° DEL2023-{60 + n} : {t}\nMadame le Maire présente le dossier.\n{VOTED}"
        for n, t in enumerate(titles, 1)
    )
    assert [act.numero for act in read(HEAD + points + END).actes] == ["DEL2023-61", "DEL2023-62"]


def test_a_number_alone_above_its_title_is_its_number() -> None:
    titles = ["Tarifs de la cantine scolaire", "Vente d'un terrain communal"]
    body = "Madame le Maire présente le dossier.\n"
    points = "".join(f"{n} –\n\n{t}\n\n{body}{VOTED}" for n, t in enumerate(titles, 1))
    assert [(act.numero, act.objet) for act in read(HEAD + points + END).actes] == [
        ("1", titles[0]),
        ("2", titles[1]),
    ]


def test_the_label_of_a_matter_is_not_a_title() -> None:
    text = (
        "2031-16\n"
        + HEAD
        + f"Délibération n° 2031-20 - Fonctionnement des assemblées\nChoix d'un médiateur communal\n{VOTED}"
        + f"Délibération n° 2031-21 - Finances locales\nSubvention au club de pétanque\n{VOTED}"
    )
    assert [(act.numero, act.objet) for act in read(text).actes] == [
        ("2031-20", "Choix d'un médiateur communal"),
        ("2031-21", "Subvention au club de pétanque"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "opening",
    [
        "11 -\n",
        "\n",
        " ",
        "a",
        "*",
        "\t",
        "M. ",
        "Point n° 1 : Voirie\n",
        "I. \n",
        "2031-01-",
        "n° ",
        "OBJET : ",
        "| a |\n",
    ],
)
def test_any_text_is_read_whatever_comes_again(opening: str) -> None:
    """What a pattern opens on, 10,000 times: each took the square of its length, or more."""
    text = HEAD + opening * 10_000 + VOTED
    assert read(text).texte == text


def test_long_runs_of_blanks_are_bounded_in_the_view_and_keep_their_place() -> None:
    view = clean("Budget" + " " * 5000 + "primitif\n" + "\n" * 5000 + "Voirie")
    assert [line.text for line in view.lines][-1] == "Voirie"
    assert len(view.text) == len(view.folded) == 6 + 5000 + 9 + 5000 + 6
    assert max(map(len, view.text.replace("\x00", "|").split("|"))) < 300


def test_the_shipped_models_are_those_that_were_measured() -> None:
    data = files("indexer.reading.parsing") / "data"
    found = {
        name: hashlib.sha256((data / name).read_bytes()).hexdigest()[:16]
        for name in ("lines.json.gz", "reading.json")
    }
    assert found == {"lines.json.gz": "e0cfdf63ef054096", "reading.json": "db037fe9956c2301"}


def test_a_number_of_four_figures_goes_on_in_the_style_of_those_of_three() -> None:
    lines = clean("999. Ramune\n1000. Vreuil\n1001. Clausier\n4031. Panneton\n").lines
    leads = _carried_on([lead(line) for line in lines])
    assert [first.style for first in leads] == ["9.", "9.", "9.", "99."]
