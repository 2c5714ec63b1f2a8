"""Civilities in a list of people: of one or of several, of women or of men, and « M. » that is an initial."""

import re

from indexer.reading.parsing.facts.people.names.name_reader import NameReader
from indexer.reading.parsing.facts.people.names.word_names import GIVEN

_PLURAL = re.compile(r"mm\.?|m\.m\.|mmes|mlles|melles|mrs|ms|messieurs|mesdames|mesdemoiselles")
#: What stands behind an initial that closes a name: « MERLIN M. », « BRANCY M.J. ».
_ENDED = re.compile(r"\s*(?:[,;)(\n]|$|[-—]\s|et\s(?!M)|[A-ZÀ-Ý]\.)")
_INITIAL = re.compile(r"[A-ZÀ-Ý]h?\.")
_WHOLE_NAME = re.compile(rf"\s*{GIVEN}\s+[A-ZÀ-Ý]{{2}}")
#: Somebody in a list that gives initials and no civilities: « …, E. BRANCY ».
_INITIAL_NEXT = re.compile(
    r"[^,;.\n(]{2,40}(?:\([^()\n]{0,60}\))?\s*,\s*(?!M\.)[A-ZÀ-Ý]h?\.[ -]?[A-ZÀ-Ý]"
)


def civility(reader: NameReader, token: re.Match[str]) -> None:
    """Begin the name behind a civility; a « M. » that is an initial, and « MAÎTRE » as a surname, go on with theirs."""
    written = reader.text[token.start() : token.end()]
    if written[0].islower() and len(written.rstrip(".")) < 5:
        return reader.to_prose()
    if written in ("MAITRE", "MAÎTRE"):
        return reader.word(token.start(), token.end())
    if written == "M." and _is_initial(reader, token):
        return reader.word(token.start(), token.end())
    reader.flush()
    reader.prose = False
    _whose(reader, token)
    reader.civility, reader.civil_end = True, token.end()
    reader.plural = bool(_PLURAL.fullmatch(token["civility"]))
    return None


def _is_initial(reader: NameReader, token: re.Match[str]) -> bool:
    """Whether « M. » is an initial: behind a surname, behind a civility, in a list of initials without civilities."""
    if reader.start >= 0:
        if _WITH_INITIAL.match(reader.text, token.end()):
            return False  # « Mme ORVAL » above « M. D. VERDUN »
        return _ENDED.match(reader.text[token.end() : token.end() + 8]) is not None
    if reader.civility:
        beside = not reader.text[reader.civil_end : token.start()].strip()
        return beside and not reader.plural
    if _WHOLE_NAME.match(reader.text, token.end()):
        return False
    if reader.found:
        before = reader.found[-1]
        return not before.civil and _INITIAL.match(before.name) is not None
    return not reader.depth and _INITIAL_NEXT.match(reader.text, token.end()) is not None


_WITH_INITIAL = re.compile(r"[ \t]+[A-ZÀ-Ý]\.[ \t]?[A-ZÀ-Ý][\w'’-]{2}")
_OF_WOMEN = ("mme", "mrne", "mad", "mesd", "mlle", "melle")


def _whose(reader: NameReader, token: re.Match[str]) -> None:
    """Keep whether a civility is of women or of men; of both, where one stands beside the other (« Mmes et MM. »)."""
    folded = token["civility"]
    woman: bool | None = folded.startswith(_OF_WOMEN)
    if folded.rstrip(".") in ("docteur", "dr", "maitre", "me", "ms"):
        woman = None
    elif reader.civility and reader.woman is not woman:
        woman = None  # nobody was named since the other
    reader.woman = woman
