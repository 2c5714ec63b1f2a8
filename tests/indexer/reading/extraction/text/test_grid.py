import pytest

from indexer.reading.extraction.text.grid import Cell, table_lines


def lines(*rows: dict[int, str]) -> list[str]:
    return list(table_lines([[Cell(column, text) for column, text in row.items()] for row in rows]))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{0: "Nom", 1: "Pour", 2: "Contre"}, {0: "Orval", 1: "", 2: "X"}], ["Nom\tPour\tContre", "Orval\t\tX"]),
        ([{0: "Nom", 1: "", 2: "Voix"}, {0: "Orval", 1: "", 2: "12"}], ["Nom\tVoix", "Orval\t12"]),
        ([{0: "Nom", 1000: "Voix"}, {0: "Orval", 1007: "12"}], ["Nom\tVoix", "Orval\t12"]),
        ([{0: "a", 2: "b", 4: "c"}, {0: "d", 3: "e"}], ["a\tb\tc", "d\te"]),
        ([{0: "Séance"}, {0: "a", 1: "b"}, {1: "c"}], ["Séance", "a\tb", "\tc"]),
        ([{0: "a", 1: ""}, {}], ["a", ""]),
    ],
)  # fmt: skip
def test_cells_stand_in_the_columns_that_a_reader_tells_apart(
    rows: list[dict[int, str]], expected: list[str]
) -> None:
    assert lines(*rows) == expected


def test_cells_that_begin_together_lose_no_word() -> None:
    assert list(table_lines([[Cell(0, "a"), Cell(0, "b")]])) == ["a b"]
