"""Lists of words, written in the code as a paragraph."""


def words(paragraph: str) -> list[str]:
    """Give the words of a paragraph, in order.

    >>> words("un deux  trois")
    ['un', 'deux', 'trois']
    """
    return paragraph.split()


def word_set(paragraph: str) -> frozenset[str]:
    """Give the words of a paragraph as a set.

    >>> sorted(word_set("b a b"))
    ['a', 'b']
    """
    return frozenset(words(paragraph))
