"""Who gave a proxy to whom, and who sat for somebody, in invented rolls."""

import pytest

from tests.indexer.reading.parsing.facts.people.rolls.chaired import (
    ABSENT,
    EXCUSED,
    PRESENT,
    REPRESENTED,
    there,
    told,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Présents : ORVAL Lise représentée par BRANCY Zoé, VERDUN Paul, SERAN Luc représenté par TALMONT Guy (jusqu'au point 15)\nExcusés : VARLET Jean, suppléé par MOREL Ève",
            [("ORVAL Lise", REPRESENTED, None), *there("VERDUN Paul"), ("SERAN Luc", REPRESENTED, None), *there("BRANCY Zoé", "TALMONT Guy"),
             ("VARLET Jean", REPRESENTED, None), *there("MOREL Ève")],
            id="who sits for somebody, among those present",
        ),
        pytest.param(
            "Présents : ORVAL Lise, VERDUN Paul, SERAN Luc représenté par ORVAL Lise",
            [*there("ORVAL Lise", "VERDUN Paul"), ("SERAN Luc", REPRESENTED, "ORVAL Lise")],
            id="a proxy of somebody present",
        ),
        pytest.param(
            "PRÉSENTS : tous les membres en exercice sauf :\n\nABSENTS EXCUSÉS : Lise ORVAL, Zoé BRANCY et Luc SERAN qui avaient respectivement donné procuration à Paul VERDUN, Guy TALMONT et Ève MOREL.\n\nLe maire ouvre la séance",
            [("Lise ORVAL", REPRESENTED, "Paul VERDUN"), ("Zoé BRANCY", REPRESENTED, "Guy TALMONT"), ("Luc SERAN", REPRESENTED, "Ève MOREL")],
            id="all but those below, who gave proxies one by one",
        ),
        pytest.param(
            "Présents : Mme Ida SOREL.\nAbsents : M. Luc SERAN et Mme Zoé BRANCY qui ont donné respectivement pouvoir à M. Guy TALMONT et Mme Ève MOREL. M. Jean VARLET, Mme Anne PERRIN.",
            [*there("Ida SOREL"), ("Luc SERAN", REPRESENTED, "Guy TALMONT"), ("Zoé BRANCY", REPRESENTED, "Ève MOREL"), ("Jean VARLET", ABSENT, None), ("Anne PERRIN", ABSENT, None)],
            id="proxies one by one, and those absent in the next sentence",
        ),
        pytest.param(
            "Présents : M. VERDUN, Mme ORVAL, M. SERAN\nPouvoirs : M. TALMONT et Mme MOREL à Mme ORVAL ; M. VARLET à M. SERAN",
            [*there("VERDUN", "ORVAL", "SERAN"), ("TALMONT", REPRESENTED, "ORVAL"), ("MOREL", REPRESENTED, "ORVAL"), ("VARLET", REPRESENTED, "SERAN")],
            id="two who gave theirs to one",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nAbsents représentés par procuration Zoé BRANCY à Lise ORVAL\n",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Zoé BRANCY", REPRESENTED, "Lise ORVAL")],
            id="represented by proxy, without colon",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nÉtaient représentés par un suppléant :\nM. SERAN par Mme TALMONT",
            [*there("Lise ORVAL", "Paul VERDUN"), ("SERAN", REPRESENTED, None), ("TALMONT", PRESENT, None)],
            id="represented by a stand-in",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nExcusés : Luc SERAN remplacé par sa suppléante Zoé BRANCY",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", REPRESENTED, None), ("Zoé BRANCY", PRESENT, None)],
            id="a stand-in sits",
        ),
        pytest.param(
            "Tous les membres sauf M. Luc SERAN et Mme BRANCY.\nM. Luc SERAN a donné procuration à Mme Lise ORVAL et Mme BRANCY à M. VERDUN.",
            [("Luc SERAN", REPRESENTED, "Lise ORVAL"), ("BRANCY", REPRESENTED, "VERDUN")],
            id="proxies told in a sentence below",
        ),
        pytest.param(
            "Présents : 16\nExcusée : Mme Zoé BRANCY (pouvoir à VERDUN Paul)",
            [("Zoé BRANCY", REPRESENTED, "VERDUN Paul")],
            id="those present are counted, not named",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nExcusés : Luc SERAN (p. à Mme Lise ORVAL), Zoé BRANCY : pouvoir à Paul VERDUN",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", REPRESENTED, "Lise ORVAL"), ("Zoé BRANCY", REPRESENTED, "Paul VERDUN")],
            id="p. à, and a colon before the proxy",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN, M. Luc SERAN donne procuration à Mme Lise ORVAL",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", REPRESENTED, "Lise ORVAL")],
            id="a proxy in the list of those present",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN, Luc SERAN donne procuration à Lise ORVAL à partir du point 4",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", PRESENT, "Lise ORVAL")],
            id="a proxy for a part of the sitting",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN (remplaçant M. Luc SERAN, Montvert), Zoé BRANCY (suppléante de Mme Ève TALMONT)\nExcusés : Luc SERAN, Guy ROC",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", REPRESENTED, None), *there("Zoé BRANCY"), ("Ève TALMONT", REPRESENTED, None), ("Guy ROC", EXCUSED, None)],
            id="whom those present stand in for",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Zoé BRANCY\nAbsents : Paul VERDUN (suppléant de Luc SERAN)",
            [*there("Lise ORVAL", "Zoé BRANCY"), ("Paul VERDUN", ABSENT, None)],
            id="a stand-in who is away represents nobody",
        ),
        pytest.param(
            "Présents : Lise ORVAL – Paul VERDUN Pouvoir de Luc SERAN à Zoé BRANCY – Guy ROC",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", REPRESENTED, "Zoé BRANCY"), *there("Guy ROC")],
            id="a proxy of one to another, behind a third",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nÉtaient porteurs d'un pouvoir : Mme ORVAL pour M. SERAN, M. VERDUN pour Mme BRANCY",
            [*there("Lise ORVAL", "Paul VERDUN"), ("SERAN", REPRESENTED, "ORVAL"), ("BRANCY", REPRESENTED, "VERDUN")],
            id="who bears a proxy",
        ),
        pytest.param(
            "Présents : J-M. ORVAL, M-C. PONT\nAbsents représentés          Mandataire\nM. SERAN                 M. ORVAL\nMme ROC                  Mme PONT\n",
            [*there("J-M. ORVAL", "M-C. PONT"), ("SERAN", REPRESENTED, "ORVAL"), ("ROC", REPRESENTED, "PONT")],
            id="initials with a dash, and a column of holders",
        ),
        pytest.param(
            "Présents : Mme Lise ORVAL (représentant M. Luc SERAN)\nMembres suppléants avec voix délibérative : M. Guy ROC\nPouvoirs : M. PONT pour M. VAL\n",
            [*there("Lise ORVAL"), ("Luc SERAN", REPRESENTED, None), *there("Guy ROC"), ("VAL", REPRESENTED, "PONT")],
            id="stand-ins who sit, and a holder who is in no list",
        ),
        pytest.param(
            "Présents : MM. ORVAL, VERDUN (pouvoir de M. SERAN).\nÉlection du secrétaire",
            [*there("ORVAL", "VERDUN"), ("SERAN", REPRESENTED, "VERDUN")],
            id="a title below the roll",
        ),
        pytest.param(
            "Présents : Mmes ORVAL, PONT, M. VERDUN\nMM. SERAN, ROC et Mme VAL, absents, ont donné respectivement pouvoir à Mme ORVAL, M. VERDUN et Mme PONT.",
            [*there("ORVAL", "PONT", "VERDUN"), ("SERAN", REPRESENTED, "ORVAL"), ("ROC", REPRESENTED, "VERDUN"), ("VAL", REPRESENTED, "PONT")],
            id="holders in turn, with civilities",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nPouvoirs : 2 (M. Luc SERAN à Mme Lise ORVAL et M. Guy ROC à M. Paul VERDUN)\n",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", REPRESENTED, "Lise ORVAL"), ("Guy ROC", REPRESENTED, "Paul VERDUN")],
            id="proxies in brackets behind their count",
        ),
        pytest.param(
            "Présents : Mmes ORVAL, PONT, M. VERDUN\nMme PONT détient le pouvoir de M. SERAN, M. VERDUN celui de Mme ROC.\nAbsent : M. VAL",
            [*there("ORVAL", "PONT", "VERDUN"), ("SERAN", REPRESENTED, "PONT"), ("ROC", REPRESENTED, "VERDUN"), ("VAL", ABSENT, None)],
            id="two holders, the proxy named once",
        ),
    ],
)  # fmt: skip
def test_who_votes_or_sits_for_whom(text, expected):
    assert told(text) == expected
