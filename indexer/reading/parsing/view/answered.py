"""Points of which a line tells the number, the title and what was decided: « 3. TARIFS DE LA HALLE : accord ».

Such minutes often run on, the next number within the line. What was decided is set on a line of its own, and each
number begins one: a sign becomes a full stop and a blank a break, so that no character moves.

Source: minutes of small communes and syndicats.
"""

import re
from collections.abc import Iterator, Sequence

from analyzers.words.numbers import roman_value
from indexer.acts.formulas import ASSEMBLIES_WRITTEN, either_accent

#: One of these stands in what was decided.
_WORDS = (
    "ccord", "dopt", "pprouv", "ccept", "alid", "nanim", "avorable", "efus", "ejet", " pour",
    "CCORD", "DOPT", "PPROUV", "CCEPT", "NANIM", "AVORABLE", "EFUS", "EJET", " POUR",
)  # fmt: skip
_WHO = f"(?:{either_accent('|'.join((*ASSEMBLIES_WRITTEN, 'membres', 'élus', 'conseillers', 'délégués')))})"
#: Where what was decided ends its sentence, before the next number too, or goes on to say how, by whom or for whom.
_END = r"(?=\s*(?:[.,;!()]|\n|\Z|\d{1,3}\s?[.)/:°–—-]|(?:[IVX]{1,5}|[Pp]oint|POINT|[Nn])[\s.)/°-]|(?:19|20)\d\d[-/.]))"
_HOW = (
    rf"(?=\s+(?:unanime|de\s+principe|(?:du|des|de\s+l['’])\s*{_WHO}|de\s+tous|pour\s|[àa]\s+l['’]unanimit|[àa]\s+la\s+majorit"
    r"|par\s(?:\d|le\s|l['’]|tous|les\s)|sans\s|donn[ée]))"
)
_RESULT = re.compile(
    r"(?P<sign>[:.;]|[-–—=]+>?|→)[ \t]*(?P<blank>\s)[ \t]*(?i:(?:(?:tous\s+)?d['’])?accord(?!-)"
    rf"(?:{_END}|{_HOW})|(?:(?:adopt|approuv|accept|valid|vot|refus|rejet)[ée]e?s?|refus|rejet)(?:{_END}|{_HOW})"
    rf"|(?:[àa]\s+l['’])?unanimit[ée](?:{_END}|(?=\s(?:des|du)\s))|(?:avis\s+)?(?:d[ée])?favorable(?:{_END}|{_HOW})"
    rf"|(?:le\s+|l['’]){_WHO}(?:\s+\w+)?\s+(?:donne\s+son\s+accord|(?:accept|adopt|approuv|valid|refus|rejett)e)\b"
    r"|\d{1,3}\s+(?:voix\s+)?pour\b|pour\s?:\s?\d)"
)
#: The rank or the number of a point before the capital of its title, at the head of a line or within one.
_RANK = re.compile(
    r"(?:\A|(?<=\s))(?:(?P<stem>(?:[Pp]oint|POINT|[Dd]élibération|[Qq]uestion|[Aa]ffaire)\s(?:[Nn]\s?°\s?)?|[Nn]\s?°\s?|(?:19|20)\d\d[-/.]))?"
    r"(?P<rank>\d{1,3}|[IVX]{1,5})(?P<sign>\s?(?:[./:]|°[.)]?|[-–—](?=\s))|(?(stem)(?=\s)|\s?\)))\s+(?=[A-ZÀ-Ý«])"
)
#: Points of which most are answered so, and characters of a title.
_FEWEST, _MOST_TITLE = 3, 200
#: What ends a title: a sentence, or a line on which somebody speaks or decides.
_ENDS_TITLE = re.compile(
    r"[.;!?]\s|\n\s*(?:Rapporteu|L[ea]s?\s|L['’]|MM?\.|Mmes?\s|Monsieur|Madame|Vu\s|Considérant|Après\s|Ils?\s|Elles?\s)"
)


def with_answers_apart(text: str) -> str:
    """Return the text, of the same length, with breaks before such points, and before what was decided on each."""
    if not any(word in text for word in _WORDS):
        return text
    if sum(1 for _ in _RESULT.finditer(text)) < _FEWEST:
        return text
    pieces = list(text)
    for run in _runs(text):
        stops = [*(rank.start() for rank in run[1:]), len(text)]
        found = [_answer(text, rank.end(), stop) for rank, stop in zip(run, stops, strict=True)]
        answered = sum(answer is not None for answer in found)
        if answered < _FEWEST or 2 * answered < len(run):
            continue
        for rank, answer in zip(run, found, strict=True):
            _set_apart(pieces, rank, answer)
    return "".join(pieces)


def _set_apart(pieces: list[str], rank: re.Match[str], answer: re.Match[str] | None) -> None:
    """Begin a line with a rank, set its title on that line, and what was decided on the next one."""
    if rank.start():
        pieces[rank.start() - 1] = "\n"
    if answer is None:
        return
    begin, end = answer.span("sign")
    pieces[rank.start() : begin] = "".join(pieces[rank.start() : begin]).replace("\n", " ")
    pieces[begin:end] = "." + " " * (end - begin - 1)
    pieces[answer.start("blank")] = "\n"


def _runs(text: str) -> Iterator[Sequence[re.Match[str]]]:
    """The ranks that follow one another under one sign, those of a list within a point left out."""
    ranks = list(_RANK.finditer(text))
    values = [_value(rank["rank"]) for rank in ranks]
    runs: list[list[int]] = []
    for at, rank in enumerate(ranks):
        last = runs[-1][-1] if runs else None
        same = last is not None and _sign(rank) == _sign(ranks[last])
        if last is not None and same and values[at] == values[last] + 1:
            runs[-1].append(at)
        elif values[at] == 1 or rank["stem"]:
            runs.append([at])
    last_at = {value: at for at, value in enumerate(values)}
    for run in runs:
        goes_on = last_at.get(values[run[0] - 1] + 1, 0) if run[0] else 0
        if len(run) >= _FEWEST and goes_on <= run[-1]:
            yield [ranks[at] for at in run]


def _sign(rank: re.Match[str]) -> tuple[str, str, bool]:
    """What stands before and behind a rank, and whether it is in figures."""
    return rank["stem"] or "", rank["sign"], rank["rank"].isdecimal()


def _value(rank: str) -> int:
    return int(rank) if rank.isdecimal() else roman_value(rank)


def _answer(text: str, begin: int, stop: int) -> re.Match[str] | None:
    """What was decided straight behind a title, ``None`` where more is told before it."""
    answer = _RESULT.search(text, begin, min(stop, begin + _MOST_TITLE))
    if answer is None or _ENDS_TITLE.search(text, begin, answer.start()):
        return None
    return answer
