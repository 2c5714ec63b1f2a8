"""Which run of numbered headings is that of the points: the one under which most is decided."""

from indexer.reading.parsing.points.headings.heading import Heading
from indexer.reading.parsing.points.layouts.layouts import sequence
from indexer.reading.parsing.view.cleaning import clean


def told(*headings: tuple[int, str], decided: tuple[int, ...] = ()) -> list[int]:
    """The places of the headings kept, each of an ordinal and a style, on a line with its decision or none."""
    text = clean("".join(f"{ordinal}{style} Titre\n" for ordinal, style in headings))
    found = [
        Heading("chiffre", at, at + 1, str(ordinal), "Titre", ordinal, style)
        for at, (ordinal, style) in enumerate(headings)
    ]
    marks = [text.lines[at].end - 1 for at in decided]
    return [heading.line for heading in sequence(found, text, marks)]


def test_the_agenda_gives_way_to_the_points_that_are_decided() -> None:
    agenda, points = [(n, ".") for n in (1, 2, 3, 4)], [(1, ")"), (2, ")")]
    assert told(*agenda, *points, decided=(4, 5)) == [4, 5]
    assert told(*agenda, *points) == [0, 1, 2, 3]


def test_a_list_inside_a_point_is_stepped_over() -> None:
    headings = [(1, "."), (1, ")"), (2, ")"), (2, ".")]
    assert told(*headings, decided=(0, 3)) == [0, 3]


def test_a_number_or_two_may_lack_and_no_more() -> None:
    assert told((1, "."), (4, "."), decided=(0, 1)) == [0, 1]
    assert told((1, "."), (5, "."), decided=(0,)) == [0]


def test_nothing_is_a_run_of_nothing() -> None:
    assert told() == []
