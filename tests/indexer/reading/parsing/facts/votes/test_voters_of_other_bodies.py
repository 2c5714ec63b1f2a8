"""Names in votes as other bodies write them, invented: below their label, beside their vote, with a verb."""

import pytest

from indexer.acts.documents import VoteNames
from indexer.reading.parsing.facts.votes.voters import voters
from indexer.reading.parsing.view.cleaning import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le conseil, à l'exception de M. Paul VERDUN qui s'y oppose, approuve la vente.", VoteNames(contre=("Paul VERDUN",))),
        ("3 voix contre (MF, JPE et AR)", VoteNames()),
        ("2 abstentions (Lise ORVAL - MONTVERT, Paul VERDUN - BRANDEVAL)", VoteNames(abstention=("Lise ORVAL", "Paul VERDUN"))),
        ("Le conseil, à l'exception de M. Paul VERDUN qui s'abstient, et de Mme Lise ORVAL qui vote contre, approuve.", VoteNames(contre=("Lise ORVAL",), abstention=("Paul VERDUN",))),
        ("3 abstentions (Luc SERAN, Lise ORVAL ayant le pouvoir de Paul VERDUN)", VoteNames(abstention=("Luc SERAN", "Lise ORVAL", "Paul VERDUN"))),
        ("Ne prennent pas part au vote : Mme Lise ORVAL, présidente de l'association, M. Luc SERAN, trésorier.", VoteNames(non_participation=("Lise ORVAL", "Luc SERAN"))),
        ("Contre : le groupe « Vivre ici » (Mme ORVAL, M. SERAN)", VoteNames(contre=("ORVAL", "SERAN"))),
        ("Le conseil approuve, M. SERAN et Mme ORVAL s'étant déportés.", VoteNames(non_participation=("SERAN", "ORVAL"))),
        ("Se sont prononcés pour : Mmes ORVAL, BRANCY ; contre : M. SERAN.", VoteNames(pour=("ORVAL", "BRANCY"), contre=("SERAN",))),
        ("Approuvé à la majorité, M. VERDUN (procuration de M. SERAN) votant contre.", VoteNames(contre=("VERDUN",))),
        ("2 voix contre (ROY, LEY)", VoteNames(contre=("ROY", "LEY"))),
        ("2 contre (Lise ORVAL et son mandant Paul VERDUN)", VoteNames(contre=("Lise ORVAL", "Paul VERDUN"))),
        ("4 voix contre : M. Paul VERDUN (et pouvoir de Mme Lise ORVAL), Mme BRANCY (et pouvoir de M. SERAN)", VoteNames(contre=("Paul VERDUN", "Lise ORVAL", "BRANCY", "SERAN"))),
        ("Abstentions : 3 (L. ORVAL, P. VERDUN, pouvoir de G. SERAN)", VoteNames(abstention=("L. ORVAL", "P. VERDUN", "G. SERAN"))),
        ("1 contre (Lise ORVAL, pouvoir de Paul VERDUN)", VoteNames(contre=("Lise ORVAL",))),
        ("Abstention : 3 : M. Paul VERDUN, M. SERAN\n\nLuc, Mme Lise ORVAL.\n\n16/18", VoteNames(abstention=("Paul VERDUN", "SERAN Luc", "Lise ORVAL"))),
        ("NPPV : 1 (M. le Maire, Paul VERDUN).", VoteNames(non_participation=("Paul VERDUN",))),
        ("Refus de prendre part au vote : M. Paul VERDUN.", VoteNames(non_participation=("Paul VERDUN",))),
        ("10 pour, 1 contre (L. ORVAL), 1 abst. (P. VERDUN)", VoteNames(contre=("L. ORVAL",), abstention=("P. VERDUN",))),
        ("2 voix contre : ORVAL, VERDUN ; 1 abstention : SERAN", VoteNames(contre=("ORVAL", "VERDUN"), abstention=("SERAN",))),
        ("1 abstention :\nVOIRIE\nLe maire présente les travaux.", VoteNames()),
        ("3 contre (Mme ORVAL, M. VERDUN + pouvoir de M. SERAN)", VoteNames(contre=("ORVAL", "VERDUN", "SERAN"))),
        ("Mme Lise ORVAL, concernée par cette affaire, se retire et ne participe ni au débat ni au vote.", VoteNames(non_participation=("Lise ORVAL",))),
        ("Mme ORVAL et M. VERDUN sortent de la salle et ne prennent part ni aux débats ni au vote.", VoteNames(non_participation=("ORVAL", "VERDUN"))),
        ("Ont voté contre :\nMme Lise ORVAL\nM. Paul VERDUN\nS'est abstenu :\nM. Guy SERAN\n", VoteNames(contre=("Lise ORVAL", "Paul VERDUN"), abstention=("Guy SERAN",))),
        ("Contre : 3\nLise ORVAL\nPaul VERDUN\nGuy SERAN\nAbstention : 0", VoteNames(contre=("Lise ORVAL", "Paul VERDUN", "Guy SERAN"))),
        ("Contre : 2\nAcquisition Parcelle\nLe conseil approuve.", VoteNames()),
        ("Abstention de Monsieur VERDUN et de Madame ORVAL.", VoteNames(abstention=("VERDUN", "ORVAL"))),
        ("deux abstentions étant exprimées par Mme ORVAL et M. VERDUN", VoteNames(abstention=("ORVAL", "VERDUN"))),
        ("Adopté à la majorité sauf Mme ORVAL (abstention)", VoteNames(abstention=("ORVAL",))),
        ("Adopté à l'unanimité, à l'exception de M. VERDUN (contre) et de Mme ORVAL (NPPV).", VoteNames(contre=("VERDUN",), non_participation=("ORVAL",))),
        ("Après avis favorable de la commission, sauf de Mme ORVAL (contre).", VoteNames()),
        ("Madame ORVAL déclare s'abstenir. M. VERDUN déclare voter contre.", VoteNames(abstention=("ORVAL",), contre=("VERDUN",))),
        ("Ont voté POUR : 2 – Mme ORVAL, M. SERAN\nOnt voté CONTRE : 1 – Mme BRANCY", VoteNames(pour=("ORVAL", "SERAN"), contre=("BRANCY",))),
        ("Votants 23 Pour 20 Contre 3 (Orval, Verdun, Seran)", VoteNames(contre=("Orval", "Verdun", "Seran"))),
        ("Contre 4 (Orval, Verdun, Seran)", VoteNames()),
        ("M. VERDUN, maire, s'étant retiré au moment du vote, le compte est approuvé.", VoteNames(non_participation=("VERDUN",))),
        ("Hors de la présence de M. Paul VERDUN, maire, le conseil approuve le compte.", VoteNames(non_participation=("Paul VERDUN",))),
        ("Mme Lise ORVAL et M. VERDUN ne souhaitent pas prendre part au vote.", VoteNames(non_participation=("Lise ORVAL", "VERDUN"))),
        ("M. Guy SERAN, conseiller intéressé, n'a pris part ni à la discussion ni au vote.", VoteNames(non_participation=("Guy SERAN",))),
        ("Mme Lise ORVAL s'est retirée et n'a pas pris part au vote.", VoteNames(non_participation=("Lise ORVAL",))),
        ("(Mme ORVAL étant sortie de la salle, elle ne prend pas part au vote)", VoteNames(non_participation=("ORVAL",))),
        ("dépose plainte contre : M. Guy SERAN", VoteNames()),
        ("Votes contre : 2 (Mme ORVAL, M. VERDUN)\nNe prend pas part au vote : 1 (Mme BRANCY)", VoteNames(contre=("ORVAL", "VERDUN"), non_participation=("BRANCY",))),
        ("ADOPTÉ, À L'EXCEPTION DE MADAME ORVAL ET DE MESSIEURS VERDUN ET SERAN, QUI VOTENT CONTRE", VoteNames(contre=("ORVAL", "VERDUN", "SERAN"))),
        ("4 voix contre (L. ORVAL, P. VERDUN et son pouvoir, G. SERAN)", VoteNames(contre=("L. ORVAL", "P. VERDUN", "G. SERAN"))),
        ("MM. VERDUN et SERAN votent contre, Mme ORVAL s'abstient.", VoteNames(contre=("VERDUN", "SERAN"), abstention=("ORVAL",))),
        ("Objet : Tarifs de la piscine\nLise ORVAL et Paul VERDUN s'abstiennent.", VoteNames(abstention=("Lise ORVAL", "Paul VERDUN"))),
        ("Pour        4\nContre      1   M. VERDUN\nAbstention  1   Mme ORVAL", VoteNames(contre=("VERDUN",), abstention=("ORVAL",))),
        ("M. Guy SERAN, intéressé à l'affaire, quitte la salle. Adopté.", VoteNames(non_participation=("Guy SERAN",))),
        ("M. Guy SERAN quitte la salle. Adopté.", VoteNames()),
        ("M. Guy SERAN quitte la salle pendant le vote. Mme ORVAL se déporte. Adopté.", VoteNames(non_participation=("Guy SERAN", "ORVAL"))),
        ("3 abstentions (Lise ORVAL + 1 pouvoir, Paul VERDUN)", VoteNames(abstention=("Lise ORVAL", "Paul VERDUN"))),
    ],
)  # fmt: skip
def test_who_voted_what(text, expected):
    cleaned = clean(text)
    assert voters(cleaned, 0, len(cleaned.folded)) == expected
