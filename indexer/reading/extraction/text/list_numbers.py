"""Numbers as lists write them: in figures, in letters, in Roman."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

#: The last number that is written in letters, « zzzz ».
_LAST_LETTERS = 4 * 26


def written(value: int, kind: str) -> str:
    """A number as lists write it; ``kind`` is a name of ``ST_NumberFormat`` (17.18.59).

    Numbers that nobody writes in letters or Roman (a damaged start value) come in figures.
    """
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter") and 0 < value <= _LAST_LETTERS:
        # After z come aa, bb, cc (17.18.59).
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if kind == "upperLetter" else letter.lower()
    if kind == "decimalZero":
        return f"{value:02d}"
    return str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    written = ""
    for worth, sign in _ROMAN:
        while value >= worth:
            written += sign
            value -= worth
    return written
