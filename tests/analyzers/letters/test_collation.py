"""The order of names and titles."""

from analyzers import sort_key


def test_numbers_sort_by_value_however_filled() -> None:
    written = ["lot 10", "lot 002", "lot 2 bis", "lot 1"]
    assert sorted(written, key=sort_key) == ["lot 1", "lot 002", "lot 2 bis", "lot 10"]
    assert sort_key("lot 000").partition("\0")[0] == sort_key("lot 0").partition("\0")[0]


def test_texts_that_differ_by_accents_alone_keep_one_order() -> None:
    assert sort_key("Été") != sort_key("Ete")
    assert sorted(["Été", "Ete"], key=sort_key) == sorted(["Ete", "Été"], key=sort_key)
