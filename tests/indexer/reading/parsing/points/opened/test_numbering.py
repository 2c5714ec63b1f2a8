"""Numbers that stand apart from their title, titles set word by word, extraits under a margin."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.kinds import document_kind
from indexer.reading.parsing.facts.votes.votes import vote
from indexer.reading.parsing.lines.title_words import heads_table
from indexer.reading.parsing.objet import tidy_objet
from indexer.reading.parsing.openings import SITTING
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.points.headings.running_titles import joined_title
from indexer.reading.parsing.points.opened.number_lines import number_alone
from indexer.reading.parsing.view.cleaning import clean

HEAD = """COMMUNE DE VALBRUNE
PROCÈS-VERBAL DU CONSEIL MUNICIPAL
Séance du 12 mars 2031
L'an deux mille trente et un, le douze mars, le conseil municipal s'est réuni sous la présidence de Mme Roc.
Présents : Mme Roc, M. Dell, Mme Vane, M. Tor.
Secrétaire de séance : M. Dell

"""


def read(body: str) -> Document:
    return parse(ExtractedText(HEAD + body), name="pv.txt")


def test_ranks_that_start_again_bear_the_number_of_their_theme() -> None:
    body = ""
    for theme, titles in (
        ("I. FINANCES LOCALES", ("Vote du budget principal", "Taux des taxes locales")),
        ("II. VOIRIE COMMUNALE", ("Achat d'une balayeuse", "Réfection du chemin des Aulnes")),
    ):
        body += f"{theme}\n\n"
        for rank, title in enumerate(titles, 1):
            body += f"{rank}. {title}\n\nMme Roc présente le projet aux membres du conseil.\n"
            body += "Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve le projet.\n\n"
    assert [act.numero for act in read(body).actes] == ["I.1", "I.2", "II.1", "II.2"]


def test_the_number_of_an_act_may_stand_below_its_title() -> None:
    body = "".join(
        f"POINT {rank} – {title}\nDCM 2031-{rank + 20}\nMme Roc présente le projet aux membres.\n"
        "Le conseil municipal, après délibération, approuve le projet à l'unanimité.\n\n"
        for rank, title in enumerate(
            ("Coupes de bois de la forêt", "Location de la chasse", "Avenant à la convention"), 1
        )
    )
    assert [act.numero for act in read(body).actes] == ["DCM 2031-21", "DCM 2031-22", "DCM 2031-23"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("DEL-31-05-01", "DEL-31-05-01"),
        ("Délibération n° 2031-07", "2031-07"),
        ("DCM 2031-28", "DCM 2031-28"),
        ("89.68", None),
        ("2031-07 Achat d'une balayeuse", None),
    ],
)
def test_a_number_alone_is_that_of_an_act(line: str, number: str | None) -> None:
    assert number_alone(clean(line + "\n").lines[0]) == number


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "VENTE D'UN TERRAIN À\nLA SOCIÉTÉ DES AULNES, rapporteur M. Paul Dell\nMme Roc expose.\n",
            "VENTE D'UN TERRAIN À LA SOCIÉTÉ DES AULNES",
        ),
        (
            "Lutte contre\nles frelons du val de Sorve\nMme Roc expose la campagne.\n",
            "Lutte contre les frelons du val de Sorve",
        ),
        (
            "Halle :\nchoix d'un couvreur\nMme Roc expose les offres.\n",
            "Halle : choix d'un couvreur",
        ),
        ("Halle :\nil est proposé de la couvrir\nMme Roc expose.\n", "Halle"),
    ],
)
def test_a_title_goes_on_over_its_lines(text: str, title: str) -> None:
    joined, _after = joined_title(clean(text).lines, 0, 0)
    assert tidy_objet(joined) == title


def test_an_extrait_may_stand_under_a_margin_of_facts() -> None:
    margin = "".join(f"Fait {rank} de la marge\n" for rank in range(15))
    text = (
        f"Valbrune\n{margin}EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nLe conseil municipal délibère.\n"
    )
    assert document_kind(clean(text), "", ()) == "deliberation"


@pytest.mark.parametrize(
    "line",
    [
        "Le maire certifie que la liste des délibérations a été affichée",
        "Compte-rendu des décisions",
    ],
)
def test_a_line_about_a_list_or_a_report_titles_no_minutes(line: str) -> None:
    assert document_kind(clean(f"{line}\nLe conseil municipal délibère.\n"), "", ()) == "autre"


@pytest.mark.parametrize(
    ("title", "objet"),
    [
        ("Primes, rapporteur M, Paul Dell", "Primes"),
    ],
)
def test_a_title_bears_no_rapporteur(title: str, objet: str) -> None:
    assert tidy_objet(title) == objet


def test_a_lone_objet_among_numbered_acts_is_a_label_inside_one() -> None:
    body = ""
    for rank, title in enumerate(
        ("Tarifs de la cantine", "Vente d'un terrain", "Achat de bancs"), 1
    ):
        body += f"Délibération n° 2031-{rank:02} : {title}\n\nMme Roc présente le projet.\n"
        if rank == 2:
            body += "Objet : Durée de la promesse de vente\n15 ans\n"
        body += (
            "Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve le projet.\n\n"
        )
    assert [act.numero for act in read(body).actes] == ["2031-01", "2031-02", "2031-03"]


def test_a_letter_after_a_figure_makes_a_rank() -> None:
    (heading,) = headings(clean("5.b)  REFECTION DU LAVOIR\nMme Roc expose.\n"))
    assert (heading.family, heading.number, heading.title) == ("rang", "5.b", "REFECTION DU LAVOIR")


@pytest.mark.parametrize(
    ("line", "heads"),
    [("SECTION FONCTIONNEMENT", True), ("Vente du fonctionnement d'un four", False)],
)
def test_the_heads_of_a_table_are_told_from_titles(line: str, heads: bool) -> None:
    assert heads_table(clean(line).lines[0].folded) is heads


@pytest.mark.parametrize(
    "line",
    [
        "listes de candidats aux fonctions d'adjoint",
        "debut de l'election par le doyen",
        "deuxieme tour de scrutin",
        "depouillement",
        "cloture du proces-verbal",
    ],
)
def test_the_steps_of_an_election_are_no_titles(line: str) -> None:
    assert SITTING.match(line)


def test_what_the_assembly_will_come_back_to_is_postponed() -> None:
    told = "le conseil municipal decide d'approfondir la question et d'y revenir lors d'une prochaine reunion."
    found = vote(told)
    assert found is not None
    assert found.resultat == "ajourné"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("VENTE D'UN TERRAIN AU LIEU-DIT LA NOUE Monsieur le Maire expose que la parcelle est libre.", "VENTE D'UN TERRAIN AU LIEU-DIT LA NOUE"),
        ("Choix du délégataire de l'eau VU le code général ; VU le rapport", "Choix du délégataire de l'eau"),
        ("Vente d'un terrain Considérant l'intérêt du projet", "Vente d'un terrain"),
        ("ADHÉSION À L'AGENCE Orne Ingénierie, pour un an et sans autre frais que la cotisation", "ADHÉSION À L'AGENCE Orne Ingénierie, pour un an et sans autre frais que la cotisation"),
        ("Convention vu l'urgence", "Convention vu l'urgence"),
    ],
)  # fmt: skip
def test_a_title_ends_where_its_report_or_its_visas_begin_on_its_line(written, title):
    assert tidy_objet(written) == title


@pytest.mark.parametrize(
    "line", ["5-B : DÉCISION RELATIVE AU VERGER", "5.B : DÉCISION RELATIVE AU VERGER"]
)
def test_a_letter_tied_to_a_figure_is_of_the_number(line: str) -> None:
    [heading] = headings(clean(f"{line}\nLe conseil accepte.\n"))
    assert (heading.number, heading.title) == (line[:3], "DÉCISION RELATIVE AU VERGER")
