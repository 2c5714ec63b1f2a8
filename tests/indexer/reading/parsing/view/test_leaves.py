"""Numbers of the leaves of a registre, which are no numbers of acts."""

from indexer.reading.parsing.view.cleaning import clean


def lines(text: str) -> list[str]:
    return [line.text for line in clean(text).lines]


def test_a_number_that_parts_a_sentence_is_that_of_a_leaf() -> None:
    assert lines("Le maire rappelle que la halle de la\n2031/042\n\ncommune sera refaite.") == [
        "Le maire rappelle que la halle de la",
        "commune sera refaite.",
    ]


def test_numbers_of_which_several_part_sentences_are_all_of_leaves() -> None:
    told = lines(
        "Il expose que la\nFeuillet n° 042-2031\nhalle fuit.\nIl faut\nFeuillet n° 043-2031\nun devis.\n"
        "Séance levée.\nFeuillet n° 044-2031\nSignatures\n"
    )
    assert not any("044" in line for line in told)


def test_numbers_above_titles_are_kept() -> None:
    text = "2031/042\nTarifs de la halle\nAdopté.\n2031/043\nVente du moulin\nAdopté."
    assert lines(text) == text.split("\n")
