"""Groups of communes that no table holds, as they name themselves, and those that they only mention."""

import pytest

from indexer.documents import Collectivite, ExtractedText
from indexer.reading.parsing import parse

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
