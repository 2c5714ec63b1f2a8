"""Whoever presides and goes out for a vote, told by the office, in invented minutes."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

_MINUTES = """COMMUNE DE VALBRUNE
Conseil municipal du 3 mars 2022, sous la présidence de Mme Lise ORVAL, maire.
Présents : Mme Lise ORVAL, M. Paul VERDUN, Mme Zoé BRANCY

Délibération n° 2022-01
Objet : Compte administratif
{}
"""


@pytest.mark.parametrize(
    ("told", "away"),
    [
        ("Mme le Maire quitte la salle. Le conseil approuve le compte à l'unanimité.", ("Lise ORVAL",)),
        ("Madame la Maire s'étant retirée, le conseil approuve à l'unanimité.", ("Lise ORVAL",)),
        ("Hors de la présence du maire, le conseil approuve à l'unanimité.", ("Lise ORVAL",)),
        ("Hors de la présence de Mme le Maire, le conseil approuve à l'unanimité.", ("Lise ORVAL",)),
        ("Mme le Maire ne prend pas part au vote. Mme Lise ORVAL ne prend pas part au vote. Adopté à l'unanimité.", ("Lise ORVAL",)),
        ("Mme le Maire, ordonnateur, ne participe pas au vote. Adopté à l'unanimité.", ("Lise ORVAL",)),
        ("M. le Maire quitte la salle. Sous la présidence de Mme Lise ORVAL, adjointe, le conseil approuve à l'unanimité.", ()),
        ("Mme le Maire présente le compte. Adopté à l'unanimité.", ()),
        ("Mme le Maire se retire. Le compte est présenté.", None),
    ],
)  # fmt: skip
def test_the_maire_who_goes_out_takes_no_part(told, away):
    acts = parse(ExtractedText(_MINUTES.format(told)), name="x.txt").actes
    votes = [act.vote.noms.non_participation if act.vote else None for act in acts]
    assert votes == [away]


def test_names_leave_the_counts_of_a_vote_as_they_are():
    told = "Le conseil municipal APPROUVE (1 contre : M. SERAN ; 2 abstentions : Mmes PONT et ROC)."
    [act] = parse(ExtractedText(_MINUTES.format(told)), name="x.txt").actes
    assert act.vote is not None
    assert (act.vote.resultat, act.vote.contre, act.vote.abstention) == ("adopté", 1, 2)
