"""A phrase for each special case of the facts that no other test would miss (``tools/rule_proofs.py`` lists them)."""

import datetime as dt

import pytest

from analyzers import fold_letters
from indexer.reading.parsing import lexicon
from indexer.reading.parsing.facts import (
    act_numbers,
    ballots,
    law,
    leading_numbers,
    votes,
    written_dates,
)
from indexer.reading.parsing.facts.convocations import convocation_date
from indexer.reading.parsing.facts.kinds import document_kind, opens_sitting
from indexer.reading.parsing.facts.members import members
from indexer.reading.parsing.facts.non_participation import non_participation
from indexer.reading.parsing.facts.presiding import president
from indexer.reading.parsing.facts.sitting_day import sitting_day
from indexer.reading.parsing.facts.unparted_names import names_apart
from indexer.reading.parsing.facts.voters import voters
from indexer.reading.parsing.view.cleaning import clean


@pytest.mark.parametrize(
    ("text", "title", "result"),
    [
        ("Le conseil dira si le vote est à l'unanimité ou non. Il adopte le gîte.", "", "adopté"),
        ("Le conseil : ce point ne donne pas lieu à un vote. Il approuve l'idée.", "", None),
        (
            "Le conseil, après avoir délibéré, approuve le report. Les travaux sont reportés.",
            "",
            "adopté",
        ),
        ("Le conseil prend acte du rapport et approuve la convention.", "", "adopté"),
        ("Le conseil prend acte du rapport annuel.", "", "prend acte"),
        ("Par bulletins secrets, Mme Lune est élue.", "", "élection"),
        ("Sont élus à l'unanimité les membres, par scrutin de liste.", "election", "élection"),
        ("Sont élus à l'unanimité les membres.", "election des delegues", "unanimité"),
        ("Les délégués sont élus : M. Roc.", "designation des delegues", "élection"),
        ("Après lecture, le compte-rendu de la séance du 4 mai est adopté à l'unanimité.",
         "approbation du compte-rendu", "unanimité"),
        ("La commission donne un avis à l'unanimité. Le projet suit.", "", None),
        ("Le conseil approuve le gîte. Vote : unanimité / majorité", "", "adopté"),
        ("Le gîte, déjà voté à l'unanimité, est lu.", "", None),
        ("Le devis du gîte n'est pas accepté.", "", "rejeté"),
        ("Unanimité ☑\nMajorité ☐", "", "unanimité"),
        ("La commission a donné un avis, le conseil municipal vote à l'unanimité.", "", "unanimité"),
    ],
)  # fmt: skip
def test_the_result_of_a_vote(text: str, title: str, result: str | None) -> None:
    vote = votes.vote(fold_letters(text), fold_letters(title))
    assert (vote.resultat if vote else None) == result


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("12 voix contre la proposition de gîte", (None, None, None)),
        ("Gîte communal\n12 votes.\n", (12, None, None)),
    ],
)
def test_the_counts_of_a_vote(text: str, counts: tuple[int | None, ...]) -> None:
    found = ballots.ballot(fold_letters(text))
    assert (found.pour, found.contre, found.abstention) == counts


@pytest.mark.parametrize(
    "text",
    ["deux conseillers ne prennent pas part au vote", "Non-participation : deux", "NPPV : 2"],
)
def test_who_takes_no_part_is_counted(text: str) -> None:
    assert non_participation(fold_letters(text)) == 2


def test_a_number_whose_hyphen_was_lost_is_read() -> None:
    assert lexicon.number_in_words("vingttrois") == 23


def test_a_date_in_words_in_the_name_of_a_file_is_read() -> None:
    name = "compte-rendu_du_4_mai_2031"
    assert written_dates.date_in_name(name) == dt.date(2031, 5, 4)


@pytest.mark.parametrize(
    "text",
    [
        # The minutes of another sitting, a point of the agenda: neither is the title.
        "Le procès-verbal de la séance du 2 avril 2031 est lu\nSéance du 4 mai 2031",
        "3. Conseil municipal du 2 avril 2031\nSéance du 4 mai 2031",
        "Séance du 2 avril 2031 : compte rendu adopté.\nSéance du 4 mai 2031",
        # A date alone on its line, its hour after it.
        "CONSEIL\n4 mai 2031 à 20 h 30 au gîte communal\nSéance du 5 juin 2031",
        # The day on which the assembly met, against another day of the heading.
        "Dossier du 2 avril 2031\nLe 4 mai 2031, le conseil s'est réuni",
        # A label, against the date of a title far below.
        "Date de la délibération : 4 mai 2031\nL'an deux mille trente et un, le cinq juin",
    ],
)
def test_the_date_of_the_sitting_is_told_from_others(text: str) -> None:
    assert sitting_day(clean(text), "", None).date == dt.date(2031, 5, 4)


@pytest.mark.parametrize("phrase", ["Convoqués : le 28 avril 2031", "Convocation 28/04/2031"])
def test_the_date_of_a_convocation_may_follow_its_label(phrase: str) -> None:
    found = convocation_date(clean(phrase), dt.date(2031, 5, 4))
    assert found == dt.date(2031, 4, 28)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Délibération n°\n2031-14\nObjet : gîte", "2031-14"),
        ("Le registre porte la mention : délibération n° 2031-14.", "2031-14"),
        ("Délibération n°\n14\nObjet : gîte", "14"),
        ("Loi 2031-14\nObjet : gîte", None),
        ("12/2031\nObjet : gîte", "12/2031"),
        ("12/2031\nDélibération n° 14\nObjet : gîte", "14"),
        ("2031-05-04\nObjet : gîte", None),
        ("Vu la délibération n° 2031-14\nObjet : gîte", None),
    ],
)
def test_the_number_of_an_act_is_told_from_others(text: str, number: str | None) -> None:
    assert act_numbers.act_number(clean(text), 0, len(text), ()) == number


@pytest.mark.parametrize("written", ["vu le cgct,", "vu le c.g.c.t,"])
def test_a_code_may_be_cited_by_its_acronym(written: str) -> None:
    assert law.references(written) == ("CGCT",)


@pytest.mark.parametrize(
    "rest",
    [
        ". Secrétaire : Mme Zoé BRANCY",
        "\nLe devis du gîte est lu, Jean CORVIN, maçon, le signe en mairie demain.",
    ],
)
def test_the_roll_ends_where_something_else_begins(rest: str) -> None:
    roll = members(clean(f"Présents : Mme Lise ORVAL (secrétaire de séance), M. Paul VERDUN{rest}"))
    assert [member.nom for member in roll] == ["Lise ORVAL", "Paul VERDUN"]


@pytest.mark.parametrize(
    "text",
    [
        "Mme ORVAL, M. VERDUN\n\nM. SERAN s'abstient.",
        "Le point est adopté à l'unanimité, sauf par M. SERAN qui s'abstient.",
    ],
)
def test_only_who_abstains_is_named(text: str) -> None:
    view = clean(text)
    found = voters(view, 0, len(view.folded))
    assert (found.abstention, found.contre) == (("SERAN",), ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le devis est lu.\nLise ORVAL (Maire), Paul VERDUN", "Lise ORVAL"),
        # Who opens the sitting presides all of it, the accounts too.
        ("Le conseil s'est réuni sous la présidence de M. Guy SERAN, pour le compte administratif."
         "\n\nMme Lise ORVAL, maire, ouvre la séance.", "Guy SERAN"),
        ("Le conseil s'est réuni.\n\nSous la présidence de M. Guy SERAN, le compte financier est lu."
         "\n\nMme Lise ORVAL, maire, ouvre la séance.", "Lise ORVAL"),
    ],
)  # fmt: skip
def test_who_presides_the_sitting_is_told_from_who_presides_a_point(text: str, name: str) -> None:
    assert president(clean(text)) == name


def test_the_maire_who_signs_on_one_line_presided() -> None:
    text = (
        "Conseil municipal du 12/01/2031\nLe conseil fixe les tarifs.\nSigné : le maire, P. Orval"
    )
    assert president(clean(text)) == "Orval P."


def test_a_convocation_announces_its_day_behind_the_place() -> None:
    text = (
        "Le Conseil départemental est convoqué à l'Hôtel du Département le LUNDI 16 DÉCEMBRE 2030."
    )
    told = sitting_day(clean(text), "", None, held=False, announces=True)
    assert told.date == dt.date(2030, 12, 16)


@pytest.mark.parametrize("title", ["Décision prise sur délégation", "N° D2031-018"])
def test_the_president_who_decides_alone_by_law_makes_an_arrete(title: str) -> None:
    text = (
        f"COMMUNAUTÉ DE COMMUNES DU VISTRAU\nMarché de bordales\n{title}\n"
        "Le Président de la communauté de communes du Vistrau,\n"
        "Vu l'article L. 5211-10 du code,\nDÉCIDE :\nd'attribuer le marché.\n"
    )
    assert document_kind(clean(text), "", ()) == "arrete"


def test_what_is_deliberated_is_no_arrete_whatever_its_title_and_its_verb() -> None:
    text = "COMMUNE DE VAUCOURT\nDÉCISION DU PRÉSIDENT\nLe bureau{}\nARRÊTE :\nles tarifs de la halle.\n"
    assert document_kind(clean(text.format("")), "", ()) == "arrete"
    assert document_kind(clean(text.format(", après en avoir délibéré,")), "", ()) != "arrete"


def test_the_figures_of_a_sitting_under_its_title_open_it() -> None:
    text = "VILLE DE VALMORY\nCONSEIL MUNICIPAL DU 4 MAI 2031\nConseillers {}.......... 35\n"
    assert opens_sitting(clean(text.format("en exercice ")))
    assert not opens_sitting(clean(text.format("")))


def test_three_blanks_part_names_in_small_letters() -> None:
    written = "Lise Orval      Paul Verdun"
    assert [written[a:b] for a, b in names_apart(written, 0, len(written))] == [
        "Lise Orval",
        "Paul Verdun",
    ]


def test_a_year_a_month_and_a_rank_parted_by_blanks_number_a_title() -> None:
    [line] = clean("2031 07 04 TARIFS DE LA HALLE").lines
    assert leading_numbers.line_number(line) == ("2031-07-04", 10)


def test_an_assembly_that_is_convoked_further_in_its_line_has_not_sat() -> None:
    text = (
        "1 Conseil municipal du 9 juin 2031 Page 1 Convocation du conseil municipal du lundi 9 juin 2031 Le conseil "
        "municipal de BRANDEVAL est convoqué, pour une session, à 19 heures à la mairie.\n2 ORDRE DU JOUR\n"
        "1 - TARIFS DE LA HALLE\n2 - BAIL DU MOULIN\n"
    )
    assert document_kind(clean(text), "", ()) == "convocation"
