"""Which rules of the chain apply: all of them, except to measure or explain one."""

from typing import Final

from analyzers.frozen import dataclass


# Told apart by which object they are: they are part of what is looked up for each word.
@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Switches of the chain, one for each rule that can be done without.

    ``repairs`` mends whole texts (line ends, invisible characters), ``slips`` single words (optical
    reading), ``stop_words`` drops them, ``ordinals`` reads « premier » as « 1er », ``lemmas`` uses
    the table of stems before Snowball, ``names``, ``words`` and ``dates`` read runs of pieces as one,
    ``units`` letters and numbers that are one thing, and names in capitals.
    """

    repairs: bool = True
    slips: bool = True
    stop_words: bool = True
    ordinals: bool = True
    lemmas: bool = True
    names: bool = True
    words: bool = True
    dates: bool = True
    units: bool = True


#: What indexes and queries use.
EVERY_RULE: Final = Rules()
