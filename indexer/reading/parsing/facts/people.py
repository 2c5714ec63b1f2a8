"""Who presided and who kept the minutes.

Sources: Code général des collectivités territoriales, art. L2121-14 (president of the sitting),
L2121-15 (secretary of the sitting), L5211-1 (the same in groups of communes).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analyzers import fold_letters
from indexer.documents import Membre
from indexer.reading.parsing.facts.name_pieces import NO_NAMES
from indexer.reading.parsing.facts.names import names_in, same_person
from indexer.reading.parsing.lexicon import (
    ANOTHER_WRITTEN,
    CIVILITIES_WRITTEN,
    CIVILITY,
    CIVILITY_WRITTEN,
    HEAD_OF_BODY,
    MET,
    OFFICE_WRITTEN,
)
from indexer.reading.parsing.view.cleaning import CleanText, tidy
from indexer.reading.parsing.view.pattern import Pattern

_HEAD = 9000
#: A point ends an initial, not a name; a civility begins the name of somebody else.
_WORD = (
    r"(?:(?!" + ANOTHER_WRITTEN + r")"
    r"(?:[A-ZÀ-Ý]{1,2}\.(?=[ \t]?[A-Z])|[A-ZÀ-Ý][\wÀ-ÿ'-]*))"
)
_PARTICLE = r"(?:(?:de la|de|du|des|la|le|van|von|el|ben|da|di|DE LA|DE|DU|LA|LE|L)\s+|[dDlL]')"
NAME = r"(?:" + _WORD + r"(?:[ \n\t]+(?:" + _PARTICLE + r")?" + _WORD + r"){0,4})"
_ON_A_LINE = NAME.replace(r"[ \n\t]", r"[ \t]")
PERSON = (
    r"(?:(?P<civility>" + CIVILITY_WRITTEN + r")\s*)?(?:" + OFFICE_WRITTEN + r"\s*)?"
    r"(?:(?P<civility2>" + CIVILITY_WRITTEN + r")\s*)?(?P<name>" + NAME + r")"
)
_OPENS = (
    r"(?:ouvre|préside|déclare|donne|souhaite|constate|rappelle|accueille|remercie|salue|procède)"
)

#: What follows a name, in folded text: a phrase that begins with any name is only looked for there.
_OPENS_FOLDED = (
    r"(?:ouvre|preside|declare|donne|souhaite|constate|rappelle|accueille|remercie|salue|procede)"
)
_OFFICE_AFTER = Pattern(
    r",\s*(?:maire|presidente?)\b(?!\s+sortante?)[^,.;\n]{0,40},\s*" + _OPENS_FOLDED
)
_HEAD_BEFORE = Pattern(r"\b(?:maire|presidente?)\s*,")
_HEAD_SPEAKS = Pattern(r"\b(?:maire|presidente?)\s*:")
_OFFICE_IN_BRACKETS = Pattern(r"\(\s?(?:maire|presidente?)\b")
_ELECTED_HEAD = Pattern(
    r"\b(?:proclame|elu|declare)e?\s+(?:elue?\s+)?(?:maire|presidente?)\b(?!\s*(?:de\s+seance|delegue))"
)
_IN_THE_CHAIR = Pattern(r"\boccupant\b")
_OPENING_IT = Pattern(
    r"\b(?:constate\s+que\s+le\s+quorum|salue\s+les\s|procede\s+a\s+l'appel|ouvre\s+(?:alors\s+)?la\s+seance)"
)
_WELCOMES = Pattern(
    r"\b(?:bonsoir|bonjour|bienvenue|je\s+declare\s+la\s+seance|le\s+quorum\s+est)\b"
)
#: Characters before such a place in which the phrase begins, and after it in which it ends.
_BEFORE, _AFTER = 200, 120
#: Who presides, each phrase with what it is worth and, where it begins with a name, what follows.
_PRESIDENT = (
    (10.0, None, Pattern(r"\b(?:[Ss]ous|SOUS)\s+(?:la|là|LA)\s+[Pp](?:résidence|RESIDENCE|residence|RÉSIDENCE)\s+(?:effective\s+)?(?:de\s+|d'|du\s+|DE\s+|D'|DU\s+)?\s*" + PERSON)),
    (10.0, None, Pattern(r"\b(?:[Pp]résidence|PRESIDENCE|PRÉSIDENCE)\s+(?:de\s+|DE\s+|:\s*)" + PERSON)),
    (10.0, None, Pattern(r"\b(?i:pr[ée]sidente?(?:\s+de\s+(?:la\s+)?s[ée]ance)?)\s*:\s*" + PERSON)),
    (10.0, None, Pattern(r"\b(?i:pr[ée]sidente?\s+de\s+(?:la\s+)?s[ée]ance)\s*[–-]?\s*(?=" + CIVILITY_WRITTEN + r")" + PERSON)),
    (8.0, None, Pattern(r"\b(?:[Pp]résidée?|ouverte|ouvre la séance)\s+par\s+" + PERSON)),
    (8.0, _OFFICE_AFTER, Pattern(r"(?:(?P<civility>" + CIVILITY_WRITTEN + r")\s*)?(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,\s*(?:[Mm]aire|[Pp]résidente?)[^,.;\n]{0,40},\s*" + _OPENS)),
    (5.0, None, Pattern(r"\b(?:[Pp]résents?|PR[EÉ]SENTS?)(?:\s*\([^()\n]{1,20}\))?\s*:?\s*(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,\s*(?:[Mm]aire|MAIRE|[Pp]résidente?)\b(?!\s+d)")),
    (5.0, None, Pattern(r"\b(?:[Pp]résents?|PR[EÉ]SENTS?)\s*:\s*(?P<civility>[Mm]onsieur|[Mm]adame|M\.|Mme)\s+(?P<civility2>)(?:[Ll]e|[Ll]a)\s+(?:[Mm]aire|[Pp]résidente?)\s*,?\s+(?P<name>" + _ON_A_LINE + r")")),
    (5.0, _OFFICE_IN_BRACKETS, Pattern(r"(?P<civility>)(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*\((?:[Mm]aire|[Pp]résidente?)(?:,[^)\n]{0,40})?\)")),
    (4.0, None, Pattern(r"\b[Cc]onvocation\s+d(?:e\s+|')" + PERSON + r"\s*,\s*(?:[Mm]aire|[Pp]résidente?)\b")),
    # Who convenes presides (art. L2121-9), where nothing else tells who did.
    (4.0, None, Pattern(r"\b[Cc]onvoqu[ée]e?s?\s+par\s+(?=(?:[Ll]e|[Ll]a|[Ss]on|[Ss]a)\s)" + PERSON)),
    # Who is elected presides the rest of the sitting, after its doyen (CGCT, art. L2122-8).
    (11.0, None, Pattern(r"\b(?:[Ss]ous|SOUS)\s+(?:la|LA)\s+[Pp](?:résidence|RÉSIDENCE|RESIDENCE)\b[^;]{3,60}?\b[Dd]oyenn?e?\b[^.;]{0,20}?,\s*puis\b[^.;]{0,70}?\bde\s+(?=" + CIVILITY_WRITTEN + r")" + PERSON)),
    (11.0, _ELECTED_HEAD, Pattern(r"(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")[^\n]{0,60}?\s+(?:est|a\s+été|ayant\s+été)\s+(?:proclamée?|élue?|déclarée?)\s+(?:élue?\s+)?(?:[Mm]aire|[Pp]résidente?)\b")),
    (11.0, _ELECTED_HEAD, Pattern(r"(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*(?:\s+a\s+obtenu|\s*:)\s*[^.\n]{1,40}(?:voix|suffrages)[^.\n]{0,30}\.\s*(?:Il|Elle)\s+(?:est|a\s+été)\s+(?:proclamée?|élue?|déclarée?)\s+(?:élue?\s+)?(?:[Mm]aire|[Pp]résidente?)\b")),
    (11.0, None, Pattern(r"\bproclame\s+(?:donc\s+|alors\s+)?(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,?\s+(?:élue?\s+)?(?:[Mm]aire|[Pp]résidente?)\b")),
    (8.0, _HEAD_BEFORE, Pattern(r"\b(?:[Ll]e|[Ll]a|LE|LA)\s+(?:[Mm]aire|[Pp]résidente?|MAIRE|PR[EÉ]SIDENTE?)\s*,\s*(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,\s*" + _OPENS)),
    (8.0, _IN_THE_CHAIR, Pattern(r"(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,\s*(?:[Mm]aire|[Pp]résidente?)\s*,\s*occupant\s+le\s+fauteuil")),
    (7.0, _OPENING_IT, Pattern(r"(?:^|\n|, )(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s+(?:constate\s+que\s+le\s+quorum|salue\s+les\s|procède\s+à\s+l'appel|ouvre\s+(?:alors\s+)?la\s+séance)")),
    (4.0, None, Pattern(r"\bpar\s+(?=(?:[Ll]e|[Ll]a|[Ss]on|[Ss]a)\s+(?:[Mm]aire|[Pp]résidente?)\b)" + PERSON)),
    (4.0, None, Pattern(r"\b(?:convo\w+|convocation)[^.;:]{0,160}\bpar\s+(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,?\s+(?:[Mm]aire|[Pp]résidente?)\b")),
    (4.0, None, Pattern(r"\b[Nn]ous,?\s+(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + NAME + r")\s*,\s*(?:[Mm]aire|[Pp]résidente?)\b")),
    (4.0, None, Pattern(r"\b[Cc]onvocation\s+de\s+(?:sa|son)\s+(?:[Mm]aire|[Pp]résidente?)\s*,?\s*(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")")),
    (3.0, _HEAD_SPEAKS, Pattern(r"(?:^|\n)\s*(?P<civility>" + CIVILITY_WRITTEN + r")\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*,\s*(?:[Mm]aire|[Pp]résidente?)\s*:")),
    # Whoever welcomes the assembly in minutes set as a dialogue.
    (3.0, _WELCOMES, Pattern(r"(?:^|\n)[-–•\s]*(?P<civility>" + CIVILITY_WRITTEN + r")?\s*(?P<civility2>)(?P<name>" + _ON_A_LINE + r")\s*:\s[^\n:]{0,40}?\b(?:[Bb]onsoir|[Bb]onjour|[Bb]ienvenue|[Jj]e\s+déclare\s+la\s+séance|[Ll]e\s+quorum\s+est)\b")),
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
_SECRETARY_BEFORE = Pattern(
    r"\b(?:secretariat|secretaires?)(?:\s+(?:elue?|nommee?|designee?))?\s*(?:(?:de|pour)\s+(?:la\s+)?(?:seance|reunion|session))?"
    r"(?:\s+(?:elu|nomme|designe)(?:e|\(e\))?)?\s*(?:\([^()]{1,160}\)\.?)?\s*(?:[:;=-]\s*|(?<=seance)\n\s*)"
    r"|\bsecretariat(?:\s+de\s+(?:la\s+)?(?:presente\s+)?seance)?\s+(?:est|a\s+ete|sera|soit)\s+(?:assure|tenu)e?\s+par\s*:?\s*"
    r"|\b(?:choisi|designe|nomme|elu)e?\s+(?:pour|comme|en qualite de)\s+(?:la\s+)?secretaires?(?:\s+de\s+(?:la\s+)?seance)?(?:\s+pour\s+la\s+duree\s+de\s+la\s+seance)?\s*[:,]?\s*"
    r"|\bsecretariat\s+de\s+(?:la\s+)?seance\s+(?:est\s+confie\s+)?a\s+"
    r"|(?:^|\n|\|)[ \t]*secretaire\s+(?=" + CIVILITY + r"\s)"
    r"|\b(?:fonctions?|role)\s+de\s+secretaires?(?:\s+de\s+(?:la\s+)?seance)?\s*[:,]?\s*(?:est|sont|ont ete|a ete)?\s*(?:remplies?|confiees?|assurees?)?\s*(?:par|a|:)\s*"
    r"|\bsecretaires?\s+de\s+(?:la\s+)?seance,?\s+(?:est|:|,)\s+"
    r"|\b(?:est|a\s+ete)\s+(?:nomme|designe|elu|choisi)e?\s+secretaire(?:\s+de\s+(?:la\s+)?seance)?\s*[,:]\s*"
)
_SECRETARY_AFTER = Pattern(
    r"\b(?:est|a\s+ete|ayant\s+ete|ete|fut|sont|ont ete)\s+(?:\w+\s+){0,3}?"
    r"(?:nomme|designe|elu|choisi|proclame|proposee?|retenu)(?:e|\(e\)|s|es)?\b"
    r"[^.;:]{0,60}?\bsecretar?i(?:re|at)(?!(?:\s+de\s+(?:la\s+)?seance)?\s*[,:]\s*"
    + CIVILITY
    + r")"
    r"|\b(?:nomme|designe|elu|choisi)(?:e|\(e\))?\s+(?:comme\s+|en qualite de\s+|pour\s+)?secretaire"
    r"(?!(?:\s+de\s+(?:la\s+)?seance)?\s*[,:]\s*" + CIVILITY + r")"
    r"|\b(?:assure|assurera|remplit|remplira|exerce)\s+(?:les\s+fonctions\s+de\s+|le\s+|la\s+fonction\s+de\s+)?secretar?i(?:re|at)"
    r"|\b(?:est|[a2]\s+ete)\s+designee?\s+pour\s+(?:remplir|assurer|exercer)\s+(?:cette|ces)\s+fonctions?"
    r"|\s+fait\s+(?:office|fonction)\s+de\s+secretaire\b"
    r"|\s+en\s+tant\s+que\s+secretaire\b(?!\s+(?:general|de\s+mairie|admin))"
    r"|,\s+designee?,\s+prend\s+place\s+au\s+bureau\b"
    r"|\s+(?:est|sera)\s+(?:la\s+|le\s+)?secretaire\b|,[ \t]*secretaire\s+de\s+(?:la\s+)?seance\b(?!\s*:)"
    r"|\s+comme\s+secretaire\b(?=[^.;\n]{0,20}(?:[.»;\n]|$))|\s+procede\s+a\s+l'appel\b[^.;\n]{0,20}\ben\s+qualite\s+de\s+secretaire\b"
)
_NAMES_SOMEBODY = Pattern(
    r"\b(?:(?:designe|nomme)(?:r|nt)?|elire|elit|choisit|choisir|candidature\s+de)(?:,\s+conformement\s[^;:]{10,130}?,)?\s+(?:,?\s*a\s+l'unanimite\s*,?\s*)?(?!secretaire)"
)
_AS_SECRETARY = re.compile(r"[\s,]{1,3}[^.;:]{0,90}?\bsecretaire")
_PERSON = re.compile(PERSON)
_LAST_PERSON = re.compile(
    r"(?P<civility>"
    + CIVILITY_WRITTEN
    + r")\s*(?P<civility2>)(?P<name>"
    + NAME
    + r")\s*,?\s*(?:[^,.;:\n]{0,30},)?\s*(?:ayant\s+obtenu[^.;:]{0,60})?\s*$"
)
_LAST_NAME = re.compile(
    r"(?:^|\n|[.;:]\s|(?:CGCT|[Tt]erritoriales)\)?,\s|(?:[Uu]nanimité|UNANIMIT[ÉE]|majorité|voix)\b[^,;.\n]{0,30},\s)\s*(?P<civility>)(?P<civility2>)(?P<name>"
    + NAME
    + r")\s*,?\s*$"
)
_NOT_NAMES = NO_NAMES | {
    "l", "de", "du", "des", "d", "francaise", "rendu", "verbal", "est", "a", "en", "comite", "mixte",
    "extrait", "arrondissement", "approbation", "designation", "election", "elections", "mes", "chers", "cheres", "rappel", "ordre",
}  # fmt: skip


def president(clean: CleanText, roll: Sequence[Membre] = ()) -> str | None:
    """Return the name of who presided, or, failing that, of who signed as maire or président.

    Each phrase that tells it, and the office that the roll gives, adds to the weight of a name; the
    first of the heaviest is chosen.
    """
    told = [*_presiding(clean)]
    told += [(_IN_THE_ROLL, member.nom) for member in roll if _HEADS.fullmatch(member.role or "")]
    weights = [sum(w for w, other in told if same_person(name, other)) for _w, name in told]
    if (not told or max(weights) < _LEAST) and (signed := _signature(clean)):
        return signed
    return told[weights.index(max(weights))][1] if told else None


_IN_THE_ROLL = 5.0
#: What a phrase about one point alone does not reach: the signature tells more.
_LEAST = 3.0
_HEADS = re.compile(r"maire|presidente?")


def _presiding(clean: CleanText) -> Iterator[tuple[float, str]]:
    """The people who are said to preside, each with the weight of what says it."""
    for weight, follows, pattern in _PRESIDENT:
        for match in _phrases(clean, follows, pattern):
            if name := _name_of(match):
                yield weight / (8 if _for_a_while(clean, match) else 1), name
                break


def _phrases(
    clean: CleanText, follows: Pattern | None, pattern: Pattern
) -> Iterator[re.Match[str]]:
    """Where a phrase stands in the head of the text."""
    head = clean.text.part(0, _HEAD)
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


#: « … de M. X, doyen d'âge, puis de Mme Y ».
_DOYEN_FIRST = re.compile(r"\s*,\s*(?:le\s+|la\s+)?doyenn?e?\b[^.;]{0,20}?,\s*puis\b")
_OPENING = re.compile(rf"\b(?:{MET})|\bconvoqu")
_BREAK = re.compile(r"(?<!\bm)(?<!mme)\.\s|[;:]\s|\n\s*\n")


def _signature(clean: CleanText) -> str | None:
    """« Le Maire, » followed by a name, in the closing lines, not where the maire is a speaker."""
    if len(_SPEAKS.findall(clean.folded)) > 1:
        return None
    for index in range(len(clean.lines) - 1, max(-1, len(clean.lines) - 40), -1):
        line = clean.lines[index]
        if _OFFICE_ALONE.fullmatch(line.folded) and (name := _above_office(clean, index)):
            return name
        office = _SIGNATURE.match(line.folded) or re.search(
            r"(?:^|\s)(?:le|la)\s+" + HEAD_OF_BODY + r"\s*[,:]\s*(?=\S)", line.folded
        )
        if not office:
            continue
        rest = line.text[office.end() :]
        candidates = (
            [rest] if rest else [other.text for other in clean.lines[index + 1 : index + 3]]
        )
        for candidate in candidates:
            match = _PERSON.match(candidate.strip(" ,.:-"))
            if (
                match
                and match.end() >= len(candidate.strip(" ,.:-")) - 3
                and (name := _name_of(match))
            ):
                return name
    return None


#: « M. LE MAIRE », alone on its line: who speaks in minutes set as a dialogue.
_SPEAKS = re.compile(r"\n\s*" + CIVILITY + r"\s+(?:le|la)\s+" + HEAD_OF_BODY + r"\s*[:.]?\s*(?=\n)")
_OFFICE_ALONE = re.compile(r"(?:(?:le|la)\s+)?" + HEAD_OF_BODY + r"\W*$")


def _above_office(clean: CleanText, index: int) -> str | None:
    """« Paul MARTIN, » on the line above « Maire »."""
    above = clean.lines[index - 1].text.strip(" ,.") if index else ""
    match = _PERSON.fullmatch(above)
    return _name_of(match) if match else None


def secretary(clean: CleanText) -> str | None:
    """Return the name of the secretary of the sitting."""
    folded = clean.folded.part(0, _HEAD)
    labelled = _labelled_secretary(clean, folded)
    if labelled and " " in labelled:
        return labelled
    for match in _SECRETARY_AFTER.finditer(folded):
        if name := _person_before(clean.text, match.start()):
            return name
    return labelled or _named_by_assembly(clean, folded) or _secretary_signing(clean)


_SECRETARY_SIGNS = re.compile(r"(?:(?:le|la|les)\s+)?secretaires?(?:\s+de\s+(?:la\s+)?seance)?\W*")
_CLOSING_LINES = 40


def _secretary_signing(clean: CleanText) -> str | None:
    """« Le secrétaire de séance, » on a line of the end, a name on the next."""
    lines = clean.lines[-_CLOSING_LINES:]
    for one, other in pairwise(lines):
        # The name stands under the office, else above it: « M. Enzo SODANO, », « Secrétaire ».
        for title, written in ((one, other), (other, one)):
            if not ("secretaire" in title.folded and _SECRETARY_SIGNS.fullmatch(title.folded)):
                continue
            person = _PERSON.fullmatch(written.text.strip(" ,."))
            if (
                person
                and (title is one or written.text.rstrip().endswith(","))
                and (name := _name_of(person))
            ):
                return name
    return None


def _named_by_assembly(clean: CleanText, folded: str) -> str | None:
    """« Le conseil désigne Mme … comme secrétaire de séance »."""
    for match in _NAMES_SOMEBODY.finditer(folded):
        person = _PERSON.match(clean.text, match.end())
        if person and _AS_SECRETARY.match(folded, person.end()) and (name := _name_of(person)):
            return name
    return None


def _person_before(text: str, position: int) -> str | None:
    """The person named last before a verb, on its line, else over the two lines before it."""
    window = text[max(0, position - 90) : position]
    for before in (window.rpartition("\n")[2], window):
        for pattern in (_LAST_PERSON, _LAST_NAME):
            found = pattern.search(before)
            if found and (name := _name_of(found)):
                return name
    # « VACQUIN S. a été élue secrétaire »: an initial closes the name.
    line = window.rpartition("\n")[2]
    named = names_in(line, fold_letters(line), 0, len(line))
    last = named[-1] if named else None
    return last.name if last and last.civil and not line[last.end :].strip(" ,") else None


def _labelled_secretary(clean: CleanText, folded: str) -> str | None:
    for match in _SECRETARY_BEFORE.finditer(folded):
        if both := _two_secretaries(clean, match):
            return both
        person = _PERSON.match(clean.text, match.end())
        if person and (name := _name_of(person)):
            return name
    return None


_PLACE_FIRST = re.compile(r"\s*[^\n]{3,45}?\s-\s+(?=(?:M\.|Mme|MM\.)\s)")


#: « Secrétaire de séance : Mesdames X et Y ».
_SEVERAL = re.compile(r"(?:mesdames|messieurs|mmes|mm)\b")


def _two_secretaries(clean: CleanText, label: re.Match[str]) -> str | None:
    """« Secrétaires de séance : Mme X et M. Y », or « : Commune de Z - M. X »."""
    stop = clean.text.find("\n", label.end())
    stop = len(clean.text) if stop < 0 else stop
    start = label.end()
    placed = _PLACE_FIRST.match(clean.text, start, stop)
    several = "secretaires" in label.group() or _SEVERAL.match(clean.folded, start)
    if placed is None and not several:
        return None
    named = names_in(clean.text, clean.folded, placed.end() if placed else start, stop)
    whole = [_given_name_first(person.name.split()) for person in named if " " in person.name][
        : 1 if placed else 2
    ]
    return " et ".join(whole) if whole and (placed or len(whole) == 2) else None


def _name_of(match: re.Match[str]) -> str | None:
    """The name of a match, given name first, or ``None`` where the words are no name."""
    first_line, _, following = match["name"].partition("\n")
    following = following.lstrip("\n")
    words = [word for word in tidy(first_line).split() if word not in CIVILITIES_WRITTEN]
    if not any(_is_surname(word) for word in words) and "\n" not in following:
        # A name cut by the end of the line goes on with its surname in capitals.
        words += [word for word in tidy(following).split()[:2] if _is_surname(word)]
    kept: list[str] = []
    for word in words:
        if re.fullmatch(r"[A-ZÉ]\.", word):  # an initial, « D. MARTIN », is no particle
            kept.append(word)
            continue
        if word.lower().strip(".,'").replace("é", "e").replace(
            "è", "e"
        ) in _NOT_NAMES and word.lower() not in ("de", "du", "la", "le", "des", "l", "d"):
            break
        kept.append(word)
    while kept and kept[-1].lower() in ("de", "du", "la", "le", "des"):
        kept.pop()
    with_civility = bool(match["civility"] or match["civility2"])
    if not kept or (len(kept) == 1 and not with_civility) or len(kept[0]) < 2:
        return None
    if not any(len(word) > 2 for word in kept):
        return None
    if kept[0].islower() and not with_civility:  # « du Pays du Bocage » is the end of a title.
        return None
    if len(kept[-1]) > 2:
        kept[-1] = kept[-1].rstrip(".")
    return _given_name_first(kept)


def _is_surname(word: str) -> bool:
    return len(word) > 1 and word.upper() == word


def _given_name_first(words: list[str]) -> str:
    """« ROUSSEL Régis » becomes « Régis ROUSSEL »."""
    capitals = [_is_surname(word) for word in words]
    if capitals[0] and not capitals[-1]:
        split = capitals.index(False)
        if not any(capitals[split:]):
            words = words[split:] + words[:split]
    return " ".join(words)
