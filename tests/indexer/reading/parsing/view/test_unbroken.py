"""Acts stored without line breaks, invented: their lines are told again."""

import datetime as dt

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.unbroken import with_lines

EXTRAIT = (
    "Envoyé en préfecture le 16/10/2023 Reçu en préfecture le 16/10/2023 RÉPUBLIQUE FRANÇAISE "
    "COMMUNE DE HURTIGHEIM EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL Séance du "
    "12 octobre 2023 L'an deux mille vingt-trois, le douze octobre, le Conseil municipal, légalement "
    "convoqué, s'est réuni sous la présidence de Monsieur Paul ORVANNE, Maire. Date de convocation : "
    "5 octobre 2023 Nombre de membres en exercice : 15 Présents : 12 Votants : 14 Étaient présents : "
    "Paul ORVANNE, Anne MEYER, Louis BRANDT Secrétaire de séance : Anne MEYER {heading} "
    "Monsieur le Maire rappelle que la toiture de l'école doit être refaite avant l'hiver. Vu le code "
    "général des collectivités territoriales, Considérant le devis de l'entreprise, Après en avoir "
    "délibéré, le Conseil municipal, à l'unanimité, DÉCIDE de solliciter une subvention du département "
    "et AUTORISE Monsieur le Maire à signer tout document. Fait et délibéré les jour, mois et an "
    "susdits. Pour extrait conforme, Le Maire, Paul ORVANNE"
)
TITLE = "Demande de subvention pour la toiture de l'école"


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        (f"Délibération n° 2023-041 Objet : {TITLE}", "2023-041"),
        (f"N° 2023-041 - {TITLE}", "2023-041"),
        (f"n° 41-10-2023 - {TITLE}", "41-10-2023"),
        (f"FIN/41-2023 {TITLE}", "FIN/41-2023"),
        (f"N° 2023 7 4 OBJET : {TITLE}", "2023-7-4"),
        (f"2023/041 {TITLE.upper()}", "2023/041"),
    ],
)
def test_an_extrait_on_one_line_gives_its_act(heading: str, number: str) -> None:
    document = parse(ExtractedText(EXTRAIT.format(heading=heading)), name="document.txt")
    assert document.type_document == "deliberation"
    (act,) = document.actes
    assert (act.numero, (act.objet or "").lower()) == (number, TITLE.lower())
    assert act.vote is not None
    assert act.vote.resultat == "unanimité"
    seance = document.seance
    assert (seance.date, seance.date_convocation) == (dt.date(2023, 10, 12), dt.date(2023, 10, 5))
    assert (seance.president, seance.secretaire) == ("Paul ORVANNE", "Anne MEYER")
    assert (seance.membres_exercice, seance.presents, seance.votants) == (15, 12, 14)
    assert document.texte[act.debut : act.fin] == act.texte


def test_a_short_act_on_one_line_is_one_too() -> None:
    text = (
        "COMMUNE DE HURTIGHEIM EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS Séance du 12 octobre 2023 "
        "N° 2023-041 Objet : Achat d'un banc Le conseil municipal, à l'unanimité, décide d'acheter un banc."
    )
    document = parse(ExtractedText(text), name="document.txt")
    (act,) = document.actes
    assert (act.numero, act.objet) == ("2023-041", "Achat d'un banc")
    assert document.collectivite.nom == "Hurtigheim"


def test_only_blanks_become_breaks() -> None:
    text = EXTRAIT.format(heading=f"Objet : {TITLE}")
    told = with_lines(text)
    assert told != text
    assert told.replace("\n", " ") == text


def test_words_that_go_on_open_no_line() -> None:
    lines = with_lines(EXTRAIT.format(heading=f"Objet : {TITLE}")).split("\n")
    assert "Secrétaire de séance : Anne MEYER" in lines
    assert not any(line.startswith("ORVANNE") for line in lines)


def test_a_text_with_lines_keeps_them() -> None:
    text = EXTRAIT.format(heading=f"\nObjet : {TITLE}\n").replace(". ", ".\n")
    assert with_lines(text) == text
    assert (
        with_lines("Objet : une ligne seule, Vu le code.") == "Objet : une ligne seule, Vu le code."
    )


def test_a_page_without_lines_gets_them_in_a_text_that_has_some() -> None:
    page = EXTRAIT.format(heading=f"Objet : {TITLE}")
    text = f"{page}\n" + "Une ligne courte.\n" * 9
    told = with_lines(text)
    assert told.replace("\n", " ") == text.replace("\n", " ")
    assert f"\nObjet : {TITLE}\n" in told
    assert told.endswith("\n" + "Une ligne courte.\n" * 9)


LONG = "Le conseil municipal de Brandeval entend la lecture des rapports de ses commissions. " * 4


def test_blanks_in_a_row_were_the_end_of_a_line() -> None:
    text = EXTRAIT.format(heading=f"Objet : {TITLE}").replace(" ", "  ")
    told = with_lines(text)
    assert len(told) == len(text)
    assert "Objet  :  Demande" in told.replace("\n", " ")
    lines = with_lines(f"{LONG}Tarifs de la halle  Ils restent à  trois euros  2031 {LONG}")
    assert "\n Ils restent à  trois euros\n 2031" in lines
    document = parse(ExtractedText(text.replace("  ", "   ")), name="document.txt")
    assert [act.objet for act in document.actes] == [TITLE]


def test_a_title_may_stand_on_the_line_of_what_was_decided() -> None:
    minutes = (
        "COMMUNE DE BRANDEVAL\nCOMPTE RENDU\nSéance du conseil municipal du 9 juin 2031\n"
        "Présents : Mme Lise ORVAL, maire, MM. Paul VERDUN, Jean TISON.\n\n"
        "Subvention au club : Après en avoir délibéré, le Conseil Municipal décide d'attribuer 1 500 €.\n\n"
        "Les crédits sont prévus au budget.\n\n"
        "Bail de la grange : Le conseil municipal, à l'unanimité, accepte le renouvellement du bail.\n\n"
        "Curage du ruisseau : Madame le Maire présente le devis. Le conseil municipal l'approuve.\n"
    )
    document = parse(ExtractedText(minutes), name="document.txt")
    assert [act.objet for act in document.actes] == [
        "Subvention au club", "Bail de la grange", "Curage du ruisseau",
    ]  # fmt: skip
    assert with_lines(minutes).replace("\n", " ") == minutes.replace("\n", " ")
    spoken = minutes.replace("Le conseil municipal, à", "le conseil municipal, à")
    assert "grange : le conseil" in with_lines(spoken)  # a sentence goes on


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (
            "Question n° 1 Objet : Tarifs du camping des Ormes pour la saison qui vient Je vous propose d'adopter les tarifs "
            "qui sont joints à la présente note, et qui tiennent compte des travaux de cet hiver.",
            "Objet : Tarifs du camping des Ormes pour la saison qui vient",
        ),
        (
            "SCHÉMA D'AMÉNAGEMENT DES BERGES DE L'OMBRELLE : PROJET DE PÉRIMÈTRE M. le Maire donne lecture d'un courrier "
            "de Madame la Préfète sur le projet de périmètre du schéma, qui fixe les objectifs de protection.",
            "SCHÉMA D'AMÉNAGEMENT DES BERGES DE L'OMBRELLE : PROJET DE PÉRIMÈTRE",
        ),
    ],
)
def test_a_title_may_stand_on_the_line_of_its_report(line: str, title: str) -> None:
    lines = with_lines(f"COMMUNE DE VALMORY\nSéance du 4 mai 2031\n{line}\nLe conseil adopte.\n")
    assert title in lines.split("\n")


@pytest.mark.parametrize("label", ["Rapporteur", "Présents", "Absents excusés", "Secrétaire"])
def test_a_label_before_a_person_is_no_title(label: str) -> None:
    line = f"{label} : Monsieur le Maire, Madame Lise ORVAL"
    text = f"Séance du 9 juin 2031\n{line}\n{'Le conseil délibère.' * 8}\n"
    assert line in with_lines(text).split("\n")


def test_a_title_and_what_was_decided_are_two_lines() -> None:
    text = f"Séance du 9 juin 2031\nTarifs de la halle : Monsieur le Maire propose 3 €\n{'Il délibère. ' * 12}\n"
    assert "Tarifs de la halle :" in with_lines(text).split("\n")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("La réfection de la charpente de la halle aux grains", "Monsieur le Maire rappelle les travaux de l'hiver dernier et leur coût."),
        # under a rank, any sentence
        ("3. Réfection de la charpente de la halle aux grains", "Une ardoise est proposée par le couvreur pour ce toit ancien."),
    ],
)  # fmt: skip
def test_where_long_lines_hold_titles_breaks_were_lost(title: str, told: str) -> None:
    short = "La commission des bâtiments en rendra compte à la fin du mois.\n" * 6
    text = f"COMMUNE DE BRANDEVAL\nSéance du 9 juin 2031\n{title} {told}\n{title} {told}\n{short}"
    assert with_lines(text).split("\n")[2:6] == [title, told, title, told]


def test_a_label_said_again_and_again_is_looked_past_once() -> None:
    text = "OBJET : " * 20_000
    assert len(with_lines(text)) == len(text)
    assert "\nMonsieur le Maire" in with_lines(
        f"{EXTRAIT} OBJET : {'HALLE ' * 20}Monsieur le Maire rappelle."
    )


def test_a_box_stays_on_the_line_of_what_it_marks() -> None:
    form = "Le conseil municipal de la commune de Brandeval, réuni le 9 juin 2031, après en avoir délibéré : "
    text = f"{form}☐ ADOPTE à l'unanimité ☐ ADOPTE à la majorité ☒ REJETTE Délibération n° 2031-09 Objet : Tarifs de la halle"
    assert "☒ REJETTE" in with_lines(text)
    assert "☐ ADOPTE à la majorité" in with_lines(text)


def test_a_rank_in_brackets_before_a_full_stop_ends_a_sentence() -> None:
    text = (
        "COMMUNE DE BRANDEVAL Séance du conseil municipal du 9 juin 2031 Pouvoir de Mme Prat à M. Orval (à partir de la "
        "question n° 8). Délibération 2031.05.03 Convention du service informatique Le conseil municipal approuve."
    )
    assert "\nDélibération 2031.05.03" in with_lines(text)


@pytest.mark.parametrize("sign", ["/ ", ") ", " - ", "/"])
def test_ranked_titles_in_capitals_within_lines_begin_lines(sign: str) -> None:
    text = (
        f"La séance est ouverte à 18 h 45. ORDRE DU JOUR 1{sign}APPROBATION DU PROCÈS-VERBAL Il est lu. 2{sign}DÉNEIGEMENT DE LA\n"
        f"ROUTE DU STADE : deux offres.\nUne est retenue. 3{sign}CONTRAT DE RIVIÈRE\n: accord du conseil."
    )
    told = with_lines(text)
    assert len(told) == len(text)
    titles = ("APPROBATION", "DÉNEIGEMENT", "CONTRAT DE")
    heads = [f"{rank}{sign}{title}" for rank, title in enumerate(titles, 1)]
    begun = [line for line in told.split("\n") if line[:1] in "123"]
    assert [line.startswith(head) for line, head in zip(begun, heads, strict=True)] == [True] * 3
    assert with_lines(text.replace(f"2{sign}", f"5{sign}")) == text.replace(f"2{sign}", f"5{sign}")


def test_lots_in_capitals_within_lines_are_no_titles() -> None:
    text = (
        "COMMUNE DE BRANDEVAL\nLes marchés sont attribués : lot 1 – GROS OEUVRE MAÇONNERIE, lot 2 – CHARPENTE BOIS COUVERTURE,\n"
        "lot 3 – MENUISERIES EXTÉRIEURES BOIS."
    )
    assert with_lines(text) == text
