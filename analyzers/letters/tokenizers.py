"""How a text is cut into pieces: words, numbers, article numbers, dotted acronyms.

One compiled expression cuts a whole text at the speed of C. A piece is what the text holds, with
its case and its dots: what a piece means is decided once per distinct piece by
:mod:`analyzers.words.readings`. Characters in no piece (punctuation, currency, hyphens between words)
separate and are not indexed.
"""

import re
from typing import Final

# Ranges rather than \w: a set of ranges is a bitmap, twice as fast in `re`. Rare alternatives use
# the classes, which compile faster. The set of letters is told by what is none: `re` goes through
# each character that a set names, and letters are 50,000.
_NO_LETTER: Final = (
    r"\x00-/:-@\[-`{-\xa9\xab-\xbf\xd7\xf7\u02b0-\u036f\u1680\u2000-\u2bff\u3000-\u3004\u3008-\u3040"
    r"\ufb07-\uff65\uffdd-\U0010ffff"
)
_LETTER: Final = f"[^{_NO_LETTER}0-9]"
_ALNUM: Final = f"[^{_NO_LETTER}]"
_APOSTROPHE: Final = "'’ʼ‘‛`´′ʹ＇"
_DASH: Final = r"‐‑‒–—−\-"
_SPACE: Final = " \u00a0\u202f\u2009\u2007"

#: After a first letter that no letter follows.
_AFTER_LETTER: Final = (
    # A letter-spaced heading: « E X T R A I T ».
    rf"(?: [^\W\d_]){{3,}}(?![\w{_APOSTROPHE}])",
    # An article number: « L. 2121-29 », « R.* 123-4 », « L2121-29 », « D 2024-12 ».
    rf"(?<=[LRDA])(?:\.? ?\* ?|\.[{_SPACE}]?|[{_SPACE}])?[0-9]+(?: ?[{_DASH}] ?[0-9]+)+",
    rf"(?<=[LRD])\.[{_SPACE}]?[0-9]+",
    # A dotted acronym: « C.C.A.S. », « E.P.C.I », « S. I. V. O. M. ».
    r"(?:\.[^\W\d_])+(?!\w)\.?",
    r"\.(?: [A-Z]\.(?![A-Z])){2,}",
    # The same of two letters before a number: « R. D. 938 ».
    r"(?<=[A-Z])\. ?[A-Z]\.(?= ?[0-9])",
    # An elided word, even with a stray space: « l' », « d ’ », and « I' » read for « l' ».
    rf"(?<=[CcDdJjLlMmNnSsTtI]) ?[{_APOSTROPHE}]",
    # « n° », « N ° », « nº ».
    r"(?<=[Nn]) ?[°º˚ᵒ]",
    # An accounting plan: « M57 », « M 57 ».
    r"(?<=M)[ .]? ?(?:14|22|4|49|52|57|61|71)(?![0-9])",
    # A lone letter, or a letter and digits, in which optical reading may have put letters.
    r"(?:[0-9]\w*)?",
)

#: After a first digit.
_AFTER_DIGIT: Final = (
    # « 1' » read for « l' ».
    rf"(?<=1) ?[{_APOSTROPHE}](?=[^\W\d_])",
    # A number in groups of thousands: « 3 500 », « 1.234.567,89 », « 1 234.50 », « 3'500 ».
    rf"(?<=[1-9])[0-9]{{0,2}}(?:[{_SPACE}][0-9]{{3}})+(?![0-9]|[/{_DASH}][0-9]|\.[0-9]{{3}})(?:[,.][0-9]+)?",
    r"(?<=[1-9])[0-9]{0,2}(?:\.[0-9]{3})+(?![0-9]|[/.-][0-9])(?:,[0-9]+)?",
    r"(?<=[1-9])[0-9]{0,2}(?:['’][0-9]{3})+(?![0-9])(?:[,.][0-9]+)?",
    r"(?<=[1-9])[0-9]{0,2}(?:(?:,[0-9]{3}){2,}|(?:,[0-9]{3})+(?=\.[0-9]))(?![0-9])(?:\.[0-9]+)?",
    # An ordinal whose ending was torn off: « 1 er », « 2 ème ».
    r"[0-9]{0,2} (?:er|ère|ERE|ER|eme|ème|EME|ÈME|ième|nd|nde)(?!\w)",
    # A year and a rank, even spaced: « 2024 - 12 ».
    rf"(?:(?<=1)9|(?<=2)0)[0-9][0-9] ?[/{_DASH}] ?[0-9]{{1,4}}(?![0-9]|[/{_DASH}])",
    # The number of an act, a date, a decimal, an ordinal, a plain number.
    rf"[0-9]*(?:(?:[{_DASH}/_.,]| / )[0-9]+)*"
    rf"(?: ?[¼½¾⅓⅔⅛]|km ?/ ?h(?!\w)|(?!.['’]){_LETTER}+[0-9]*|[°º])?",
)

_PIECE: Final = "".join(
    (
        rf"{_ALNUM}(?:",
        # A word of two letters or more; digits may follow (« DE2025-060 »).
        rf"{_LETTER}+(?:[0-9][^\W_]*(?:[{_DASH}/_.][0-9]+(?![^\W_]))*)?",
        rf"|(?<=[^\W\d_])(?:{'|'.join(_AFTER_LETTER)})",
        # What a number counts: « 3 500 € », « 15 k€ », « 5.7 % ».
        rf"|(?:{'|'.join(_AFTER_DIGIT)})(?:[{_SPACE}]?(?:[kKM]?€|[%‰]))?",
        ")",
    )
)

#: Cuts a text into pieces (``findall``), with their places (``finditer``). It begins with one set of
#: characters, by which `re` skips what separates pieces quickly.
PIECE: Final = re.compile(_PIECE)


def pieces(text: str) -> list[str]:
    """Cut a text into pieces, in order.

    >>> pieces("l'article L. 2121-29, n° 2025/01/04 : 3 500 € au C.C.A.S.")
    ["l'", 'article', 'L. 2121-29', 'n°', '2025/01/04', '3 500 €', 'au', 'C.C.A.S.']
    """
    return PIECE.findall(text)
