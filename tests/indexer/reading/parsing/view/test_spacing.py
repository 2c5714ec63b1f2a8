"""Texts set to a width or in double spacing say what they say set plainly; invented."""

import re
import unicodedata
from collections.abc import Callable

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.cleaning import clean
from indexer.reading.parsing.view.spacing import evenly_spaced

MINUTES = """\
Commune de Vaucourt-sur-Orne
Procès-verbal de la séance du conseil municipal du 14 mars 2031
Le conseil municipal, légalement convoqué le 8 mars 2031, s'est réuni à la mairie.
Membres en exercice : 15
Présents : 12
Secrétaire de séance : Mme Aline FOUCRE

Délibération n° 2031 / 07 : Tarifs de la halle
Le maire propose de revoir les tarifs de la halle, qui n'ont pas changé depuis dix ans.
Le conseil, après en avoir délibéré, approuve par 10 voix pour et 2 contre les tarifs proposés.

Délibération n° 2031 / 08 : Subvention au foyer rural
Le conseil, après en avoir délibéré, accorde à l'unanimité une subvention de 300 € au foyer rural.
La séance est levée à 21 heures.
"""


def facts(text: str) -> tuple[object, ...]:
    document = parse(ExtractedText(text), name="x.txt")
    seance = document.seance
    acts = [(act.numero, act.objet, act.vote and act.vote.pour) for act in document.actes]
    return seance.date, seance.date_convocation, seance.presents, seance.secretaire, acts


def doubled(text: str) -> str:
    return re.sub(r"(?<=\S) (?=\S)", "  ", text)


def with_margin(text: str) -> str:
    return re.sub(r"(?m)^", " " * 12, text)


@pytest.mark.parametrize("laid_out", [doubled, with_margin, lambda text: text])
def test_a_text_says_the_same_however_it_is_set(laid_out: Callable[[str], str]) -> None:
    date, convocation, presents, secretary, acts = facts(laid_out(MINUTES))
    assert (str(date), str(convocation), presents) == ("2031-03-14", "2031-03-08", 12)
    assert secretary == "Aline FOUCRE"
    assert acts == [
        ("2031/07", "Tarifs de la halle", 10),
        ("2031/08", "Subvention au foyer rural", None),
    ]


@pytest.mark.parametrize("laid_out", [doubled, with_margin])
def test_every_offset_slices_the_text_as_it_was(laid_out: Callable[[str], str]) -> None:
    text = laid_out(MINUTES)
    view = clean(text)
    assert view.text == clean(MINUTES).text
    for line in view.lines:
        first, last = view.origin(line.start), view.origin(line.end - 1)
        assert text[first : last + 1].split() == line.text.split()
        assert view.place(view.origin(line.start)) == line.start


def test_an_act_that_is_the_whole_text_begins_with_it() -> None:
    lines = MINUTES.splitlines()
    extrait = "\n".join(("Extrait du registre des délibérations", lines[0], *lines[2:10]))
    (act,) = parse(ExtractedText(with_margin(extrait)), name="x.txt").actes
    assert act.debut == 0
    assert facts(with_margin(extrait)) == facts(extrait)


@pytest.mark.parametrize("gap", ["    ", "\t"])
def test_columns_stay_where_they_are(gap: str) -> None:
    row = f"tarif de la halle{gap}12 euros  la journée entière\n"
    assert row in clean(row * 10 + doubled(MINUTES)).text


@pytest.mark.parametrize("blank", ["' ", "’ ", "'  "])
def test_an_elision_stands_before_its_word(blank: str) -> None:
    text = (
        f"Le conseil d{blank}administration de l{blank}EHPAD dit qu{blank}il approuve aujourd' hui"
    )
    said = "Le conseil d'administration de l'EHPAD dit qu'il approuve aujourd' hui"
    assert clean(text).text == said


def test_a_few_blanks_in_a_row_are_left_alone() -> None:
    assert evenly_spaced(f"{MINUTES}un titre  seul et deux  blancs\n  puis un retrait\n") is None


def test_lines_in_double_spacing_are_those_of_a_text_set_close() -> None:
    close = [line for line in MINUTES.splitlines() if line]
    spaced = clean("\n\n".join(close))
    assert [line.gap for line in spaced.lines] == [0] * len(close)
    apart = clean("\n\n".join(close[:7]) + "\n\n\n" + "\n\n".join(close[7:]))
    assert [line.gap for line in apart.lines][7] == 1


@pytest.mark.parametrize("rule", ["____", "* * * *", "~~~~~~~~"])
def test_a_line_that_only_parts_others_is_a_blank_one(rule: str) -> None:
    plain = [(line.text, line.gap) for line in clean(MINUTES).lines]
    ruled = [(line.text, line.gap) for line in clean(MINUTES.replace("\n\n", f"\n{rule}\n")).lines]
    assert plain == ruled


@pytest.mark.parametrize("rule", ["---------", "========="])
def test_lines_that_part_others_and_that_the_model_has_learned_are_seen(rule: str) -> None:
    ruled = [line.text for line in clean(MINUTES.replace("\n\n", f"\n{rule}\n")).lines]
    assert rule in ruled


@pytest.mark.parametrize(
    ("written", "read"), [("M' ORVAL", "M' ORVAL"), ("L' ASSEMBLÉE", "L'ASSEMBLÉE")]
)
def test_a_misread_civility_is_no_elision(written: str, read: str) -> None:
    assert clean(f"Étaient présents : {written}, Mme Lise TERNAC").text.endswith(
        f"{read}, Mme Lise TERNAC"
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Délibération N 2031-07", "Délibération N°2031-07"),
        ("DELIBERATION No 2031-07", "DELIBERATION N° 2031-07"),
        ("délibération n0 7", "délibération n° 7"),
        ("décision modificative n* 2", "décision modificative n° 2"),
        ("Délibération № 7", "Délibération n°7"),
        ("Délibération N  DEL31-07", "Délibération N° DEL31-07"),
        (
            "parcelle de la zone N 12, sur la N 10, no 4",
            "parcelle de la zone N 12, sur la N 10, n° 4",
        ),
        ("U.N 12, 3N 4", "U.N 12, 3N 4"),
    ],
)
def test_the_sign_of_a_number_that_was_lost(written: str, read: str) -> None:
    assert clean(written).text == read


def test_whose_a_numbered_act_is_is_no_title() -> None:
    act = (
        "DELIBERATION N° 31/{} CM DU CONSEIL MUNICIPAL\n\n{}\n\nLe conseil municipal,\n"
        "Vu le code général des collectivités territoriales,\nAprès en avoir délibéré,\nAPPROUVE à l'unanimité.\n\n"
    )
    titles = ["TARIFS DE LA HALLE", "VENTE D'UN CHEMIN", "PRIX DE L'EAU"]
    text = MINUTES.partition("\n\n")[0] + "\n\n"
    text += "".join(act.format(rank, title) for rank, title in enumerate(titles, 14))
    assert [one.objet for one in parse(ExtractedText(text), name="x.txt").actes] == titles


def test_a_roll_inside_a_point_counts_no_sitting_where_letters_and_accents_stand_apart() -> None:
    long = "Le maire a rappelé les règles énoncées l'été dernié, dûment notifiées. " * 12
    text = (
        "Procès-verbal de la séance du conseil municipal de Vaucourt du 14 mars 2031\n"
        f"{long}\n\n1 - Création d'un comité\nCe comité a : 7 membres présents et 3 votants.\n"
        "Après en avoir délibéré, le conseil approuve à l'unanimité.\n\n"
        "2 - Tarifs de la halle\nAprès en avoir délibéré, le conseil approuve à l'unanimité.\n"
    )
    composed = parse(ExtractedText(text), name="x.txt").seance.presents
    apart = unicodedata.normalize("NFD", text)
    assert parse(ExtractedText(apart), name="x.txt").seance.presents is composed is None


def test_a_short_text_on_one_line_that_ends_is_told_in_lines() -> None:
    text = (
        "LISTE DES DELIBERATIONS DU CONSEIL MUNICIPAL DE VALMORY Séance du 30 mars 2031 Affichée le 4 avril 2031 "
        "2031-14 Compte de gestion 2030 Adoptée à l'unanimité 2031-15 Taux des taxes locales Adoptée à la majorité "
        "2031-16 Vente du presbytère Rejetée\n"
    )
    acts = parse(ExtractedText(text), name="x.txt").actes
    assert [act.numero for act in acts] == ["2031-14", "2031-15", "2031-16"]
