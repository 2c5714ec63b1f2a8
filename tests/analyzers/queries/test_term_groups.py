"""How the text of a query becomes groups."""

import pytest

from analyzers import STEMS, fingerprint, fold, query_groups, sort_key
from analyzers.explain import explain


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("l’école", [("ecol",)]),
        ("Comment voter ?", [("vot",)]),
        ("numéro 12", [("12",)]),
        ("délibération n° 12", [("12",)]),
        ("arrêté 2031-14", [("2031-14",)]),
        ("délibérations 2031", [("deliber",), ("2031",)]),
        ("délibération du 12 mars 2031", [("deliber",), ("d2031-03-12",)]),
        ("n° 2025/01/04", [("2025-1-4",)]),
        ("4 janvier 2025", [("d2025-01-04",)]),
        ("janvier 2025", [("janvi",), ("2025",)]),
        ("catégorie C", [("categor",), ("c",)]),
        ("le la les", []),
        ("?!…", []),
        ("", []),
    ],
)
def test_examples(query: str, terms: list[tuple[str, ...]]) -> None:
    assert [group.terms for group in query_groups(query)] == terms


def test_a_law_whose_name_is_a_stop_word_is_one_thing() -> None:
    (law,) = query_groups("la loi NOTRe", synonyms=False)
    assert law.terms[0] in STEMS.terms("en application de la loi NOTRe du 7 août 2015")
    assert law.terms[0] not in STEMS.terms("la loi et notre commune")
    assert query_groups("loi")[0].terms[0] in STEMS.terms("la loi NOTRe")
    (other,) = query_groups("loi NOTRe")[0].synonyms
    assert other.label == "nouvelle organisation territoriale de la République"


def test_an_iso_date_is_a_number_or_a_day() -> None:
    (group,) = query_groups("2025-01-04")
    assert group.terms == ("2025-1-4",)
    assert [other.terms for other in group.synonyms] == [("d2025-01-04",)]


def test_a_short_date_too() -> None:
    (group,) = query_groups("04/01/25")
    assert group.terms == ("4-1-25",)
    assert group.synonyms[0].terms[0] in STEMS.terms("séance du 4 janvier 2025")


def test_what_only_an_accent_tells_from_a_stop_word() -> None:
    assert [group.terms for group in query_groups("mais")] == [("mais",)]
    assert [group.terms for group in query_groups("en € ?")] == [("euro",)]
    assert [group.terms for group in query_groups("50 €")] == [("50",)]
    assert STEMS.terms("culture de maïs, mais sans eau")[1:] == ["mais", "eau"]
    assert [group.text for group in query_groups("culture mais")] == ["culture"]


def test_explanations_name_every_step() -> None:
    steps = explain("l’école du Val-d’Oise", query=True)
    assert len({step.name for step in steps}) == len(steps) >= 7
    results = {step.name: step.result for step in steps}
    assert results["stems"] == ("ecol", "val_d_oise")
    assert [step.name for step in explain("x")] == [step.name for step in steps[:-2]]


def test_fingerprint_does_not_change_by_itself() -> None:
    assert fingerprint() == fingerprint()


def test_sort_keys() -> None:
    names = ["Zuydcoote", "Évreux", "l'Ecluse", "article 10", "Article 9", "eu"]
    assert sorted(names, key=sort_key) == [
        "Article 9",
        "article 10",
        "eu",
        "Évreux",
        "l'Ecluse",
        "Zuydcoote",
    ]


@pytest.mark.parametrize("text", ["Cœur  de\u00a0Ville", "İstanbul", "ﬁn", "北京", ""])
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("qui a voté contre la cantine", ["cantine"]),
        ("qu'est-ce qui a été décidé sur la cantine", ["cantine"]),
        ("qu’est ce que le conseil a dit du four banal", ["four", "banal"]),
        ("qu'est ce qu’on fait du lavoir", ["lavoir"]),
        ("le budget a été voté", ["budget"]),
        ("je voudrais savoir le prix du stère", ["prix", "stère"]),
        ("j’aimerais bien connaître les horaires", ["horaires"]),
        ("centre aéré a été 2031", ["centre", "aéré", "été", "2031"]),
        ("Qui ont voté quoi sur le PLU ?", ["PLU"]),
        ("qui a vote pour l'eau, et pourquoi", ["eau"]),
        ("vote contre le budget", ["vote", "contre", "budget"]),
        ("qui a voté", ["voté"]),
    ],
)
def test_who_voted_is_a_question_about_the_rest(query: str, asked: list[str]) -> None:
    assert [group.text for group in query_groups(query)] == asked


@pytest.mark.parametrize(
    ("text", "slight"),
    [
        ("Quelle est la durée du préavis ?", ["durée"]),
        ("montant de la subvention 2024", ["montant"]),
        ("avance budget 25 %", ["25 %"]),
        ("modalités de location de la salle", ["modalités"]),
        ("rd 938", []),
    ],
)
def test_what_is_wanted_of_a_subject_orders_less_than_the_subject(text, slight):
    assert [g.text for g in query_groups(text) if g.weight < 1] == slight


def test_words_of_wishing_only_ask():
    assert [g.text for g in query_groups("je voudrais louer la salle")] == ["louer", "salle"]


@pytest.mark.parametrize("typed", ["XQ2031-047", "XQ2031_047", "xq2031/47", "XQ2031-47"])
def test_a_number_of_an_act_finds_it_as_names_of_files_tell_it(typed: str) -> None:
    (group,) = query_groups(typed)
    assert group.terms == ("xq2031-47",)
    indexed = STEMS.terms("XQ2031 047 achat de bancs")[:2]
    assert tuple(indexed) in {other.terms for other in group.synonyms}
    assert STEMS.terms("XQ2031_047_achat_de_bancs")[0] == "xq2031-47"
