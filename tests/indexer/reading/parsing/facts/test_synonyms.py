"""The same facts in the words of other secretaries: what replaces one formula replaces it everywhere."""

import pytest

from analyzers import fold_letters
from indexer.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.convocations import convocation_date
from indexer.reading.parsing.facts.counts import Counts, counts
from indexer.reading.parsing.facts.kinds import document_kind
from indexer.reading.parsing.facts.members import members
from indexer.reading.parsing.facts.presiding import president
from indexer.reading.parsing.facts.secretaries import secretary
from indexer.reading.parsing.facts.votes import vote
from indexer.reading.parsing.view.cleaning import clean


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
    roll = members(
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
    roll = members(
        clean(
            "Participaient à la séance : M. Théo SERAN.\nPrésents : Mme Lise ORVAL, M. Paul VERDUN.\n"
        )
    )
    assert [member.nom for member in roll] == ["Lise ORVAL", "Paul VERDUN"]


def test_a_member_may_delegate_the_vote() -> None:
    roll = members(
        clean(
            "Présents : Mme Lise ORVAL.\nAbsents : M. Guy BRANCY a délégué son vote à Mme Lise ORVAL\n"
        )
    )
    assert [(member.nom, member.pouvoir) for member in roll][1] == ("Guy BRANCY", "Lise ORVAL")


@pytest.mark.parametrize(
    "kept",
    [
        "a rempli les fonctions de secrétaire.",
        "tient le secrétariat de la séance.",
        "a tenu le secrétariat de la séance.",
        "prend en charge le secrétariat.",
        "a bien voulu remplir les fonctions de secrétaire.",
        "occupe le poste de secrétaire.",
        "s'est vu confier le secrétariat de la séance.",
        "est chargé du secrétariat de séance.",
        "se propose comme secrétaire de séance.",
        "se porte volontaire pour assurer le secrétariat.",
        "fera office de secrétaire.",
        "a été appelé aux fonctions de secrétaire.",
        "a été installé en qualité de secrétaire.",
    ],
)
def test_who_kept_the_minutes(kept: str) -> None:
    assert (
        secretary(clean(f"Présents : Mme Lise ORVAL, M. Jean SERAN.\nM. Jean SERAN {kept}\n"))
        == "Jean SERAN"
    )


@pytest.mark.parametrize("label", ["Fonctions de secrétaire assurées par :", "Secrétaire choisi :"])
def test_a_label_of_who_kept_the_minutes(label: str) -> None:
    assert secretary(clean(f"Présents : Mme Lise ORVAL.\n{label} M. Jean SERAN\n")) == "Jean SERAN"


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


@pytest.mark.parametrize(
    "convened",
    [
        "Convoc. le 5 mars 2031",
        "Conv. du 05/03/2031",
        "le conseil, dûment averti le 5 mars 2031, s'est réuni",
    ],
)
def test_when_the_assembly_was_convened(convened: str) -> None:
    day = convocation_date(clean(f"Commune de Vaucourt\n{convened}\n"), None)
    assert day
    assert day.isoformat() == "2031-03-05"


@pytest.mark.parametrize(
    "figures",
    [
        "En exercice – 15 Présents – 11 Votants – 13",
        "En exercice ...... 15 Présents ...... 11 Votants ...... 13",
    ],
)
def test_figures_behind_any_sign(figures: str) -> None:
    assert counts(clean(f"Commune de Vaucourt\n{figures}\n")) == Counts(15, 11, 13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Par 12 avis favorables, 3 avis défavorables et 2 abstentions.", (12, 3, 2)),
        ("Vote : 12 oui, 3 non, 2 abstentions", (12, 3, 2)),
        ("Oui : 12 Non : 3 Abstentions : 2", (12, 3, 2)),
        ("Oui : 12 Non : 3", (12, 3, None)),
        ("12 voix pour, 3 contre, 2 élus s'abstiennent.", (12, 3, 2)),
        ("12 conseillers votent pour, 3 votent contre.", (12, 3, None)),
        ("Adopté par 18 (dix-huit) voix pour, 3 (trois) contre.", (18, 3, None)),
        ("12 pour, 3 contre, 2 abs.", (12, 3, 2)),
    ],
)
def test_counts_of_a_vote(text: str, expected: tuple[int | None, ...]) -> None:
    told = vote(fold_letters(text))
    assert told
    assert (told.pour, told.contre, told.abstention) == expected


def test_an_assembly_without_its_kind_sat() -> None:
    text = (
        "Département de l'Orme COMMUNE DE\nL'an deux mille trente et un et le quatre mars l'assemblée, sur convocation"
        " du 1er mars, s'est réunie sous la présidence de\nProcès-verbal de la séance\n"
    )
    assert document_kind(clean(text), "", ()) == "proces-verbal"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2031-03-012-CM", "2031-03-013-CM"),
        ("2031/012/BC", "2031/013/BC"),
        ("Délibération n° 2031-012-CC", "Délibération n° 2031-013-CC"),
        ("12/2031", "13/2031"),
        ("12.2031", "13.2031"),
        ("31/012", "31/013"),
        ("31/012 -", "31/013 -"),
    ],
)
def test_a_number_alone_over_its_title(first: str, second: str) -> None:
    text = (
        "COMMUNE DE VAUCOURT\nPROCÈS-VERBAL DE LA SÉANCE DU 12 MARS 2031\n"
        "L'an deux mille trente et un, le douze mars, le conseil municipal s'est réuni sous la présidence de Mme Lise ORVAL, maire.\n"
        "Présents : Mme Lise ORVAL, M. Paul VERDUN.\n\n"
        f"{first}\nTARIFS DE LA CANTINE\nLe maire propose de fixer le prix du repas.\nLe conseil approuve les tarifs à l'unanimité.\n\n"
        f"{second}\nVENTE D'UN TERRAIN\nLe maire rappelle que le terrain est libre.\nLe conseil approuve la vente à l'unanimité.\n"
    )
    acts = parse(ExtractedText(text), name="pv.txt").actes
    wanted = [number.removeprefix("Délibération n° ").rstrip(" -") for number in (first, second)]
    assert [act.numero for act in acts] == wanted


@pytest.mark.parametrize(
    "written", ["présent·e·s", "présent.e.s", "présent(e)s", "présent-e-s", "présents"]
)
def test_figures_in_inclusive_writing(written: str) -> None:
    assert counts(clean(f"En exercice : 15\n{written} : 11\nVotants : 13\n")) == Counts(15, 11, 13)


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
    "label",
    [
        "Obj. : ",
        "Objet ",
        "Libellé : ",
        "Objet de l'affaire : ",
        "Objet du rapport : ",
        "Délibération relative à : ",
    ],
)
def test_what_announces_an_object(label: str) -> None:
    text = (
        "COMMUNE DE VAUCOURT\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSÉANCE DU 12 MARS 2031\n"
        "L'an deux mille trente et un, le douze mars, le conseil municipal s'est réuni sous la présidence de Mme Lise ORVAL, maire.\n"
        "Présents : Mme Lise ORVAL, M. Paul VERDUN.\nSecrétaire : M. Paul VERDUN\n"
        f"{label}Vente d'un terrain communal\nMonsieur le Maire rappelle que le terrain est libre.\n"
        "Le conseil approuve la vente à l'unanimité.\n"
    )
    acts = parse(ExtractedText(text), name="acte.txt").actes
    assert [act.objet for act in acts] == ["Vente d'un terrain communal"]


def test_each_object_without_a_sign_opens_a_point() -> None:
    point = "OBJET {}\nLe maire rappelle que la halle rouvre.\nLe conseil approuve à l'unanimité.\n"
    text = (
        "COMMUNE DE VAUCOURT\nSÉANCE DU 12 MARS 2031\nLe conseil municipal s'est réuni sous la présidence "
        "de Mme Lise ORVAL, maire.\n"
    )
    text += point.format("TARIFS DE LA HALLE") + point.format("TARIFS DU CAMPING")
    acts = parse(ExtractedText(text), name="acte.txt").actes
    assert [act.objet for act in acts] == ["TARIFS DE LA HALLE", "TARIFS DU CAMPING"]
