"""Counts of voters as they are written, in figures or in words, and what they are worth."""

from dataclasses import dataclass

from indexer.reading.parsing.lexicon import ONES, TENS, UNITS, number_in_words

#: Numbers in words, without the accents: « vingt et un », « aucune ».
COUNT_WORDS = (
    rf"{ONES}|dix(?:[- ](?:sept|huit|neuf))?|{UNITS}|(?:{TENS})(?:[- ](?:et[- ])?(?:{ONES}))?"
    r"|zero|aucune?|neant"
)
#: One count, as the group ``n``.
COUNT = rf"(?P<n>\d{{1,3}}|{COUNT_WORDS})"


@dataclass(frozen=True, slots=True)
class Ballot:
    """Written counts; ``None`` where not written. ``last`` is where the last of them stands."""

    pour: int | None = None
    contre: int | None = None
    abstention: int | None = None
    last: int = -1

    @property
    def counted(self) -> bool:
        """Whether any count is written."""
        return not (self.pour is None and self.contre is None and self.abstention is None)


#: Figures that optical reading takes for letters: « Pour : l2 ».
_MISREAD = str.maketrans("lio", "110")


def count_value(written: str) -> int:
    """Return the number that a count writes, in figures or words; « aucune » and « néant » are none."""
    if written.isdecimal():
        return int(written)
    if (figures := written.translate(_MISREAD)).isdecimal():
        return int(figures)
    if written in ("zero", "aucun", "aucune", "neant"):
        return 0
    return number_in_words(written) or 0
