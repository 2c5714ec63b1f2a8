"""What the reading of a document is unsure of, and points of the rules that it misses: invented texts."""

import pytest

from indexer.reading.parsing.lines.model import LineModel
from indexer.reading.parsing.points.cutting import Reader, cut
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.weighing.whole_reading import Weights
from indexer.reading.parsing.view.cleaning import CleanText, clean

ROLES = ["O", "T", "D", "body", "head", *"abcdefg"]
#: A model to which every line may be anything.
NOTHING_KNOWN = LineModel.of(
    {"roles": ROLES, "states": {}, "transitions": [[0] * len(ROLES) for _ in ROLES]}
)
DECIDED = "Le gîte est à refaire.\nLe conseil approuve à l'unanimité.\n"


def reader(bias: float) -> Reader:
    """A reader to whom each line opens a point as likely as another."""
    return Reader(NOTHING_KNOWN, Weights({"bias": bias}, {}))


def told(*points: tuple[str, str]) -> tuple[CleanText, list[Point]]:
    """A text of titles with what stands below each, and its points as rules give them."""
    text, known = "", []
    for title, below in points:
        start = len(text)
        text += f"{title}\n{below}"
        known.append(Point(start, start + len(title) + 1, len(text), None, title))
    return clean(text), known


TITLES = ("Bail du moulin", "Tarifs du gîte", "Prêt du pressoir")


@pytest.mark.parametrize(
    ("points", "kept"),
    [
        ([(title, DECIDED) for title in TITLES], 3),
        ([*((title, DECIDED) for title in TITLES[:2]), (TITLES[2], "Le gîte est à refaire.\n")], 0),
        ([(TITLES[0], DECIDED)] * 3, 0),  # a label that comes again is no title
    ],
)
def test_decided_points_under_titles_of_their_own_are_kept_where_the_reading_sees_none(
    points: list[tuple[str, str]], kept: int
) -> None:
    view, known = told(*points)
    made = cut(view, known, reader(-9))
    assert [point.doubtful for point in made.points] == [True] * kept


@pytest.mark.parametrize(("bias", "doubtful"), [(0.3, True), (5, False)])
def test_a_point_is_doubtful_where_many_readings_open_none(bias: float, doubtful: bool) -> None:
    view, known = told(("Bail du moulin", "Le conseil approuve à l'unanimité."))
    worth = Weights({"bias": -9, "rules": 9 + bias}, {})
    [point] = cut(view, known, Reader(NOTHING_KNOWN, worth)).points
    assert point.doubtful is doubtful
