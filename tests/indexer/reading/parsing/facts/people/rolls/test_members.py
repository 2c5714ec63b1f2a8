"""Who sat: members, their presence, their office and who votes for them, in invented rolls."""

import pytest

from indexer.acts.documents import Membre
from indexer.reading.parsing.facts.people.names.unparted_names import names_apart
from indexer.reading.parsing.facts.people.presiding import president
from indexer.reading.parsing.facts.people.rolls.chairs import with_chair
from indexer.reading.parsing.facts.people.rolls.members import members as named
from indexer.reading.parsing.facts.people.secretaries import secretary
from indexer.reading.parsing.view.cleaning import clean


def members(cleaned, president):
    return tuple(with_chair(cleaned, named(cleaned), president))


def roll(text: str, president: str | None = None) -> list[tuple[str, str | None, str | None]]:
    return [(m.nom, m.presence, m.pouvoir) for m in members(clean(text), president)]


def test_a_secretary_beside_the_label_on_a_line_of_its_own():
    assert secretary(clean("SECRETAIRE DE SEANCE ORVAL LISE\n")) == "ORVAL LISE"
    assert secretary(clean("SECRETAIRE DE SEANCE ORVAL\n")) is None
    assert secretary(clean("SECRETAIRE DE SEANCE L'ORDRE DU JOUR\n")) is None
    assert secretary(clean("Secrétaire de séance désigné selon l'article 12\n")) is None


def test_a_secretary_with_a_common_word_for_a_surname_or_a_dash_set_apart():
    assert secretary(clean("Secrétaire de séance : Zoé VILLE")) == "Zoé VILLE"
    assert secretary(clean("Secrétaire de séance : Mme France ORVAL")) == "France ORVAL"
    assert secretary(clean("Secrétaire de séance : ORVAL\n")) == "ORVAL"
    assert secretary(clean("Secrétaire de séance : Objet\n")) is None
    assert secretary(clean("M. VERDUN préside, Mme ORVAL en est la secrétaire.")) == "ORVAL"
    assert (
        secretary(clean("M. Jean – Luc Verdun est élu secrétaire de séance.")) == "Jean-Luc Verdun"
    )


PRESENT, ABSENT, EXCUSED, REPRESENTED = "présent", "absent", "excusé", "représenté"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Présents : Mme Lise ORVAL, M. Paul VERDUN, Mme Zoé de\nBRANCY.\nAbsents : M. Luc SERAN.",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None),
             ("Zoé de BRANCY", PRESENT, None), ("Luc SERAN", ABSENT, None)],
            id="commas",
        ),
        pytest.param(
            "ÉTAIENT PRÉSENTS\nMadame Lise ORVAL\nMonsieur Paul VERDUN\n\nÉTAIT EXCUSÉ\nMonsieur Luc SERAN\n",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None), ("Luc SERAN", EXCUSED, None)],
            id="one a line",
        ),
        pytest.param(
            "Présent(e)s : Lise Orval, Paul Verdun, M.-C. Brancy\nReprésentés : Mme Ève Talmont par M. Paul Verdun, M. Luc Seran (Mme Lise Orval)",
            [("Lise Orval", PRESENT, None), ("Paul Verdun", PRESENT, None), ("M.-C. Brancy", PRESENT, None),
             ("Ève Talmont", REPRESENTED, "Paul Verdun"), ("Luc Seran", REPRESENTED, "Lise Orval")],
            id="by whom, or in brackets",
        ),
        pytest.param(
            "Présents (titulaires) : Lise ORVAL, Paul VERDUN\nPouvoirs : Paul VERDUN pour Zoé BRANCY ; Ève TALMONT → Lise ORVAL ; Luc SERAN au profit de Lise ORVAL",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None), ("Zoé BRANCY", REPRESENTED, "Paul VERDUN"),
             ("Ève TALMONT", REPRESENTED, "Lise ORVAL"), ("Luc SERAN", REPRESENTED, "Lise ORVAL")],
            id="proxies for somebody",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nExcusés : Zoé BRANCY (pvr à Lise ORVAL), Luc SERAN (proc. à Paul VERDUN)",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None), ("Zoé BRANCY", REPRESENTED, "Lise ORVAL"),
             ("Luc SERAN", REPRESENTED, "Paul VERDUN")],
            id="shortened proxies",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN\nPouvoirs :\nMandants Mandataires\nZoé BRANCY Lise ORVAL\nLuc SERAN Paul VERDUN\n",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None), ("Zoé BRANCY", REPRESENTED, "Lise ORVAL"),
             ("Luc SERAN", REPRESENTED, "Paul VERDUN")],
            id="columns of proxies",
        ),
        pytest.param(
            "NOM | PRÉSENT | ABSENT | POUVOIR À\nORVAL Lise | X | |\nVERDUN Paul | X | |\nBRANCY Zoé | | X | ORVAL Lise\nSERAN Luc | | X |",
            [("ORVAL Lise", PRESENT, None), ("VERDUN Paul", PRESENT, None), ("BRANCY Zoé", REPRESENTED, "ORVAL Lise"),
             ("SERAN Luc", ABSENT, None)],
            id="sheet of presence",
        ),
        pytest.param(
            "Présents : Lise Orval -Paul Verdun-Jean-Luc Brancy-Ève Talmont - Jean -Pierre SERAN",
            [("Lise Orval", PRESENT, None), ("Paul Verdun", PRESENT, None), ("Jean-Luc Brancy", PRESENT, None),
             ("Ève Talmont", PRESENT, None), ("Jean-Pierre SERAN", PRESENT, None)],
            id="dashes without blanks",
        ),
        pytest.param(
            "Présents :\nARGELLES : Zoé BRANCY – Ève TALMONT\nSAINT MARS DU VAL : Luc SERAN\nAbsents : Ada LIRON",
            [("Zoé BRANCY", PRESENT, None), ("Ève TALMONT", PRESENT, None), ("Luc SERAN", PRESENT, None),
             ("Ada LIRON", ABSENT, None)],
            id="a place with a month in its name",
        ),
        pytest.param(
            "MONTVERT : Lise ORVAL – Paul VERDUN\nARGELLES : Zoé BRANCY –\nÈve TALMONT\nVAL SEC : Luc SERAN\nNombre de délégués : 5\nPouvoirs :\nAda LIRON a donné pouvoir à Luc SERAN",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None), ("Zoé BRANCY", PRESENT, None),
             ("Ève TALMONT", PRESENT, None), ("Luc SERAN", PRESENT, None), ("Ada LIRON", REPRESENTED, "Luc SERAN")],
            id="by communes, without heading",
        ),
        pytest.param(
            "1. Lise ORVAL : présente\n2. Paul VERDUN : présent\n3. Zoé BRANCY : excusée\n4. Luc SERAN : absent, pouvoir à Lise ORVAL\n",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None), ("Zoé BRANCY", EXCUSED, None),
             ("Luc SERAN", REPRESENTED, "Lise ORVAL")],
            id="each with their presence",
        ),
        pytest.param(
            "Présents : Lise ORVAL - Paul VERDUN - Zoé\nBRANCY – Ève TALMONT",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None),
             ("Zoé BRANCY", PRESENT, None), ("Ève TALMONT", PRESENT, None)],
            id="dashes",
        ),
        pytest.param(
            "Présents : Mesdames ORVAL, BRANCY et TALMONT, Messieurs VERDUN, SERAN.",
            [("ORVAL", PRESENT, None), ("BRANCY", PRESENT, None), ("TALMONT", PRESENT, None),
             ("VERDUN", PRESENT, None), ("SERAN", PRESENT, None)],
            id="surnames under one civility",
        ),
        pytest.param(
            "Présents : ORVAL L. – M. VERDUN M. - Mme DE BRANCY J.F.",
            [("ORVAL L.", PRESENT, None), ("VERDUN M.", PRESENT, None), ("DE BRANCY J.F.", PRESENT, None)],
            id="initials",
        ),
        pytest.param(
            "Étaient présents : Lise ORVAL Paul VERDUN Zoé BRANCY Ève TALMONT",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None),
             ("Zoé BRANCY", PRESENT, None), ("Ève TALMONT", PRESENT, None)],
            id="nothing between names, given name first",
        ),
        pytest.param(
            "Étaient présents : ORVAL Lise VERDUN Paul BRANCY Zoé",
            [("ORVAL Lise", PRESENT, None), ("VERDUN Paul", PRESENT, None), ("BRANCY Zoé", PRESENT, None)],
            id="nothing between names, surname first",
        ),
        pytest.param(
            "Présents :\nVALBRUNE : M. Paul VERDUN, Mme Lise ORVAL\nMONTGARDEL : Mme Zoé BRANCY\n",
            [("Paul VERDUN", PRESENT, None), ("Lise ORVAL", PRESENT, None), ("Zoé BRANCY", PRESENT, None)],
            id="places before names",
        ),
        pytest.param(
            "Présents : M. Paul VERDUN de Valbrune, Mme Lise ORVAL, de Haut -Gardel ; Mme Zoé BRANCY",
            [("Paul VERDUN", PRESENT, None), ("Lise ORVAL", PRESENT, None), ("Zoé BRANCY", PRESENT, None)],
            id="places after names",
        ),
        pytest.param(
            "Membres : présents : M. VERDUN - Mme ORVAL (absente représentée) - M. SERAN absent - Mme BRANCY (excusée)",
            [("VERDUN", PRESENT, None), ("ORVAL", REPRESENTED, None), ("SERAN", ABSENT, None), ("BRANCY", EXCUSED, None)],
            id="presence beside the name",
        ),
        pytest.param(
            "Votants : 9 Étaient présents :\nConvocation : 3/4/2024 Madame Lise ORVAL\nExercice : 11 Monsieur Paul VERDUN\n",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None)],
            id="a margin runs beside the names",
        ),
        pytest.param(
            "Présents : Mme Lise ORVAL, M. Paul VERDUN.\nAssistait également : M. Guy NORBEL, directeur général des services.\nExcusé : M. Luc SERAN",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None), ("Luc SERAN", EXCUSED, None)],
            id="staff is left out",
        ),
        pytest.param(
            "Présents : Lise ORVAL, Paul VERDUN, Zoé BRANCY, Ève TALMONT\nAbsents : 0\nLECTURE DU PROCES-VERBAL\n",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None),
             ("Zoé BRANCY", PRESENT, None), ("Ève TALMONT", PRESENT, None)],
            id="a title below is no name",
        ),
        pytest.param(
            "Présents : Mme Lise ORVAL, M. Paul VERDUN à partir du point n° 7, Mme Zoé BRANCY",
            [("Lise ORVAL", PRESENT, None), ("Paul VERDUN", PRESENT, None), ("Zoé BRANCY", PRESENT, None)],
            id="an hour within the list",
        ),
        pytest.param("Le conseil délibère. Les membres présents approuvent.", [], id="no roll"),
        pytest.param("Présents :\nABBEVILLE\nARRAS\nLAON\nFALAISE\n\nAbsents :\nLise ORVAL", [], id="only communes"),
        pytest.param("Présents : Société Anonyme du Marché", [], id="a company"),
        pytest.param("Absents : M. Luc SERAN, Mme Lise ORVAL", [], id="nobody is present"),
    ],
)  # fmt: skip
def test_the_roll_says_who_was_there(text, expected):
    assert roll(text) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Pouvoirs : Mme Lise ORVAL à M. Paul VERDUN",
        "Ont donné procuration :\nMme Lise ORVAL donne procuration à M. Paul VERDUN",
        "Absents excusés : Mme Lise ORVAL (pouvoir à M. Paul VERDUN)",
        "Absents : Mme Lise ORVAL qui a donné pouvoir à M. Paul VERDUN",
        "Absents ayant donné pouvoir :\nLise ORVAL\nprocuration à Paul VERDUN",
        "Étaient représentés : Mme Lise ORVAL représentée par M. Paul VERDUN",
        "Pouvoirs : Lise ORVAL => Paul VERDUN",
        "Excusés : Mme Lise ORVAL, excusée, pouvoir donné au maire M. Paul VERDUN",
        "Pouvoirs : M. Paul VERDUN a reçu pouvoir de Mme Lise ORVAL",
        "Pouvoirs : M. Paul VERDUN, mandataire de Mme Lise ORVAL",
        "Procuration(s) : Mme Lise ORVAL à M. Paul VERDUN",
        "Pouvoirs :\nLise ORVAL\nÈve TALMONT\n\nPouvoir à Paul VERDUN\nPouvoir à Guy SERAN",
        "Procurations :\nMadame Lise ORVAL Monsieur Paul VERDUN\nMadame Ève TALMONT Monsieur Guy SERAN",
    ],
)
def test_a_proxy_is_read_either_way_round(said):
    told = {nom: rest for nom, *rest in roll(f"Présents : M. Paul VERDUN, M. Guy SERAN\n{said}")}
    assert told["Lise ORVAL"] == [REPRESENTED, "Paul VERDUN"]
    assert told["Paul VERDUN"][0] == PRESENT


def test_whoever_leaves_with_a_proxy_was_present():
    told = roll(
        "Présents : Mme Lise ORVAL, M. Paul VERDUN\nPouvoirs : Mme Lise ORVAL à M. Paul VERDUN (à partir du point 4)"
    )
    assert told == [("Lise ORVAL", PRESENT, "Paul VERDUN"), ("Paul VERDUN", PRESENT, None)]


def test_a_stand_in_holds_no_proxy():
    told = roll("Présents : M. Paul VERDUN\nExcusés : Mme Lise ORVAL remplacée par M. Guy SERAN")
    assert ("Lise ORVAL", REPRESENTED, None) in told


@pytest.mark.parametrize(
    ("text", "president", "expected"),
    [
        ("Présents : Mme Lise ORVAL, Maire, M. Paul VERDUN, 2ème adjoint", None, ["maire", "2ème adjoint"]),
        ("Présents : Lise ORVAL (maire), Paul VERDUN (conseiller municipal)", None, ["maire", "conseiller municipal"]),
        ("sous la présidence de Mme Lise ORVAL, Présidente.\nPrésents : Lise ORVAL, Paul VERDUN", "Lise ORVAL", ["présidente", None]),
        ("son maire, Mme Lise ORVAL.\nPrésents : Mme ORVAL, M. VERDUN", "Lise ORVAL", ["maire", None]),
        ("Le maire Lise ORVAL ouvre la séance.\nPrésents : Mme ORVAL, M. VERDUN", "Lise ORVAL", ["maire", None]),
    ],
)  # fmt: skip
def test_the_office_stands_beside_the_name(text, president, expected):
    assert [member.role for member in members(clean(text), president)] == expected


def test_a_list_of_ten_thousand_marks_takes_no_longer_than_its_length():
    assert members(clean("Présents : " + "- , " * 10_000), None) == ()


def test_nobody_is_named_twice():
    told = members(
        clean("Présents : Mme ORVAL, M. VERDUN\nPrésents : Lise ORVAL, Paul VERDUN"), None
    )
    assert told == (Membre("ORVAL", None, PRESENT), Membre("VERDUN", None, PRESENT))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Secrétaires de séance : Mme Lise ORVAL et M. Paul VERDUN", "Lise ORVAL et Paul VERDUN"),
        ("Secrétaire de séance : Commune de Valbrune - Mme Lise ORVAL", "Lise ORVAL"),
        ("Le secrétariat de la présente séance sera assuré par\nMme ORVAL.", "ORVAL"),
        ("il propose que le secrétariat soit assuré par Mme Lise ORVAL", "Lise ORVAL"),
        (
            "Mme ORVAL ayant obtenu la\nmajorité des suffrages, a été désignée pour remplir ces fonctions",
            "ORVAL",
        ),
        (
            "L'assemblée a élu comme secrétaire pour la durée de la séance :\nLise ORVAL.",
            "Lise ORVAL",
        ),
        ("| SECRÉTAIRE Mme Lise ORVAL |", "Lise ORVAL"),
        ("Madame ORVAL L. a été élue secrétaire de séance", "ORVAL L."),
        ("Fait à Valbrune\nLa secrétaire de séance,\nLise ORVAL\n", "Lise ORVAL"),
    ],
)
def test_who_kept_the_minutes(text, name):
    assert secretary(clean(text)) == name


@pytest.mark.parametrize(
    "text",
    [
        "La Présidente, Mme Lise ORVAL, ouvre la séance.",
        "Mme Lise ORVAL est Présidente de la séance.",
        "Mme Lise ORVAL, Présidente, occupant le fauteuil.",
        "Mme Lise ORVAL constate que le quorum est atteint.",
        "Lise ORVAL salue les membres présents.",
        "sur la convocation adressée par la Présidente, Mme Lise ORVAL",
        "La convocation a été faite le 3 mars, selon la loi, par Lise ORVAL, Présidente",
        "Nous, Lise ORVAL, Maire de Valbrune, avons convoqué le conseil",
        "sur convocation de sa Présidente, Mme Lise ORVAL, et sous sa présidence",
        "Mme Lise ORVAL, maire : Bonsoir à tous.",
    ],
)
def test_who_presides_is_told_in_many_ways(text):
    assert president(clean(text)) == "Lise ORVAL"


def test_whoever_presides_one_point_weighs_little():
    text = (
        "Sous la présidence de M. Guy SERAN, doyen d'âge, il est voté sur le compte financier.\n\n"
        "Mme Lise ORVAL, maire, ouvre la séance."
    )
    assert president(clean(text)) == "Lise ORVAL"


def test_the_roll_tells_who_presides_where_no_phrase_does():
    cleaned = clean("Présents : M. Guy SERAN, Mme Lise ORVAL, maire, Mme Zoé BRANCY")
    assert president(cleaned, named(cleaned)) == "Lise ORVAL"


def test_a_roll_longer_than_any_assembly_is_cut() -> None:
    names = ", ".join(
        f"Léo {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n % 26] * 2}{chr(65 + n // 26) * 2}R"
        for n in range(600)
    )
    assert len(named(clean(f"Étaient présents : {names}.\n"))) == 500


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Présents : Mme Lise ORVAL, Maire, M. Paul VERDUN, Mme Zoé BRANCY, adjoints, M. Luc SERAN, conseiller municipal", ["maire", "adjoint", "adjoint", "conseiller municipal"]),
        ("Présents : Lise ORVAL, maire\nPaul VERDUN, Zoé BRANCY, Maires-Adjoints\nLuc SERAN, Ève TALMONT, conseillers municipaux", ["maire", "adjoint", "adjoint", "conseiller municipal", "conseiller municipal"]),
    ],
)  # fmt: skip
def test_an_office_of_several_is_that_of_all_listed_before_it(text, offices):
    assert [member.role for member in named(clean(text))] == offices


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Secrétaire de séance : Mesdames OBREVAL Séverine et LORMES Mireille", "Séverine OBREVAL et Mireille LORMES"),
        ("Le Maire propose le secrétariat de séance à Véronique OBREVAL qui l'accepte.", "Véronique OBREVAL"),
    ],
)  # fmt: skip
def test_two_secretaries_under_one_civility_and_one_who_accepts(heading, name):
    assert secretary(clean(f"COMMUNE DE VALBRUNE\n{heading}\n")) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Présents : Lise ORVAL, administratrice du Crédit Ramune, Paul VERDUN", ["Lise ORVAL", "Paul VERDUN"]),
        ("Présents : Lise TISON d'ORVAL, Paul VERDUN", ["Lise TISON d'ORVAL", "Paul VERDUN"]),
    ],
)  # fmt: skip
def test_a_small_letter_may_go_on_with_an_office_or_a_surname(text, names):
    assert [member.nom for member in named(clean(text))] == names


@pytest.mark.parametrize(
    "rest",
    [
        ". Secrétaire : Mme Zoé BRANCY",
        "\nLe devis du gîte est lu, Jean CORVIN, maçon, le signe en mairie demain.",
    ],
)
def test_the_roll_ends_where_something_else_begins(rest: str) -> None:
    roll = named(clean(f"Présents : Mme Lise ORVAL (secrétaire de séance), M. Paul VERDUN{rest}"))
    assert [member.nom for member in roll] == ["Lise ORVAL", "Paul VERDUN"]


def test_three_blanks_part_names_in_small_letters() -> None:
    written = "Lise Orval      Paul Verdun"
    assert [written[a:b] for a, b in names_apart(written, 0, len(written), several=False)] == [
        "Lise Orval",
        "Paul Verdun",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Ont siégé :",
        "Siégeaient :",
        "Ont participé à la séance :",
        "Participaient à la séance :",
        "Assistaient à la réunion :",
        "Étaient réunis :",
    ],
)
def test_who_sat_under_a_heading_without_the_word_present(heading: str) -> None:
    roll = named(
        clean(
            f"{heading} Mme Lise ORVAL, M. Paul VERDUN.\nAbsences : M. Luc TALMONT.\nEmpêchés : M. Guy BRANCY\n"
            "S'étaient fait excuser : Mme Rose ORMES\nAssistait également : M. Théo SERAN, directeur\n"
        )
    )
    assert [(member.nom, member.presence) for member in roll] == [
        ("Lise ORVAL", "présent"),
        ("Paul VERDUN", "présent"),
        ("Luc TALMONT", "absent"),
        ("Guy BRANCY", "excusé"),
        ("Rose ORMES", "excusé"),
    ]


def test_who_took_part_beside_those_present_is_no_member() -> None:
    roll = named(
        clean(
            "Participaient à la séance : M. Théo SERAN.\nPrésents : Mme Lise ORVAL, M. Paul VERDUN.\n"
        )
    )
    assert [member.nom for member in roll] == ["Lise ORVAL", "Paul VERDUN"]


def test_a_member_may_delegate_the_vote() -> None:
    roll = named(
        clean(
            "Présents : Mme Lise ORVAL.\nAbsents : M. Guy BRANCY a délégué son vote à Mme Lise ORVAL\n"
        )
    )
    assert [(member.nom, member.pouvoir) for member in roll][1] == ("Guy BRANCY", "Lise ORVAL")


def test_a_label_of_the_margin_is_no_office_of_those_before_it():
    text = (
        "Présents : Mme Lise ORVAL, M. Paul VERDUN Conseillers en exercice : 15. M. Luc TALMONT\n"
    )
    assert not any(member.role for member in named(clean(text)))
