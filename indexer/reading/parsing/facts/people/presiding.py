"""Who presided.

Sources: Code général des collectivités territoriales, art. L2121-14 (president of the sitting), L5211-1 (the same
in groups of communes).
"""

import re
from collections.abc import Iterator, Sequence

from analyzers import fold_letters
from indexer.acts.documents import Membre
from indexer.reading.parsing.facts.people.names.person import (
    HEAD,
    NAME,
    ONE_PERSON,
    PERSON,
    name_of,
)
from indexer.reading.parsing.facts.people.names.same_person import same_person
from indexer.reading.parsing.lexicon import CIVILITY, CIVILITY_WRITTEN, GROUND, HEAD_OF_BODY, MET
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.patterns.word_starts import Prose
from indexer.reading.parsing.view.cleaning import CleanText

_ON_A_LINE = NAME.replace(r"[ \n\t]", r"[ \t]")
_OPENS = r"(?:ouvre|a\s+ouvert|préside|déclare|donne|souhaite|constate|rappelle|accueille|remercie|salue|procède)"
#: What follows a name, in folded text: a phrase that begins with any name is only looked for there.
_OPENS_FOLDED = r"(?:ouvre|a\s+ouvert|preside|declare|donne|souhaite|constate|rappelle|accueille|remercie|salue|procede)"
_OFFICE_AFTER = Pattern(
    r",\s*(?:maire|presidente?)\b(?!\s+sortante?)[^,.;\n]{0,40},\s*" + _OPENS_FOLDED
)
_HEAD_BEFORE = Pattern(r"\b(?:maire|presidente?)(?:\s+de\s+(?:la\s+)?seance)?\s*,")
_HEAD_SPEAKS = Pattern(r"\b(?:maire|presidente?)\s*:")
_OPENS_SITTING = Pattern(r"\b(?:ouvre|declare\s+ouverte)\s+la\s+seance")
_OFFICE_IN_BRACKETS = Pattern(r"\(\s?(?:maire|presidente?)\b")
_OF_THE_SITTING = Pattern(r"\best\s+(?:le\s+|la\s+)?presidente?\s+de\b")
_ELECTED_HEAD = Pattern(
    r"\b(?:proclame|elu|declare)e?\s+(?:elue?\s+)?(?:maire|presidente?)\b(?!\s*(?:de\s+seance|delegue))"
)
_BEING = Pattern(r"\betant\s+(?:maire|presidente?)\b(?!\s*,?\s*(?:absent|empeche))")
_IN_THE_CHAIR = Pattern(r"\boccupant\b")
_PRESIDING = Pattern(r"\bpresidant\b")
_INSTEAD = Pattern(r"\bpreside\s+(?:la\s+seance\s+)?en\s+l'absence")
_PRESIDES_IT = Pattern(r"\bpreside\s+la\s+(?:seance|reunion)\b")
_OPENING_IT = Pattern(
    r"\b(?:constate\s+que\s+le\s+quorum|salue\s+les\s|procede\s+a\s+l'appel|ouvre\s+(?:alors\s+)?la\s+seance)"
)
_WELCOMES = Pattern(
    r"\b(?:bonsoir|bonjour|bienvenue|je\s+declare\s+la\s+seance|le\s+quorum\s+est)\b"
)
#: Characters before such a place in which the phrase begins, and after it in which it ends.
_BEFORE, _AFTER = 200, 120
#: « Sous la présidence de  Présents : 12  Monsieur … »: a label of the margin, that a line of the text runs through.
_BESIDE = r"(?:(?:Présents|Votants|Absents|Pouvoirs)\s*:\s*\d{1,3}\s+)?"


def _written(phrase: str) -> Pattern:
    """The pattern of a phrase, whose accents reading machines and old programs lose."""
    outside_classes = r"[éè](?![^\[]*\])"
    return Pattern(re.sub(outside_classes, lambda match: f"[{match.group()}e]", phrase))


#: Who presides, each phrase with what it is worth and, where it begins with a name, what follows.
_PRESIDENT = (
    (10.0, None, _written(r"\b(?:[Ss]ous|SOUS)\s+(?:la|là|LA)\s+[Pp](?:résidence|RESIDENCE|residence|RÉSIDENCE)\s*,?\s+(?:effective\s+)?(?:de\s+|d'|du\s+|DE\s+|D'|DU\s+)?\s*(?::\s*)?" + _BESIDE + PERSON)),
    (10.0, None, _written(r"\b(?:[Pp]résidait\s+la\s+séance\s*:\s*|(?:[Pp]résidence|PRESIDENCE|PRÉSIDENCE)(?:\s+de\s+(?:la\s+)?séance\s*:\s*|\s+(?:de\s+|DE\s+|:\s*)))" + PERSON)),
    (10.0, None, _written(r"\b(?i:pr[ée]sident(?:e|\(e\))?(?:\s+de\s+(?:la\s+)?s[ée]ance)?)\s*:\s*" + PERSON)),
    # Who presides while the maire is out: more than the office in a roll tells, and less than « sous la présidence de ».
    (6.0, None, _written(r"\b(?i:pr[ée]sident(?:e|\(e\))?\s+de\s+(?:la\s+)?s[ée]ance)\s+(?:pour|lors)\s+(?:[dc]e|cette|la|le)[^:\n]{3,40}:\s*" + PERSON)),
    (10.0, None, _written(r"\b(?i:pr[ée]sidente?\s+de\s+(?:la\s+)?s[ée]ance)\s*[–-]?\s*(?=" + CIVILITY_WRITTEN + r")" + PERSON)),
    (10.0, None, _written(r"\b[Pp]résidence(?:\s+de\s+(?:la\s+(?:séance|réunion)|l'assemblée))?\s+(?:est|a\s+été|étant)\s+(?:assurée|confiée|tenue)\s+(?:par|à)\s+" + PERSON)),
    (8.0, None, _written(r"\b(?:(?:[Pp]résidée?|(?:ouverte|[Oo]uverture\s+de\s+(?:la\s+)?séance)(?:\s+à\s+\d{1,2}\s?(?:[hH]|heures?)\s?\d{0,2})?|ouvre la séance)\s+par|(?:que|où)\s+préside|(?:ayant|avec)\s+pour\s+[Pp]résidente?|[Ss]ous\s+la\s+(?:direction|conduite|houlette)\s+de)\s+" + PERSON)),
    (8.0, _OFFICE_AFTER, _written(r"(?:(?P<civility>" + CIVILITY_WRITTEN + r")\s*)?(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,\s*(?:[Mm]aire|[Pp]résidente?)[^,.;\n]{0,40},\s*" + _OPENS)),
    (7.0, _OPENS_SITTING, _written(r"(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s+(?:ouvre|déclare\s+ouverte)\s+la\s+séance")),
    (5.0, None, _written(r"\b(?:[Pp]résents?|PR[EÉ]SENTS?)(?:\s*\([^()\n]{1,20}\))?\s*:?\s*(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,\s*(?:[Mm]aire|MAIRE|[Pp]résidente?)\b(?!\s+d)")),
    (5.0, None, _written(r"\b(?:[Pp]résents?|PR[EÉ]SENTS?)\s*:\s*(?P<civility>[Mm]onsieur|[Mm]adame|M\.|Mme)\s+(?P<civility2>)(?:[Ll]e|[Ll]a)\s+(?:[Mm]aire|[Pp]résidente?)\s*,?\s+(?P<name>" + _ON_A_LINE + r")")),
    (5.0, _OFFICE_IN_BRACKETS, _written(r"(?P<civility>)(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*\((?:[Mm]aire|[Pp]résidente?)(?:,[^)\n]{0,40})?\)")),
    (5.0, None, _written(r"\b(?:[Pp]résents?|PR[EÉ]SENTS?)\s*:\s*(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*[–-]\s*(?:[Mm]aire|[Pp]résidente?)[ \t]*\n")),
    (4.0, None, _written(r"\b[Cc]onvocation\s+d(?:e\s+|')" + PERSON + r"\s*,\s*(?:[Mm]aire|[Pp]résidente?)\b")),
    # Who convenes presides (art. L2121-9), where nothing else tells who did.
    (4.0, None, _written(r"\b[Cc]onvoqu[ée]e?s?\s+par\s+(?=(?:[Ll]e|[Ll]a|[Ss]on|[Ss]a)\s)" + PERSON)),
    # Who is elected presides the rest of the sitting, after its doyen (CGCT, art. L2122-8).
    (11.0, None, _written(r"\b(?:[Ss]ous|SOUS)\s+(?:la|LA)\s+[Pp](?:résidence|RÉSIDENCE|RESIDENCE)\b[^;]{3,60}?\b(?:[Dd]oyenn?e?\b[^.;]{0,50}?,|pour\s+l'[ée]lection\b[^.;]{0,30}?)\s*(?:puis|et(?![^.;]{0,80}\bsecr[ée]taire))\b[^.;]{0,70}?\bde\s+(?=" + CIVILITY_WRITTEN + r")" + PERSON)),
    (11.0, _ELECTED_HEAD, _written(r"(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")[^\n]{0,60}?\s+(?:est|a\s+été|ayant\s+été)\s+(?:proclamée?|élue?|déclarée?)\s+(?:élue?\s+)?(?:[Mm]aire|[Pp]résidente?)\b")),
    (11.0, _ELECTED_HEAD, _written(r"(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*(?:\s+a\s+obtenu|\s*:)\s*[^.\n]{1,40}(?:voix|suffrages)[^.\n]{0,30}\.\s*(?:Il|Elle)\s+(?:est|a\s+été)\s+(?:proclamée?|élue?|déclarée?)\s+(?:élue?\s+)?(?:[Mm]aire|[Pp]résidente?)\b")),
    (11.0, None, _written(r"\bproclame\s+(?:donc\s+|alors\s+)?(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,?\s+(?:élue?\s+)?(?:[Mm]aire|[Pp]résidente?)\b")),
    (9.0, _OF_THE_SITTING, _written(r"(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s+est\s+(?:le\s+|la\s+)?[Pp]résidente?\s+de\s+(?:la\s+)?séance")),
    (8.0, _HEAD_BEFORE, _written(r"\b(?:[Ll]e|[Ll]a|LE|LA)\s+(?:[Mm]aire|[Pp]résidente?|MAIRE|PR[EÉ]SIDENTE?)(?:\s+de\s+(?:la\s+)?séance)?\s*,\s*(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,\s*" + _OPENS)),
    (8.0, None, _written(r"(?:^|\n)(?:[Ll]e|[Ll]a|LE|LA)\s+(?:[Pp]résidente?|[Mm]aire)\s+(?P<civility>)(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,?\s+" + _OPENS)),
    (8.0, _BEING, _written(r"(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,?\s+étant\s+(?:[Mm]aire|[Pp]résidente?)\b")),
    (8.0, _IN_THE_CHAIR, _written(r"(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,\s*(?:[Mm]aire|[Pp]résidente?)\s*,\s*occupant\s+le\s+fauteuil")),
    (8.0, _PRESIDING, _written(r"(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*(?:,\s*(?:[Mm]aire|[Pp]résidente?|[^,.;\n]{0,25}[Aa]djointe?)\s*)?,?\s+présidant\b")),
    (9.0, _INSTEAD, _written(r"(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")(?:\s*,[^,.;\n]{3,40},)?\s+préside\s+(?:la\s+séance\s+)?en\s+l'absence")),
    (3.0, _PRESIDES_IT, _written(r"(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")(?:\s*,[^,.;\n]{3,40},)?\s+préside\s+la\s+(?:séance|réunion)\b")),
    (7.0, _OPENING_IT, _written(r"(?:^|\n|, )(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s+(?:constate\s+que\s+le\s+quorum|salue\s+les\s|procède\s+à\s+l'appel|ouvre\s+(?:alors\s+)?la\s+séance)")),
    (4.0, None, _written(r"\bpar\s+(?=(?:[Ll]e|[Ll]a|[Ss]on|[Ss]a)\s+(?:[Mm]aire|[Pp]résidente?)\b)" + PERSON)),
    (4.0, None, _written(r"\b(?:[Cc]onvo\w+|convocation)[^.;:]{0,160}\bpar\s+(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + NAME + r")\s*,?\s+(?:[Mm]aire|[Pp]résidente?)\b")),
    (4.0, None, _written(r"\b[Nn]ous,?\s+(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + NAME + r")\s*,\s*(?:[Mm]aire|[Pp]résidente?)\b")),
    (4.0, None, _written(r"\b(?:[Cc]onvocation|[Ii]nvitation)\s+(?:de\s+(?:sa|son|la|leur)|du)\s+(?:[Mm]aire|[Pp]résidente?)\s*,?\s*(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")")),
    (3.0, _HEAD_SPEAKS, _written(r"(?:^|\n)\s*(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,\s*(?:[Mm]aire|[Pp]résidente?)\s*:")),
    # Whoever welcomes the assembly in minutes set as a dialogue.
    (3.0, _WELCOMES, _written(r"(?:^|\n)[-–•\s]*(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*:\s[^\n:]{0,40}?\b(?:[Bb]onsoir|[Bb]onjour|[Bb]ienvenue|[Jj]e\s+déclare\s+la\s+séance|[Ll]e\s+quorum\s+est)\b")),
)  # fmt: skip
#: Another member presides while the accounts of the maire are voted (CGCT, art. L2121-14).
_FOR_THE_ACCOUNTS = re.compile(
    r"\bcomptes?\s+administratifs?\b|\bcomptes?\s+financiers?\b|\bquitte\s+la\b|\bs[e'](?:\s+est)?\s*retir"
)
_SIGNATURE = re.compile(
    r"^(?:pour extrait conforme\s*,?\s*)?(?:"
    + CIVILITY
    + r"\s+)?(?:le|la)\s+"
    + HEAD_OF_BODY
    + r"\b"
    r"(?:\s+(?:de|du|d'|des)[^,:\n]{1,40})?\s*[,:.-]?\s*"
)


def president(clean: CleanText, roll: Sequence[Membre] = ()) -> str | None:
    """Return the name of who presided, or, failing that, of who signed as maire or président.

    Each phrase that tells it, and the office that the roll gives, adds to the weight of a name; the
    first of the heaviest is chosen.
    """
    told = [*_presiding(clean)]
    told += [(_IN_THE_ROLL, member.nom) for member in roll if _heads(member)]
    away = [member.nom for member in roll if member.presence in _AWAY]
    # Who convenes the assembly and gives a proxy does not preside it.
    told = [
        (weight, name)
        for weight, name in told
        if weight > _CONVENES or not any(same_person(name, other) for other in away)
    ]
    weights = [sum(w for w, other in told if same_person(name, other)) for _w, name in told]
    if (not told or max(weights) < _LEAST) and (signed := _signature(clean)):
        return signed
    return told[weights.index(max(weights))][1] if told else None


_IN_THE_ROLL = 5.0
#: The most that a phrase about the convocation is worth.
_CONVENES = 4.0
_AWAY = ("représenté", "excusé", "absent")
#: What a phrase about one point alone does not reach: the signature tells more.
_LEAST = 3.0
_HEADS = ("maire", "president", "presidente")


def _heads(member: Membre) -> bool:
    """Whether somebody who is there has the office of who presides."""
    return (
        member.presence == "présent"
        and member.role is not None
        and fold_letters(member.role) in _HEADS
    )


def _presiding(clean: CleanText) -> Iterator[tuple[float, str]]:
    """The people who are said to preside, each with the weight of what says it."""
    head = clean.text.part(0, HEAD)
    for weight, follows, pattern in _PRESIDENT:
        for match in _phrases(clean, head, follows, pattern):
            if name := name_of(match):
                passing = _for_a_while(clean, match) or _of_ground(clean, match)
                yield weight / (8 if passing else 1), name
                break


def _phrases(
    clean: CleanText, head: Prose, follows: Pattern | None, pattern: Pattern
) -> Iterator[re.Match[str]]:
    """Where a phrase stands in the head of the text."""
    if follows is None:
        yield from pattern.finditer(head)
        return
    done = 0
    for place in follows.finditer(clean.folded, 0, len(head)):
        start = max(done, place.start() - _BEFORE)
        if match := pattern.search(head, start, place.end() + _AFTER):
            done = match.end()
            yield match


def _for_a_while(clean: CleanText, match: re.Match[str]) -> bool:
    """Whether somebody presides one point only: the accounts, or the election of who will."""
    if "presiden" not in clean.folded[match.start() : match.start("name")]:
        return False
    if _DOYEN_FIRST.match(clean.folded, match.end()):
        return True
    before = _BREAK.split(clean.folded[max(0, match.start() - 200) : match.start()])[-1]
    after = _BREAK.split(clean.folded[match.end() : match.end() + 160])[0]
    if _OPENING.search(before) or _OPENING.search(after):
        return False  # the whole sitting, not a point of it
    told = match.group().lower()
    by_doyen = "doyen" in told and "puis" not in told
    return by_doyen or bool(_FOR_THE_ACCOUNTS.search(f"{before} {after}"))


#: « Considérant que le bureau, présidé par M. X, a émis un avis »: another sitting.
_GROUND = re.compile(rf"[-•*\s]*(?:{GROUND})\b")


def _of_ground(clean: CleanText, match: re.Match[str]) -> bool:
    """Whether a ground of an act, on its line, tells who presided another sitting."""
    line = clean.folded.rfind("\n", 0, match.start("name")) + 1
    return bool(_GROUND.match(clean.folded, line))


#: « … de M. X, doyen d'âge, puis de Mme Y », « … de M. X pour l'élection du Président, puis de Mme Y ».
_DOYEN_FIRST = re.compile(
    r"\s*,\s*(?:le\s+|la\s+|son\s+|sa\s+)?doyenn?e?\b[^.;]{0,50}?,\s*(?:puis\b|et\s+(?:de\s+|d')(?![^.;]{0,80}\bsecretaire))|\s*,?\s*pour\s+l'election\b[^.;]{0,30}?\bpuis\b"
)
_OPENING = re.compile(rf"\b(?:{MET})|\bconvoqu")
_BREAK = re.compile(r"[.;:\n](?:(?<!\n)(?<!\bm\.)(?<!mme\.)\s|(?<=\n)\s*\n)")


_SIGNS = re.compile(r"(?:^|\s)(?:le|la)\s+" + HEAD_OF_BODY + r"\s*[,:]\s*(?=\S)")


def _signature(clean: CleanText) -> str | None:
    """« Le Maire, » followed by a name, in the closing lines, not where the maire is a speaker."""
    if len(_SPEAKS.findall(clean.folded)) > 1:
        return None
    for index in range(len(clean.lines) - 1, max(-1, len(clean.lines) - 40), -1):
        line = clean.lines[index]
        if _OFFICE_ALONE.fullmatch(line.folded) and (name := _above_office(clean, index)):
            return name
        office = _SIGNATURE.match(line.folded) or _SIGNS.search(line.folded)
        if not office:
            continue
        rest = line.text[office.end() :]
        candidates = (
            [rest] if rest else [other.text for other in clean.lines[index + 1 : index + 3]]
        )
        for candidate in candidates:
            match = ONE_PERSON.match(candidate.strip(" ,.:-"))
            if (
                match
                and match.end() >= len(candidate.strip(" ,.:-")) - 3
                and (name := name_of(match))
            ):
                return name
    return None


#: « M. LE MAIRE », alone on its line: who speaks in minutes set as a dialogue.
_SPEAKS = re.compile(r"\n\s*" + CIVILITY + r"\s+(?:le|la)\s+" + HEAD_OF_BODY + r"\s*[:.]?\s*(?=\n)")
_OFFICE_ALONE = re.compile(r"(?:(?:le|la)\s+)?" + HEAD_OF_BODY + r"\W*$")


def _above_office(clean: CleanText, index: int) -> str | None:
    """« Paul MARTIN, » on the line above « Maire »."""
    above = clean.lines[index - 1].text.strip(" ,.") if index else ""
    match = ONE_PERSON.fullmatch(above)
    return name_of(match) if match else None
