"""A phrase for each special case that no other test would miss (``tools/rule_proofs.py`` lists them)."""

import datetime as dt
import unicodedata

import pytest

from analyzers import fold_letters
from indexer.documents import Document, ExtractedText
from indexer.reading.parsing import lexicon, objet, parse
from indexer.reading.parsing.bodies import departements
from indexer.reading.parsing.bodies.deciding import named
from indexer.reading.parsing.bodies.organs import organ
from indexer.reading.parsing.facts import act_numbers, ballots, votes, written_dates
from indexer.reading.parsing.facts.convocations import convocation_date
from indexer.reading.parsing.facts.sitting_day import sitting_date
from indexer.reading.parsing.points.title_words import names_matter
from indexer.reading.parsing.view.cleaning import clean


def read(text: str, name: str = "") -> Document:
    return parse(ExtractedText(text), name=name)


# --- the view -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("**Objet** : __Gîte__", "  Objet   :   Gîte  "),
        ("**Objet : gîte", "  Objet : gîte"),
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
    assert lines(f"Objet : gîte\n{stamp}\nLe conseil décide.") == [
        "Objet : gîte",
        "Le conseil décide.",
    ]


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
    body = "\n".join(
        f"Ligne {word}"
        for word in ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
    )
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
    "text",
    ["deux conseillers ne prennent pas part au vote", "Non-participation : deux", "NPPV : 2"],
)
def test_who_takes_no_part_is_counted(text: str) -> None:
    assert ballots.non_participation(fold_letters(text)) == 2


# --- dates and numbers ----------------------------------------------------------------------------
def test_a_number_whose_hyphen_was_lost_is_read() -> None:
    assert lexicon.number_in_words("vingttrois") == 23


def test_a_date_in_words_in_the_name_of_a_file_is_read() -> None:
    name = "compte-rendu_du_4_mai_2031"
    assert written_dates.date_in_name(name) == dt.date(2031, 5, 4)


@pytest.mark.parametrize(
    "text",
    [
        # The minutes of another sitting, a point of the agenda: neither is the title.
        "Le procès-verbal de la séance du 2 avril 2031 est lu\nSéance du 4 mai 2031",
        "3. Conseil municipal du 2 avril 2031\nSéance du 4 mai 2031",
        "Séance du 2 avril 2031 : compte rendu adopté.\nSéance du 4 mai 2031",
        # A date alone on its line, its hour after it.
        "CONSEIL\n4 mai 2031 à 20 h 30 au gîte communal\nSéance du 5 juin 2031",
        # A label, against the date of a title far below.
        "Date de la délibération : 4 mai 2031\nL'an deux mille trente et un, le cinq juin",
    ],
)
def test_the_date_of_the_sitting_is_told_from_others(text: str) -> None:
    assert sitting_date(clean(text), "", None) == dt.date(2031, 5, 4)


@pytest.mark.parametrize("phrase", ["Convoqués : le 28 avril 2031", "Convocation 28/04/2031"])
def test_the_date_of_a_convocation_may_follow_its_label(phrase: str) -> None:
    found = convocation_date(clean(phrase), dt.date(2031, 5, 4))
    assert found == dt.date(2031, 4, 28)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Délibération n°\n2031-14\nObjet : gîte", "2031-14"),
        ("Le registre porte la mention : délibération n° 2031-14.", "2031-14"),
        ("Délibération n°\n14\nObjet : gîte", "14"),
        ("Loi 2031-14\nObjet : gîte", None),
        ("12/2031\nObjet : gîte", "12/2031"),
        ("2031-05-04\nObjet : gîte", None),
        ("Vu la délibération n° 2031-14\nObjet : gîte", None),
    ],
)
def test_the_number_of_an_act_is_told_from_others(text: str, number: str | None) -> None:
    assert act_numbers.act_number(clean(text), 0, len(text), ()) == number


@pytest.mark.parametrize(
    ("name", "council"),
    [
        ("Vaucluse", "de Vaucluse"),
        ("Ille-et-Vilaine", "d'Ille-et-Vilaine"),
        ("Ardennes", "des Ardennes"),
        ("Gers", "du Gers"),
        ("Oise", "de l'Oise"),
        ("Creuse", "de la Creuse"),
    ],
)
def test_a_departement_has_the_article_that_custom_gives_it(name: str, council: str) -> None:
    assert departements._of(name) == council


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


@pytest.mark.parametrize(
    "text",
    [
        "Le devis est retenu.\nFait à Hurtigheim, le 4 mai 2031",
        "Le conseil municipal décide.\n67117 Hurtigheim",
    ],
)
def test_a_commune_may_be_named_by_its_place_alone(text: str) -> None:
    assert read(f"DÉLIBÉRATION DU CONSEIL MUNICIPAL\n{text}").collectivite.nom == "Hurtigheim"


def test_a_text_without_line_breaks_is_cut_where_its_lines_were() -> None:
    filler = "Le devis du gîte est lu et le prix en est connu de tous les habitants du bourg. " * 12
    text = f"{filler}TARIFS DU GÎTE COMMUNAL POUR TOUS Monsieur Roc lit le devis de la salle."
    seen = lines(text)
    assert "TARIFS DU GÎTE COMMUNAL POUR TOUS" in seen
    assert sum(line.startswith("Le devis du gîte") for line in seen) == 12


@pytest.mark.parametrize(
    "title", ["Séance du 4 mai", "Commune de Zélivaucourt", "Membres en exercice : 12"]
)
def test_the_facts_of_a_sitting_are_no_title(title: str) -> None:
    assert objet._is_administrative(title)
    assert not objet._is_administrative("Tarifs du gîte communal")


@pytest.mark.parametrize(
    ("text", "sat"),
    [
        ("Conseil municipal cité.\nLe conseil communautaire s'est réuni.", "conseil communautaire"),
        ("CONSEIL DÉPARTEMENTAL\nRéunion du 4 mai 2031", "conseil départemental"),
        (
            "Sous la présidence de Mme Anne Roc, le conseil départemental décide",
            "conseil départemental",
        ),
    ],
)
def test_an_organ_that_sits_is_told_from_those_that_are_named(text: str, sat: str) -> None:
    assert organ(clean(text)) == sat
