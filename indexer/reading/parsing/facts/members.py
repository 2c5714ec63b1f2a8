"""Who sat: the members that the roll of a sitting names, present, represented, excused or absent.

The roll is found by its headings (« Étaient présents : », « Absents excusés : », « Pouvoirs : »),
each of which reaches to the next, or to the first line that is no list of names. Staff and guests
stand under headings of their own (« Assistaient également ») and are left out. A name that comes
again is the same person: whoever is present at first is present, with the proxy given on leaving.

Sources: CGCT, art. L2121-20 (proxies), L2121-15 and R2121-9 (what minutes and register name).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analyzers import fold_letters
from indexer.documents import Membre
from indexer.reading.parsing.facts.names import Named, names_in, same_person, words_of
from indexer.reading.parsing.facts.sheets import present_in_columns
from indexer.reading.parsing.facts.unheaded import tells_each, unheaded_roll
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.reading.parsing.view.pattern import Pattern
from indexer.reading.parsing.view.word_starts import Prose
from indexer.referentials import is_commune_key, name_key

_HEAD = 12_000
#: Characters between two parts of a roll, over which the second belongs to something else.
_REACH = 1500

_STATUS = (
    r"(?:(?:present|absent|excuse|represente)(?:\s?\(e?s?\)(?:\(s\)|s\b)?|[.·-]e[.·-]?s?\b|e?s?\b)|(?:pou?r?voir|procuration)(?:\s?\(s\)|s?\b)|(?<=\ben\s)presence|suppleante?s?|mandats?"
    r"|assist(?:ai(?:en)?t|ent|ance)|participai(?:en)?t|invitee?s?|auditeurs?|personnel|administration)"
)
_LINK = (
    r"(?:etai(?:en)?t|etant|sont|est|ont|a|ete|avai(?:en)?t|ayant|s'etai(?:en)?t|y|les?|la|l|d|des?|du|et|ou|en|au|aux|par|avec|sans|non|n'(?:ont|ayant|avaient)|pas|ne|qui"
    r"|membres?|conseill\w+|municipaux|municipales|communautaires?|syndicaux|delegue?\w*|elue?s?|titulaires?|suppleante?s?|liste|personnes|suivante?s?|mesdames|messieurs"
    r"|madame|monsieur|mmes?|mm|mrs?|m|mlles?|seance|reunion|ouverture|appel|physiquement|egalement|remis|donnee?s?|recu|leurs?|sa|son|un|une|vote|legalement|presente|presentes"
    r"|voix|deliberative|consultative|adjoints|maire|presidente?|vice|presidents|excusee?s?|absente?s?|motif|retard|debut|quorum|services?|administratifs?|public|suivantes"
    r"|nombre|remplacee?s?|cours|exercice|bureau|conseil|municipal|communautaire|syndical|comite|distance|visioconference|s|e|es|nt|part|titre|lors|ainsi|que|ci|dessous|noms?)"
)
_HEADING = re.compile(
    r"(?:^|(?<=[.:;|)\d\]]\s)|(?<=\s\s))[^\w\n]{0,6}(?:" + _LINK + r"[^\w\n:]{1,4}){0,9}?\b" + _STATUS
    + r"(?:[^\w\n:]{1,3}(?:" + _STATUS + r"|" + _LINK + r"\b)){0,9}\)?[ \t]*(?:\(\s*(?:e|es|s|\d{1,3})\s*\))?(?P<mark>[ \t]*[:;=-]|[ \t]*\d{1,3}\b[ \t]*[:;]?)?",
    re.M,
)  # fmt: skip
_STATUS_WORD = Pattern(r"\b" + _STATUS)
#: What follows the roll, wherever it stands in a line.
_ENDS = Pattern(
    r"(?<!, )(?<!,)\b(?:secretaires?|secretariat)\b|\bquorum\b|\bformant\b|\bconvocation|\bordre\s+du\s+jour|\bvotants\b|\bobjet\b"
    r"|\bnombre\s+de\b|\ben\s+exercice\b|(?:^|\n)[ \t]*deliberations?\s+n|\bdate\s+d|\b(?:le|la)\s+(?:president|maire)\w*\s+(?:ouvre|constate|rappelle|declare|propose|procede)"
    r"|\bil\s+(?:a\s+ete|est)\b|\bconformement\b|\blesquels\b|\b(?:ouverture|fin)\s+de\s+(?:la\s+)?seance|\bpresidente?\s+de\s+(?:la\s+)?seance|\bapprobation\b|\bvu\s+(?:le|la|les|l')"
    r"|(?:^|\n)[ \t]*points?\s+n|\ble\s+conseil\b|\baffich|\bdebut\s+de|\blevee\b|\brapporteur"
)
_BRACKETS = Pattern(r"[({\[][^(){}\[\]]{0,160}[)}\]]")
_NAMES_LINE = re.compile(r"[^\W\d_][\w'.-]*")
_LISTED = frozenset(
    ["m", "mme", "mm", "mmes", "mlle", "mr", "mrs", "ms", "monsieur", "madame", "messieurs", "mesdames", "mademoiselle", "de", "du", "des", "la", "le", "les", "d", "l", "et", "a", "au", "aux", "par", "pouvoir", "pouvoirs", "procuration", "procurations", "donne", "donnee", "donnent", "ont", "ayant", "avait", "represente", "representee", "represent", "mandataire", "maire", "adjoint", "adjointe", "adjoints", "conseiller", "conseillere", "conseillers", "conseilleres", "municipal", "municipale", "municipaux", "delegue", "deleguee", "president", "presidente", "vice", "absent", "absente", "excuse", "excusee", "qui", "son", "sa", "arrive", "arrivee", "parti", "partie", "depart", "van", "von", "der", "er", "eme", "ere", "suppleant", "suppleante", "titulaire", "remis", "recu", "communautaire", "remplace", "remplacee", "present", "presente", "nee"]
)  # fmt: skip

_RANKS = ("présent", "représenté", "excusé", "absent")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the roll: its status, and the span of its names."""

    status: str
    start: int
    end: int
    proxies: bool


#: No assembly has as many: the largest, that of a région, has 209 (Code électoral, art. L337).
_MOST_MEMBERS = 500


def members(clean: CleanText) -> tuple[Membre, ...]:
    """Return the members whom the roll names, in its order; empty where there is none."""
    parts = [] if tells_each(clean.folded[:_HEAD]) else list(_parts(clean))
    if not any(part.status == "présent" for part in parts):
        if sheet := tuple(present_in_columns(clean, _HEAD)):
            return sheet[:_MOST_MEMBERS]
        if roll_at := unheaded_roll(clean):
            start, last = roll_at
            stop = min((part.start for part in parts if part.start > start), default=_HEAD)
            end = _end_of_names(clean, clean.folded.part(0, _HEAD), start, max(stop, last))
            parts.insert(0, _Part("présent", start, max(end, last), proxies=False))
    lists = [(part, _no_places(_named(clean, part))) for part in parts]
    shaped = _shaped([named for _part, found in lists for named in found])
    roll = _Roll()
    for part, found in lists:
        kept = [named for named in found if named.link or not shaped or not _shouted(named)]
        for member in _ranked(part, kept):
            if len(roll.members) < _MOST_MEMBERS:
                roll.take(member)
    if not any(member.presence == "présent" for member in roll.members):
        return ()
    return tuple(roll.members)


def _no_places(found: list[Named]) -> list[Named]:
    """The people of a list, without the communes that columns left alone under a heading."""
    shouted = [named for named in found if not named.civil and named.name.isupper()]
    if len(shouted) < _FEWEST_PLACES or 2 * len(shouted) < len(found):
        return found
    places = [named for named in shouted if is_commune_key(name_key(named.name))]
    if len(places) < _FEWEST_PLACES or 2 * len(places) < len(found):
        return found
    return [named for named in found if named not in places]


_FEWEST_PLACES = 4


def _parts(clean: CleanText) -> Iterator[_Part]:
    """The parts of the roll, each from its heading to the next one or to the end of its names."""
    folded = _without_margin(clean)
    found = [match for match in _headings(folded) if _is_heading(clean, match)]
    last: int | None = None
    for index, match in enumerate(found):
        limit = found[index + 1].start() if index + 1 < len(found) else len(folded)
        if last is not None and match.start() - last > _REACH:
            return
        end = _end_of_names(clean, folded, match.end(), limit)
        status = _status(match.group())
        if end > match.end():
            last = end
            if status:
                yield _Part(status, match.end(), end, status == "représenté")


def _headings(folded: str) -> Iterator[re.Match[str]]:
    """Where headings stand, looked for in the lines that bear a word of presence alone."""
    done = 0
    for word in _STATUS_WORD.finditer(folded):
        if word.start() < done:
            continue
        line = folded.rfind("\n", 0, word.start()) + 1
        end = _line_end(folded, word.start())
        for match in _HEADING.finditer(folded, max(line, done), _line_end(folded, end + 1)):
            if match.start() > end:
                break
            yield match
            done = match.end()
        done = max(done, end)


def _line_end(folded: str, position: int) -> int:
    end = folded.find("\n", position)
    return len(folded) if end < 0 else end


_MARGIN = Pattern(
    r"^[ \t]*(?P<label>[^:\n]{3,45}:[ \t]*\d[\d/. ]*)(?=[ \t](?:m\.|mme|monsieur|madame)[ \t][^,;\n]*$)",
    re.M,
)


#: A figure straight before somebody, which few heads of texts hold.
_FIGURE_BESIDE = Pattern(r"(?<!\d)\d[\d/. ]*[ \t](?:m\.|mme|monsieur|madame)[ \t]")


def _without_margin(clean: CleanText) -> str:
    """The head of a text, without the labels and figures of a margin that the names run beside.

    « Votants : 26 Monsieur Paul DURAND » is a label of the margin and a name of the roll.
    """
    folded: str = clean.folded.part(0, _HEAD)
    margins = list(_MARGIN.finditer(folded)) if _FIGURE_BESIDE.search(folded) else []
    for margin in margins if len(margins) > 1 else ():
        start, end = margin.span("label")
        folded = folded[:start] + " " * (end - start) + folded[end:]
    return folded


def _is_heading(clean: CleanText, match: re.Match[str]) -> bool:
    """Whether names may follow: after a colon, at the end of a line, before a capital."""
    rest = clean.text[match.end() : match.end() + 40]
    if match["mark"] and match["mark"].strip() in (":", ";", "="):
        return True
    if _TIE.search(match.group()):
        return False  # « procuration à Paul DURAND » on a line of its own
    return not rest.strip(" \t") or bool(re.match(r"\s*(?:\n|[A-ZÀ-Ý(•·*-])", rest))


_TIE = re.compile(
    r"(?:pou?r?voirs?|procurations?|mandats?|representee?s?)\s+(?:a|au|aux|par|de|du)\b"
)


def _status(heading: str) -> str | None:
    """What a heading says of those under it; ``None`` for guests and staff."""
    if re.search(r"assist|participai|invite|auditeur|personnel|administrat|egalement", heading):
        return None
    if re.search(r"pou?r?voir|procuration|mandat|represente", heading):
        return "absent" if re.search(r"\bn'|\bsans\b|\bnon\s+repr", heading) else "représenté"
    if "excuse" in heading:
        return "excusé"
    if "absent" in heading:
        return "absent"
    return "présent" if re.search(r"present|presence", heading) else None


def _end_of_names(clean: CleanText, folded: str, start: int, limit: int) -> int:
    """Where the names under a heading end: before the first line that is no list of names."""
    shown = _BRACKETS.sub(lambda aside: " " * len(aside.group()), folded[start:limit])
    # Words begin there where they begin in the text, but for those in brackets.
    if stop := _ENDS.search(Prose.of(shown, clean.folded.starts, start)):
        limit = start + stop.start()
    end = position = start
    while position < limit:
        stop_at = clean.text.find("\n", position, limit)
        stop_at = limit if stop_at < 0 else stop_at
        line = shown[position - start : stop_at - start]
        if line.strip() and not _lists_names(clean.text[position:stop_at], line):
            break
        if clean.text[position:stop_at].strip():
            end = stop_at
        position = stop_at + 1
    return end


def _lists_names(written: str, folded: str) -> bool:
    """Whether the words of a line are mostly names, civilities, offices and what ties them."""
    names = others = 0
    for word in _NAMES_LINE.finditer(folded):
        plain = word.group().strip(".'-")
        if plain in _LISTED or len(plain) < 2:
            continue
        letter = written[word.start()]
        if letter.isupper() or re.match(r"[dl]'[A-ZÀ-Ý]", written[word.start() : word.start() + 3]):
            names += 1
        else:
            others += 1
    return others <= names


def _named(clean: CleanText, part: _Part) -> list[Named]:
    """The people under one heading."""
    written = clean.text[part.start : part.end]
    lines = _line_by_line(written)
    # Where a list runs over its lines, a line that stops short of the others ends a name.
    longest = max((len(line.strip()) for line in written.split("\n")), default=0)
    found = names_in(
        clean.text,
        clean.folded,
        part.start,
        part.end,
        width=longest + 1 if lines else int(0.75 * longest),
        proxies=part.proxies,
    )
    found = _columns(clean, found) if part.proxies and lines else found
    return [named for named in found if not named.lone or named.link or named.name.isupper()]


def _shaped(found: list[Named]) -> bool:
    """Whether a roll writes names with given names that are not in capitals."""
    whole = [named.name for named in found if " " in named.name]
    return sum(not name.isupper() for name in whole) >= max(4, 0.7 * len(whole))


def _shouted(named: Named) -> bool:
    """Words in capitals without civility: a title below the roll rather than a name of it."""
    return not named.civil and " " in named.name and named.name.isupper()


def _ranked(part: _Part, found: list[Named]) -> Iterator[Membre]:
    """The members under one heading, with their presence and their proxies."""
    last: Membre | None = None
    for named in _in_turn(found):
        if named.link in ("to", "for"):
            if last is not None:
                holder = named.name if named.link == "to" else None
                presence = "présent" if last.presence == "présent" else "représenté"
                last = replace(last, presence=presence, pouvoir=holder or last.pouvoir)
            continue
        if last is not None:
            yield last
        if named.link == "of" and last is not None:
            yield Membre(named.name, named.role, "représenté", last.nom)
            last = None
            continue
        if named.link == "stands":
            last = None
            continue
        last = Membre(named.name, named.role, named.presence or part.status)
    if last is not None:
        yield last


def _in_turn(found: list[Named]) -> Iterator[Named]:
    """The people of a list, each proxy behind who gave it where all of them came last.

    Two columns are read one after the other: « A / B / C », then « pouvoir à X / pouvoir à Y / … ».
    """
    links = [named.link == "to" for named in found]
    run = 0
    while run < len(links) and links[len(links) - 1 - run]:
        run += 1
    givers = found[len(found) - 2 * run : len(found) - run] if 2 * run <= len(found) else []
    if run < _FEWEST_IN_COLUMNS or any(named.link for named in givers) or len(givers) < run:
        yield from found
        return
    yield from found[: len(found) - 2 * run]
    for giver, holder in zip(givers, found[len(found) - run :], strict=True):
        yield giver
        yield holder


_FEWEST_IN_COLUMNS = 2


def _line_by_line(text: str) -> bool:
    """Whether each line of a list is a person, rather than a list that runs over its lines."""
    plain = _BRACKETS.sub("", text)
    lines = sum(bool(line.strip()) for line in plain.split("\n"))
    marks = len(re.findall(r"[,;]|\s[-–—]+\s", plain))
    civilities = len(re.findall(r"\b(?:M\.|Mme|MME|M\s)", plain))
    return lines > 1 and marks < 0.7 * lines and civilities < 1.8 * lines


def _columns(clean: CleanText, found: list[Named]) -> list[Named]:
    """Two people on a line that nothing ties: who is absent, and who votes for them."""
    paired: list[Named] = []
    for named in found:
        before = paired[-1] if paired else None
        alone = len(paired) < 2 or "\n" in clean.text[paired[-2].end : paired[-1].start]
        if (
            before is not None
            and before.link is None
            and named.link is None
            and alone
            and "\n" not in clean.text[before.end : named.start]
        ):
            named = replace(named, link="to")
        paired.append(named)
    return paired


@dataclass(slots=True)
class _Roll:
    """The members met so far, by the words of their names."""

    members: list[Membre] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=dict)

    def take(self, member: Membre) -> None:
        """Add a member, or what is new of one who stands there."""
        same = self._same(member.nom)
        if not same:
            for word in words_of(member.nom):
                self.by_word.setdefault(word, []).append(len(self.members))
            self.members.append(member)
            return
        known = self.members[same[0]]
        presence = min((known.presence or "absent", member.presence or "absent"), key=_RANKS.index)
        self.members[same[0]] = replace(
            known,
            presence=presence,
            role=known.role or member.role,
            pouvoir=known.pouvoir or member.pouvoir,
        )

    def _same(self, name: str) -> list[int]:
        """The members of that name, the first of them first."""
        near = {index for word in words_of(name) for index in self.by_word.get(word, ())}
        same = [index for index in sorted(near) if same_person(self.members[index].nom, name)]
        if len(same) > 1:
            folded = fold_letters(name)
            return [index for index in same if fold_letters(self.members[index].nom) == folded]
        return same


def with_office(
    clean: CleanText, roll: tuple[Membre, ...], president: str | None
) -> Iterator[Membre]:
    """Yield the roll, with the office of who presides where the heading tells it."""
    office = _office(clean, president) if president else None
    for member in roll:
        heads = president and office and same_person(member.nom, president)
        yield replace(member, role=office) if heads else member


def _office(clean: CleanText, president: str) -> str | None:
    """« M. X, Maire » or « le Maire, M. X », in the heading of the sitting."""
    surname = fold_letters(president).split()[-1]
    for match in re.finditer(rf"\b{re.escape(surname)}\b", clean.folded[:_HEAD]):
        told = _OFFICE_AFTER.match(clean.folded, match.end()) or _OFFICE_BEFORE.search(
            clean.folded, max(0, match.start() - 60), match.start()
        )
        if told:
            return clean.text[told.start("office") : told.end("office")].lower()
    return None


_OFFICE_AFTER = re.compile(r"\s*[,(-]?\s*(?:le\s+|la\s+)?(?P<office>maire|presidente?)\b")
_OFFICE_BEFORE = re.compile(
    r"\b(?P<office>maire|presidente?)\s*,?\s*(?:m\.|mr|mme|monsieur|madame)\s*(?:[\w-]+\s+){0,3}\Z"
)
