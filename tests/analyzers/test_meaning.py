"""The table of directions."""

from math import sqrt
from operator import mul

import pytest

from analyzers import STEMS, meaning
from analyzers.meaning import MEANINGS, RAREST, Bundle, direction


def cosine(one: str, other: str) -> float:
    first, second = (direction(MEANINGS[stem(word)][2], 1) for word in (one, other))
    return sum(map(mul, first, second)) / sqrt(
        sum(map(mul, first, first)) * sum(map(mul, second, second))
    )


def stem(word: str) -> str:
    (term,) = STEMS.terms(word)
    return term


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("école", "cantine", "tracteur"),
        ("voirie", "route", "chômage"),
        ("vélo", "cyclable", "emprunt"),
        ("salaire", "rémunération", "piscine"),
        ("piscine", "nautique", "élection"),
    ],
)
def test_words_used_alike_point_the_same_way(word: str, near: str, far: str) -> None:
    assert cosine(word, near) > cosine(word, far) + 0.2


def test_a_rare_word_is_rarer_than_a_common_one() -> None:
    assert MEANINGS[stem("faire")][0] < MEANINGS[stem("jardin")][0] < MEANINGS[stem("vélodrome")][0]


def test_what_the_table_lacks_points_nowhere_and_is_kept_where_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert MEANINGS["xqzw"] == (RAREST, 0.0, 0)
    assert "xqzw" in MEANINGS
    monkeypatch.setattr(meaning, "_ROOM", len(MEANINGS))
    assert MEANINGS["xqzwk"] == (RAREST, 0.0, 0)
    assert "xqzwk" not in MEANINGS


def test_stems_side_by_side_are_compared_as_one_by_one() -> None:
    words = ["cantine", "tracteur", "piscine", "route", "emprunt"]
    for asked in ("école", "voirie", "natation", "salaire"):
        alone = max(max(cosine(asked, word), 0.0) ** 2 for word in words)
        together = Bundle([stem(word) for word in [*words, "xqzwk"]]).nearest(stem(asked))
        assert together == pytest.approx(alone, rel=0.05)


@pytest.mark.parametrize("stems", [[], ["xqzwk"], ["ecol"]])
def test_nothing_is_near_where_nothing_is_known(stems: list[str]) -> None:
    assert Bundle(stems).nearest("xqzwk") == 0.0
    assert Bundle(["xqzwk"]).nearest("ecol") == 0.0
