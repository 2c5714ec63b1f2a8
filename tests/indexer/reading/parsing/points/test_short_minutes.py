"""Minutes whose acts are short, named as acts, or list what was decided: invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.objet import without_reporters

HEAD = "COMMUNE DE BRANDEVAL\nSÉANCE DU CONSEIL MUNICIPAL DU 9 JUIN 2031\nPrésents : Lise ORVAL, Paul VERDUN.\n\n"


def told(text: str, name: str = "document.txt") -> list[tuple[str | None, str | None]]:
    acts = parse(ExtractedText(HEAD + text), name=name).actes
    return [(act.objet, act.vote and act.vote.resultat) for act in acts]


@pytest.mark.parametrize("name", ["seance.txt", "deliberations.txt"])
@pytest.mark.parametrize("label", ["Délibération – {}", "Délibération - {}", "Délibération : {}"])
def test_acts_named_as_such_are_each_one_whatever_the_file_is_called(label: str, name: str) -> None:
    titles = ("Avenant au marché de la halle", "Loyer du kiosque", "Tarifs de la patinoire")
    told_so = ("autorise l'avenant", "fixe le loyer à 210 €", "adopte les tarifs")
    text = "".join(
        f"{label.format(title)}\n\nLe Conseil Municipal, à l'unanimité, {done}.\n\n"
        for title, done in zip(titles, told_so, strict=True)
    )
    minutes = f"{text}Questions diverses\n\nLa séance est levée à 20 h.\n"
    assert told(minutes, name) == [(title, "unanimité") for title in titles]


def test_items_of_one_decision_are_no_titles() -> None:
    text = (
        "École de musique – tarifs 2031-2032\nMme Orval présente les tarifs.\n"
        "Les membres du conseil municipal, après en avoir délibéré,\n"
        "• Fixent la cotisation à 132 € par trimestre\n• Maintiennent le tarif des communes extérieures\n"
        "La présente délibération a été approuvée à la majorité (2 voix contre).\n\n"
        "Fonds de concours au syndicat\nLes membres du conseil municipal, après en avoir délibéré,\n"
        "• Accordent le fonds de concours\nLa présente délibération a été approuvée à l'unanimité.\n"
    )
    assert told(text) == [
        ("École de musique - tarifs 2031-2032", "majorité"),
        ("Fonds de concours au syndicat", "unanimité"),
    ]


@pytest.mark.parametrize("sign", ["", "• ", " "])
@pytest.mark.parametrize(
    "named", [("FINANCES", "PERSONNEL", "URBANISME"), ("AFFAIRES SCOLAIRES", "EAU", "VIE LOCALE")]
)
def test_themes_in_capitals_are_no_titles(named: tuple[str, ...], sign: str) -> None:
    titles = ("Tarifs de la cantine", "Suppression des emplois d'animateurs", "Droit de préemption")
    text = "".join(
        f"{sign}{theme}\n{sign}{title}\nMme Orval présente le dossier au conseil, qui en débat longuement.\n"
        "Le conseil municipal, à l'unanimité, approuve cette proposition.\n\n"
        for theme, title in zip(named, titles, strict=True)
    )
    assert told(text) == [(title, "unanimité") for title in titles]


def test_titles_in_capitals_stay_titles() -> None:
    text = "".join(
        f"{title}\nMme Orval présente le dossier au conseil, qui en débat longuement.\n"
        "Le conseil municipal, à l'unanimité, approuve cette proposition.\n\n"
        for title in ("TARIFS DE LA CANTINE", "DROIT DE PRÉEMPTION")
    )
    assert told(text) == [
        ("TARIFS DE LA CANTINE", "unanimité"),
        ("DROIT DE PRÉEMPTION", "unanimité"),
    ]


def test_numbers_over_titles_are_those_of_reports_and_of_brackets() -> None:
    text = (
        "RAPPORT N° DAJ/2031/512\n\nOBJET :\n\nDésignation d'un représentant à l'agence d'urbanisme\n\n"
        "Mme Orval propose sa candidature.\n\nLes conclusions du rapport sont adoptées à l'unanimité.\n\n"
        "RAPPORT N° DVD/2031/488\n\nOBJET :\n\nDéviation de la route du moulin\n\n"
        "M. Verdun rappelle le projet.\n\nLes conclusions du rapport sont adoptées à l'unanimité.\n"
    )
    acts = parse(ExtractedText(HEAD + text), name="document.txt").actes
    assert [act.numero for act in acts] == ["DAJ/2031/512", "DVD/2031/488"]
    text = "".join(
        f"Bordereau n° {at}\n\n({number}) {title} Le prestataire a révisé ses prix au premier juin.\n\n"
        "Les membres du conseil, à l'unanimité, ADOPTENT cette proposition.\n\n"
        for at, (number, title) in enumerate(
            (("2031/6/33", "TARIFS DU PORTAGE DE REPAS"), ("2031/6/34", "CONVENTION AVEC LE CLIC")),
            1,
        )
    )
    acts = parse(ExtractedText(HEAD + text), name="document.txt").actes
    assert [(act.numero, act.objet) for act in acts] == [
        ("2031/6/33", "TARIFS DU PORTAGE DE REPAS"),
        ("2031/6/34", "CONVENTION AVEC LE CLIC"),
    ]


@pytest.mark.parametrize("rule", ["<<>>", "***", "-----", "o-o-o-o"])
def test_the_opening_of_the_sitting_between_rules_is_no_act(rule: str) -> None:
    point = "{}\nPoint n° {} : {}\nLe conseil municipal, à l'unanimité,\nAPPROUVE la convention.\n"
    titles = ("Convention avec le club", "Convention avec la crèche")
    text = (
        f"{rule}\nA 18h40 Mme le Maire procède à l'appel nominal et déclare la séance ouverte.\n"
        f"Le procès-verbal de la séance du 11 avril 2031 est adopté à l'unanimité.\n"
        + "".join(point.format(rule, at, title) for at, title in enumerate(titles, 1))
    )
    assert told(text) == [(title, "unanimité") for title in titles]


def test_rows_of_acts_alone_are_a_list() -> None:
    rows = "".join(
        f"2031-10{at} {title}\nTélécharger\n"
        for at, title in enumerate(
            ("Décision modificative", "Fonds de concours", "Création d'un poste"), 1
        )
    )
    page = f"Accueil > Délibérations > Assemblée du 9 juin 2031\n\n{rows}"
    read = parse(ExtractedText(page), name="page.txt")
    assert [act.numero for act in read.actes] == ["2031-101", "2031-102", "2031-103"]
    assert not parse(ExtractedText(page.replace("Délibérations", "Actualités")), name="x.txt").actes
    assert not parse(ExtractedText(page.replace("2031-102", "2031-A-7")), name="x.txt").actes


def test_rules_of_the_affichage_are_no_list() -> None:
    rules = "AFFICHAGE OBLIGATOIRE\nOù afficher une délibération :\n1. Sur le panneau\n2. Sur le site\n3. En mairie\n"
    assert not parse(ExtractedText(rules), name="x.txt").actes


def test_ranks_under_affichage_are_a_list() -> None:
    text = (
        "A F F I C H A G E – VILLE DE BRANDEVAL – EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n\nSéance du : 9 JUIN 2031\n\n"
        "Personnel :\n1 - Tableau des effectifs de la commune\n2 - Convention avec le lycée agricole\n\n"
        "Finances :\n3 - Taux des taxes directes locales\n\nDélibérations affichées le 12 juin 2031.\n"
    )
    assert [act.numero for act in parse(ExtractedText(text), name="x.txt").actes] == ["1", "2", "3"]


TITLES = (
    "Tarifs de la cantine scolaire",
    "Cession de la parcelle du Moulin",
    "Emploi d'un saisonnier",
)


def points(decorated: str) -> list[str | None]:
    text = "".join(
        f"{rank}. {decorated.format(title)}\nMme Orval présente le dossier.\n"
        "Le conseil municipal, à l'unanimité, approuve cette proposition.\n\n"
        for rank, title in enumerate(TITLES, 1)
    )
    return [objet for objet, _result in told(text)]


@pytest.mark.parametrize(
    "decorated",
    [
        "{} – M. VERDUN",
        "{}\n(M. VERDUN)",
        "{} (Mme Lise ORVAL)",
        "{} [7.1]",
        "{} (annexe 1)",
        "{} (annexes 1 et 2)",
        "{} (Code matière : 7.1)",
        "{}\nNomenclature ACTES : 7.1 Décisions budgétaires",
    ],
)
def test_who_reports_what_is_joined_and_codes_are_no_part_of_a_title(decorated: str) -> None:
    assert points(decorated) == list(TITLES)


def test_those_on_whom_titles_end_report_where_they_sit() -> None:
    titles = ("Cession – M. Verdun", "Bail – Mme Tor", "Concession – M. Orval")
    bare = ("Cession", "Bail", "Concession")
    assert without_reporters(titles, "presents : lise orval, jean morvan") == titles
    assert without_reporters(titles, "presents : luc tor, jean verdun, lise orval") == bare


def test_somebody_on_whom_one_title_ends_is_its_matter() -> None:
    assert without_reporters(("Tarifs", "Concession – M. Verdun", "Bail"), "") == (
        "Tarifs",
        "Concession – M. Verdun",
        "Bail",
    )
    assert without_reporters((None, "A (M. Tor)", "B (M. Tor)", "C (Mme Orval)"), "") == (
        None,
        "A",
        "B",
        "C",
    )
