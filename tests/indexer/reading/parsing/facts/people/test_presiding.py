"""Who presided."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.people.presiding import president
from indexer.reading.parsing.facts.people.rolls.members import members
from indexer.reading.parsing.facts.people.secretaries import secretary
from indexer.reading.parsing.view.cleaning import clean
from tests.indexer.reading.parsing.facts.people.rolls.chaired import chaired


def test_who_presides_behind_a_label() -> None:
    assert president(clean("Présidence de séance : Mme Odile MARCHAND\n")) == "Odile MARCHAND"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


MINUTES = "COMMUNE DE BRANDEVAL\nProcès-verbal du conseil municipal du 9 juin 2031\n"


POINT = "1. Bail du pré\nAdopté à l'unanimité.\n"


def test_a_presidency_is_assured_by_somebody_else() -> None:
    text = "En l'absence de M. Guy ORNEL, Président, empêché, la présidence de la séance est assurée par Mme Line FERTAC."
    assert read(f"{MINUTES}{text}\n{POINT}").seance.president == "Line FERTAC"


@pytest.mark.parametrize(
    "line",
    [
        "Présidait la séance : Line FERTAC, vice-présidente",
        "La présidente de séance, Line FERTAC, ouvre la séance.",
        "Madame Line FERTAC, Présidente de la Métropole du Brandeval, a ouvert la séance à laquelle",
    ],
)
def test_somebody_presides_in_other_words(line: str) -> None:
    assert read(f"{MINUTES}{line}\n{POINT}").seance.president == "Line FERTAC"


def test_who_presides_once_its_doyen_has() -> None:
    text = "sous la présidence de M. Guy ORNEL, doyen d'âge, des points n° 1 à 2, et de Mme Line FERTAC, Présidente, pour les suivants."
    assert (
        read(f"{MINUTES}Le conseil s'est réuni {text}\n{POINT}").seance.president == "Line FERTAC"
    )


def test_a_secretary_beside_the_doyen_does_not_preside() -> None:
    text = "sous la présidence de M. Guy ORNEL, doyen de l'assemblée, et de Mme Line FERTAC, secrétaire."
    assert read(f"{MINUTES}Le conseil s'est réuni {text}\n{POINT}").seance.president == "Guy ORNEL"


def test_who_invites_the_assembly_presides_it() -> None:
    text = f"{MINUTES}Les membres se sont réunis sur l'invitation du Maire, M. Guy ORNEL.\n{POINT}"
    assert read(text).seance.president == "Guy ORNEL"


def test_the_maire_who_signs_on_one_line_presided() -> None:
    text = (
        "Conseil municipal du 12/01/2031\nLe conseil fixe les tarifs.\nSigné : le maire, P. Orval"
    )
    assert president(clean(text)) == "Orval P."


@pytest.mark.parametrize(
    "phrase",
    [
        "en séance que préside",
        "ayant pour président",
        "avec pour Présidente",
        "sous la direction de",
    ],
)
def test_who_presided(phrase: str) -> None:
    assert president(clean(f"Le conseil s'est réuni, {phrase} Mme Lise ORVAL.\n")) == "Lise ORVAL"


@pytest.mark.parametrize("surname", ["AVRIL", "FÉVRIER", "DIMANCHE", "LOI"])
def test_surnames_that_are_words(surname: str) -> None:
    text = (
        f"Le conseil s'est réuni sous la présidence de Mme Lise {surname}, maire.\n"
        f"Présents : Mme Lise {surname}, M. Paul VERDUN\nSecrétaire de séance : M. Jean {surname}\n"
    )
    assert president(clean(text)) == f"Lise {surname}"
    assert secretary(clean(text)) == f"Jean {surname}"
    assert [member.nom for member in members(clean(text))] == [f"Lise {surname}", "Paul VERDUN"]


def test_a_day_behind_a_name_in_capitals_is_no_part_of_it() -> None:
    assert (
        president(clean("sous la présidence de Mme Lise ORVAL SAMEDI 12 mars 2031\n"))
        == "Lise ORVAL"
    )


@pytest.mark.parametrize(
    "phrase",
    [
        "sous la présidence de Paul MARTIN, Maire",
        "sous la présidence de Monsieur le Maire, Paul MARTIN",
        "sous la Présidence de Monsieur Paul MARTIN, 1er adjoint",
        "La séance est ouverte sous la présidence du Maire Paul MARTIN",
        "sous la présidence de Paul\nMARTIN, Maire",
        "sous la présidence de MARTIN Paul, Maire",
        "Président : Paul MARTIN",
        "sous la presidence de Monsieur Paul MARTIN, President",
        "sous la présidence de Paul\nMARTIN\nSont présents : Anne DURAND",
        "M. Paul MARTIN, President, procede a l'appel",
        "présidée par M. Paul MARTIN",
        "M. Paul MARTIN, Maire, ouvre la séance",
        "Monsieur Paul MARTIN, Président, ouvre la séance à 20h",
        "Le Maire\n\n\nPaul MARTIN",
        "Le Maire,\n[signature]\nPaul MARTIN",
        "Paul MARTIN,\nMaire",
        "Le Président de la Communauté de communes,\nPaul MARTIN",
        "sous la présidence de son Maire, Paul\nMARTIN.\nDate de convocation : 2 mai 2031",
        "M. Luc PETIT remplacé par M. Jean. M. Paul MARTIN ouvre la séance",
        "Monsieur Luc PETIT et Monsieur Paul MARTIN, Président, donne lecture du rapport",
        "Étaient présents : Paul MARTIN, Maire, Anne DURAND, adjointe",
        "Présents : Monsieur le Maire Paul MARTIN, Madame Anne DURAND",
        "régulièrement convoqués par le Président, Monsieur Paul MARTIN. Le comité",
        "s'est réuni sur la convocation de Monsieur Paul MARTIN, Maire.",
        "Mme Anne DURAND, doyenne, proclame donc Monsieur Paul MARTIN, Maire de Valbrune.",
        "s'est assemblé à la mairie, M. Paul MARTIN présidant. A été nommée secrétaire : Mme DURAND",
        "le conseil s'est réuni, Monsieur Paul MARTIN, Maire, présidant la séance.",
        "- Paul MARTIN : Mesdames, Messieurs, bonsoir.\n- Anne DURAND : Ma question porte sur l'eau.",
    ],
)
def test_the_president_is_read(phrase: str) -> None:
    assert president(clean(phrase)) == "Paul MARTIN"


def test_who_presides_while_the_accounts_are_voted_did_not_preside_the_sitting() -> None:
    text = (
        "COMPTE RENDU DU CONSEIL MUNICIPAL\nPrésents : Paul MARTIN (maire), Anne DURAND\n"
        "I – COMPTE ADMINISTRATIF\nLe maire quitte la salle. Sous la présidence de Mme Anne DURAND, "
        "première adjointe, le conseil approuve le compte administratif.\n"
    )
    assert president(clean(text)) == "Paul MARTIN"


@pytest.mark.parametrize(
    "phrase",
    [
        "Sous la présidence du doyen d'âge, M. Luc PETIT.\nMme Paul MARTIN est proclamée maire et préside.",
        "Sous la présidence du doyen, M. Luc PETIT.\nM. Paul MARTIN : 35 voix. Il est proclamé président.",
        "Madame Anne DURAND, Présidente sortante, ouvre la séance.\nM. Paul MARTIN a obtenu dix voix. "
        "Il a été élu Président.",
    ],
)
def test_who_is_elected_presides_after_the_doyen(phrase: str) -> None:
    assert president(clean(phrase)) == "Paul MARTIN"


def test_who_convenes_and_gives_a_proxy_does_not_preside() -> None:
    convened = "Le conseil, dûment convoqué par le Président Luc ORVAL, s'est réuni.\n"
    assert president(clean(convened)) == "Luc ORVAL"
    away = members(
        clean(
            f"{convened}Présents : Zoé BRANCY, Anne ROC\nPouvoirs :\nLuc ORVAL donne pouvoir à Zoé BRANCY\n"
        )
    )
    assert president(clean(convened), away) is None


def test_a_maire_who_speaks_signs_nothing() -> None:
    dialogue = "\nM. LE MAIRE\nAvez-vous des remarques ?\nMme DURAND\nAucune.\nM. LE MAIRE\n\nPaul MARTIN\n"
    assert president(clean(dialogue)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sous la présidence de M. ROUSSEL Régis, Maire.", "Régis ROUSSEL"),
        (
            "sous la présidence de Monsieur le doyen d'âge de l'Assemblée, Marc LEROUGE.",
            "Marc LEROUGE",
        ),
        ("Présidence de Mme Anne-Marie DE LA TOUR", "Anne-Marie DE LA TOUR"),
        (
            "sous la présidence de M. ORVAL, son doyen d'âge, puis de M. Luc BRUN, son président.\nM. ORVAL, doyen d'âge, déclare la séance ouverte.",
            "Luc BRUN",
        ),
        ("Fait à Ville.\nLe Maire,\nPaul DURAND", "Paul DURAND"),
        ("sous la présidence du maire", None),
        # a name is cut by the end of a line
        ("sous la présidence de Lise\nMaire, ouvre la séance", None),
        ("sous la présidence de Lise\nTernac rappelle les faits", None),
        # who presides the sitting is told from who presides a point
        ("Le devis est lu.\nLise ORVAL (Maire), Paul VERDUN", "Lise ORVAL"),
        # Who opens the sitting presides all of it, the accounts too.
        (
            "Le conseil s'est réuni sous la présidence de M. Guy SERAN, pour le compte administratif."
            "\n\nMme Lise ORVAL, maire, ouvre la séance.",
            "Guy SERAN",
        ),
        (
            "Le conseil s'est réuni.\n\nSous la présidence de M. Guy SERAN, le compte financier est lu."
            "\n\nMme Lise ORVAL, maire, ouvre la séance.",
            "Lise ORVAL",
        ),
    ],
)
def test_the_president(text: str, expected: str | None) -> None:
    assert president(clean(text)) == expected


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
    assert [(m.nom, m.role, m.pouvoir) for m in chaired(text)] == expected


@pytest.mark.parametrize(
    "told", ["Président : {}", "Séance présidée par Mme {}", "Présidence : M. {}"]
)
@pytest.mark.parametrize(
    "below", ["M. Paul VERDUN a été nommé secrétaire", "Mme VERDUN est secrétaire"]
)
def test_whom_the_next_line_names_is_somebody_else(told: str, below: str) -> None:
    text = f"Séance du 9 juin 2031\n{told.format('Lise Orval')}\n{below}\nPrésents : Anne SERAN, Jean MORVAN.\n"
    assert president(clean(text)) == "Lise Orval"
