"""Rolls of a sitting that no heading opens: by communes, or each member with their presence.

« MONTVERT : Lise ORVAL – Paul VERDUN », line upon line, as groups of communes list who sat; or
« Lise ORVAL, présente », « Paul VERDUN : excusé ».
"""

import re
from itertools import islice

from indexer.reading.parsing.facts.people.names.name_reader import Named
from indexer.reading.parsing.facts.people.names.names import names_in
from indexer.reading.parsing.view.cleaning import CleanText

_HEAD = 5000
_FEWEST = 3
#: Lines that may stand between two of a roll: where one wraps, or tells a proxy.
_GAP = 3
_PLACED = re.compile(r"(?m)^[ \t]*(?=[A-ZÀ-Ý])[A-ZÀ-Ý'’ -]{3,45}:[ \t]*(?=[A-ZÀ-Ý][a-zà-ÿ])[^\n]*")
_TOLD = re.compile(
    r"(?m)^[ \t]*(?:\d{1,3}[.)]?[ \t]+)?(?!nombre|membres|conseill|etai|les? |nb|total|quorum)[a-z][a-z .,'()-]{5,60}?"
    r"[\s.:|-]+(?:present|absent|excuse|represente)(?:e|\(e\))?(?:[ \t]*$|[,;: ]+(?:excuse|represente|pouvoir|procuration)[^\n]*)"
)


_BY_OFFICES = re.compile(
    r"(?m)^[ \t]*(?i:(?:les?|la)[ \t]+)?(?i:maires?|pr[ée]sidente?|(?:vice-pr[ée]sidente?|(?:maires?[ -])?adjointe?|conseill(?:er|[èe]re)|d[ée]l[ée]gu[ée]e?)s(?:[ \t]\w+){0,3})"
    r"[ \t]*:[ \t]*(?=[A-ZÀ-Ý])[^\n]*"
)
#: People whom nothing parts from the next but a line's end or brackets.
_BESIDE = re.compile(
    r"(?:[\s,;–-]|\([^()\n]{0,60}\)|\b(?:mm?|mmes?|mlle|mr)\b\.?|monsieur|madame)*+"
)
_FEWEST_BEFORE = 6
_HEADING_REACH = 60


#: « Lise ORVAL : présente », three lines running: a presence behind its colon opens no list.
_BEHIND_COLON = re.compile(r":[ \t]?(?:pres|abs|exc|repr)")
_EACH = re.compile(
    r"(?:(?:^|(?<=\n))[^\n:]{5,60}?[ \t]*:[ \t]*(?:present|absent|excuse|represente)(?:e|\(e\))?\b[^\n]*(?:\n|$)){3}"
)


def tells_each(folded: str) -> bool:
    """Tell whether a roll says of each member, behind a colon, whether they are there."""
    behind = _BEHIND_COLON.findall(folded)
    return len(behind) >= _FEWEST and _EACH.search(folded) is not None


def unheaded_roll(clean: CleanText) -> tuple[int, int] | None:
    """Return where a roll without heading begins and ends; ``None`` where there is none."""
    written, folded = clean.text[:_HEAD], clean.folded[:_HEAD]
    for pattern, text in ((_PLACED, written), (_TOLD, folded), (_BY_OFFICES, written)):
        lines = list(islice(pattern.finditer(text), 200))
        run = [
            line
            for rank, line in enumerate(lines)
            if not rank or text.count("\n", lines[rank - 1].end(), line.start()) <= _GAP
        ]
        if len(run) == len(lines) and (len(run) >= _FEWEST or _head_and_others(run)):
            return run[0].start(), run[-1].end()
    return None


def _head_and_others(run: list[re.Match[str]]) -> bool:
    """« Maire : L. ORVAL » above « Conseillers municipaux : P. VERDUN, Z. SERAN, … »: a roll of two lines."""
    if len(run) != 2 or not _HEAD_ALONE.match(run[0].group()):
        return False
    return _OTHERS.match(run[1].group()) is not None and run[1].group().count(",") >= _FEWEST


_HEAD_ALONE = re.compile(r"(?i:\s*(?:l[ea]\s+)?(?:maire|pr[ée]sidente?)[ \t]*:)")
_OTHERS = re.compile(r"(?i:\s*(?:les\s+)?(?:conseill|d[ée]l[ée]gu))")


def run_before(clean: CleanText, heading: int) -> tuple[int, int] | None:
    """Return where people are listed straight before the first heading of a roll, which ends there.

    « M. VERDUN Mme ORVAL … Pouvoirs : … »: columns put the heading of those present elsewhere.
    """
    low = max(0, heading - _HEAD)
    run: list[Named] = []
    for named in reversed(names_in(clean.text, clean.folded, low, heading)):
        if not run and heading - named.end > _HEADING_REACH:
            break
        if run and not _BESIDE.fullmatch(clean.folded, named.end, run[-1].start):
            break
        if not named.civil or named.link:
            break
        run.append(named)
    if len(run) < _FEWEST_BEFORE:
        return None
    civility = _CIVILITY_BEFORE.search(clean.folded, max(0, run[-1].start - 12), run[-1].start)
    return (civility.start() if civility else run[-1].start), run[0].end


_CIVILITY_BEFORE = re.compile(r"\b[a-z]+\.?\s+\Z")
