"""A phrase for each special case that no other test would miss (``tools/rule_proofs.py`` lists them)."""

import datetime as dt
import unicodedata

import pytest

from analyzers import fold_letters
from indexer.documents import Document, ExtractedText
from indexer.reading.parsing import lexicon, objet, parse
from indexer.reading.parsing.bodies.deciding import named
from indexer.reading.parsing.facts import ballots, votes, written_dates
from indexer.reading.parsing.points.title_words import names_matter
from indexer.reading.parsing.view.cleaning import clean


def read(text: str, name: str = "") -> Document:
    return parse(ExtractedText(text), name=name)


# --- the view -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("**Objet** : __Gîte__", "  Objet   :   Gîte  "),
        ("(cid:127) Fixe le tarif", "•         Fixe le tarif"),
        ("\uf0b7 Fixe le tarif", "• Fixe le tarif"),
        ("I'assemblée vote I\"avis", "l'assemblée vote l'avis"),
        ("le 1°' mars", "le 1er mars"),
        (unicodedata.normalize("NFD", "Délibéré à Vézelune"), "Délibéré à Vézelune"),
    ],
)
def test_marks_and_slips_are_seen_as_what_they_stand_for(written: str, seen: str) -> None:
    assert clean(written).text.strip() == seen.strip()


def lines(text: str) -> list[str]:
    return [line.text for line in clean(text).lines]


@pytest.mark.parametrize("stamp", ["Reçu en préfecture le 3 mai 2031", "ID : 080-2", "Publié le"])
def test_the_lines_of_a_stamp_are_no_lines_of_the_act(stamp: str) -> None:
    assert lines(f"Objet : gîte\n{stamp}\nLe conseil décide.") == ["Objet : gîte", "Le conseil décide."]


@pytest.mark.parametrize("number", ["12", "- 12 -", "page 3/14", "3 sur 14"])
def test_the_number_of_a_page_is_no_line(number: str) -> None:
    assert lines(f"Objet : gîte\n\n{number}\n\nLe conseil décide.") == [
        "Objet : gîte",
        "Le conseil décide.",
    ]


def test_figures_among_the_cells_of_a_table_are_lines() -> None:
    assert lines("Exercice\n12\n11\nVotants") == ["Exercice", "12", "11", "Votants"]
    assert lines("Exercice\n12\nVotants") == ["Exercice", "12", "Votants"]


def test_a_title_that_comes_again_on_each_page_is_dropped_but_not_a_point() -> None:
    foot, point = "Séance du 12 mai 2031", "Approbation du conseil du 4 avril 2031"
    body = "\n".join(f"Ligne {word}" for word in "un deux trois quatre cinq six sept huit neuf".split())
    seen = lines(f"{body}\n{foot}\n{point}\nSuite du texte\n{foot}\n{point}\nFin du texte")
    assert foot not in seen
    assert seen.count(point) == 2


# --- votes ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "title", "result"),
    [
        ("Le conseil dira si le vote est à l'unanimité ou non. Il adopte le gîte.", "", "adopté"),
        ("Le conseil : ce point ne donne pas lieu à un vote. Il approuve l'idée.", "", None),
        (
            "Le conseil, après avoir délibéré, approuve le report. Les travaux sont reportés.",
            "",
            "adopté",
        ),
        ("Le conseil prend acte du rapport et approuve la convention.", "", "adopté"),
        ("Le conseil prend acte du rapport annuel.", "", "prend acte"),
        ("Par bulletins secrets, Mme Lune est élue.", "", "élection"),
        ("Sont élus à l'unanimité les membres, par scrutin de liste.", "election", "élection"),
        ("Sont élus à l'unanimité les membres.", "election des delegues", "unanimité"),
        ("Les délégués sont élus : M. Roc.", "designation des delegues", "élection"),
        ("Après lecture, le compte-rendu de la séance du 4 mai est adopté à l'unanimité.",
         "approbation du compte-rendu", "unanimité"),
        ("La commission donne un avis à l'unanimité. Le projet suit.", "", None),
        ("La commission a donné un avis, le conseil municipal vote à l'unanimité.", "", "unanimité"),
    ],
)  # fmt: skip
def test_the_result_of_a_vote(text: str, title: str, result: str | None) -> None:
    vote = votes.vote(fold_letters(text), fold_letters(title))
    assert (vote.resultat if vote else None) == result


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("12 voix contre la proposition de gîte", (None, None, None)),
        ("Gîte communal\n12 votes.\n", (12, None, None)),
    ],
)
def test_the_counts_of_a_vote(text: str, counts: tuple[int | None, ...]) -> None:
    found = ballots.ballot(fold_letters(text), lambda *_: False)
    assert (found.pour, found.contre, found.abstention) == counts


@pytest.mark.parametrize(
    "text", ["deux conseillers ne prennent pas part au vote", "Non-participation : deux", "NPPV : 2"]
)
def test_who_takes_no_part_is_counted(text: str) -> None:
    assert ballots.non_participation(fold_letters(text)) == 2


# --- dates and numbers ----------------------------------------------------------------------------
def test_a_number_whose_hyphen_was_lost_is_read() -> None:
    assert lexicon.number_in_words("vingttrois") == 23


def test_a_date_in_words_in_the_name_of_a_file_is_read() -> None:
    name = "compte-rendu_du_4_mai_2031"
    assert written_dates.date_in_name(name) == dt.date(2031, 5, 4)


# --- titles and bodies ----------------------------------------------------------------------------
@pytest.mark.parametrize("line", ["Les travaux que", "Le gîte dont", "La salle qui"])
def test_a_line_that_calls_for_more_names_no_matter(line: str) -> None:
    assert not names_matter(line)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("IV - Tarifs du gîte communal", "Tarifs du gîte communal"),
        ("OBJET : Tarifs du gîte communal", "Tarifs du gîte communal"),
        ("Délibération : Tarifs du gîte communal", "Tarifs du gîte communal"),
    ],
)
def test_a_title_is_shown_without_its_label(title: str, shown: str) -> None:
    assert objet.tidy_objet(title) == shown


@pytest.mark.parametrize("name", ["Ville de Hurtigheim", "Mairie de Hurtigheim", "Hurtigheim"])
def test_a_commune_is_known_by_its_bare_name(name: str) -> None:
    body = named(name)
    assert body is not None
    assert body.nom == "Hurtigheim"
