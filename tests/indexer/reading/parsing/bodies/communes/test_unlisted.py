import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.bodies.names.proper_names import proper

ACT = """{head}
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 4 avril 2023
L'an deux mille vingt-trois, le quatre avril, le conseil municipal de la commune {link}{name} s'est
réuni sous la présidence de Mme Odile BRIQUEFORT, maire.
Objet : Tarifs du cimetière
Le conseil municipal, à l'unanimité, approuve les tarifs.
"""


def _body(head: str, link: str, name: str):
    text = ACT.format(head=head, link=link, name=name)
    return parse(ExtractedText(text), name="a.txt").collectivite


@pytest.mark.parametrize(
    ("head", "link", "name", "shown", "departement"),
    [
        ("Commune de Zélivaucourt-sur-Ombrelle (Somme)", "de ", "Zélivaucourt-sur-Ombrelle", "Zélivaucourt-sur-Ombrelle", "80"),
        ("DEPARTEMENT DU NORD\nCOMMUNE DE ZELIVAUCOURT", "de ", "ZELIVAUCOURT", "Zelivaucourt", "59"),
        ("Mairie du Zélivau\n80990 Le Zélivau", "du ", "Zélivau", "Le Zélivau", "80"),
        ("Commune de Zélivaucourt\nOISE", "de ", "Zélivaucourt", "Zélivaucourt", "60"),
        ("Ville d'Ombrezac - Hérault", "d'", "Ombrezac", "Ombrezac", "34"),
    ],
)  # fmt: skip
def test_a_commune_that_no_table_holds_bears_the_name_that_is_written(
    head, link, name, shown, departement
):
    body = _body(head, link, name)
    assert (body.nom, body.type, body.code_insee) == (shown, "commune", None)
    assert body.departement == departement


def test_a_longer_name_is_not_cut_to_that_of_another_commune():
    body = _body("Commune de Dieppe-sur-Ombrelle", "de ", "Dieppe-sur-Ombrelle")
    assert body.nom == "Dieppe-sur-Ombrelle"
    assert body.code_insee is None


def test_nobody_is_named_where_the_text_names_nobody():
    body = parse(
        ExtractedText("Le conseil municipal décide de la commune intention."), name="x"
    ).collectivite
    assert body.nom is None


def test_capitals_are_put_where_french_puts_them():
    assert proper("VILLERS-SUR-L'OMBRELLE") == "Villers-sur-l'Ombrelle"
    assert proper("SYNDICAT DES EAUX") == "Syndicat des Eaux"
    assert proper("Nord-Pas-de-Calais numérique") == "Nord-Pas-de-Calais numérique"


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("PIERREFONDS\nSéance du 4 avril 2023", "Pierrefonds"),
        ("COMPTE RENDU DU CONSEIL - Pierrefonds", "Pierrefonds"),
        ("Canton de\nPIERREFONDS", None),
        ("COMMUNE DE Feuillet 2023/004", None),
        ("COMMUNE DE PIERREFONDS\nSalle de la mairie de Couloisy", "Pierrefonds"),
    ],
)
def test_a_name_alone_on_its_line_is_that_of_the_commune(head, shown):
    text = f"{head}\nLe conseil municipal, à l'unanimité, approuve les tarifs."
    assert parse(ExtractedText(text), name="x").collectivite.nom == shown


def _named(text: str):
    return parse(ExtractedText(text), name="acte.txt").collectivite


def test_a_commune_cited_in_a_title_is_not_the_author():
    text = (
        "RF\n\n" * 14
        + "CONSEIL MUNICIPAL DE LA COMMUNE DE PIERREFONDS\nLe conseil s'est réuni.\n"
        + "Extension à la commune de Couloisy\nLe conseil accepte l'extension à la commune de Couloisy.\n"
        * 3
    )
    assert _named(text).nom == "Pierrefonds"


def test_the_words_of_a_sitting_are_no_name_of_a_group():
    text = "COMMUNAUTÉ DE COMMUNES\nPRÉSENTS :\nLe bureau, dûment convoqué, s'est réuni sous la présidence de M. Paul MARTIN."
    assert (_named(text).nom, _named(text).type) == (None, "communauté de communes")


def test_an_epci_is_named_by_the_words_around_its_kind():
    text = "PROJET DE DÉLIBÉRATION\nSéance du conseil du 27 mai 2031\nTours Métropole Val de Loire est propriétaire du moulin.\nLe conseil métropolitain, à l'unanimité, désigne M. PETIT."
    assert (_named(text).nom, _named(text).siren) == ("Tours Métropole Val de Loire", "243700754")


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("SIRTOM DE LA VALLEE D'OMBRELLE", "SIRTOM de la Vallée d'Ombrelle"),
        ("SMIRTOM\ndu Zélivau-Ombrelle", "SMIRTOM du Zélivau-Ombrelle"),
        ("PARC NATUREL RÉGIONAL DU ZÉLIVAU", "Parc Naturel Régional du Zélivau"),
        ("Syndicat Mixte pour l'enlèvement des ordures ménagères d'Ombrelle", "Syndicat Mixte pour l'enlèvement des ordures ménagères d'Ombrelle"),
    ],
)  # fmt: skip
def test_syndicats_of_waste_and_parks_bear_the_name_of_their_title(head, shown):
    text = f"{head}\nCOMPTE RENDU DU COMITÉ SYNDICAL\nSéance du 4 mai 2031\nLe comité syndical s'est réuni sous la présidence de M. Paul MARTIN."
    assert (_named(text).nom, _named(text).type) == (shown, "syndicat")


def test_the_siren_of_a_stamp_tells_a_departement():
    text = "ID : 093-229300082-20310126-2031_01_26-DE\nCOMMISSION PERMANENTE DU CONSEIL DÉPARTEMENTAL\nSéance du 26 janvier 2031\nApprouve la convention."
    body = _named(text)
    assert (body.nom, body.departement) == ("Département de la Seine-Saint-Denis", "93")


@pytest.mark.parametrize(
    ("roll", "departement"),
    [
        ("ABBEVILLE\nM. ORVAL\nCORBIE\nMme TISON\nDOULLENS\nM. VERDUN\n", "80"),
        ("Abbeville : M. ORVAL\nCorbie : Mme TISON\nDoullens : M. VERDUN\nÉpernay : M. FERTAC\n", "80"),
        ("ABBEVILLE\nM. ORVAL\nÉPERNAY\nMme TISON\nDOULLENS\nM. VERDUN\n", None),
        ("ABBEVILLE\nM. ORVAL\nCORBIE\nMme TISON\n", "80"),
        ("ABBEVILLE\nM. ORVAL\nÉPERNAY\nMme TISON\n", None),
    ],
)  # fmt: skip
def test_the_members_of_a_group_that_no_list_holds_tell_its_departement(
    roll: str, departement: str | None
) -> None:
    body = parse(
        ExtractedText(
            "PROCÈS-VERBAL DU CONSEIL COMMUNAUTAIRE\nCommunauté de communes du Pays de Zélivaucourt\n"
            f"Réunion du 9 juin 2031\nÉtaient présents :\n{roll}Formant la majorité des membres.\n"
        ),
        name="a.txt",
    ).collectivite
    assert (body.type, body.departement) == ("communauté de communes", departement)


def test_the_day_of_the_sitting_is_no_commune():
    text = "Procès-verbal du conseil municipal du Mardi 9 juin 2031\nLe conseil municipal approuve."
    assert parse(ExtractedText(text), name="a.txt").collectivite.nom is None


SITTING = "Compte rendu du conseil municipal du 8 mars 2031\n"
LONG = (
    "Le maire rappelle le projet, les devis, les plans et le calendrier des travaux de la place, "
    * 3
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a name that breaks off is none
        ("VILLE DE VALBRUNE-SUR\n" + SITTING + "VILLE DE VALBRUNE-SUR\n", None),
        ("Recueil - Ville de Brume-de\n" + SITTING, None),
        # deep in a line a commune is one of which a sentence speaks
        (SITTING + LONG + "avec la part de la commune de Zélivaucourt.\n", None),
        ("COMMUNE DE ZÉLIVAUCOURT " + SITTING, "Zélivaucourt"),
        (SITTING + LONG + "Le conseil municipal de la commune de Zélivaucourt s'est réuni.\n", "Zélivaucourt"),
        # words of a page are no names
        ("Actualités\n" + SITTING, None),
        ("Zélivaucourt\n" + SITTING, "Zélivaucourt"),
        ("Commune de Rapporteur\n" + SITTING, None),
    ],
)  # fmt: skip
def test_a_name_that_no_table_holds_is_whole_and_stands_where_a_body_names_itself(text, name):
    assert parse(ExtractedText(text), name="acte.txt").collectivite.nom == name


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


@pytest.mark.parametrize("head", ["MAIRIE DE BRANDEVAL (Orne)", "COMMUNE DE BRANDEVAL"])
def test_the_first_line_of_a_list_names_a_commune_of_no_table(head: str) -> None:
    text = (
        f"{head}\nListe des délibérations\n"
        "Délibération n° 2031-1 examinée le 9 juin 2031 - bail du pré - adoptée\n\n"
        "Délibération n° 2031-2 examinée le 9 juin 2031 - vente du tracteur - rejetée\n"
    )
    collectivite = read(text).collectivite
    assert (collectivite.nom, collectivite.type) == ("Brandeval", "commune")


def test_the_commune_that_an_objet_gives_to_is_not_the_author() -> None:
    text = (
        "Extrait du registre des délibérations du conseil municipal\nSéance du 9 juin 2031\n"
        "OBJET : AIDE EXCEPTIONNELLE A LA COMMUNE DE SAINT-LUC-EN-BRANDE\n"
        "Le conseil municipal, à l'unanimité, approuve.\n"
    )
    assert read(text).collectivite.nom is None
