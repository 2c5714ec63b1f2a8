"""The name of a commune that begins at a place of a text."""

import pytest

from indexer.reading.parsing.bodies.names.commune_names import commune_key_at


@pytest.mark.parametrize(
    ("written", "link", "key"),
    [
        ("chartres, le 3 mai", "de ", "chartres"),
        ("mans, salle des fêtes", "du\n", "le mans"),
        ("plan\nseance du 3 mai", "de ", "plan"),  # a word of acts, whole on its line
        ("plan de relance", "de ", None),
        ("plan local d'urbanisme", "de ", None),
        ("saint-\nseance du 3 mai", "de ", None),  # cut at the end of its line
        ("qwerty", "de ", None),
    ],
)
def test_the_longest_name_that_no_word_of_an_act_goes_on(written, link, key):
    assert commune_key_at(f"commune de {written}", len("commune de "), link) == key
