"""Where a passage begins and ends: at sentences, at words, at the edges of the text."""

from indexer.searching.extracts.finds import Find
from indexer.searching.extracts.passages import passages

TEXT = " ".join(
    f"mot{n:03}" for n in range(200)
)  # without a sentence, a word every seven characters


def shown(finds: list[Find], *, count: int = 1, width: int = 100) -> list[str]:
    return [TEXT[start:end] for start, end in passages(TEXT, finds, count, width)]


def at(word: int, rank: int = 0) -> Find:
    return Find(7 * word, 7 * word + 6, rank)


def test_a_passage_near_the_beginning_begins_with_the_text() -> None:
    [told] = shown([at(5)])
    assert told.startswith("mot000 mot001")
    assert "mot005" in told


def test_a_passage_far_from_it_begins_with_a_word_half_its_room_before() -> None:
    [told] = shown([at(100)])
    before, after = told.split("mot100")
    assert 40 <= len(before) <= 47
    assert before.startswith("mot")
    assert 40 <= len(after) <= 60


def test_words_are_in_one_passage_as_far_as_it_reaches() -> None:
    # From the first letter of the one to the last of the other: 76 characters.
    finds = [at(20), at(100), at(110, rank=1), at(180, rank=1)]
    [both] = shown(finds, width=76)
    assert "mot100" in both
    assert "mot110" in both
    [first] = shown(finds, width=75)
    assert "mot020" in first


def test_nothing_found_shows_the_beginning() -> None:
    [told] = shown([])
    assert TEXT.startswith(told)
    assert 90 <= len(told) <= 100
