"""One sitting of four decisions, laid out in every way that headings are written."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.view.cleaning import clean

TITLES = (
    "Tarifs de la cantine scolaire",
    "Vente d'un terrain communal",
    "Subvention au club de football",
    "Création d'un poste d'adjoint technique",
)
ROMANS = ("I", "II", "III", "IV")
HEAD = (
    "COMMUNE DE VERNOUX-EN-VIVARAIS\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 14 juin 2023\n\n"
    "Présents : Paul MARTIN, Anne DURAND\nSecrétaire de séance : Anne DURAND\n\n"
)
AGENDA = "Ordre du jour :\n" + "".join(f"- {title}\n" for title in TITLES) + "\n"
BODIES = (
    "Monsieur le Maire expose le dossier à l'assemblée.\n"
    "Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve cette proposition.\n",
    "Rapporteur : Anne DURAND\nLe projet est présenté à l'aide d'un plan.\nVote : 12 pour, 1 abstention\n",
)
# The heading, with n the rank, r its roman numeral, t the title, T the title in capitals; then the
# number of the second act.
FORMS = [
    ("{n}. {t}", "2"),
    ("{n}) {t}", "2"),
    ("{n}/ {t}", "2"),
    ("{n} - {t}", "2"),
    ("{n} – {t}", "2"),
    ("{n}° {t}", "2"),
    ("{n}°) {t}", "2"),
    ("{n}.{t}", "2"),
    ("0{n} - {t}", "02"),
    ("Point {n} : {t}", "2"),
    ("POINT N° {n} – {T}", "2"),
    ("Question n°{n} : {t}", "2"),
    ("Rapport n° {n} : {t}", "2"),
    ("Affaire n° {n} - {t}", "2"),
    ("{r} - {t}", "II"),
    ("{r}. {T}", "II"),
    ("{r} / {t}", "II"),
    ("{r}) {t}", "II"),
    ("1.{n} {t}", "1.2"),
    ("1-{n} {t}", "1-2"),
    ("A{n}. {t}", "A2"),
    ("Délibération n° 2023-0{n} : {t}", "2023-02"),
    ("Délibération n°{n} : {t}", "2"),
    ("Délibération (2023-0{n}) : {t}", "2023-02"),
    ("DELIBERATION N° {n}/2023 – {T}", "2/2023"),
    ("DCM n° 2023-0{n} : {t}", "2023-02"),
    ("2023-0{n} {T}", "2023-02"),
    ("2023/0{n} - {t}", "2023/02"),
    ("2023.0{n} – {t}", "2023.02"),
    ("2023_06_0{n} {T}", "2023_06_02"),
    ("23-0{n} – {t}", "23-02"),
    ("0{n}/2023 – {t}", "02/2023"),
    ("20230614-{n} {T}", "20230614-2"),
    ("N° 2023-0{n} – {t}", "2023-02"),
    ("D2023-0{n} {t}", "D2023-02"),
    ("DEL 2023-0{n} – {t}", "DEL 2023-02"),
    ("CM2306-0{n} {t}", "CM2306-02"),
    ("D 2023-0{n} - Objet : {t}", "D 2023-02"),
    ("OBJET : {t}", None),
    ("Objet de la délibération : {t}", None),
    ("Délibération n° 2023-0{n}\nObjet : {t}", "2023-02"),
    ("Délibération n° 2023-0{n}\n{t}", "2023-02"),
    ("DELIBERATION N°2023-0{n}\n\n{T}", "2023-02"),
    ("Objet : {t}\nDélibération n° 2023-0{n}", "2023-02"),
    ("## {n}. {t}", "2"),
    ("**{n}. {t}**", "2"),
    ("# {t}", None),
    ("{T}", None),
    ("{t} :", None),
    ("• {t}", None),
    ("➢ {t}", None),
]


@pytest.mark.parametrize("body", BODIES, ids=["delibere", "vote"])
@pytest.mark.parametrize("agenda", ["", AGENDA], ids=["", "agenda"])
@pytest.mark.parametrize(("form", "second"), FORMS, ids=[form for form, _number in FORMS])
def test_a_layout_gives_its_four_acts(
    form: str, second: str | None, agenda: str, body: str
) -> None:
    points = (
        form.format(n=rank + 1, r=ROMANS[rank], t=title, T=title.upper()) + "\n" + body + "\n"
        for rank, title in enumerate(TITLES)
    )
    document = parse(ExtractedText(HEAD + agenda + "".join(points)), name="pv.txt")
    found = [(act.objet or "").lower() for act in document.actes]
    assert found == [title.lower() for title in TITLES]
    assert document.actes[1].numero == second
    assert {act.vote.resultat for act in document.actes if act.vote} == {
        "unanimité" if body is BODIES[0] else "adopté"
    }


def test_roman_figures_need_no_sign_before_a_title_in_capitals() -> None:
    view = clean("I TARIFS DE LA HALLE\nI Lise ORVAL\nV pour\nII BAIL DE LA GRANGE\n")
    found = [(one.number, one.title) for one in headings(view) if one.family == "romain"]
    assert found == [("I", "TARIFS DE LA HALLE"), ("II", "BAIL DE LA GRANGE")]


COMPTES = ["COMPTE DE GESTION DU CAMPING", "COMPTE DE GESTION DU GÎTE", "AFFECTATION DU RÉSULTAT"]


@pytest.mark.parametrize("sign", "•➢▪❖◆→")
def test_titles_under_a_bullet_are_the_same_whatever_its_shape(sign: str) -> None:
    points = (f"{sign} {title}\n{BODIES[0]}\n" for title in COMPTES)
    text = f"{HEAD}1. LOCATION DE LA GRANGE\n{BODIES[0]}\n{sign} Fixe le loyer.\n2. COMPTES\n\n"
    document = parse(ExtractedText(text + "".join(points)), name="cr.txt")
    assert [act.objet for act in document.actes] == ["LOCATION DE LA GRANGE", *COMPTES]
