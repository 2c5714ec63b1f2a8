"""Titles of the rules that no reading takes for one, and acronyms alone within a point."""

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

_HEAD = (
    "COMMUNE DE VALMORY\nCompte rendu de la réunion du conseil municipal du 12 mai 2031\n"
    "Présents : Mme Lise ORVAL, MM. Paul VERDUN et Luc TISSIER\n\n"
    "ACCEPTATION D'UN LEGS\n\nUne personne née à Valmory a légué ses biens à la commune.\n\n"
    "Le conseil municipal, à l'unanimité des membres présents, accepte ce legs.\n\n"
    "CENTRE COMMUNAL D'ACTION SOCIALE\n"
)
_LIST = "Proposer les membres du CCAS ci-dessous :\n\nMme Linda VERNIER (gym)\n\nM. Julien ORME (foot)\n\n"
_LISTED = "Le conseil municipal, à l'unanimité des membres présents, approuve la liste des membres du\nCCAS.\n\n"
_LAST = (
    "COMMISSION COMMUNALE DES IMPÔTS DIRECTS\n\nIl appartient au conseil municipal de proposer douze noms.\n\n"
    "Le conseil municipal, à l'unanimité des membres présents, propose la liste jointe.\n\n"
)
#: What the minority had joined to the minutes: it tells of deciding, and is no act.
_JOINED = (
    "Les élus de la minorité demandent que leur texte soit joint.\n\nOSER, PARTAGER, BÂTIR\n\n"
    "Conseil municipal du 12 mai 2031\n\nNous avons été élus car notre liste a été choisie par 300 électeurs.\n\n"
    "Les commissions n'ont aucun pouvoir de décision. Elles statuent à la majorité des membres présents.\n"
)
_TITLES = [
    "ACCEPTATION D'UN LEGS",
    "CENTRE COMMUNAL D'ACTION SOCIALE",
    "COMMISSION COMMUNALE DES IMPÔTS DIRECTS",
]


def titles(text: str) -> list[str | None]:
    return [act.objet for act in parse(ExtractedText(text), name="document.txt").actes]


def test_what_no_reading_takes_for_a_title_adds_no_act() -> None:
    assert titles(_HEAD + _LIST + _LISTED + _LAST + _JOINED) == _TITLES


def test_an_acronym_alone_within_a_point_opens_none() -> None:
    assert titles(_HEAD + _LIST + "CCAS\n\n" + _LISTED + _LAST + _JOINED) == _TITLES


def test_a_word_alone_behind_a_decision_is_a_title() -> None:
    decided = "Mme Tissier présente les membres.\nLe conseil municipal, à l'unanimité des membres présents, les désigne.\n\n"
    told = "Trois devis ont été reçus.\nLe conseil municipal, à l'unanimité des membres présents, retient le premier.\n\n"
    assert "SIEG" in titles(_HEAD + decided + "SIEG\n" + told + _LAST)
