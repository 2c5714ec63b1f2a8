"""Points of words that head tables, lists that no point is, and titles that end on a code of their act."""

import pytest

from indexer.acts.documents import Act, ExtractedText
from indexer.reading.parsing import parse

_HEAD = (
    "COMMUNE DE VALMORY\nCompte rendu de la réunion du conseil municipal du 12 mai 2031\n"
    "Présents : Mme Lise ORVAL, MM. Paul VERDUN et Luc TISSIER\n\n"
)


def acts(body: str) -> tuple[Act, ...]:
    return parse(ExtractedText(_HEAD + body), name="document.txt").actes


def titles(body: str) -> list[str | None]:
    return [act.objet for act in acts(body)]


def _told(*points: str) -> str:
    return "".join(
        f"{title}\n{told}\n" for title, told in zip(points[::2], points[1::2], strict=True)
    )


_AGREED = "Le conseil municipal, à l'unanimité, accepte cette proposition."


@pytest.mark.parametrize("title", ["VOTE DES 3 TAXES", "VOTE DES TAUX 2031"])
def test_words_of_tables_may_be_a_title(title: str) -> None:
    body = _told(
        "CHEMIN DES AULNES", f"Mme le Maire présente trois devis.\n{_AGREED}",
        title, "Mme le Maire propose de ne rien changer.\n9 pour, 1 contre. Adopté à la majorité.",
        "SALLE DES FÊTES", f"Le loyer passe à 90 €.\n{_AGREED}",
    )  # fmt: skip
    assert titles(body) == ["CHEMIN DES AULNES", title, "SALLE DES FÊTES"]


def test_a_list_in_a_row_is_no_chapter_of_points() -> None:
    body = (
        f"1. Voirie - programme de l'année\nMme le Maire présente le programme.\n{_AGREED}\n\n"
        "2. Personnel - tableau des effectifs\n\n1) Création d'un poste de rédacteur\n\n"
        f"2) Suppression d'un poste d'adjoint technique\n\n{_AGREED}\n\n"
        f"3. Halle - dénomination\nTrois noms sont proposés.\n{_AGREED}\n"
    )
    assert [act.numero for act in acts(body)] == ["1", "2", "3"]


def test_points_under_a_chapter_are_points_still() -> None:
    body = (
        f"1. Voirie\n1) Chemin des Aulnes\nMme le Maire présente un devis.\n{_AGREED}\n"
        f"2) Rue du Lavoir\nM. Verdun présente un devis.\n{_AGREED}\n"
        f"2. Personnel\n1) Création d'un poste\nLe service manque de bras.\n{_AGREED}\n"
        f"2) Suppression d'un poste\nUn agent part.\n{_AGREED}\n"
    )
    assert len(acts(body)) == 4


def test_when_they_sit_again_is_no_point() -> None:
    body = (
        f"1. Tarifs de la halle\nMme le Maire présente les tarifs.\n{_AGREED}\n"
        f"2. Achat d'une balayeuse\nTrois devis ont été reçus.\n{_AGREED}\n"
        "QUESTIONS DIVERSES\n3. Prochaines réunions : 3 juin et 16 septembre 2031.\n"
    )
    assert [act.numero for act in acts(body)] == ["1", "2"]


def test_a_title_ends_on_the_code_of_its_act() -> None:
    body = (
        "1. FINANCES\n\nDÉCISION MODIFICATIVE N° 1 (DE_12052031_01)\n\nMme le Maire détaille les écritures.\n\n"
        f"{_AGREED}\n\nSUBVENTION AU CLUB DE BOULES (DE_12052031_02)\n\nM. Tissier rappelle le tournoi.\n\n{_AGREED}\n\n"
    )
    found = acts(body)
    assert [act.numero for act in found] == ["DE_12052031_01", "DE_12052031_02"]
    assert [act.objet for act in found] == [
        "DÉCISION MODIFICATIVE N° 1",
        "SUBVENTION AU CLUB DE BOULES",
    ]


@pytest.mark.parametrize(
    "foot",
    [
        "Note de synthèse conseil communautaire 12 mai 2031 2",
        "Note de synthèse - séance du 12 mai 2031",
    ],
)
def test_what_heads_the_pages_of_a_note_tells_it(foot: str) -> None:
    agenda = "".join(
        f"{rank}. {title}\n\n"
        for rank, title in enumerate(
            ("DÉCHETS", "TOURISME", "VOIRIE", "EAU", "FORÊT", "PERSONNEL", "DIVERS"), 1
        )
    )
    text = (
        f"Communauté de communes des Aulnes\n\nRÉUNION DU CONSEIL COMMUNAUTAIRE\n\nORDRE DU JOUR\n\n{agenda}\n{foot}\n\n"
        "1. DÉCHETS - RÈGLEMENT DE COLLECTE\n\nLa commission a émis un avis favorable à l'unanimité.\n\n"
        "Proposition : le conseil communautaire, après en avoir délibéré, APPROUVE le règlement de collecte.\n"
    )
    document = parse(ExtractedText(text), name="document.txt")
    assert document.type_document == "convocation"
    assert not document.actes


def test_minutes_that_speak_of_a_note_are_minutes() -> None:
    body = (
        f"1. Tarifs de la halle\nMme le Maire présente les tarifs.\n{_AGREED}\n"
        "Note de synthèse du 2 mai 2031\n"
        f"2. Achat d'une balayeuse\nTrois devis ont été reçus.\n{_AGREED}\n"
    )
    assert len(acts(body)) == 2
