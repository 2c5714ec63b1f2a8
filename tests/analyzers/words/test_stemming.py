"""Stems: families of words that meet, and those that must not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.letters.folding import fold
from analyzers.tables import rows
from analyzers.words.stemming import is_word, snowball, stem

MEET = """
délibération/délibérations délibérer/délibération adhérer/adhésion modifier/modification
installer/installation communal/communaux communale/communales local/locaux œil/yeux bail/baux
élu/élues sportif/sportives financier/financières conseiller/conseillère nouveau/nouvelles
directeur/directrices travail/travaux emploi/emplois loi/lois région/régions taxe/taxes
commission/commissions reçu/reçue vendre/vente céder/cession acquérir/acquisition élire/élection
payer/paiement nettoyer/nettoyage attribuer/attribution exonérer/exonération publier/publication
approuver/approuve décider/décident autoriser/autorisation nommer/nomination délégué/déléguées
identifier/identification fabriquer/fabrication irriguer/irrigation planifier/planification qualifier/qualification
louer/louées retirer/retrait exiger/exigence préciser/précision prévenir/prévention conduire/conduite saisir/saisine
déduire/déduction réussir/réussite traverser/traversée desservir/desserte dénoncer/dénonciation provenir/provenance
concerter/concertation grouper/groupement brancher/branchement borner/bornage amender/amendement
"""
PART = """
commune/communication communal/communautaire station/stationnement départ/département
organe/organisation organe/organisme arrêt/arrêté vent/vente salle/sale tour/tourisme école/écologie
compte/comté foncier/fonction fonction/fonctionnement équipe/équipement investissement/investiture
police/poli paris/pari maire/mairie conseil/conseiller place/placement poste/position règle/règlement
règlement/région régie/régime général/génération université/univers personne/personnel
collectif/collecte élection/électricité habitant/habitation commission/commissaire marché/marchand
parcelle/parc public/publicité local/localité loyer/loi forme/formation format/formation
mandat/mandataire partie/parti terre/terrain titre/titulaire signe/signal mer/mère délai/délit
subvention/convention retraite/retrait usage/usager classe/classement école/élève
"""


@pytest.mark.parametrize("pair", MEET.split())
def test_families_meet(pair: str) -> None:
    one, other = (stem(fold(word)) for word in pair.split("/"))
    assert one == other


@pytest.mark.parametrize("pair", PART.split())
def test_families_part(pair: str) -> None:
    one, other = (stem(fold(word)) for word in pair.split("/"))
    assert one != other


def pairs(name: str) -> list[tuple[str, str]]:
    """Read a list of pairs beside this file."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(fold(one), fold(other)) for one, other, *_ in rows]


def test_plurals_and_feminines_of_the_commonest_words_meet() -> None:
    listed = pairs("pairs_together.tsv")
    assert len(listed) > 2_000
    assert [pair for pair in listed if stem(pair[0]) != stem(pair[1])] == []


def test_words_that_only_look_alike_part() -> None:
    assert [pair for pair in pairs("pairs_apart.tsv") if stem(pair[0]) == stem(pair[1])] == []


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_any_word_has_a_stem(word: str) -> None:
    assert bool(stem(word)) == bool(word)


def test_short_words_and_codes_stay() -> None:
    assert stem("an") == "an"
    # Acronyms have no endings; forms of short words have.
    assert [stem(word) for word in ("dae", "sie", "ges")] == ["dae", "sie", "ges"]
    assert stem("due") == stem("dues")
    assert stem("ans") == stem("an")
    assert stem("2025-1-4") == "2025-1-4"
    assert stem("ccas") == "ccas"


def test_the_table_says_what_snowball_would_not() -> None:
    table = rows("racines.tsv")
    assert all(word and root and " " not in root for word, root in table)
    assert any(snowball(word) != root for word, root in table)


@pytest.mark.parametrize(
    "word",
    [
        "arrêt",
        "arrêtés",
        "vent",
        "tour",
        "compte",
        "CCAS",
        "élues",
        "travaux",
        "adoptées",
        "piscine",
    ],
)
def test_words_that_exist(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize(
    "word", ["subvension", "urbanime", "délibaration", "comission", "asociation", "xyzzy"]
)
def test_words_that_do_not(word: str) -> None:
    assert not is_word(word)


@pytest.mark.parametrize("name", ["racines.tsv", "desinences.tsv", "composes.tsv"])
def test_tables_of_pairs_have_two_columns(name: str) -> None:
    assert {len(row) for row in rows(name)} == {2}
