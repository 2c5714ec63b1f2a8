"""What people type otherwise than acts write it: a query for the one finds the other."""

import pytest

from analyzers import STEMS, query_groups
from analyzers.queries.habits import as_acts_write


def finds(query: str, text: str) -> bool:
    """Whether each group of a query stands in a text, itself or one of its other ways."""
    terms = STEMS.terms(text)

    def stands(wanted: tuple[str, ...]) -> bool:
        size = len(wanted)
        return any(tuple(terms[at : at + size]) == wanted for at in range(len(terms)))

    groups = query_groups(query)
    return bool(groups) and all(
        stands(group.terms) or any(stands(other.terms) for other in group.synonyms)
        for group in groups
    )


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("l2131-7", "l’article L. 2131-7 du code"),
        ("r. 417-10", "l’article R.417-10"),
        ("article l 2131 7", "L. 2131-7"),
        ("art. L2131-7", "articles L. 2131-7 et suivants"),
        ("d2131-7", "D. 2131-7"),
        ("ca 2031", "CA 2031 de la commune"),
        ("jours de cet", "des jours déposés sur le CET"),
        ("CET", "l’alimentation du CET des agents"),
        ("le CET des agents", "le compte épargne-temps d’un agent"),
        ("avis du CE", "le CE a donné un avis"),
        ("élu.e.s", "un élu local"),
        ("conseiller·ère·s délégué·es", "les conseillers délégués"),
        ("parcelle ZK 8", "cadastrée section ZK n° 8"),
        ("section zk 8", "la parcelle ZK 8"),
        ("parcelle a 92", "bail de la parcelle A92"),
        ("section y n°7", "cadastrée section Y n° 7"),
        ("L ecole", "l’école"),
        ("LISTE D AGENTS", "liste d’agents"),
        ("4/1/31", "le 4 janvier 2031"),
        ("tranche II", "tranche 2 des travaux"),
        ("2° adjoint", "adjoint n° 2"),
        ("5 bd des Lilas", "5 boulevard des Lilas"),
        ("boulevard des lilas", "bd des Lilas"),
        ("hdf", "la région Hauts-de-France"),
        ("délib 33", "délibération 2031-033"),
        ("n° 033", "délibération 2031-33"),
        ("délibs n° 33 du 4 avril 2031", "D2031-033, séance du 4 avril 2031"),
        ("33/2031", "délibération n° 2031-33"),
        ("2031/33", "délibération n° 033/2031"),
        ("33-2031", "DEL 2031 033"),
        ("DCM 2031-33", "délibération n° 2031-33"),
        ("del 2031 33", "D2031-033"),
        ("acte 903312", "le numéro 903312"),
        ("bordal 90 € HT", "bordal à 90 euros"),
        ("bordal 1 290 euros TTC", "bordal de 1 290,00 €"),
        ("repas 4€45", "repas à 4,45 €"),
        ("130 mille euros", "130 000 €"),
    ],
)
def test_what_is_typed_finds_what_acts_write(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("L2131-7", "l’article R. 2131-7"),
        ("d 925 12", "D. 925-12"),
        ("catégorie C et B", "catégorie B"),
        ("section D 12", "la route D 12"),
        ("section zk", "la parcelle zk"),
        ("Loiseau", "un oiseau"),
        ("lune", "une"),
        ("tranche II", "tranche 3"),
        ("32° de latitude", "le 32e de latitude"),
        ("del 12", "un délai de 12 jours"),
        ("jours de cet", "des jours de congé"),
        ("avis du CE", "un avis favorable"),
        ("réunion du PAS", "une réunion"),
        ("33/2031", "délibération n° 2031-34"),
        ("33/2031", "convention 2031-2033"),
        ("2031-2033", "convention 2033-2031"),
        ("12/2031", "le 2031-12-05"),
        ("33 lots", "lots 033"),
        ("lignes HT", "lignes"),
    ],
)
def test_and_nothing_else(query: str, text: str) -> None:
    assert not finds(query, text)


@pytest.mark.parametrize(
    "text",
    [
        "zone au",
        "art. l 2131 7",
        "élu.e.s",
        "ca 2031",
        "Les élu·e·s",
        "İ.e.s",
        "délib n° 5",
        "DEL 2031 33 du 4 avril",
        "90 € TTC",
        "4€45",
        "130 mille euros",
    ],
)
def test_a_text_keeps_its_length(text: str) -> None:
    assert len(as_acts_write(text)) == len(text)
