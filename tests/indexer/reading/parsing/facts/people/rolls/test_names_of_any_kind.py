"""Names of members that words, initials, civilities and lines make hard to tell, in invented rolls."""

import pytest

from indexer.reading.parsing.facts.people.counts import counts
from indexer.reading.parsing.facts.people.names.word_names import is_of_a_name
from indexer.reading.parsing.facts.people.rolls.members import members
from indexer.reading.parsing.facts.people.secretaries import secretary
from indexer.reading.parsing.view.cleaning import clean
from tests.indexer.reading.parsing.facts.people.rolls.chaired import (
    ABSENT,
    EXCUSED,
    PRESENT,
    REPRESENTED,
    chaired,
)


def told(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(m.nom, m.role, m.presence, m.pouvoir) for m in chaired(text)]


def there(*names: str) -> list[tuple[str, None, str, None]]:
    return [(name, None, PRESENT, None) for name in names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Présents : M. Paul PETIT, M. Luc MAIRE, Mme Zoé ABSENT, Mme Ève POINT, M. Marc ROI. Secrétaire : Mme ROI.",
            there("Paul PETIT", "Luc MAIRE", "Zoé ABSENT", "Ève POINT", "Marc ROI"),
            id="words for surnames behind given names",
        ),
        pytest.param(
            "Présents : PETIT Paul, ROI Marc, MAIRE Luc, CONSEIL Ève, ADJOINT Zoé.",
            there("PETIT Paul", "ROI Marc", "MAIRE Luc", "CONSEIL Ève", "ADJOINT Zoé"),
            id="words for surnames before given names",
        ),
        pytest.param(
            "Présents : É. Février, P. Orval, Mme Point, M. PRÉSIDENT",
            there("É. Février", "P. Orval", "Point", "PRÉSIDENT"),
            id="words behind an initial or a civility",
        ),
        pytest.param(
            "Présents : M. ORVAL, Mme ORVAL, Mmes et MM. VERDUN, SERAN, Mme SERAN. Absent : M. TALMONT (pouvoir à Mme ORVAL).",
            [
                *there("ORVAL", "ORVAL", "VERDUN", "SERAN"),
                ("TALMONT", None, REPRESENTED, "ORVAL"),
            ],
            id="a woman and a man of one surname, and a list of both",
        ),
        pytest.param(
            "Présents : MM. Lise ORVAL, Paul VERDUN. Excusée : Mme Lise ORVAL",
            there("Lise ORVAL", "Paul VERDUN"),
            id="a whole name is one person, whatever the civility",
        ),
        pytest.param(
            "Présents : P. ORVAL, M. TALMONT, Z. SERAN, M.-L. AUBRY. Absents : M. M. DUVAL, Mme M. BRANCY (pouvoir à P. ORVAL).",
            [
                *there("P. ORVAL", "M. TALMONT", "Z. SERAN", "M.-L. AUBRY"),
                ("M. DUVAL", None, ABSENT, None),
                ("M. BRANCY", None, REPRESENTED, "P. ORVAL"),
            ],
            id="an initial that is written as a civility",
        ),
        pytest.param(
            "Présents : ORVAL M.J. – SERAN P. – VERDUN M.\nAbsents : M. TALMONT (pouvoir P. SERAN), É. BRANCY",
            [
                *there("ORVAL M.J.", "SERAN P.", "VERDUN M."),
                ("M. TALMONT", None, REPRESENTED, "P. SERAN"),
                ("É. BRANCY", None, ABSENT, None),
            ],
            id="initials behind surnames, a proxy without « à »",
        ),
        pytest.param(
            "Présents : M.M. Joël ORVAL, Luc SERAN, Maître VERDUN, Docteur TALMONT, M. Guy MAÎTRE",
            there("Joël ORVAL", "Luc SERAN", "VERDUN", "TALMONT", "Guy MAÎTRE"),
            id="rare civilities",
        ),
        pytest.param(
            "Présents : Mme AUBRY - DUVAL Lise, MM. SERAN Jean - Claude, BRANCY - VERDUN Paul, ORVAL Luc",
            there("AUBRY-DUVAL Lise", "SERAN Jean-Claude", "BRANCY-VERDUN Paul", "ORVAL Luc"),
            id="hyphens set apart",
        ),
        pytest.param(
            "Présents : M. Paul ORVAL, Mme Zoé SERAN, M. Jean-Luc\nBRANCY (à partir du point 7), Mme Lise AUBRY, M. Guy DUVAL",
            there("Paul ORVAL", "Zoé SERAN", "Jean-Luc BRANCY", "Lise AUBRY", "Guy DUVAL"),
            id="a line ends behind a given name",
        ),
        pytest.param(
            "Étaient présents :\nORVAL Paul\nMaire\nVERDUN Luc\nAdjoint\nSERAN Zoé\nConseillère déléguée\nTALMONT Marc\n",
            [
                ("ORVAL Paul", "maire", PRESENT, None),
                ("VERDUN Luc", "adjoint", PRESENT, None),
                ("SERAN Zoé", "conseillère déléguée", PRESENT, None),
                ("TALMONT Marc", None, PRESENT, None),
            ],
            id="offices on lines below the names",
        ),
        pytest.param(
            "Étaient présents :\nMaire\nORVAL Paul\nAdjoint\nVERDUN Luc\n",
            [
                ("ORVAL Paul", "maire", PRESENT, None),
                ("VERDUN Luc", "adjoint", PRESENT, None),
            ],
            id="offices on lines above the names",
        ),
        pytest.param(
            "Présents : M. Paul ORVAL, Député-Maire, M. Luc SERAN, Mme Zoé VERDUN, Adjoints au Maire",
            [
                ("Paul ORVAL", "député-maire", PRESENT, None),
                ("Luc SERAN", "adjoint au maire", PRESENT, None),
                ("Zoé VERDUN", "adjoint au maire", PRESENT, None),
            ],
            id="a maire who sits in Parliament",
        ),
        pytest.param(
            "Sous la présidence de M. JULIEN, maire. Présents : M. Luc JULIEN, Mme Zoé SERAN, M. Julien ORVAL",
            [
                ("Luc JULIEN", "maire", PRESENT, None),
                *there("Zoé SERAN", "Julien ORVAL"),
            ],
            id="a surname that is the given name of another",
        ),
        pytest.param(
            "Présents : Paul ORVAL, Zoé SERAN, Mme Anne BRUNET (DGS), M. Guy LOMBARD, secrétaire de mairie. Absent : Marc TALMONT",
            [*there("Paul ORVAL", "Zoé SERAN"), ("Marc TALMONT", None, ABSENT, None)],
            id="staff among the members",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Zoé SERAN, Votants : 5 Luc VERDUN, Ève BRANCY. Était absent : Guy AUBRY",
            [
                *there("Lise ORVAL", "Zoé SERAN", "Luc VERDUN", "Ève BRANCY"),
                ("Guy AUBRY", None, ABSENT, None),
            ],
            id="a label of the margin inside a list",
        ),
        pytest.param(
            "Conseillers présents : 1. ORVAL Lise 2. SERAN Luc Auditeurs présents : 63",
            there("ORVAL Lise", "SERAN Luc"),
            id="the public is no member",
        ),
        pytest.param(
            "En exercice 8 Présents 3 Votants 3 Excusé(e)s Z. SERAN, P. ORVAL Date de la convocation 3 mai 2031 Présent(e)s L. VERDUN, Président, A. BRANCY, É. TALMONT",
            [
                ("Z. SERAN", None, EXCUSED, None),
                ("P. ORVAL", None, EXCUSED, None),
                ("L. VERDUN", "président", PRESENT, None),
                *there("A. BRANCY", "É. TALMONT"),
            ],
            id="headings without colon before initials",
        ),
        pytest.param(
            "Présents : M. ORVAL, Mme SERAN\nRégulièrement représentés : M. VERDUN par Mme SERAN\nAbsents non représentés par pouvoir écrit : 1\nMme BRANCY",
            [
                *there("ORVAL", "SERAN"),
                ("VERDUN", None, REPRESENTED, "SERAN"),
                ("BRANCY", None, ABSENT, None),
            ],
            id="words beside the presence in a heading",
        ),
        pytest.param(
            "Présents : M. Paul ORVAL, Mme Zoé SERAN. Pouvoir a été donné par M. Luc TALMONT à Mme Zoé SERAN.",
            [
                *there("Paul ORVAL", "Zoé SERAN"),
                ("Luc TALMONT", None, REPRESENTED, "Zoé SERAN"),
            ],
            id="a proxy that was given by somebody",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Luc SERAN. Absents excusés : Paul VERDUN (arrivé au point 3), Ève BRANCY, arrivée à 20h30, Marc AUBRY",
            [
                *there("Lise ORVAL", "Luc SERAN", "Paul VERDUN", "Ève BRANCY"),
                ("Marc AUBRY", None, EXCUSED, None),
            ],
            id="away at first, there later",
        ),
        pytest.param(
            "Sous la présidence de M. ORVAL, maire. Étaient également présents : M. SERAN, Mme VERDUN. Absent : M. TALMONT",
            [
                ("ORVAL", "maire", PRESENT, None),
                *there("SERAN", "VERDUN"),
                ("TALMONT", None, ABSENT, None),
            ],
            id="those beside who presides",
        ),
        pytest.param(
            "Présents : Luc SERAN, Zoé TALMONT. Pouvoirs : de Lise ORVAL à Luc SERAN, d'Ève BRANCY à Zoé TALMONT.",
            [
                *there("Luc SERAN", "Zoé TALMONT"),
                ("Lise ORVAL", None, REPRESENTED, "Luc SERAN"),
                ("Ève BRANCY", None, REPRESENTED, "Zoé TALMONT"),
            ],
            id="proxies of somebody to somebody",
        ),
        pytest.param(
            "Présents : M. Luc SERAN, Mme Zoé TALMONT. Absent : M. Guy AUBRY. Les conseillers présents, formant la majorité, délibèrent.",
            [*there("Luc SERAN", "Zoé TALMONT"), ("Guy AUBRY", None, ABSENT, None)],
            id="a sentence on those present tells nobody's presence",
        ),
        pytest.param(
            "Présents : Mme Lise ORVAL, Présidente, MM. Luc SERAN, Paul VERDUN, Vice-Présidents",
            [
                ("Lise ORVAL", "présidente", PRESENT, None),
                ("Luc SERAN", "vice-président", PRESENT, None),
                ("Paul VERDUN", "vice-président", PRESENT, None),
            ],
            id="offices with capitals behind a civility",
        ),
        pytest.param(
            "Présents : Luc SERAN, Zoé TALMONT\nReprésentés : Lise Orval Paul Verdun Ève Brancy Guy Aubry Marc Duval pouvoir à Luc SERAN",
            there("Luc SERAN", "Zoé TALMONT"),
            id="many people whom nothing parts are no name",
        ),
        pytest.param(
            "Présents : M. SERAN\nÉric, Mme TALMONT Zoé, M. AUBRY Guy",
            there("SERAN Éric", "TALMONT Zoé", "AUBRY Guy"),
            id="a line ends behind a surname",
        ),
        pytest.param(
            "Présents : Mme Lise ORVAL, M. Luc SERAN par M. Guy VERDUN suppléant, Mme Ève BRANCY",
            [
                *there("Lise ORVAL"),
                ("Luc SERAN", None, REPRESENTED, None),
                *there("Ève BRANCY"),
                ("Guy VERDUN", "suppléant", PRESENT, None),
            ],
            id="a stand-in without verb",
        ),
        pytest.param(
            "Présents : Lise Orval, Paul Verdun, Zoé\nBrancy, Luc Seran, Jean Varlet, Ève Morel, Guy Talmont, Anne Perrin, Rémi Cordel, Ida Sorel",
            there(
                "Lise Orval",
                "Paul Verdun",
                "Zoé Brancy",
                "Luc Seran",
                "Jean Varlet",
                "Ève Morel",
                "Guy Talmont",
                "Anne Perrin",
                "Rémi Cordel",
                "Ida Sorel",
            ),
            id="a given name at the end of a line, its surname below",
        ),
        pytest.param(
            "Présents : ORVAL Lise, AVRIL Zoé, VERDUN Paul",
            there("ORVAL Lise", "AVRIL Zoé", "VERDUN Paul"),
            id="a surname that is a month",
        ),
        pytest.param(
            "Présents : Lise ORVAL – Paul VERDUN – Guy TALMONT – Ève SERAN – Luc VALBRUNE\nJean ROC – Zoé\nBRANCY – Anne PONT – Guy TALMONT – Ève SERAN – Léa MONT\n",
            there(
                "Lise ORVAL",
                "Paul VERDUN",
                "Guy TALMONT",
                "Ève SERAN",
                "Luc VALBRUNE",
                "Jean ROC",
                "Zoé BRANCY",
                "Anne PONT",
                "Léa MONT",
            ),
            id="a name cut behind the given name",
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
            "Présents : Mmes ORVAL M. et BRANCY Z. (Montvert) et MM. VERDUN M. (Valbrune) ; ROC M. et Mme TALMONT",
            there("ORVAL M.", "BRANCY Z.", "VERDUN M.", "ROC", "TALMONT"),
            id="M. is an initial before « et » or a place, unless a civility follows",
        ),
        pytest.param(
            "Présents : Mme ORVAL Lise, Mrne BRANCY Zoé , M. VERDUN Paul",
            there("ORVAL Lise", "BRANCY Zoé", "VERDUN Paul"),
            id="a civility as optical reading gives it",
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
            there(
                "Jean-Luc VERDUN",
                "Marie-Zoé BRANCY",
                "Guy Jean",
                "Ève ROC",
                "Jean",
                "Talmont",
                "Anne SERAN",
            ),
            id="a dash inside a given name",
        ),
        pytest.param(
            "Présents : Valbrune : Lise ORVAL, Saint Martin la Plaine : M. Paul VERDUN, Zoé BRANCY au fond : Guy ROC",
            there("Lise ORVAL", "Paul VERDUN", "Zoé BRANCY", "Guy ROC"),
            id="a place with a small letter in it",
        ),
    ],
)
def test_who_sat(text, expected):
    assert told(text) == expected


def test_a_month_as_a_surname_keeps_the_minutes():
    assert secretary(clean("Secrétaire de séance : AVRIL Florence\n")) == "Florence AVRIL"


def test_who_speaks_behind_the_label_keeps_no_minutes():
    assert secretary(clean("Secrétaire de séance : Lise ORVAL : je propose un candidat.\n")) is None


@pytest.mark.parametrize(
    ("word", "said", "after", "civil", "expected"),
    [
        ("LES", "", ",", True, False),
        ("VILLE", "Zoé", ",", False, True),
        ("Directeur", "", ",", True, False),
        ("MAIRE", "Luc", ",", False, False),
        ("MAIRE", "", " Luc ORVAL,", False, False),
        ("France", "", "\nORVAL,Zoé", False, True),
        ("AVRIL", "", " 2031", False, False),
    ],
)
def test_a_word_is_a_name_where_nothing_else_can_be(word, said, after, civil, expected):
    assert is_of_a_name(word, said, after, civil=civil) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Réunion du 20 janvier 2031 à 18 h30 Présents : Mme ORVAL, M. SERAN",
        "Le 1er avril 2031 à 20 H\n\nPrésents : Mme ORVAL, M. SERAN",
        "Mme ORVAL (présente à 19h05, à partir du point 8), M. SERAN",
    ],
)
def test_an_hour_counts_nobody(text):
    assert counts(clean(text)).presents is None


def test_what_no_people_write_names_nobody():
    assert members(clean("Présents : " + "M. " * 4000)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Étaient présents : E. BRANCY, M. Jean ORVAL, L. TISSIER",
            there("E. BRANCY", "Jean ORVAL", "L. TISSIER"),
            id="a civility among initials, before a whole name",
        ),
        pytest.param(
            "Étaient présents : Mme Avril Florence, M. Orval Luc, M. Tissier Paul",
            there("Avril Florence", "Orval Luc", "Tissier Paul"),
            id="a month that is a surname before its given name",
        ),
    ],
)
def test_letters_and_months_of_names(text, expected):
    assert told(text) == expected
