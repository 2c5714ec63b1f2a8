"""Texts of law are found and lead to the right address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.showing.legifrance import link_for, links

SITE = "https://www.legifrance.gouv.fr"


@pytest.mark.parametrize(
    ("text", "cited", "address"),
    [
        (
            "Vu le Code général des collectivités territoriales,",
            "Code général des collectivités territoriales",
            "/codes/texte_lc/LEGITEXT000006070633/",
        ),
        ("le code de l’urbanisme", "code de l’urbanisme", "/codes/texte_lc/LEGITEXT000006074075/"),
        ("au CGCT", "CGCT", "/codes/texte_lc/LEGITEXT000006070633/"),
        (
            "Vu la loi n° 2015-991 du 7 août 2015 portant",
            "loi n° 2015-991 du 7 août 2015",
            "/eli/loi/2015/8/7/2015-991/jo/texte",
        ),
        (
            "le décret n°2020-1310 du 29 octobre 2020",
            "décret n°2020-1310 du 29 octobre 2020",
            "/eli/decret/2020/10/29/2020-1310/jo/texte",
        ),
        (
            "l'ordonnance n° 2020-391 du 1er avril 2020",
            "ordonnance n° 2020-391 du 1er avril 2020",
            "/eli/ordonnance/2020/4/1/2020-391/jo/texte",
        ),
    ],
)
def test_codes_and_recent_laws_have_a_lasting_address(text: str, cited: str, address: str) -> None:
    (link,) = links(text)
    assert text[link.start : link.end] == cited
    assert link.href == SITE + address


def test_an_article_is_looked_up_with_its_code() -> None:
    article, code = links("les articles L. 2121-29 du code général des collectivités territoriales")
    assert "L2121-29" in article.href
    assert "collectivit" in article.href
    assert "LEGITEXT000006070633" in code.href


def test_a_code_named_before_its_articles_is_theirs() -> None:
    text = (
        "Vu le code de la sécurité intérieure, notamment ses articles L. 251-1 et R. 252-2,\n"
        "Vu l'article L. 2334-33 du code général des collectivités territoriales"
    )
    found = [(text[x.start : x.end], x.href) for x in links(text)]
    assert [what for what, _ in found][1:4] == ["L. 251-1", "R. 252-2", "L. 2334-33"]
    assert "int%C3%A9rieure" in found[1][1]
    assert "int%C3%A9rieure" in found[2][1]
    assert "collectivit" in found[3][1]


def test_old_or_undated_laws_are_searched_for() -> None:
    (old,) = links("loi n° 83-634 du 13 juillet 1983")
    (undated,) = links("la loi n° 2019-1461")
    assert old.href.startswith(f"{SITE}/search/all?")
    assert "2019-1461" in undated.href
    (organic,) = links("loi organique n° 2019-1461 du 27 décembre 2019")
    assert organic.href.startswith(f"{SITE}/search/all?")


def test_an_article_without_a_code_is_left_alone() -> None:
    assert links("le lot L. 12 du marché. Vu le code civil")[0].href.endswith(
        "LEGITEXT000006070721/"
    )


@pytest.mark.parametrize(
    "between",
    [". Le marché, lot ", "\n\nLe lot ", f", {'comme il est dit plus haut, ' * 7}au lot "],
    ids=["another sentence", "another paragraph", "far away"],
)
def test_an_article_behind_a_code_is_its_own_in_the_same_sentence_and_near(between: str) -> None:
    assert len(links("Vu le code civil, notamment son article L. 12")) == 2
    assert len(links(f"Vu le code civil{between}L. 12")) == 1


@given(st.text(max_size=200))
def test_links_slice_the_text_in_order_without_overlap(text: str) -> None:
    at = 0
    for link in links(f"{text} loi n° 2015-991 {text} code civil {text}"):
        assert at <= link.start < link.end
        at = link.end
    assert link_for(text).startswith(SITE)
