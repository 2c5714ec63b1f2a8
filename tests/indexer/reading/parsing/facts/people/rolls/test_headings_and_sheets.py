"""Who is listed as what: headings, on lines of their own or inside them, columns and sheets, in invented rolls."""

import pytest

from tests.indexer.reading.parsing.facts.people.rolls.chaired import (
    ABSENT,
    EXCUSED,
    REPRESENTED,
    there,
    told,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Sont présents : M. VERDUN Paul, Mme ORVAL Lise. Absent : M. SERAN Luc. A en outre assisté à la séance : M. TALMONT Guy, secrétaire de mairie.",
            [*there("VERDUN Paul", "ORVAL Lise"), ("SERAN Luc", ABSENT, None)],
            id="who attended beside, behind the roll",
        ),
        pytest.param(
            "Étaient présents : Mme Lise ORVAL, M. Paul VERDUN\nPERSONNEL ET INVITÉS\nÉtaient présents : M. Guy TALMONT, payeur ; M. Jean SERAN",
            there("Lise ORVAL", "Paul VERDUN"),
            id="staff and guests under a heading of their own",
        ),
        pytest.param(
            "Présents : Mesdames ORVAL, BRANCY et TALMONT, et Messieurs SERAN, FEVRIER, MARS et AVRIL. Absents ayant donné procuration : M. VERDUN à M. FEVRIER et M. VARLET à M. SERAN.",
            [*there("ORVAL", "BRANCY", "TALMONT", "SERAN", "FEVRIER", "MARS", "AVRIL"),
             ("VERDUN", REPRESENTED, "FEVRIER"), ("VARLET", REPRESENTED, "SERAN")],
            id="months for surnames, behind a civility for several",
        ),
        pytest.param(
            "Présents : M. VERDUN. Mme ORVAL. M. SERAN POUVOIRS\nM. TALMONT à Mme ORVAL ABSENTS M. MOREL – Mme BRANCY",
            [*there("VERDUN", "ORVAL", "SERAN"), ("TALMONT", REPRESENTED, "ORVAL"), ("MOREL", ABSENT, None), ("BRANCY", ABSENT, None)],
            id="a word in capitals inside a line, before a civility",
        ),
        pytest.param(
            "L'ensemble des conseillers est présent, hormis Mme Ève MOREL, absente excusée.",
            [("Ève MOREL", EXCUSED, None)],
            id="all but one, in other words",
        ),
        pytest.param(
            "Présents : Mme ORVAL, M. SERAN.\nAbsents : M. VARLET (démissionnaire), Mme MOREL (décédée), M. PERRIN.",
            [*there("ORVAL", "SERAN"), ("PERRIN", ABSENT, None)],
            id="who resigned or died, in brackets",
        ),
        pytest.param(
            "Présents : ORVAL, SERAN\nDémissionnaires : VARLET, MOREL\nAbsent : SOREL\nDécédé : PERRIN",
            [*there("ORVAL", "SERAN"), ("SOREL", ABSENT, None)],
            id="who resigned or died, under a heading",
        ),
        pytest.param(
            "Étaient présents :\nTitulaires : Mmes ORVAL, BRANCY, MM. SERAN, TALMONT\nSuppléants : Mme MOREL\nAbsents excusés : Mme PERRIN",
            [*there("ORVAL", "BRANCY", "SERAN", "TALMONT", "MOREL"), ("PERRIN", EXCUSED, None)],
            id="titulaires and suppléants, under those present",
        ),
        pytest.param(
            "PRÉSENTS [2] : Lise ORVAL, Paul VERDUN",
            there("Lise ORVAL", "Paul VERDUN"),
            id="how many, in square brackets",
        ),
        pytest.param(
            "Présents : Mme Lise ORVAL, M. Paul VERDUN Absents excusés : M. Luc SERAN Ont donné pouvoir : Mme Zoé BRANCY à M. Paul VERDUN",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", EXCUSED, None), ("Zoé BRANCY", REPRESENTED, "Paul VERDUN")],
            id="headings inside a line",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN, excusés : néant, Zoé BRANCY",
            there("Lise ORVAL", "Paul VERDUN", "Zoé BRANCY"),
            id="a small letter opens no heading",
        ),
        pytest.param(
            "ÉTAIENT PRÉSENTS M. Paul VERDUN, délégué titulaire, Mme Lise ORVAL, déléguée titulaire",
            there("Paul VERDUN", "Lise ORVAL"),
            id="a civility straight after the heading",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN, Secrétaire de séance : Zoé BRANCY",
            there("Lise ORVAL", "Paul VERDUN"),
            id="who keeps the minutes, after a comma",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nAbsents : Luc SERAN - Zoé BRANCY\nLe nombre de présents est de 2.",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", ABSENT, None), ("Zoé BRANCY", ABSENT, None)],
            id="an article before the counts",
        ),
        pytest.param(
            "Présents : tous les conseillers, à l'exception de Mme ORVAL et M. SERAN, absents.\nM. VERDUN est élu secrétaire.",
            [("ORVAL", ABSENT, None), ("SERAN", ABSENT, None)],
            id="all but some",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul Verdun et Zoé Brancy : suppléants",
            there("Lise ORVAL", "Paul Verdun", "Zoé Brancy"),
            id="what they are, behind a colon",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nPouvoirs : Zoé BRANCY à Lise ORVAL\nL'ASSEMBLÉE\n",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Zoé BRANCY", REPRESENTED, "Lise ORVAL")],
            id="the assembly is nobody",
        ),
        pytest.param(
            "Présents : Mme ORVAL, M. VERDUN\nExcusés : MM. Seran, Talmont (pouvoir à M. VERDUN), Roc (pouvoir à Mme ORVAL)",
            [*there("ORVAL", "VERDUN"), ("Seran", EXCUSED, None), ("Talmont", REPRESENTED, "VERDUN"), ("Roc", REPRESENTED, "ORVAL")],
            id="one civility for all, over brackets",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nMembres absents non excusés : Luc SERAN\nAbsents excusés : Zoé BRANCY, Guy ROC (non excusé)",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", ABSENT, None), ("Zoé BRANCY", EXCUSED, None), ("Guy ROC", ABSENT, None)],
            id="away without excuse",
        ),
        pytest.param(
            "Présents : Mme ORVAL, M. VERDUN, délégués\ntitulaires,\nM. SERAN, délégué suppléant, M. ROC",
            there("ORVAL", "VERDUN", "SERAN", "ROC"),
            id="a line with the end of an office alone",
        ),
        pytest.param(
            "Le Maire : Lise ORVAL\nLes Adjoints : Paul VERDUN, Zoé BRANCY\nLes Conseillers municipaux : Luc SERAN\nAbsents : Guy ROC\n",
            [*there("Lise ORVAL", "Paul VERDUN", "Zoé BRANCY", "Luc SERAN"), ("Guy ROC", ABSENT, None)],
            id="by offices, under no heading",
        ),
        pytest.param(
            "Secrétaire : M Guy ROC M Paul VERDUN MME Lise ORVAL M Luc SERAN MME Zoé BRANCY (dès le point 2) MME Ève TALMONT Pouvoirs : M Jean PONT à Lise ORVAL",
            [*there("Guy ROC", "Paul VERDUN", "Lise ORVAL", "Luc SERAN", "Zoé BRANCY", "Ève TALMONT"), ("Jean PONT", REPRESENTED, "Lise ORVAL")],
            id="listed before the first heading",
        ),
        pytest.param(
            "Copie à M Paul VERDUN, MME Lise ORVAL. Pouvoirs : M Jean PONT à Lise ORVAL",
            [],
            id="two before a heading are no roll",
        ),
        pytest.param(
            "Nombre de présents : 6 M Guy ROC M Paul VERDUN MME Lise ORVAL M Luc SERAN MME Zoé BRANCY MME Ève TALMONT Pouvoirs : M Jean PONT à Lise ORVAL",
            [*there("Guy ROC", "Paul VERDUN", "Lise ORVAL", "Luc SERAN", "Zoé BRANCY", "Ève TALMONT"), ("Jean PONT", REPRESENTED, "Lise ORVAL")],
            id="listed before the first heading that names people",
        ),
        pytest.param(
            "Nom Prénom Commune P/E/A/R\nORVAL Lise Montvert P\nDU ROC Paul Montvert A\nPONT Ève Montvert P\nSERAN Guy Hauteroche E\nBRANCY Zoé Hauteroche R pouvoir à ORVAL Lise\n",
            [*there("ORVAL Lise"), ("DU ROC Paul", ABSENT, None), *there("PONT Ève"), ("SERAN Guy", EXCUSED, None), ("BRANCY Zoé", REPRESENTED, "ORVAL Lise")],
            id="rows with a letter",
        ),
        pytest.param(
            "| Nom Prénom | Présent | Excusé |\n| ORVAL Lise | X | |\n| VERDUN Paul | | X |\n| SERAN Guy | | X |\n| ROC Ève | X | |\n",
            [*there("ORVAL Lise"), ("VERDUN Paul", EXCUSED, None), ("SERAN Guy", EXCUSED, None), *there("ROC Ève")],
            id="a cross in one of two columns",
        ),
        pytest.param(
            "Présents : ORVAL Lise, VERDUN Paul\nReprésentés :\nSERAN Luc             ORVAL Lise\nROC Ève               VERDUN Paul\n",
            [*there("ORVAL Lise", "VERDUN Paul"), ("SERAN Luc", REPRESENTED, "ORVAL Lise"), ("ROC Ève", REPRESENTED, "VERDUN Paul")],
            id="columns that blanks part",
        ),
        pytest.param(
            "Présents ayant voix délibérative\nNOM Prénom Représentant Présent(e)\nORVAL Lise CC du Val X\nROC P. Claire CC du Val X\nSERAN Guy SIVU X\nBRANCY Zoé SIVU\n",
            [*there("ORVAL Lise", "ROC P. Claire", "SERAN Guy"), ("BRANCY Zoé", ABSENT, None)],
            id="rows with a cross",
        ),
        pytest.param(
            "Nom Prénom P/E/A\nORVAL Lise P\nSERAN Guy P\nLe quorum est atteint.\n",
            [],
            id="two rows are no sheet",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nAbsents : Luc SERAN\nServices : Anne ROC (DGS), Rose PONT\n",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", ABSENT, None)],
            id="staff below those away",
        ),
        pytest.param(
            "Nom et prénom    Qualité        Présent   Excusé   Pouvoir à\nORVAL Lise       Maire          X\nVERDUN Paul      Adjoint        X\n"
            "DU VAL Zoé       Adjointe                 X        VERDUN Paul\nM. BRANCY Luc    Conseiller               X\nROC Ève          Conseillère\n",
            [*there("ORVAL Lise", "VERDUN Paul"), ("DU VAL Zoé", REPRESENTED, "VERDUN Paul"), ("BRANCY Luc", EXCUSED, None), ("ROC Ève", ABSENT, None)],
            id="crosses below heads that blanks part",
        ),
        pytest.param(
            "NOM Prénom       Fonction       Présence    Procuration à\nORVAL Lise       Maire          Présente\nVERDUN Paul      Adjoint        Excusé\n"
            "SERAN Zoé        Conseillère    Absente     ORVAL Lise\nROC Ève          Conseillère    Présente\nLe quorum est atteint.\n",
            [*there("ORVAL Lise"), ("VERDUN Paul", EXCUSED, None), ("SERAN Zoé", REPRESENTED, "ORVAL Lise"), *there("ROC Ève")],
            id="words below the head of a column",
        ),
        pytest.param(
            "Nom              Présence\nORVAL Lise       Présente\nLe quorum est atteint.\n",
            [],
            id="one row is no sheet",
        ),
        pytest.param(
            "Présents : M. Paul VERDUN, maire, président de séance, Mme Lise ORVAL, M. Luc SERAN, adjoints.",
            there("Paul VERDUN", "Lise ORVAL", "Luc SERAN"),
            id="who presides, in the middle of a roll",
        ),
        pytest.param(
            "Autres membres présents : Mme Lise ORVAL, M. Luc SERAN\nAbsent : M. Guy ROC\n",
            [*there("Lise ORVAL", "Luc SERAN"), ("Guy ROC", ABSENT, None)],
            id="other members",
        ),
        pytest.param(
            "Tous les membres étaient présents sauf MM. Luc SERAN et Guy ROC, excusés.",
            [("Luc SERAN", EXCUSED, None), ("Guy ROC", EXCUSED, None)],
            id="several excused by one word",
        ),
        pytest.param(
            "Sont présents (2) : Lise ORVAL, Paul VERDUN\nSont absents (3), dont excusés (2) : Luc SERAN, Guy ROC, dont non excusé (1) : Jean PONT\n",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", EXCUSED, None), ("Guy ROC", EXCUSED, None), ("Jean PONT", ABSENT, None)],
            id="those excused among those away",
        ),
        pytest.param(
            "Réunis le 3 mars à la salle des fêtes Présents Délégués titulaires / communes : M. Luc SERAN (BRANDEVAL), Mme Lise ORVAL (VALBRUNE)\n",
            there("Luc SERAN", "Lise ORVAL"),
            id="a heading with words of its own, inside a line",
        ),
        pytest.param(
            "Présents à l'état des lieux : M. Luc SERAN, locataire, Mme Lise ORVAL, huissier\n",
            [],
            id="who was there at something else",
        ),
        pytest.param(
            "Le conseil s'est réuni en présence de Mmes Lise ORVAL, Zoé PONT et de MM. Paul VERDUN, Luc SERAN. M. Guy ROC est le maire.",
            there("Lise ORVAL", "Zoé PONT", "Paul VERDUN", "Luc SERAN"),
            id="a roll in a sentence",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nAbsent : Luc SERAN\nArrivée de Mme Zoé PONT à 19 h 20.",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", ABSENT, None)],
            id="who arrives is not away",
        ),
        pytest.param(
            "Présents : M. PONT Luc, Mme ORVAL Lise\nExcusés :\nM. SERAN Guy de BRANDEVAL\nMme ROC Ève, directrice\nM. VAL Jean (percepteur)\n",
            [*there("PONT Luc", "ORVAL Lise"), ("SERAN Guy", EXCUSED, None)],
            id="who sends them, and who serves the body",
        ),
        pytest.param(
            "Présents : Mme ORVAL, M. VERDUN\nAssistait en outre : M. Guy ROC, sous-préfet",
            there("ORVAL", "VERDUN"),
            id="who attended beside, under a heading",
        ),
    ],
)  # fmt: skip
def test_who_is_listed_as_what(text, expected):
    assert told(text) == expected
