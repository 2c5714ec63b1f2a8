"""Rolls of bodies that the first rules were not written for, invented: columns, headings inside lines, stand-ins."""

import pytest

from indexer.documents import Membre
from indexer.reading.parsing.facts.people.presiding import president
from indexer.reading.parsing.facts.people.rolls.chairs import with_chair
from indexer.reading.parsing.facts.people.rolls.members import members
from indexer.reading.parsing.view.cleaning import clean

PRESENT, ABSENT, EXCUSED, REPRESENTED = "présent", "absent", "excusé", "représenté"


def told(text: str) -> list[Membre]:
    cleaned = clean(text)
    roll = members(cleaned)
    return list(with_chair(cleaned, roll, president(cleaned, roll)))


def there(*names: str) -> list[tuple[str, str, None]]:
    return [(name, PRESENT, None) for name in names]


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
            "Présents : M. VERDUN. Mme ORVAL. M. SERAN POUVOIRS\nM. TALMONT à Mme ORVAL ABSENTS M. MOREL – Mme BRANCY",
            [*there("VERDUN", "ORVAL", "SERAN"), ("TALMONT", REPRESENTED, "ORVAL"), ("MOREL", ABSENT, None), ("BRANCY", ABSENT, None)],
            id="a word in capitals inside a line, before a civility",
        ),
        pytest.param(
            "Présents : Lise Orval, Paul Verdun, Zoé\nBrancy, Luc Seran, Jean Varlet, Ève Morel, Guy Talmont, Anne Perrin, Rémi Cordel, Ida Sorel",
            there("Lise Orval", "Paul Verdun", "Zoé Brancy", "Luc Seran", "Jean Varlet", "Ève Morel", "Guy Talmont", "Anne Perrin", "Rémi Cordel", "Ida Sorel"),
            id="a given name at the end of a line, its surname below",
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
            "Présents : M. VERDUN, Mme ORVAL, M. SERAN\nPouvoirs : M. TALMONT et Mme MOREL à Mme ORVAL ; M. VARLET à M. SERAN",
            [*there("VERDUN", "ORVAL", "SERAN"), ("TALMONT", REPRESENTED, "ORVAL"), ("MOREL", REPRESENTED, "ORVAL"), ("VARLET", REPRESENTED, "SERAN")],
            id="two who gave theirs to one",
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
            "Présents : Lise ORVAL, Paul VERDUN\nAbsents représentés par procuration Zoé BRANCY à Lise ORVAL\n",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Zoé BRANCY", REPRESENTED, "Lise ORVAL")],
            id="represented by proxy, without colon",
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
            "Présents : tous les conseillers, à l'exception de Mme ORVAL et M. SERAN, absents.\nM. VERDUN est élu secrétaire.",
            [("ORVAL", ABSENT, None), ("SERAN", ABSENT, None)],
            id="all but some",
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
            "Présents : ORVAL Lise, AVRIL Zoé, VERDUN Paul",
            there("ORVAL Lise", "AVRIL Zoé", "VERDUN Paul"),
            id="a surname that is a month",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul Verdun et Zoé Brancy : suppléants",
            there("Lise ORVAL", "Paul Verdun", "Zoé Brancy"),
            id="what they are, behind a colon",
        ),
        pytest.param(
            "Présents : Lise ORVAL – Paul VERDUN – Guy TALMONT – Ève SERAN – Luc VALBRUNE\nJean ROC – Zoé\nBRANCY – Anne PONT – Guy TALMONT – Ève SERAN – Léa MONT\n",
            there("Lise ORVAL", "Paul VERDUN", "Guy TALMONT", "Ève SERAN", "Luc VALBRUNE", "Jean ROC", "Zoé BRANCY", "Anne PONT", "Léa MONT"),
            id="a name cut behind the given name",
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
            "Présents :\nABBEVILLE\nARRAS\nLAON\nFALAISE\nLise ORVAL\nPaul VERDUN\nZoé BRANCY\nMme SERAN\n",
            there("Lise ORVAL", "Paul VERDUN", "Zoé BRANCY", "SERAN"),
            id="a column of communes before one of names",
        ),
        pytest.param(
            "Présents :\nABBEVILLE\nARRAS\nLAON\nFALAISE\nVALMONT EN\nMme ORVAL\nM. VERDUN\nMme BRANCY\nM. SERAN\n",
            there("ORVAL", "VERDUN", "BRANCY", "SERAN"),
            id="a column of communes before one of surnames",
        ),
        pytest.param(
            "Présents :\nVALBRUNE Mme ORVAL\nMONTVERT MM. VERDUN et SERAN\nHAUTEROCHE sur LOIRE Mme BRANCY\n",
            there("ORVAL", "VERDUN", "SERAN", "BRANCY"),
            id="a place before each civility",
        ),
        pytest.param(
            "Présents : ABBEVILLE Lise ORVAL, ARRAS Paul VERDUN",
            there("Lise ORVAL", "Paul VERDUN"),
            id="a commune before each name",
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
            "Présents : Mmes ORVAL M. et BRANCY Z. (Montvert) et MM. VERDUN M. (Valbrune) ; ROC M. et Mme TALMONT",
            there("ORVAL M.", "BRANCY Z.", "VERDUN M.", "ROC", "TALMONT"),
            id="M. is an initial before « et » or a place, unless a civility follows",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nMembres absents non excusés : Luc SERAN\nAbsents excusés : Zoé BRANCY, Guy ROC (non excusé)",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", ABSENT, None), ("Zoé BRANCY", EXCUSED, None), ("Guy ROC", ABSENT, None)],
            id="away without excuse",
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
            "Présents : Mme ORVAL Lise, Mrne BRANCY Zoé , M. VERDUN Paul",
            there("ORVAL Lise", "BRANCY Zoé", "VERDUN Paul"),
            id="a civility as optical reading gives it",
        ),
        pytest.param(
            "Présents : Mme ORVAL, M. VERDUN, délégués\ntitulaires,\nM. SERAN, délégué suppléant, M. ROC",
            there("ORVAL", "VERDUN", "SERAN", "ROC"),
            id="a line with the end of an office alone",
        ),
        pytest.param(
            "Présents : France ORVAL, VERDUN France, Guy SERAN, Région Île de France",
            there("France ORVAL", "VERDUN France", "Guy SERAN"),
            id="a given name that is a country",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Zoé VILLE, Mme CANTON, Paul VERDUN, Mme LES",
            there("Lise ORVAL", "Zoé VILLE", "CANTON", "Paul VERDUN"),
            id="surnames that are common words",
        ),
        pytest.param(
            "Présents : Jean – Luc VERDUN – Marie- Zoé BRANCY – M. Guy Jean – Mme Ève ROC – MM. Jean – Talmont – Mme Anne SERAN",
            there("Jean-Luc VERDUN", "Marie-Zoé BRANCY", "Guy Jean", "Ève ROC", "Jean", "Talmont", "Anne SERAN"),
            id="a dash inside a given name",
        ),
        pytest.param(
            "Présents : Valbrune : Lise ORVAL, Saint Martin la Plaine : M. Paul VERDUN, Zoé BRANCY au fond : Guy ROC",
            there("Lise ORVAL", "Paul VERDUN", "Zoé BRANCY", "Guy ROC"),
            id="a place with a small letter in it",
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
            "Présents : Mmes ORVAL, PONT, M. VERDUN\nMM. SERAN, ROC et Mme VAL, absents, ont donné respectivement pouvoir à Mme ORVAL, M. VERDUN et Mme PONT.",
            [*there("ORVAL", "PONT", "VERDUN"), ("SERAN", REPRESENTED, "ORVAL"), ("ROC", REPRESENTED, "VERDUN"), ("VAL", REPRESENTED, "PONT")],
            id="holders in turn, with civilities",
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
            "Présents : Lise ORVAL, Paul VERDUN\nPouvoirs : 2 (M. Luc SERAN à Mme Lise ORVAL et M. Guy ROC à M. Paul VERDUN)\n",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Luc SERAN", REPRESENTED, "Lise ORVAL"), ("Guy ROC", REPRESENTED, "Paul VERDUN")],
            id="proxies in brackets behind their count",
        ),
        pytest.param(
            "Présents : Mmes ORVAL, PONT, M. VERDUN\nMme PONT détient le pouvoir de M. SERAN, M. VERDUN celui de Mme ROC.\nAbsent : M. VAL",
            [*there("ORVAL", "PONT", "VERDUN"), ("SERAN", REPRESENTED, "PONT"), ("ROC", REPRESENTED, "VERDUN"), ("VAL", ABSENT, None)],
            id="two holders, the proxy named once",
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
def test_the_roll_of_any_body(text, expected):
    assert [(m.nom, m.presence, m.pouvoir) for m in told(text)] == expected


def test_whose_office_the_roll_tells_presides():
    text = "{} : Zoé BRANCY, Vice-Présidente ; {} : Lise ORVAL, Présidente ; Paul VERDUN"
    there, away = (
        clean(text.format("Absente", "Présentes")),
        clean(text.format("Présentes", "Absents")),
    )
    assert president(there, members(there)) == "Lise ORVAL"
    assert president(away, members(away)) is None


def test_who_presides_instead_of_the_maire_or_is_said_to():
    instead = clean(
        "Mme Zoé BRANCY, 1ère adjointe, préside en l'absence de M. ROC.\nPrésents : Guy ROC, maire"
    )
    assert president(instead) == "Zoé BRANCY"
    assert president(clean("M. Guy ORVAL préside la séance.")) == "Guy ORVAL"
    assert president(clean("M. Guy ORVAL préside la commission.")) is None


def test_who_is_told_by_initials_in_the_roll_keeps_the_given_name():
    text = clean("Sous la présidence de Mme Lise ORVAL. Présents : L. ORVAL, Présidente, P. VERDUN")
    assert president(text, members(text)) == "Lise ORVAL"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "sous la présidence de Mme Lise ORVAL, Maire.\nPrésents : Paul VERDUN, Luc SERAN",
            [("Lise ORVAL", "maire", None), ("Paul VERDUN", None, None), ("Luc SERAN", None, None)],
        ),
        (
            "sous la présidence de Mme ORVAL Lise, Présidente.\nPrésents : ORVAL Lise, VERDUN Paul",
            [("ORVAL Lise", "présidente", None), ("VERDUN Paul", None, None)],
        ),
        (
            "Présidence : Mme Lise ORVAL\nLa Présidente, Lise ORVAL, ouvre la séance.\nPrésents : Lise ORVAL, Paul VERDUN",
            [("Lise ORVAL", "présidente", None), ("Paul VERDUN", None, None)],
        ),
        (
            "Présents : Mme Lise ORVAL, Maire, M. Paul VERDUN\nPouvoirs : M. SERAN donne pouvoir à Mme le Maire, Mme BRANCY donne pouvoir à M. VERDUN",
            [("Lise ORVAL", "maire", None), ("Paul VERDUN", None, None), ("SERAN", None, "Lise ORVAL"), ("BRANCY", None, "VERDUN")],
        ),
        (
            "Présents : Mme Lise ORVAL, M. Paul VERDUN\nPouvoirs : M. SERAN donne pouvoir à Mme le Maire Lise ORVAL",
            [("Lise ORVAL", None, None), ("Paul VERDUN", None, None), ("SERAN", None, "Lise ORVAL")],
        ),
        (
            "Présents : M. le Maire - M. Paul VERDUN - Mme Zoé BRANCY",
            [("Paul VERDUN", None, None), ("Zoé BRANCY", None, None)],
        ),
        (
            "Présents : Lise ORVAL (pouvoir de Luc SERAN), Paul VERDUN, adjoints, Zoé BRANCY (pouvoir de Guy ROC), conseillère déléguée au logement",
            [("Lise ORVAL", "adjoint", None), ("Luc SERAN", None, "Lise ORVAL"), ("Paul VERDUN", "adjoint", None),
             ("Zoé BRANCY", "conseillère déléguée", None), ("Guy ROC", None, "Zoé BRANCY")],
        ),
        (
            "Présents : Mme Lise ORVAL, maire de BRANDEVAL, M. Paul VERDUN",
            [("Lise ORVAL", "maire", None), ("Paul VERDUN", None, None)],
        ),
        (
            "Présents : Lise ORVAL, maire du Valbrune, Paul VERDUN, délégué de la Communauté",
            [("Lise ORVAL", None, None), ("Paul VERDUN", None, None)],
        ),
    ],
)  # fmt: skip
def test_who_presides_and_the_offices_of_others(text, expected):
    assert [(m.nom, m.role, m.pouvoir) for m in told(text)] == expected
