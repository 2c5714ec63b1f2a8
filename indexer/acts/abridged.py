"""The beginning of a text that is too long for a title, up to the end of a word."""


def abridged(text: str, most: int) -> str:
    """The first ``most`` characters of a text at most, and no part of a word, unless it is all of them.

    >>> abridged("Tarifs de la cantine", 13), abridged("Tarifs", 13), abridged("a" * 20, 13)
    ('Tarifs de la', 'Tarifs', 'aaaaaaaaaaaaa')
    """
    if len(text) <= most:
        return text
    whole, _, _ = text[: most + 1].rpartition(" ")
    return whole.rstrip() or text[:most]
