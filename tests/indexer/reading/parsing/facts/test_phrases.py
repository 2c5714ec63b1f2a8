"""The phrases in which acts tell who presided, who kept the minutes, and when."""

import datetime as dt

import pytest

from indexer.reading.parsing.facts.convocations import convocation_date, publication_date
from indexer.reading.parsing.facts.counts import counts
from indexer.reading.parsing.facts.members import members
from indexer.reading.parsing.facts.presiding import president
from indexer.reading.parsing.facts.secretaries import secretary
from indexer.reading.parsing.facts.sitting_day import sitting_day
from indexer.reading.parsing.view.cleaning import clean

SECRETARY = """\
Mme Anne DURAND a été désignée secrétaire de séance.
Mme Anne DURAND a été désignée en qualité de secrétaire par le conseil municipal (art. L2121-15 du CGCT).
Secrétaire de séance désigné(e) : Anne DURAND
Le secrétariat a été assuré par : Mme Anne DURAND.
Le secrétariat de séance est assuré par Anne DURAND.
A été nommé(e) secrétaire : Mme Anne DURAND
A été élue secrétaire de séance : Anne DURAND
Secretaire de Séance : DURAND Anne
Il est procédé à la nomination d'un secrétaire de séance : Mme Anne DURAND
Mme Anne DURAND ayant obtenu la majorité des suffrages, a été désignée pour remplir ces fonctions de secrétaire.
Le conseil municipal désigne Mme Anne DURAND secrétaire de séance.
M. le Maire propose de désigner Mme Anne DURAND comme secrétaire de séance
Anne DURAND est secrétaire de séance.
Fonctions de secrétaire : Mme Anne DURAND
Mme Anne DURAND, conseillère municipale, est élue secrétaire de séance
Pouvoirs : M. Luc PETIT. Est nommée secrétaire, Mme Anne DURAND
Le maire propose la candidature de Mme Anne DURAND, conseillère, en qualité de secrétaire de séance
Le conseil, après en avoir délibéré, désigne à l'unanimité Anne DURAND comme secrétaire de séance
Secrétaire : Conformément à l'article L2121-15 du CGCT, Anne DURAND est nommée secrétaire de séance
Le conseil décide de désigner Mme Anne DURAND, déléguée de Zélivaucourt, qui remplira les fonctions de secrétaire
Le conseil décide à l'unanimité que Madame Anne DURAND sera secrétaire de séance.
Secrétaire élue pour la session : Anne DURAND
Le maire : « Je propose Mme Anne DURAND comme secrétaire. » Il en est ainsi décidé.
Mme Anne DURAND procède à l'appel nominal en qualité de secrétaire.
Le Président propose Anne DURAND comme secrétaire de séance, ce qui est accepté.
Mme Anne DURAND 2 été désignée pour remplir cette fonction qu'elle a acceptée.
Madame Anne DURAND, désignée, prend place au bureau.
Présents : M. Paul MARTIN (maire), Mme Anne DURAND (secrétaire de séance), M. Luc PETIT
Secrétaire : Mme l'adjointe, Anne DURAND
Le maire propose Mme Anne DURAND en tant que secrétaire.
Le conseil désigne, conformément à l'article L2121-15 du code général des collectivités territoriales, Madame Anne DURAND pour remplir les fonctions de secrétaire
""".splitlines()


TWO_LINES = (
    "Secrétaire de séance\nAnne DURAND",
    "Mme Anne DURAND,\n\nSecrétaire de séance\n",
    "Madame Anne\n\nDURAND a été désignée comme secrétaire",
    "Le maire propose la candidature de Mme Anne DURAND, en qualité de\n\nsecrétaire pour la séance",
    "Désignation d'un secrétaire de séance (article L. 2121-15 du CGCT applicable en vertu\nde "
    "l'article L. 5211-1). : Mme Anne DURAND a été désignée",
)


@pytest.mark.parametrize("phrase", [*SECRETARY, *TWO_LINES])
def test_the_secretary_is_read(phrase: str) -> None:
    assert secretary(clean(phrase)) == "Anne DURAND"


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


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("sous la présidence de Lise\nTernac, Présidente.", "Lise Ternac"),
        (
            "La convocation a été faite le 3 mars, dans les formes, par Lise\nTernac, Présidente.",
            "Lise Ternac",
        ),
        ("sous la présidence de Lise\nMaire, ouvre la séance", None),
        ("sous la présidence de Lise\nTernac rappelle les faits", None),
    ],
)
def test_a_name_is_cut_by_the_end_of_a_line(phrase: str, name: str | None) -> None:
    assert president(clean(phrase)) == name


@pytest.mark.parametrize(
    "phrase",
    [
        "Date de convocation : 31 août 2022",
        "Date d'envoi de la convocation : 31.08.2022",
        "Date de convocation et d'affichage : 31/08/2022",
        "Date de la convocation\n31/08/2022",
        "En exercice\tPrésents\tDate de convocation\n9\t6\t31 août 2022",
        "| En exercice | Date de la convocation | Présents |\n| 9 | 31/08/2022 | 6 |",
        "Convocations envoyées le 31 août 2022",
        "légalement convoqués par courrier en date du 31 août 2022",
        "dûment convoqué le 31 août",
        "sur la convocation de M. le Maire en date du 31 août 2022",
        "Convoqué le : 31/08/2022",
        "suite à la convocation en date du trente et un août deux mille vingt-deux",
        "sur convocation qui leur a été adressée par le maire le 31 août 2022",
        "sur convocation adressée par le maire, conformément à l'article L2121-10 du code, le 31 août 2022",
        "Date convocation du Conseil Municipal : 31 août 2022",
        "convoqué le trente et un août deux-mille-vingtdeux",
        "les convocations individuelles, l'ordre du jour et les notes de synthèse ont été transmis par la voie du courriel aux conseillers le 31 août 2022",
    ],
)
def test_the_convocation_is_read(phrase: str) -> None:
    assert convocation_date(clean(phrase), dt.date(2022, 9, 6)) == dt.date(2022, 8, 31)


@pytest.mark.parametrize(
    "phrase",
    [
        "Date de convocation : 31 octobre 2022",
        "Date de convocation : 3 mars 2022",
        "Convocation",
        "légalement convoqué, s'est assemblé à la mairie de Zélivaucourt, le mardi 6 septembre 2022",
        "DATE DE CONVOCATION L'an deux mille vingt-deux, le 6 septembre à 20 heures",
        "Le document était joint à la convocation\nVote : le compte rendu de la séance du conseil du 31 août 2022 est adopté",
        "Il était joint à la convocation, avez-vous des remarques ? Non, celui du 31 août 2022 est adopté",
    ],
)
def test_a_convocation_after_or_long_before_the_sitting_is_not_believed(phrase: str) -> None:
    assert convocation_date(clean(phrase), dt.date(2022, 9, 6)) is None


@pytest.mark.parametrize(
    "phrase",
    [
        "SEANCE DU MARDI 6 SEPTEMBRE 2022",
        "Séance publique du six septembre deux mille vingt-deux",
        "Séance ordinaire du 06/09/2022",
        "PROCÈS-VERBAL\nConseil Municipal\nMardi 6 septembre 2022 - 20 h 30",
        "PROCES VERBAL DE LA REUNION DU CONSEIL MUNICIPAL\nDU 6 SEPTEMBRE 2022",
        "Date de la séance : 6 septembre 2022",
        "Le six septembre deux mille vingt-deux à 20 heures, le conseil municipal s'est réuni",
        "CR CM 06-09-2022",
        "CONSEIL MUNICIPAL – 6 septembre 2022",
        "Compte rendu du conseil du 6 septembre 2022\nLe compte rendu de la séance du 1er juillet 2022 est adopté.",
        "Conseil municipal\nLe procès-verbal de la séance du 1er juillet 2022 est approuvé.\nL'an deux mille vingt-deux, le six septembre",
        "Date de convocation : 31/08/2022\nSéance du 6 septembre 2022",
        "Séance des 6, 7 et 8 septembre 2022",
        "Date du prochain conseil syndical : 28 mai 2023\nL'an deux mille vingt-deux, le six septembre",
        "Séance du 6 au 8 septembre 2022",
        "COMPTE RENDU DE LA SÉANCE\nDU CONSEIL MUNICIPAL\nDU 6 SEPTEMBRE 2022\nCompte rendu du conseil municipal du 1er juillet 2022",
    ],
)
def test_the_sitting_is_dated(phrase: str) -> None:
    assert sitting_day(clean(phrase), "acte.txt", None).date == dt.date(2022, 9, 6)


def test_the_name_of_the_file_is_the_last_resort() -> None:
    assert sitting_day(clean("Conseil municipal"), "cr-2022-09-06.txt", None).date == dt.date(
        2022, 9, 6
    )


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Publié sur le site le 12 septembre 2022", dt.date(2022, 9, 12)),
        ("Affichée le : 12/09/2022", dt.date(2022, 9, 12)),
        ("Date d'affichage : 31 août 2022", None),
        ("Publié le", None),
    ],
)
def test_a_posting_before_the_sitting_is_that_of_the_convocation(
    phrase: str, expected: dt.date | None
) -> None:
    assert publication_date(clean(phrase), dt.date(2022, 9, 6)) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "Nombre de conseillers : en exercice : 15 présents : 12 votants : 14",
        "En exercice 15\nPrésents 12\nVotants 14",
        "15 membres en exercice, 12 présents, 14 votants",
        "Afférents au conseil municipal : 15\nEn exercice : 15\nPrésents : 12\nQui ont pris part à la délibération : 14",
        "Effectif légal : 15 – En exercice : 15 – Présents : 12 – Représentés : 2 – Votants : 14",
        "| En exercice | Présents | Votants |\n|---|---|---|\n| 15 | 12 | 14 |",
        "En exercice\tPrésents\tVotants\n15\t12\t14",
        "Conseillers en exercice : quinze, présents : douze, votants : quatorze",
        "EN EXERCICE………. 15 PRESENTS....... 12 VOTANTS ______ 14",
        "Nombre de conseillers municipaux :\nExercice : 15\nPrésents : 12\nVotants : 14",
        "En exercice : 15. A l'ouverture, 12 délégués étaient présents ; 2 avaient donné pouvoir. Votants : 14",
        "En exercice : 15. 12 membres du conseil étant présents. Total des votes : 14",
        "En exercice : 15\nNombre de conseillers qui assistaient à la séance : 12\nVotants : 14",
        "Administrateurs en exercice\tPrésents\tVotants\tConvocation\n15\t12\t14\t5 octobre 2023",
        "Auditeurs présents : 63\nEn exercice : 15 Présents : 12 Votants : 14",
        "Nombre de conseillers en exercice Présents Procurations Votants\n15 12 2 14",
        "15 12 3 2 14\nEn exercice Présents Absents Pouvoirs Votants",
        "Membres en exercice au jour de la séance : 15\nPRÉSENTS [12] : Paul MARTIN\nVotants (présents ou représentés) : 14",
        "En exercice : 15\n12 membres du Bureau étaient présents\nVotants : 14",
        "Nombre de délégués : 15\nNombre de présents : 12\nVotants : 14",
        "Nombre de conseillers municipaux : 15\nNombre de conseillers municipaux présents : 12\nVotants : 14",
        "Quorum : 12 présents sur 15\nVotants : 14",
        "En exercice : 15\nPrésents à 20h30 : 12\nqui ont pris part à la\ndélibération : 14",
    ],
)
def test_the_counts_of_a_sitting_are_read(phrase: str) -> None:
    found = counts(clean(phrase))
    assert (found.exercice, found.presents, found.votants) == (15, 12, 14)


def test_two_members_present_named_in_a_sentence_are_no_count() -> None:
    assert (
        counts(clean("le bureau se compose des deux membres présents les plus jeunes")).presents
        is None
    )


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
        "Présents :\n1. MARTIN Paul\n2. DURAND Anne",
        "Présents : 43 43 42 42",
        "sur la convocation qui leur a été adressée le 28 novembre\n\nÉtaient présents : MM. MARTIN",
    ],
)
def test_a_number_near_those_present_may_count_nobody(phrase: str) -> None:
    assert counts(clean(phrase)).presents is None


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
    ("phrase", "told"),
    [
        ("s'est assemblé au nombre de 28 membres sur 39 sous la présidence de", (39, 28)),
        ("12 conseillers présents sur 15", (15, 12)),
    ],
)
def test_members_in_office_stand_behind_those_present(phrase: str, told: tuple[int, int]) -> None:
    found = counts(clean(phrase))
    assert (found.exercice, found.presents) == told


@pytest.mark.parametrize(
    "label", ["Nombre de membres du conseil en exercice : 41", "Membres en exercice : 41"]
)
def test_the_labels_of_a_heading_stand_where_a_point_was_cut_too_early(label: str) -> None:
    cleaned = clean(f"Conseil communautaire\nAccueil des membres\n{label}\nVotants : 38\n")
    found = counts(cleaned, cleaned.folded.index("accueil"))
    assert (found.exercice, found.votants) == (41, 38)
