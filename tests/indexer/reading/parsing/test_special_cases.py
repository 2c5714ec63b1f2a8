"""A phrase for each special case that no other test would miss (``tools/rule_proofs.py`` lists them)."""

import datetime as dt
import unicodedata

import pytest

from analyzers import fold_letters
from indexer.documents import Document, ExtractedText
from indexer.reading.parsing import lexicon, objet, parse
from indexer.reading.parsing.bodies import departements, unlisted
from indexer.reading.parsing.bodies.deciding import named
from indexer.reading.parsing.bodies.organs import organ
from indexer.reading.parsing.facts import act_numbers, ballots, law, votes, written_dates
from indexer.reading.parsing.facts.convocations import convocation_date
from indexer.reading.parsing.facts.members import members
from indexer.reading.parsing.facts.presiding import president
from indexer.reading.parsing.facts.sitting_day import sitting_day
from indexer.reading.parsing.facts.voters import voters
from indexer.reading.parsing.lines.title_words import names_matter
from indexer.reading.parsing.points.headings import headings
from indexer.reading.parsing.points.listed import listed_points
from indexer.reading.parsing.points.segments import points
from indexer.reading.parsing.points.titles import is_title
from indexer.reading.parsing.view.cleaning import clean


def read(text: str, name: str = "") -> Document:
    return parse(ExtractedText(text), name=name)


# --- the view -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("**Objet** : __Gîte__", "  Objet   :   Gîte  "),
        ("**Objet : gîte", "  Objet : gîte"),
        ("(cid:127) Fixe le tarif", "•         Fixe le tarif"),
        ("\uf0b7 Fixe le tarif", "• Fixe le tarif"),
        ("I'assemblée vote I\"avis", "l'assemblée vote l'avis"),
        ("le 1°' mars", "le 1er mars"),
        (unicodedata.normalize("NFD", "Délibéré à Vézelune"), "Délibéré à Vézelune"),
    ],
)
def test_marks_and_slips_are_seen_as_what_they_stand_for(written: str, seen: str) -> None:
    assert clean(written).text.strip() == seen.strip()


#: Enough lines for what follows to stand below the title.
LINES = "Le devis du gîte est lu.\n" * 15


def lines(text: str) -> list[str]:
    return [line.text for line in clean(text).lines]


@pytest.mark.parametrize("stamp", ["Reçu en préfecture le 3 mai 2031", "ID : 080-2", "Publié le"])
def test_the_lines_of_a_stamp_are_no_lines_of_the_act(stamp: str) -> None:
    assert lines(f"Objet : gîte\n{stamp}\nLe conseil décide.") == [
        "Objet : gîte",
        "Le conseil décide.",
    ]


@pytest.mark.parametrize("number", ["12", "- 12 -", "page 3/14", "3 sur 14"])
def test_the_number_of_a_page_is_no_line(number: str) -> None:
    assert lines(f"Objet : gîte\n\n{number}\n\nLe conseil décide.") == [
        "Objet : gîte",
        "Le conseil décide.",
    ]


def test_figures_among_the_cells_of_a_table_are_lines() -> None:
    assert lines("Exercice\n12\n11\nVotants") == ["Exercice", "12", "11", "Votants"]
    assert lines("Exercice\n12\nVotants") == ["Exercice", "12", "Votants"]


def test_a_title_that_comes_again_on_each_page_is_dropped_but_not_a_point() -> None:
    foot, point = "Séance du 12 mai 2031", "Approbation du conseil du 4 avril 2031"
    body = "\n".join(
        f"Ligne {word}"
        for word in ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
    )
    seen = lines(f"{body}\n{foot}\n{point}\nSuite du texte\n{foot}\n{point}\nFin du texte")
    assert foot not in seen
    assert seen.count(point) == 2


# --- votes ----------------------------------------------------------------------------------------
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
    assert ballots.non_participation(fold_letters(text)) == 2


# --- dates and numbers ----------------------------------------------------------------------------
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


@pytest.mark.parametrize(
    ("name", "council"),
    [
        ("Vaucluse", "de Vaucluse"),
        ("Ille-et-Vilaine", "d'Ille-et-Vilaine"),
        ("Ardennes", "des Ardennes"),
        ("Gers", "du Gers"),
        ("Oise", "de l'Oise"),
        ("Creuse", "de la Creuse"),
    ],
)
def test_a_departement_has_the_article_that_custom_gives_it(name: str, council: str) -> None:
    assert departements.of_departement(name) == council


@pytest.mark.parametrize("written", ["vu le cgct,", "vu le c.g.c.t,"])
def test_a_code_may_be_cited_by_its_acronym(written: str) -> None:
    assert law.references(written) == ("CGCT",)


# --- titles and bodies ----------------------------------------------------------------------------
@pytest.mark.parametrize("line", ["Les travaux que", "Le gîte dont", "La salle qui"])
def test_a_line_that_calls_for_more_names_no_matter(line: str) -> None:
    assert not names_matter(line)


@pytest.mark.parametrize("name", ["Ville de Hurtigheim", "Mairie de Hurtigheim", "Hurtigheim"])
def test_a_commune_is_known_by_its_bare_name(name: str) -> None:
    body = named(name)
    assert body is not None
    assert body.nom == "Hurtigheim"


@pytest.mark.parametrize(
    "text",
    [
        "Le devis est retenu.\nFait à Hurtigheim, le 4 mai 2031",
        "Le conseil municipal décide.\n67117 Hurtigheim",
        "Sous la présidence de Mme Roc, maire de Hurtigheim, le conseil décide.",
        LINES + "Extrait du registre des délibérations de la commune de Hurtigheim",
        "Hurtigheim, séance du 4 mai 2031\nLe devis est retenu.\nHurtigheim, le 4 mai 2031",
        LINES
        + "La commune de Hurtigheim souhaite un gîte. La commune de Hurtigheim envisage un bail.",
    ],
)
def test_a_commune_may_be_named_by_its_place_alone(text: str) -> None:
    assert read(f"DÉLIBÉRATION DU CONSEIL MUNICIPAL\n{text}").collectivite.nom == "Hurtigheim"


def test_an_arrete_is_of_the_commune_of_its_maire() -> None:
    text = "ARRÊTÉ\nLe maire de Hurtigheim,\nVu le code de la route,\nARRÊTE\nArticle 1 : Le bourg est fermé.\n"
    assert read(text).collectivite.nom == "Hurtigheim"


def test_a_body_of_no_table_is_named_as_it_sits() -> None:
    sits = "Le conseil municipal de Zélivau s'est réuni.\n" * 2
    assert unlisted.written_commune(clean(LINES + sits)) == "Zélivau"
    council = clean("Conseil départemental de la Haute-Ombrelle\nSéance")
    assert unlisted.written_departement(council) == "Département de la Haute-Ombrelle"


def test_the_place_of_a_sitting_is_not_the_name_of_its_group() -> None:
    assert unlisted.names_body("ombre et zelivau")
    assert not unlisted.names_body("salle de l'ombre")


def test_the_postal_code_after_a_name_tells_its_departement() -> None:
    assert unlisted.departement_beside(clean("Zélivau (80990)"), "Zélivau") == "80"


def test_a_text_without_line_breaks_is_cut_where_its_lines_were() -> None:
    filler = "Le devis du gîte est lu et le prix en est connu de tous les habitants du bourg. " * 12
    text = f"{filler}TARIFS DU GÎTE COMMUNAL POUR TOUS Monsieur Roc lit le devis de la salle."
    seen = lines(text)
    assert "TARIFS DU GÎTE COMMUNAL POUR TOUS" in seen
    assert sum(line.startswith("Le devis du gîte") for line in seen) == 12


@pytest.mark.parametrize(
    ("said", "opens", "line"),
    [
        ("le prix de la salle TARIFS DU GÎTE COMMUNAL POUR TOUS Le prix", True, "TARIFS DU GÎTE"),
        ("une aide du Département de la Haute-Ombrelle", False, "Département"),
        ("le devis que lit Jean ORVANNE-VALBRUNE DE LONGUEVILLE DUPONT", False, "ORVANNE"),
    ],
)
def test_words_without_line_breaks_open_a_line_or_go_on(said: str, opens: bool, line: str) -> None:
    filler = "le devis du gîte est lu et le prix en est connu de tous les habitants du bourg " * 10
    assert any(seen.startswith(line) for seen in lines(f"{filler}{said} est lu")) == opens


@pytest.mark.parametrize(
    "title", ["Séance du 4 mai", "Commune de Zélivaucourt", "Membres en exercice : 12"]
)
def test_the_facts_of_a_sitting_are_no_title(title: str) -> None:
    assert objet.is_administrative(title)
    assert not objet.is_administrative("Tarifs du gîte communal")


@pytest.mark.parametrize(
    ("text", "sat"),
    [
        ("Conseil municipal cité.\nLe conseil communautaire s'est réuni.", "conseil communautaire"),
        ("CONSEIL DÉPARTEMENTAL\nRéunion du 4 mai 2031", "conseil départemental"),
        (
            "Sous la présidence de Mme Anne Roc, le conseil départemental décide",
            "conseil départemental",
        ),
        (
            "Réunion du prochain conseil communautaire\n"
            + "1. Tarifs\n" * 90
            + "Décisions du bureau",
            "conseil communautaire",
        ),
        ("COMPTE RENDU DES DÉCISIONS DU BUREAU\ndu 4 mai 2031", "bureau"),
        (
            "1 Présents : 56 CONSEIL DE TERRITOIRE SÉANCE DU 10 MAI 2031 À 20 H",
            "conseil de territoire",
        ),
        ("L.O./15.05.2031 CONSEIL COMMUNAUTAIRE du mardi 13 mai 2031", "conseil communautaire"),
        ("Rappel du conseil communautaire du 13 mai 2031", None),
        ("M. Luc ORVAL accueille les conseillers communautaires.", "conseil communautaire"),
        ("SIVOS d'Ombre\nLe comité d'administration s'est réuni.", "comité syndical"),
        ("Le comité d'administration de l'amicale s'est réuni.", None),
        ("1 Présents : 56 CONSEIL COMMUNAUTAIRE - 10 MAI 2031 - Val", "conseil communautaire"),
        ("SIVOS d'Ombre\nLes membres du comité se sont réunis.", "comité syndical"),
        ("Syndicat d'Ombre\nASSEMBLÉE GÉNÉRALE\ndu 4 mai 2031", "comité syndical"),
        ("Caisse des écoles d'Ombre\nComité du 4 mai 2031", "conseil d'administration"),
        ("Caisse des écoles d'Ombre\nTarifs de la cantine", None),
        ("CONSEIL DÉPARTEMENTAL\nDE L'OMBRE\nRéunion du 4 mai 2031", "conseil départemental"),
        ("Le quorum est atteint.\nLes conseils municipaux approuvent les statuts.", None),
    ],
)
def test_an_organ_that_sits_is_told_from_those_that_are_named(text: str, sat: str | None) -> None:
    assert organ(clean(text)) == sat


# --- people ---------------------------------------------------------------------------------------
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


# --- points ---------------------------------------------------------------------------------------
def titles(text: str) -> list[str]:
    view = clean(text)
    return [point.title for point in points(view, headings(view))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Délibération n° 2031-14\nService : Voirie du bourg\nLe conseil approuve.", ""),
    ],
)
def test_the_title_of_a_heading_is_told_from_what_is_none(text: str, title: str) -> None:
    assert [heading.title for heading in headings(clean(text))] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Tarifs du gîte communal.\n\nLe conseil approuve.",
        "Le devis que lit le maire est celui de la salle communale et de la\nSalle du bourg\n\nFin",
    ],
)
def test_a_sentence_a_cell_and_the_end_of_a_line_are_no_titles(text: str) -> None:
    view = clean(text).lines
    assert not any(is_title(view, index) for index in range(len(view)))


def test_a_formality_without_a_number_is_no_point() -> None:
    acts = "".join(
        f"Objet : {title}\nAdopté à l'unanimité\n"
        for title in ("Désignation du secrétaire de séance", "Voirie du bourg", "Tarifs du gîte")
    )
    assert titles(acts) == ["Voirie du bourg", "Tarifs du gîte"]


def test_minutes_approved_under_a_number_are_a_point() -> None:
    text = (
        "1. Approbation du compte-rendu de mai\nLe compte-rendu de mai est approuvé.\n"
        "2. Voirie du bourg\n12 pour\n3. Tarifs du gîte\n12 pour\n"
    )
    assert titles(text)[0] == "Approbation du compte-rendu de mai"


def test_what_somebody_reports_is_titled_above() -> None:
    text = "CONSEIL\n\nPour la salle du bourg, tarifs de mai\nMme Roc rapporte :\nLe prix est lu.\n"
    assert (
        objet.title_before_body(clean(text), 0, len(text))
        == "Pour la salle du bourg, tarifs de mai"
    )


def test_a_text_that_deliberates_is_no_list_of_deliberations() -> None:
    rows = "Liste des délibérations examinées\n\n" + "- Tarifs du gîte : adoptée\n" * 5
    assert len(listed_points(clean(rows))) == 5
    assert listed_points(clean(f"{rows}Vu le code du gîte\n")) == []


@pytest.mark.parametrize(
    "beside",
    [
        " Séance du 12 mars 2031",
        " Réunion du 12 mars 2031",
        " Conseil municipal du 12 mars 2031",
        " Extrait du registre des délibérations",
        " Délibération n° 2031-07",
        " Date de convocation : 3 mars 2031",
        " Nombre de conseillers : 15",
        " DEPARTEMENT DU NORD",
        "\tSALLE DES FÊTES",
    ],
)
def test_what_stands_beside_the_name_of_a_commune_is_no_part_of_it(beside):
    assert unlisted.written_commune(clean(f"COMMUNE DE ZÉLIVAU LE HAUT{beside}\n")) == (
        "Zélivau le Haut"
    )


@pytest.mark.parametrize(
    "name", ["Saint-Conseil", "LA DATE SUR ZÉLIV", "ZÉLIV-REUNION", "ZÉLIVAU LA LISTE"]
)
def test_a_name_may_hold_such_a_word(name):
    written = unlisted.written_commune(clean(f"COMMUNE DE {name}\n"))
    assert written
    assert written.casefold() == name.casefold()
