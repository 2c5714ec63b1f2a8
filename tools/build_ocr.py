"""Make ``rn.txt``: how usual words begin when optical reading takes their « m » for « rn ».

    python -m tools.build_ocr TEXT…

Needs ``simplemma``, whose French list of forms says what words there are; the texts say which are
usual. An entry is the beginning of a word up to the second letter after ``rn``, folded: ``paiernen``
is there, so « paiernent » is read « paiement »; ``concernen`` begins a word as it is, so it is not.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from analyzers.letters.folding import fold
from tools.build_stems import count_words

HEADER = """\
# Beginnings of words in which « rn » is a misread « m ». Made by build_ocr.py.
# Derived from the French list of simplemma 2.0.0 (Open Database License 1.0); this file is under
# the same licence.
"""
#: How often a word stands in the texts to be usual.
USUAL = 3


def beginnings(words: Iterable[str], letters: str) -> Iterator[str]:
    """Give how words begin, up to the second letter after some letters and a vowel."""
    around = re.compile(rf"(?={letters}[aeiouy]([a-z]?))")
    for word in words:
        for at in around.finditer(word):
            yield word[: at.start() + len(letters) + 1 + len(at[1])]


def main(*texts: str) -> None:
    """Write the list beside this script."""
    counts = count_words(texts)
    forms = [form for form, _ in DefaultDictionaryFactory().get_dictionary("fr").items()]
    usual = {fold(form) for form in forms if counts[form] >= USUAL}
    real = set(beginnings(map(fold, forms), "rn"))
    misread: set[str] = set()
    for beginning in beginnings(usual, "m"):
        at = beginning.rindex("m", 0, -1) if beginning.endswith("m") else beginning.rindex("m")
        misread.add(f"{beginning[:at]}rn{beginning[at + 1 :]}")
    text = HEADER + "".join(f"{beginning}\n" for beginning in sorted(misread - real))
    Path(__file__).with_name("rn.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
