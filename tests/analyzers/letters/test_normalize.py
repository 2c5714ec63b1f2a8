"""Repairs of whole texts."""

from itertools import pairwise

import pytest
from hypothesis import given

from analyzers.letters.normalize import repair, repair_aligned
from tests.analyzers.strategies import texts


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("délibé-\nration", "délibération"),
        ("délibé- \r\n   ration", "délibération"),
        ("délibé¬\nration", "délibération"),
        ("arrondis\u00adsement", "arrondissement"),
        ("arrondis\u00ad\nsement", "arrondissement"),
        ("e\u0301cole", "école"),
        ("zero\u200bwidth", "zerowidth"),
        ("détai|lé", "détaillé"),
        ("Saint-\nDenis", "Saint-\nDenis"),
        ("compte-\nrendu", "compte-\nrendu"),
        ("Hauts-\nde-France", "Hauts-\nde-France"),
        ("celui-\nci", "celui-\nci"),
        ("sous-\npréfet", "sous-\npréfet"),
        ("article 2 -\nle maire", "article 2 -\nle maire"),
        ("a | b", "a | b"),
        ("", ""),
    ],
)
def test_examples(broken: str, mended: str) -> None:
    assert repair(broken) == mended


@given(texts)
def test_aligned_repairs_are_the_same(text: str) -> None:
    aligned = repair_aligned(text)
    assert aligned.text == repair(text)
    for at in range(len(aligned.text)):
        start, end = aligned.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(texts)
def test_spans_follow_each_other(text: str) -> None:
    aligned = repair_aligned(text)
    spans = [aligned.span(at, at + 1) for at in range(len(aligned.text))]
    assert all(one[1] <= other[1] and one[0] <= other[0] for one, other in pairwise(spans))
