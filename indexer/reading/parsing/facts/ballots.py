"""Counts of a vote: pour, contre, abstentions, members who take no part.

Each keyword is found first (one quick pass), then a number is looked for just before it (« 12 voix
pour », « deux abstentions ») or just after it (« Pour : 12 », « contre = néant »). Sums of money,
durations, dates and numbers of articles beside a keyword are not counts.

Sources: Code général des collectivités territoriales, art. L2121-20 and L2121-21; forms observed in
published acts.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from indexer.reading.parsing.lexicon import CIVILITY, ONES, TENS, UNITS, number_in_words
from indexer.reading.parsing.view.pattern import Pattern

COUNT_WORDS = (
    rf"{ONES}|dix(?:[- ](?:sept|huit|neuf))?|{UNITS}|(?:{TENS})(?:[- ](?:et[- ])?(?:{ONES}))?"
    r"|zero|aucune?|neant"
)
_COUNT = rf"(?P<n>\d{{1,3}}|{COUNT_WORDS})"
_KEYWORD = Pattern(
    r"\b(?:(?P<pour>pour|favorables?)|(?P<contre>contre|defavorables?|(?<=\d )oppositions?(?!\s+(?:a|au|de|du)\b))"
    r"|(?P<abstention>abs?tentions?|absentions?|abstenu(?:e?s|e)?|abstenant|abst?|s'abstien(?:t|nent)))\b(?:\(s\)|(?:(?<=abst)|(?<=\babs))\.)?"
)
#: Who votes, as a count names them.
_VOTERS = "conseillers|conseilleres|membres|elus|delegues|administrateurs"
_UNIT = r"(?:(?:voix|votes?|suffrages?|membres?|avis)\b(?:\s{0,2}exprimes?|\s{1,2}s'etant\s+prononcee?s?)?)"
_BEFORE = re.compile(
    r"(?<![\w,./°-])(?<![\s(]n )" + _COUNT
    + r"(?:[ \t]{0,3}(?:\(\w[\w -]{0,24}\)[ \t]{0,3})?|[ \t]{0,3}\n[ \t]{0,3}(?=(?:voix|votes?|suffrages?)\b))"
    r"(?:(?P<unit>" + _UNIT + r"|(?:(?:"
    + _VOTERS
    + r")\s+)?(?:(?:ont|a|ayant)\s+vote|vot(?:ant|ent))|se\s+sont|s'est)\s{1,3}|(?:"
    + _VOTERS
    + r")\s+(?:s')?|s')?(?:d')?(?:[«\"][ ]?)?\Z"
)  # fmt: skip
#: « 11 voix pour, 1 ⏎ contre et 2 ⏎ abstentions »: where lines are short, one ends inside a count.
_BEFORE_BREAK = re.compile(
    r"(?:\b(?:par|avec|et|dont)\s|[,(]\s?)" + _COUNT + r"(?P<unit>)[ \t]{0,3}\n[ \t]{0,3}(?:d')?\Z"
)
_NOT_AMOUNT = (
    r"(?![\d/]|[.,]\d|\s\d{3}\b|\s{0,4}(?:€|euros?|%|ans?\b|mois|h\b|m2|heures|jours|habitants))"
)
_AFTER = re.compile(
    r"(?:\s?[»\"])?\s{0,3}(?:[:=](?:\s?\|)?|\.{2,}|[\[|]|\((?!\s*\d{1,3}\s+(?:voix\s+|votes?\s+)?(?:contre|abs)))\s{0,3}(?P<n>\d{1,3}|[li]\d|\do|o|"
    + COUNT_WORDS
    + r")\b"
    + _NOT_AMOUNT
)
_AFTER_BARE = re.compile(
    r"\s{1,3}(?P<n>\d{1,3})\b"
    + _NOT_AMOUNT
    + r"\s*(?=[,;/\n)-]|:\s|\.(?!\d)|contre|abs|et\s|mm?\.\s|mmes?\s|monsieur\s|madame\s|$)"
)
#: « Pour le changement de prestataire : 13 votes », on a line of its own.
_AFTER_OBJECT = re.compile(
    r"\s+(?:le|la|les|l'|ce|cette|un|une)\b[^:\n]{3,60}:\s{0,3}" + _COUNT + r"\s+(?:votes?|voix)\b"
)
_LABEL_BEFORE = re.compile(
    r"(?P<own>(?:\d{1,3}|" + COUNT_WORDS + r")\s+(?:" + _UNIT + r"\s+)?)?"
    r"\b(?:pour|contre|abs?tentions?|absentions?)\s*(?P<sign>[:=])?\s*\Z"
)
_OPENS = re.compile(
    r"(?:^|[\n,;:(/|•*-]\s*|\d\s{1,3}|\bvote\b[^:\n]{0,20}:\s*|\b(?:voix|votes?)\s+|\bet\s+)\Z"
)
_POUR_ENDS = re.compile(
    r"(?:\s?[»\"])?\s*(?:$|[,;.)/\n(]|et\s|-\s|\d{1,3}\s+(?:voix\s+|votes?\s+)?(?:contre|abs)|contre\b|abs)"
)
# « 12 pour », but neither « le CDG 61 pour la mission » nor « l'article 109 pour ».
_COUNT_OPENS = re.compile(
    r"(?:^|[\n.:;,(/|>-]\s*|\b(?:a|par|avec|et|dont|soit|est\s+de|votes?|adoptee?|abs?tentions?|absentions?|contre)\s+)\Z"
)

_AGAINST_SOMETHING = re.compile(r"\s+(?:la|le|les|l'|un|une|ce|cette)\b")
_NAMES_FOLLOW = re.compile(r"\s*[:(]\s*[a-z]")
_RATIO = re.compile(
    r"\s+(?P<n>\d{1,3}|" + COUNT_WORDS + r")\b(?!\s*(?:abs|vot|voix|pour|nul|blanc))"
)
_ONLY_VOICES = re.compile(
    r"\b(?:par|a|avec)\s+"
    + _COUNT
    + r"\s+voix\s*(?=contre\s+(?:\d|"
    + COUNT_WORDS
    + r")|sur\s+\d|et\s|,|\(|\.)"
)
#: « Adopté à l'unanimité (25 voix) ».
_UNANIMOUS = Pattern(
    r"\bunanimite(?:\s+des\s+(?:votants|presents|voix|suffrages\s+exprimes))?\s*\(\s*(?P<n>\d{1,3})\s+(?:voix|votes)\s*\)"
)
#: « Par 1 abstention et 11 voix : ».
_OTHER_VOICES = Pattern(
    r"\b(?:contre|abstentions?)\b(?:\s?[»\"])?(?:\s*\([^()\n]{0,80}\))?\s+et\s+"
    + _COUNT
    + r"\s+voix\s*[:,.;\n]"
)
_BARE_VOTES = Pattern(r"(?:^|\n)\s*(?P<n>\d{1,3})[ \t]+votes?\s*\.?\s*(?=$|\n)")
_KINDS = ("pour", "contre", "abstention")
#: Labels under or beside each other, then as many figures: what a table of votes becomes.
_GRID_LABEL = r"(?:(?:votes?|voix|nombre de voix|nombre de votes?)\s+)?(?:pour|contre|abs?tentions?|abst\.?|votants?|(?:suffrages\s+)?exprimes?|presents?|representes?|pouvoirs?|procurations?|absents?|nppv|non[- ]participations?)(?:\s*\(s\))?"
_GRID = Pattern(
    r"(?<!\w)(?P<labels>(?:"
    + _GRID_LABEL
    + r"[\s|:]{1,12}){1,7}"
    + _GRID_LABEL
    + r")[\s|:]{1,12}(?P<values>(?:\d{1,3}|-|neant|zero)(?:[\s|]{1,12}(?:\d{1,3}|-|neant|zero))+)(?![\w,.€%/])"
)
_OWN_LABEL = re.compile(_GRID_LABEL)
_VALUE = re.compile(r"\d{1,3}|-|neant|zero")
# « Pour 13 Contre 0 Abst 1 »: each number after its keyword, on one line or two.
_RUN = Pattern(
    r"(?:(?:^|[\n:;.(|-])\s{0,3}(?:nombre\s+de\s+)?(?:votes?|voix)\s|(?<!\d )(?<!voix )(?<!votes )\b)pour[ \t]*(?:[:=|\[(][ \t]*){0,2}(\d{1,3})(?![\d€%]|[,.]\d)[ \t\n,;/|\[\])-]{1,8}(?:(?:nombre\s+de\s+)?(?:voix|votes?)[ \t]+)?contre"
    r"[ \t]*(?:[:=|\[(][ \t]*){0,2}(\d{1,3})\b(?:[ \t,;/|\[\])-]{1,8}(?:et\s+)?(?:nombre\s+d')?(?:abs?tentions?|absentions?|abst)\b\.?[ \t]*(?:[:=|\[(][ \t]*){0,2}(\d{1,3})\b)?"
)
#: « P : 10  C : 0  A : 1 », as short minutes write it.
LETTERS = (
    r"(?<![\w.])p\s?[:=]\s?(?P<p>\d{1,3})[\s,;/|-]{1,9}c\s?[:=]\s?(?P<c>\d{1,3})"
    r"(?:[\s,;/|-]{1,9}(?:a|abst)\s?[:=]\s?(?P<a>\d{1,3}))?(?!\w)"
)
_LETTERS = Pattern(LETTERS)
_YES_NO = (
    Pattern(
        r"\b(\d{1,3})\s+oui\b\W{1,4}(?:et\s+)?(\d{1,3})\s+non\b(?!-)(?:\W{1,4}(?:et\s+)?(\d{1,3})\s+abstentions?\b)?"
    ),
    Pattern(
        r"\boui\s*[:=]\s*(\d{1,3})\W{1,4}non\s*[:=]\s*(\d{1,3})(?:\W{1,4}abst\w*\.?\s*[:=]\s*(\d{1,3}))?"
    ),
)
_NO_PART = (
    re.compile(r"(?:ne\s+pren(?:d|nent)\s+pas\s+part\s+au\s+vote|nppv|n'ont pas pris part au vote|non[- ]participations?|non[- ]votants?)[ \t]*(?:[:=]\s*" + _COUNT + r"\b|(?P<m>\d{1,3})[ \t]*(?=\n|$))"),
    re.compile(_COUNT + r"(?P<m>)\s+(?:\w+\s+)?(?:ne\s+pren(?:d|nent|ant)\s+pas\s+part|refus de (?:vote|prendre part|participer)|non[- ]participations?|non[- ]votants?|nppv)"),
)  # fmt: skip
_NO_PART_HINT = Pattern(
    r"\b(?:pas\s+(?:pris\s+)?part|prend\s+part\s+ni|refus de (?:vote|prendre|participer)|non[- ](?:participation|votant)|nppv)"
)
_ONE_LEAVES = re.compile(
    CIVILITY
    + r"\s[^.;\n]{2,60}ne\s+prend\s+(?:pas\s+part\s+(?:au|a ce)\s+vote|part\s+ni\s+au\s+debat)"
)


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


#: What optical reading makes of the bars of a table: « | Votants [ 23 | Pour { 20 ] ».
_BAR = re.compile(r"[\[\]{}!]")


def ballot(folded: str, quoted: Callable[[str, int], bool] | None = None) -> Ballot:
    """Return the counts of a folded text, the last of each kind.

    ``quoted`` tells whether an offset lies in a sentence about the vote of somebody else; without it
    every count is the act's own.
    """
    if _BAR.search(folded):
        folded = _BAR.sub("|", folded)
    if (grid := _grid(folded)) is not None:
        return grid
    if letters := _LETTERS.search(folded):
        told = letters["a"]
        return Ballot(
            int(letters["p"]), int(letters["c"]), int(told) if told else None, letters.start()
        )
    if answers := next(filter(None, (answer.search(folded) for answer in _YES_NO)), None):
        pour, contre = int(answers.group(1)), int(answers.group(2))
        return Ballot(pour, contre, _abstained(folded, answers), answers.start())
    runs = [run for run in _RUN.finditer(folded) if not (quoted and quoted(folded, run.start()))]
    if runs:
        run = runs[-1]
        return Ballot(int(run.group(1)), int(run.group(2)), _abstained(folded, run), run.start())
    found: dict[str, int] = {}
    last = -1
    for match in reversed(list(_KEYWORD.finditer(folded))):
        counted = [(kind, value) for kind, value in _around(folded, match) if kind not in found]
        if counted and not (quoted and quoted(folded, match.start())):
            found.update(counted)
            last = max(last, match.start())
        if len(found) == len(_KINDS):
            break
    if "pour" not in found and (alone := _votes_alone(folded)):
        found["pour"], last = alone
    return Ballot(found.get("pour"), found.get("contre"), found.get("abstention"), last)


def ballots(folded: str, quoted: Callable[[str, int], bool]) -> Iterator[Ballot]:
    """Yield the counts of a text that stand side by side, pour and contre: one of each vote it tells."""
    for run in _RUN.finditer(folded):
        if not quoted(folded, run.start()):
            yield Ballot(int(run.group(1)), int(run.group(2)), None, run.start())


#: What a table of votes holds; most texts have none.
_IN_GRID = Pattern(r"\bpour[\s|:]{1,12}(?:voix\s+)?contre[\s|:]")


def grids(folded: str) -> Iterator[int]:
    """Yield where tables of votes end."""
    if _IN_GRID.search(folded):
        yield from (
            match.end() - 1 for match in _GRID.finditer(folded) if "pour" in match["labels"]
        )


def _grid(folded: str) -> Ballot | None:
    """« Votants / Pour / Contre / Abstentions », then « 14 / 12 / 0 / 2 »."""
    for match in _GRID.finditer(folded):
        labels = [label.group() for label in _OWN_LABEL.finditer(match["labels"])]
        values = _VALUE.findall(match["values"])
        if len(labels) != len(values) or not any("pour" in label for label in labels):
            continue
        found: dict[str, int] = {}
        for label, value in zip(labels, values, strict=True):
            kind = next((kind for kind in ("pour", "contre", "abst") if kind in label), None)
            if kind and value != "-":
                found[kind] = count_value(value)
        if found:
            return Ballot(found.get("pour"), found.get("contre"), found.get("abst"), match.start())
    return None


def _abstained(folded: str, run: re.Match[str]) -> int | None:
    """The abstentions of a run, which the names of those against may put off."""
    if run.group(3):
        return int(run.group(3))
    for match in _KEYWORD.finditer(folded, run.end(), run.end() + 200):
        if match.lastgroup == "pour":
            break
        if match["abstention"] and (counted := _around(folded, match)):
            return counted[0][1]
    before = _JUST_BEFORE.search(folded, max(0, run.start() - _NEAR), run.start())
    return count_value(before["n"]) if before else None


#: « Votants : 20 – Abstentions : 2 (M. X, Mme Y) – Exprimés : 18 – [Pour : 12 – Contre : 6] ».
_JUST_BEFORE = re.compile(
    r"\b(?:abs?tentions?|absentions?)\s*[:=]\s*(?P<n>\d{1,3})(?:\s*\([^()]*\))?[\s,;/|–-]*(?:(?:suffrages\s+)?exprimes\s*[:=]\s*\d{1,3})?[\s,;/|–-]*\Z"
)
_NEAR = 200


def _around(folded: str, match: re.Match[str]) -> list[tuple[str, int]]:
    """The count beside a keyword, and the one it implies (« 12 voix contre 3 »)."""
    kind = str(match.lastgroup)
    start, end = match.span()
    context = folded[max(0, start - 80) : start]
    before = _BEFORE.search(context[-48:])
    after = _AFTER.match(folded, end)
    if not (before or after):
        before = _BEFORE_BREAK.search(context[-48:])
    if before and _fits(kind, before, folded, end) and not _labelled(context, before, folded, end):
        if kind == "contre" and before["unit"] and (ratio := _RATIO.match(folded, end)):
            return [("pour", count_value(before["n"])), ("contre", count_value(ratio["n"]))]
        return [(kind, count_value(before["n"]))]
    if after is None and _OPENS.search(folded[max(0, start - 8) : start]):
        after = _AFTER_BARE.match(folded, end)
    if after is None and context.rpartition("\n")[2].strip(" -•") == "":
        after = _AFTER_OBJECT.match(folded, end)
    return [(kind, count_value(after["n"]))] if after else []


def _labelled(context: str, before: re.Match[str], folded: str, end: int) -> bool:
    """Whether a number belongs to the keyword before it: « pour 21 contre 0 », « pour : 12 contre ».

    « Majorité pour 3 votes contre : M. X »: the unit stands before the keyword that has no other.
    """
    if before["unit"] and _NAMES_FOLLOW.match(folded, end):
        return False
    offset = max(0, len(context) - 48) + before.start("n")
    label = _LABEL_BEFORE.search(context[:offset])
    return label is not None and (label["own"] is None or bool(label["sign"]))


def _fits(kind: str, before: re.Match[str], folded: str, end: int) -> bool:
    """Whether a number before a keyword counts votes."""
    if before["unit"] == "avis" and folded[end - 1] != "s":
        return False  # « un avis favorable » is what a commission gave
    if kind == "pour":
        opens = _COUNT_OPENS.search(before.string[: before.start("n")])
        # « désigne 3 membres pour représenter »: people are counted, not their votes.
        counted = before["unit"] and not before["unit"].startswith("membre")
        return bool(counted or (opens and _POUR_ENDS.match(folded, end)))
    if kind == "contre":
        return not _AGAINST_SOMETHING.match(folded, end) and (
            bool(before["unit"]) or not _RATIO.match(folded, end)
        )
    return True


def _votes_alone(folded: str) -> tuple[int, int] | None:
    """« par 12 voix », or a line « 13 votes » without more."""
    for pattern, word in (
        (_ONLY_VOICES, "voix"),
        (_OTHER_VOICES, "voix"),
        (_BARE_VOTES, "vote"),
        (_UNANIMOUS, "unanimite"),
    ):
        if word in folded and (match := pattern.search(folded)):
            return count_value(match["n"]), match.start()
    return None


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


def non_participation(folded: str) -> int | None:
    """Return how many members took no part in the vote, ``None`` where it is not said."""
    if not _NO_PART_HINT.search(folded):
        return None
    for pattern in _NO_PART:
        if match := pattern.search(folded):
            return count_value(match["n"] or match["m"])
    return len(_ONE_LEAVES.findall(folded)) or None
