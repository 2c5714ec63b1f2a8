"""Votes that contradict themselves are to be checked; elections of several lists, invented."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse

HEAD = "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL\nSéance du conseil municipal du 9 juin 2031\n"


def read(text: str) -> Document:
    return parse(ExtractedText(HEAD + text), name="document.txt")


@pytest.mark.parametrize(
    ("told", "doubtful"),
    [
        ("À l'unanimité, approuve.\nPour : 12 Contre : 2 Abstention : 0\n", True),
        ("Votants : 15\nPour : 12 Contre : 2 Abstention : 0\n", True),
        ("Suffrages exprimés : 12\nPour : 11 Contre : 2 Abstention : 1\n", True),
        ("Amendement de M. VALDIC : pour 3, contre 11.\nPour 12, contre 2, abstention 0.\n", True),
        ("À la majorité, approuve le tarif. À l'unanimité, fixe sa date.\n", True),
        ("Votants : 15\nPour : 12 Contre : 2 Abstention : 1\n", False),
        ("Votants : 14 Exprimés : 14\nPour : 12 Contre : 2 Abstention : 1\n", False),
        ("À l'unanimité, approuve.\nPour : 15 Contre : 0 Abstention : 0\n", False),
        ("À la majorité, approuve. Pour : 12 Contre : 3 Abstention : 0\n", False),
    ],
)
def test_a_vote_that_contradicts_itself_is_to_be_checked(told: str, *, doubtful: bool) -> None:
    document = read(
        f"1. Tarifs de la cantine\nMme le Maire propose 4,10 €.\nLe conseil municipal, après en avoir délibéré :\n{told}"
    )
    [act] = document.actes
    assert ("vote" in act.a_verifier) is doubtful
    assert any(warning.startswith("vote to check") for warning in document.warnings) is doubtful


BALLOT = "Nombre de bulletins trouvés dans l'urne : 27\nNombre de suffrages exprimés : 26\nMajorité absolue : 14\n"


@pytest.mark.parametrize(
    ("title", "told", "pour"),
    [
        ("Élection des adjoints", "La liste portée par Mme ORVAL a obtenu 26 voix POUR et est élue.\n", 26),
        ("Désignation des délégués au syndicat des eaux",
         "La liste conduite par Mme ORVAL obtient 19 voix POUR.\nLa liste conduite par M. TISON obtient 7 voix POUR.\n"
         "Sont donc désignés délégués : Mme ORVAL, M. TISON.\n", None),
        ("Élection du maire", "Mme DELNEUF proclame donc Mme ORVAL, maire de Brandeval, à l'unanimité applaudie.\n", None),
    ],
)  # fmt: skip
def test_an_election_gives_the_votes_of_one_list_alone(
    title: str, told: str, pour: int | None
) -> None:
    [act] = read(f"1. {title}\nIl est procédé au scrutin secret.\n{BALLOT}{told}").actes
    assert act.vote is not None
    assert (act.vote.resultat, act.vote.pour) == ("élection", pour)


@pytest.mark.parametrize(
    ("heading", "held"),
    [
        ("DÉLIBÉRATION N° 2031-008 :\nOrientations budgétaires de la commune\n", True),
        ("DÉLIBÉRATION\n\nOBJET : Installation de deux conseillers municipaux\n", True),
        (
            "2. Orientations budgétaires de la commune\nDélibération n° 2031-008\nRapporteur : M. TISON\n",
            True,
        ),
        ("OBJET : Les travaux de la salle des fêtes\n", False),
        ("DÉLIBÉRATION N° 2031-008 : Décisions prises par le maire par délégation\n", True),
    ],
)
def test_what_is_named_an_act_is_one_where_the_text_has_lost_its_vote(
    heading: str, *, held: bool
) -> None:
    report = (
        "En application du code général des collectivités territoriales, Madame le Maire présente à l'assemblée le "
        "dossier que les commissions ont examiné au printemps, son coût pour la commune, les subventions que le "
        "département et la région peuvent y apporter, et le calendrier que les entreprises ont proposé.\n"
    )
    after = "DÉLIBÉRATION N° 2031-009 : Tarifs de la cantine\nMme le Maire propose 4,10 €.\nLe conseil municipal, à l'unanimité, approuve.\n"
    document = read(f"{heading}{report}{after}")
    assert len(document.actes) == 1 + held
    assert document.actes[0].vote is None or not held


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Délibéré et voté par le conseil municipal de Brandeval dans sa séance du 9 juin 2031\n", "2031-06-09"),
        ("Conforme à la délibération du conseil municipal du 9 juin 2031\n", "None"),
    ],
)  # fmt: skip
def test_an_annex_tells_the_day_of_the_sitting_that_voted_it(told: str, day: str) -> None:
    text = "ANNEXE\nRÈGLEMENT DU SERVICE DES EAUX\nCommune de Brandeval\nLe service assure la distribution.\n"
    document = parse(ExtractedText(text + told), name="annexe.txt")
    assert str(document.seance.date) == day


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("À l'unanimité, Lise ORVAL a été désignée pour remplir les fonctions de secrétaire.\n", "Lise ORVAL"),
        ("M. TISON fait office de secrétaire.\n", "TISON"),
        ("DÉSIGNATION DU SECRÉTAIRE DE SÉANCE\n\nM. LE MAIRE\nMes chers collègues, nous ouvrons.\n", None),
    ],
)  # fmt: skip
def test_who_keeps_the_minutes(told: str, who: str | None) -> None:
    assert read(told).seance.secretaire == who


def test_who_is_told_elected_beside_their_votes_is() -> None:
    [act] = read(
        "1. Élection du deuxième adjoint\nM. VALDIC étant parti, Mme le Maire propose Mme ORVAL.\nRésultat du vote :\n"
        "- Lise ORVAL : 11 votes, élue\n- Agnès FERTAC : 1 vote\n- Blanc : 1 vote\n"
    ).actes
    assert act.vote is not None
    assert (act.vote.resultat, act.vote.pour) == ("élection", 11)
