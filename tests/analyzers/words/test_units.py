"""Letters and numbers, measures, names in capitals, words of several parts: every spelling is one."""

import pytest

from analyzers import STEMS, SURFACE, query_groups

#: Spellings of one thing on each line: each must be found by each.
SAME = """
RD 741 | RD741 | R.D. 741 | RD-741 | rd 741 | R. D. 741 | RD n° 741
RN 41 | RN41 | R.N. 41 | rn-41 | rn 41
ZK 208 | ZK208 | zk 208 | ZK-208
M57 | M 57 | M. 57
PLUi 3 | PLUi3 | plui 3 | PLUi-3
DM 4 | DM4 | DM n° 4
D 912 | D912 | D.912
31 h | 31h | 31 heures | 31 H | 31h00
16h45 | 16 h 45 | 16 heures 45 | 16H45 | 16 h45 | 16h 45
17,5 h | 17,50 heures | 17.5h
6,40 € | 6.40 € | 6,40 euros | 6,4 € | 6,40€
5.5 % | 5,5 % | 5,50%
12 400 | 12.400 | 12400,00 | 12'400 | 12\u202f400 | 12400.00
1 250,75 € | 1.250,75 € | 1250.75 euros | 1 250.75 €
90 m² | 90 m2 | 90m² | 90m2
CO₂ | CO2
1ᵉʳ | 1er | premier
60 km/h | 60km/h | 60 km / h
nᵒ 18 | n° 18 | № 18
14 bis | 14bis
1,5 million | 1.5 millions | 1 500 000 | 1500000
2 milliards d'euros | 2 000 000 000 €
tranche II | tranche 2
titre XIV | titre 14
2° adjoint | 2e adjoint | 2ème adjoint | deuxième adjoint
XIXe siècle | 19e siècle | xixe siècle
Wi-Fi | wifi | wi fi
2½ | 2,5 | 2 ½
plate-forme | plateforme | plate forme | plates-formes
quote-part | quotepart | quote part | quotes-parts
photo-voltaïque | photovoltaïque | photo voltaïque
médico-social | médicosocial | médico social
porte-à-porte | porte à porte
COVID-19 | covid19 | Covid 19
RD 741 | route départementale n° 741
VC 14 | voie communale n° 14 | VC n° 14
CR 23 | chemin rural n° 23
DETR2024 | DETR 2024
6 pour cent | 6 %
A 47 | A47 | A n° 47
17 k€ | 17k€ | 17 K€ | 17 000 € | 17000 euros
2,4 M€ | 2.4 M€ | 2 400 000 €
RD 741 bis | RD741bis | RD 741bis | R.D. 741 BIS
000 ZK 208 | ZK 208 | 000ZK0208
7 a 45 ca | 7a45ca | 7a45
2ha07a45ca | 2 ha 7 a 45 ca
ré-emploi | réemploi | ré-emplois
ré-aménagement | réaménagement | réaménagements
e-administration | eadministration
garde-corps | gardecorps | gardes-corps
zone 1 AU | zone 1AU
XIXe | XIXème | 19ème
IIème | 2e | deuxième
4 ha | 4 hectares
90 m² | 90 mètres carrés
"""
LINES = [line.split(" | ") for line in SAME.strip().splitlines()]


def finds(query: str, text: str) -> bool:
    """Say whether all that a query asks stands in a text."""
    indexed = STEMS.terms(text)

    def stands(terms: tuple[str, ...]) -> bool:
        return any(tuple(indexed[at : at + len(terms)]) == terms for at in range(len(indexed)))

    groups = query_groups(query)
    return bool(groups) and all(
        stands(group.terms) or any(stands(other.terms) for other in group.synonyms)
        for group in groups
    )


@pytest.mark.parametrize("spellings", LINES, ids=lambda line: line[0])
def test_every_spelling_finds_every_other(spellings: list[str]) -> None:
    missed = [
        (query, text)
        for query in spellings
        for text in spellings
        if not finds(query, f"Le point {text} du jour")
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("RD 741", "Travaux sur la RD 55, longue de 741 mètres"),
        ("ZK 208", "Section ZK, un lot de 208 pièces"),
        ("31 h", "Trente-deux heures, et 31 agents"),
        ("112", "Création de 1½ poste"),
        ("5.5", "Le taux passe à 6.5 %"),
        ("RN 41", "Liste de 41 noms"),
        ("RNU", "Le moteur est mû par l’eau"),
        ("RNA", "C’est ma proposition"),
        ("parcelle AI 12", "Parcelle ZB 12"),
        ("commune2", "commune²"),
        ("102", "Un facteur de 10² fois"),
        ("A 47", "A la rentrée, 47 élèves"),
        ("RD 741 bis", "RD 741 ter"),
        ("17 k€", "17 habitants"),
        ("zone au", "Une zone plus au nord"),
    ],
)
def test_what_only_looks_alike_stays_apart(query: str, text: str) -> None:
    assert not finds(query, text)


@pytest.mark.parametrize(
    ("text", "kept", "dropped"),
    [
        ("zone AU du plan", ["au"], []),
        ("zone au nord", ["nord"], ["au"]),
        ("ZONE AU NORD", ["nord", "au"], []),
        ("Secteur EN, indice SUR", ["en", "sur"], []),
        ("parcelle LE 45", ["le45"], []),
        ("SUR PROPOSITION DU MAIRE", ["proposition"], ["sur", "du"]),
        ("CET AGENT NE PEUT PAS", ["agent"], ["cet", "pas"]),
        ("Cet agent a un CET", ["agent", "cet"], []),
        ("DU 10 AU 12 MARS", ["12", "mars"], ["du"]),
        ("LE 12 mars 2024", ["d2024-03-12"], ["le12"]),
        ("DETR 2024", ["detr", "2024"], ["detr2024"]),
        ("lot3, bâtiment2", ["lot", "3", "batiment", "2"], ["lot3"]),
        ("adjoint principal1ère classe", ["principal", "1er"], []),
        ("matière 5.7", ["5.7"], ["5,7"]),
        ("taux de 5.7 %", ["5,7"], ["5.7"]),
        ("1,25 k€", ["1,25"], ["1"]),
        ("3 lots A 20 km", ["20", "km"], ["a20"]),
        ("DE 12 A 18 H", ["18h"], ["a18h"]),
        ("RD 741 bis", ["rd741bis", "rd741", "741", "bis"], []),
        ("RD 741a bis", ["rd741a", "bis"], ["rd741abis"]),
        ("OUVERT DE 9H A 12H", ["9h", "12h"], ["a12h"]),
        ("ZONE A 12", ["12"], ["a12"]),
        ("23 h 30", ["23h30", "23h", "30"], []),
        ("35 h 30 par semaine", ["35h", "35", "30"], ["35h30"]),
        ("zone 2 AU du plan", ["2au", "au"], []),
        ("prévention de l'île de Ré", ["re"], []),
    ],
)
def test_terms(text: str, kept: list[str], dropped: list[str]) -> None:
    terms = SURFACE.terms(text)
    assert set(kept) <= set(terms)
    assert not set(dropped) & set(terms)


@pytest.mark.parametrize("query", ["zone au", "zones AU", "secteur au ", "au", "AU"])
def test_an_article_with_nothing_after_it_is_a_zone(query: str) -> None:
    assert finds(query, "Les zones et secteurs AU du plan")


@pytest.mark.parametrize("query", ["zone au nord", "zone au sud de la commune"])
def test_an_article_before_a_word_is_one(query: str) -> None:
    assert ("au",) not in [group.terms for group in query_groups(query)]


def test_words_typed_apart_are_the_compound_or_its_parts() -> None:
    assert finds("plate forme", "La plateforme est ouverte")
    assert finds("plate forme", "Une forme est plate")
    assert not finds("plate-forme", "Une forme est plate")


def test_a_road_has_two_names() -> None:
    assert finds("RD 741", "la D741")
    assert finds("N 41", "la R.N. 41")


def test_codes_and_decimals_meet_only_in_queries() -> None:
    assert finds("5.7", "un taux de 5,7 %")
    assert "5,7" not in SURFACE.terms("matière 5.7")
