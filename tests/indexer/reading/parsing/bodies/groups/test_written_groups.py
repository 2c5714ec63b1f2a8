"""Groups of communes that no table holds, as they name themselves, and those that they only mention."""

import pytest

from indexer.acts.documents import Collectivite, Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.bodies.groups.groups import group
from indexer.reading.parsing.view.cleaning import clean

CC, CA = "communauté de communes", "communauté d'agglomération"
SAT = "s'est réuni sous la présidence de Mme Lise ORVAL, Présidente.\n"
DECIDED = "Après en avoir délibéré, à l'unanimité, approuve le tarif.\n"
TITLE = "PROCÈS-VERBAL DU CONSEIL COMMUNAUTAIRE DU 8 MARS 2031\n"


def body(text: str) -> Collectivite:
    return parse(ExtractedText(f"{text}\n{DECIDED}"), name="acte.txt").collectivite


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # in a title that goes on, or over two lines
        ("COMMUNAUTE DE COMMUNES DES COTEAUX DE BRUME Conseil communautaire du 8 mars 2031 La séance est ouverte à 19h40 sous la présidence de Monsieur ORVAL.", "Communauté de Communes des Coteaux de Brume", CC),
        ("Communauté de Communes du Val d'Ombre 12 rue du Puits 80999 VALBRUNE\n" + TITLE, "Communauté de Communes du Val d'Ombre", CC),
        ("Communauté de Communes Val d'Ombre - Procès-verbal du conseil communautaire du 8 mars 2031", "Communauté de Communes Val d'Ombre", CC),
        ("COMMUNAUTÉ DE COMMUNES DU VAL-\n" + TITLE, None, CC),
        ("Communauté de Communes « Brume et Vallons »\n" + TITLE, "Communauté de Communes « Brume et Vallons »", CC),
        ("Communauté de communes\nBrume Ombre Vallon\n" + TITLE, "Communauté de communes Brume Ombre Vallon", CC),
        ("OMBRE VALLÉE\nCommunauté d'agglomération\n" + TITLE, "Ombre Vallée", CA),
        ("Communauté d'agglomération\nDépartement de la Somme\n" + TITLE, None, CA),
        ("COMMUNAUTÉ DE COMMUNES DU PAYS DE\nVALBRUNE\n" + TITLE, "Communauté de Communes du Pays de Valbrune", CC),
        ("Communauté de Communes Ombre-Val & Brumel\n" + TITLE, "Communauté de Communes Ombre-Val & Brumel", CC),
        ("Communauté de Communes du Pays d'Ombrel Quartier Saint-Joseph 80999 OMBREL\n" + TITLE, "Communauté de Communes du Pays d'Ombrel", CC),
        # as who sat
        (TITLE + "Le Conseil de la Communauté d'Agglomération OMBRE VALLÉE, légalement convoqué, " + SAT, "Communauté d'Agglomération Ombre Vallée", CA),
        (TITLE + "Les membres de l'assemblée de la Communauté de Communes Brume Ombre Vallon se sont réunis.", "Communauté de Communes Brume Ombre Vallon", CC),
        (TITLE + "Le Conseil communautaire de BRUME ET OMBREL, dûment convoqué, " + SAT, "Brume et Ombrel", None),
        (TITLE + "Le Conseil de Communauté du Val Ombreux, légalement convoqué, " + SAT, "Val Ombreux", None),
        (TITLE + "Le conseil communautaire du lundi 8 mars 2031 " + SAT, None, None),
        ("CONSEIL COMMUNAUTAIRE Communauté de Communes INTERCOM OMBRELLE\nLe Conseil de Communauté d'OMBRELLE INTERCOM " + SAT + "Le conseil communautaire d'Ombrelle Intercom est complet.", "Ombrelle Intercom", CC),
        # a name in two parts goes on in a sentence alone
        (TITLE + "Les membres du conseil de la Communauté d'agglomération Pays Ombre - Brumel se sont réunis.", "Communauté d'agglomération Pays Ombre - Brumel", CA),
        ("Communauté de communes du Val Ombreux - Brumel\n" + TITLE, "Communauté de communes du Val Ombreux", CC),
        # a name that breaks off is none, and one that is whole elsewhere is whole
        (TITLE + "Le conseil de la communauté de communes Bastides et Ombres du , convoqué le 2 mars 2031, " + SAT, None, CC),
        ("communauté d'agglomération des coteaux...\nCOMMUNAUTÉ D'AGGLOMÉRATION DES COTEAUX DE BRUME\n" + TITLE, "Communauté d'Agglomération des Coteaux de Brume", CA),
        ("CONSEIL DE LA COMMUNAUTÉ D'AGGLOMÉRATION PAYS - du 8 mars 2031\nLe conseil communautaire " + SAT, None, CA),
        ("CONSEIL DE LA COMMUNAUTE DE COMMUNES DU PAYS DE -OMBREL DU 8 MARS 2031\nLe conseil communautaire " + SAT, None, CC),
        # two words that end the name of a listed group, without a link: its first word is lost
        (TITLE + "Les membres composant le conseil de la communauté de communes Grand Sud se sont réunis.", None, CC),
        ("Publication - Communauté de Communes Brumel\nCommunauté de Communes Brumel\nCommunauté de Communes Brumel-Ombrelle\n" + TITLE, "Communauté de Communes Brumel-Ombrelle", CC),
    ],
)  # fmt: skip
def test_a_group_that_no_table_holds_bears_the_whole_name_that_it_gives_itself(text, name, kind):
    found = body(text)
    assert (found.nom, found.type) == (name, kind)


LISTED = "Communauté de communes du Pays de Falaise"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a group with which a matter is about is not the author
        ("Le conseil communautaire " + SAT + f"1. Convention avec la {LISTED} pour les repas", None),
        ("Le conseil communautaire " + SAT + f"1. Convention entre la {LISTED} et le département", LISTED),
        (f"Le conseil communautaire de la Communauté de communes du Val Ombreux {SAT}Convention avec la {LISTED}.\nLa {LISTED} accepte.", "Communauté de communes du Val Ombreux"),
        # where a listed group sat it is listed, whatever its spelling
        (f"Le conseil de la communauté de communes du pays de Falaise {SAT}", LISTED),
        (f"Le conseil communautaire du Pays de Falaise, légalement convoqué, {SAT}", LISTED),
    ],
)  # fmt: skip
def test_who_sat_tells_more_than_whom_a_matter_is_about(text, name):
    assert body(TITLE + text).nom == name


def test_a_listed_group_of_one_word_is_told_by_its_kind_under_it():
    found = body(
        "Médullienne\nCommunauté de Communes\nCONSEIL COMMUNAUTAIRE\nRéunion du 3 juin 2031\n"
    )
    assert found.siren == "243301389"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Les conseillers de la Communauté d'agglo-\nmération Terres d'Ombrelle se sont assemblés.\n", "Communauté d'agglomération Terres d'Ombrelle"),
        ("SYNDICAT MIXTE Extrait du registre des délibérations\nDU BASSIN Présents : 13\nLe comité du Syndicat mixte du Bassin\nde la Brande s'est réuni à Valmory, sous la présidence de M. Jacky LEBRUN, président.\n", "Syndicat mixte du Bassin de la Brande"),
    ],
)  # fmt: skip
def test_a_body_is_named_over_the_end_of_a_line(text: str, name: str) -> None:
    end = "Objet : Bail du pré\nLe conseil communautaire adopte à l'unanimité.\n"
    text = f"Délibération n° 4\n{text}{end.replace('conseil communautaire', 'comité') if 'comité' in text else end}"
    assert (read(text).collectivite.nom or "").casefold() == name.casefold()


def test_a_group_in_the_title_of_a_convention_is_not_the_author() -> None:
    text = (
        "PROJET DE DÉLIBÉRATION\nCONSEIL COMMUNAUTAIRE DU 9 JUIN 2031\n"
        "N° 2031-06-18 : CONVENTION AVEC LA COMMUNAUTÉ DE COMMUNES DES MONTS BRUMEUX POUR L'ÉCOLE DE DANSE\n"
        "La Communauté d'agglomération Grand Brandeval gère depuis 2029 une école de danse.\n"
        "Il est proposé au conseil communautaire d'approuver la convention.\n"
    )
    assert read(text).collectivite.nom == "Communauté d'agglomération Grand Brandeval"


def test_the_name_of_a_metropole_begins_with_its_kind() -> None:
    text = (
        "PROJET DE DÉLIBÉRATION\nCONSEIL DE LA MÉTROPOLE DU 9 JUIN 2031\n"
        "N° 2031-077 : COOPÉRATION AVEC LE SYNDICAT MIXTE DES TRANSPORTS DU BAS PAYS\n"
        "La Métropole Sud Brande et le Syndicat partagent une billettique.\n"
        "Il est proposé au Conseil métropolitain d'approuver la convention.\n"
    )
    assert read(text).collectivite.nom == "Métropole Sud Brande"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("COMMUNAUTE D'AGGLO- Hôtel communautaire\nMERATION 14 rue des Ormes\nLe 9 juin 2031, les conseillers de la Communauté d'agglo-\nmération Terres de Brande se sont assemblés.\n", "Communauté d'agglomération Terres de Brande"),
        ("OBJET : Adhésion du Syndicat mixte du port à la centrale d'achat\nLa Communauté urbaine Rives et Brandes a créé une centrale d'achat.\n", "Communauté urbaine Rives et Brandes"),
    ],
)  # fmt: skip
def test_a_group_is_named_where_its_members_met_or_a_sentence_begins(text: str, name: str) -> None:
    end = "Le conseil communautaire, à l'unanimité, ACCEPTE cette adhésion.\n"
    head = "Conseil communautaire du 9 juin 2031\nDélibération n° 14\n"
    assert read(f"{head}{text}{end}").collectivite.nom == name


def test_the_name_of_a_group_goes_on_over_its_line_before_the_sentence() -> None:
    text = (
        "CONSEIL COMMUNAUTAIRE\nMardi 9 juin 2031 à 20 H 00\n\nCOMMUNAUTÉ DE COMMUNES Foyer rural de Brandeval\n\n"
        "PROCES-VERBAL\n\nLe 9 juin 2031, les délégués de la Communauté de communes du Haut\n"
        "Pays de Brande, dûment convoqués, se sont réunis sous la présidence de M. Guy ORNEL.\n"
    )
    assert read(text).collectivite.nom == "Communauté de communes du Haut Pays de Brande"


def test_a_bar_ends_the_kind_of_a_syndicat_and_names_none() -> None:
    text = (
        "SYNDICAT INTERCOMMUNAL | République Française\nDES EAUX | Liberté - Egalité - Fraternité\n"
        "DE LA BRANDE | Séance du 9 juin 2031\n"
        "Les délégués du Syndicat intercommunal des eaux de la Brande se sont réunis le 9 juin 2031.\n"
        "1. Tarif de l'eau\nLe comité syndical approuve à l'unanimité.\n"
    )
    assert read(text).collectivite.nom == "Syndicat intercommunal des eaux de la Brande"


def test_a_syndicat_is_named_by_the_programme_that_it_has() -> None:
    text = (
        "DCS 31-31\nLe Président présente le programme d'actions 2032 du Syndicat mixte du bassin de la Brande.\n"
        "LE COMITÉ SYNDICAL\nAPPROUVE le programme d'actions.\nPour : 26\nContre : 2\nFait à BRANDEVAL\nLe 9 juin 2031\n"
    )
    assert read(text).collectivite.nom == "Syndicat mixte du bassin de la Brande"


@pytest.mark.parametrize(
    "sentence",
    [
        "Les conseillers communautaires de la communauté de communes Entre Orme et Vau se sont réunis.",
        "Les délégués des communes membres de la communauté de communes Entre Orme et Vau se sont réunis.",
    ],
)
def test_a_group_is_named_by_who_meets(sentence: str) -> None:
    found = group(clean(f"Communauté de communes Délibération n° 2031-12\n{sentence}\n"))
    assert found is not None
    assert found.nom == "communauté de communes Entre Orme et Vau"
