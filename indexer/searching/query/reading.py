"""From what was typed to clauses: words through the analyzers, fields through their values."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from analyzers import TermGroup, analyze_short, fold, query_groups
from analyzers.runs.compounds import find_name
from indexer.fields.fields import QUANTITIES
from indexer.searching.query.clauses import (
    All,
    Clause,
    Everything,
    Not,
    Period,
    Phrase,
    Prefix,
    Restriction,
    Word,
    conjunction,
    disjunction,
)
from indexer.searching.query.field_values import (
    NAME_FIELDS,
    WORD_FIELDS,
    WrongValue,
    bounds,
    compared,
    keyword,
    said_value,
    sitting_in,
)
from indexer.searching.query.moments import announced_at, moments, note, of_year, opening
from indexer.searching.query.said_values import said_values
from indexer.searching.query.typed import Group, Leaf, Typed

#: Letters a prefix needs, so that it does not stand for half of the dictionary.
MIN_PREFIX = 3
_NAME_PIECE = re.compile(r"[^\W_]+")
#: Words a query may hold; those after are left out, with a note.
MAX_WORDS = 64


@dataclass(slots=True)
class Reader:
    """Reads one tree of what was typed; ``notes`` and ``commonplace`` tell what was left out, and why."""

    text: str
    notes: list[str] = field(default_factory=list)
    #: Words without a term of their own (stop words), kept in case nothing else remains.
    commonplace: list[str] = field(default_factory=list)
    words: int = 0
    synonyms: bool = True

    def clause(self, typed: Typed) -> Clause:
        """The clause of a node of the tree."""
        if isinstance(typed, Leaf):
            return conjunction(self._leaf(typed))
        if typed.operator == "not":
            return self._negation(typed)
        if typed.operator == "or":
            return _alternatives([self._parts(side) for side in typed.parts])
        return conjunction(self._parts(typed))

    def _parts(self, typed: Typed) -> list[Clause]:
        """The clauses of a group, with ``du:`` and ``au:`` made into one period, where the first of them stands."""
        ends = {"du": "", "au": ""}
        parts: list[Clause] = []
        place = 0
        for part in _whole_names(typed.parts) if isinstance(typed, Group) else [typed]:
            if isinstance(part, Leaf) and part.field in ends:
                place = place if any(ends.values()) else len(parts)
                ends[part.field] = part.text
            else:
                parts += map(self.clause, _one_excluded(part))
        period = self._period(ends["du"], ends["au"])
        return self._agreed([*parts[:place], *period, *parts[place:]])

    def _agreed(self, parts: list[Clause]) -> list[Clause]:
        """The clauses without the exclusion of a word that is asked for beside it, which nothing would answer.

        A title that is pasted holds dashes: « réseau -rue du lavoir et rue du four ».
        """
        whole = conjunction(parts)
        flat = whole.parts if isinstance(whole, All) else (whole,)
        if not any(isinstance(part, Not) for part in flat):
            return parts
        asked = {(part.terms, part.field) for part in flat if isinstance(part, Word)}
        return [self._without_asked(part, asked) for part in parts]

    def _without_asked(self, part: Clause, asked: Container[object]) -> Clause:
        """A part of a group without the exclusions of what is asked for."""
        if isinstance(part, All):
            return conjunction([self._without_asked(inner, asked) for inner in part.parts])
        word = part.part if isinstance(part, Not) else None
        if isinstance(word, Word) and (word.terms, word.field) in asked:
            self.notes.append(f"« {word.text} » est demandé aussi : ce mot n’est pas exclu.")
            return Everything()
        return part

    def _period(self, du: str, au: str) -> list[Clause]:
        low = self._bounds("du", du)
        high = self._bounds("au", au)
        if low and high and low[0] > high[1]:
            low, high = high, low
        if not low and not high:
            return []
        return [Period(low[0] if low else None, high[1] if high else None)]

    def _bounds(self, name: str, value: str) -> tuple[int, int] | None:
        if not value:
            return None
        try:
            return bounds(name, value)
        except WrongValue as wrong:
            self.notes.append(str(wrong))
            return None

    def _negation(self, group: Group) -> Clause:
        known = len(self.commonplace)
        # To exclude a word is not to exclude what else may stand for it.
        self.synonyms, before = False, self.synonyms
        part = conjunction([self.clause(child) for child in group.parts])
        self.synonyms = before
        del self.commonplace[known:]
        # To exclude a word that stands for nothing (a stop word) is to exclude nothing.
        return Everything() if isinstance(part, Everything) else Not(part)

    def _leaf(self, leaf: Leaf) -> list[Clause]:
        name = leaf.field
        if name in ("date", "du", "au"):
            days = self._bounds(name, leaf.text)
            if days is None:
                return []
            return [Period(None if name == "au" else days[0], None if name == "du" else days[1])]
        if name is not None and name not in WORD_FIELDS:
            return self._keyword(name, leaf.text)
        if name in NAME_FIELDS:
            return self._name(leaf, name)
        target = name
        if leaf.kind == "prefix":
            return self._prefix(leaf, target)
        if leaf.kind == "phrase" and target is None:
            return self._phrase(leaf)
        return self._words(leaf, target)

    def _keyword(self, name: str, value: str) -> list[Clause]:
        try:
            return [(compared if name in QUANTITIES else keyword)(name, value)]
        except WrongValue as wrong:
            self.notes.append(str(wrong))
            return []

    def _prefix(self, leaf: Leaf, target: str | None) -> list[Clause]:
        prefix = fold(leaf.text)
        if len(prefix) < MIN_PREFIX:
            self.notes.append(
                f"« {leaf.text}* » est trop court : un début de mot a au moins {MIN_PREFIX} lettres."
            )
            return []
        return [Prefix(leaf.text, leaf.start, leaf.end, prefix, target)]

    def _phrase(self, leaf: Leaf) -> list[Clause]:
        terms = tuple(analyze_short(leaf.text)[1])
        if not self._room(len(terms)):
            return []
        if not terms:
            self.commonplace.append(leaf.text)
            return []
        return [Phrase(leaf.text.strip(), leaf.start, leaf.end, terms)]

    def _words(self, leaf: Leaf, target: str | None) -> list[Clause]:
        groups = query_groups(leaf.text, synonyms=self.synonyms)
        if not groups:
            self.commonplace.append(leaf.text)
        # A run of words is as long as what was typed; quotes stand around the words of a phrase.
        quoted = leaf.kind == "phrase"
        shift = self.text.index(leaf.text, leaf.start) if quoted else leaf.start
        found: list[Clause] = []
        for group in groups:
            if not self._room(1):
                break
            found.append(_word(group, shift, target))
        if quoted or target is not None or not self.synonyms:
            return found
        told = self._with_values(self._with_moments(found, leaf.text, shift), leaf.text, shift)
        return [_with_its_year(word) for word in told]

    def _with_moments(self, words: list[Clause], text: str, shift: int) -> list[Clause]:
        """Let the words of a date or a period be the date of the sitting as well, and say so."""
        for moment in moments(text):
            # « séance du », « délibérations de » in front tell nothing else, nor does « pv » before the name of a body.
            start, end = announced_at(text, moment) + shift, moment.end + shift
            first = opening(text) + shift if moment.is_date else shift
            inside = [
                w
                for w in words
                if isinstance(w, Word) and ((start <= w.start and w.end <= end) or w.end <= first)
            ]
            if not inside:
                continue
            sitting = sitting_in(moment)
            either = disjunction([conjunction([*inside]), sitting])
            at = words.index(inside[0])
            words = [*words[:at], either, *(w for w in words[at:] if w not in inside)]
            self.notes.append(note(text[moment.start : moment.end], moment))
        return words

    def _with_values(self, words: list[Clause], text: str, shift: int) -> list[Clause]:
        """Take words that say a matière for its code, and let those that say an amount be that of the act as well."""
        for said in said_values(text):
            start, end = said.start + shift, said.end + shift
            inside = [w for w in words if isinstance(w, Word) and start <= w.start and w.end <= end]
            if not inside:
                continue
            try:
                value = said_value(said)
            except WrongValue:
                continue
            at = words.index(inside[0])
            meant = value if said.code else disjunction([conjunction([*inside]), value])
            words = [*words[:at], meant, *(w for w in words[at:] if w not in inside)]
            told = (
                "pris pour le code de la nomenclature."
                if said.code
                else "les actes avec un tel montant sont montrés aussi."
            )
            self.notes.append(f"« {text[said.start : said.end]} » : {told}")
        return words

    def _name(self, leaf: Leaf, target: str) -> list[Clause]:
        terms = tuple(analyze_short(leaf.text)[1])
        if not terms:
            return []
        return [Phrase(leaf.text.strip(), leaf.start, leaf.end, terms, target)]

    def _room(self, words: int) -> bool:
        self.words += words
        if self.words - words <= MAX_WORDS < self.words:
            self.notes.append(f"Seuls les {MAX_WORDS} premiers mots ont été cherchés.")
        return self.words <= MAX_WORDS


def _one_excluded(typed: Typed) -> Sequence[Typed]:
    """A minus (or SAUF) excludes the word, or the name of several words, behind it: those that follow are asked for."""
    leaf = typed.parts[0] if isinstance(typed, Group) and typed.operator == "not" else None
    if not isinstance(leaf, Leaf) or leaf.kind != "words" or leaf.field is not None:
        return [typed]
    groups = query_groups(leaf.text, synonyms=False)
    cut = leaf.text.find(" ", groups[0].end) if groups else -1
    if cut < 0:
        return [typed]
    excluded = Leaf(leaf.text[:cut], leaf.start, leaf.start + cut)
    asked = Leaf(leaf.text[cut + 1 :], leaf.start + cut + 1, leaf.end)
    return [Group("not", [excluded]), asked]


def _whole_names(parts: Sequence[Typed]) -> Iterator[Typed]:
    """The parts, those after ``commune:`` with all the words of a known name, which need no quotes: « commune:saint gilles »."""
    waiting: Leaf | None = None
    for part in parts:
        leaf = part if isinstance(part, Leaf) and part.kind == "words" else None
        if waiting and leaf and leaf.field is None:
            yield from _parted_name(waiting, leaf)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = leaf if leaf and leaf.field in NAME_FIELDS else None
        if waiting is None:
            yield part
    if waiting:
        yield waiting


def _parted_name(name: Leaf, words: Leaf) -> Iterator[Leaf]:
    """What was typed after the name of a field and the words behind it, parted where a known name of several words ends."""
    pieces = list(_NAME_PIECE.finditer(f"{name.text} {words.text}"))
    keys = [fold(piece[0]) for piece in pieces]
    # « le plessis », « la roche »: an article stands before the name.
    found = next((at + run[0] for at in (0, 1) if (run := find_name(keys, at))), 0)
    end = pieces[found - 1].end() - len(name.text) - 1 if found else 0
    if end <= 0:
        yield from (name, words)
        return
    yield name._replace(text=f"{name.text} {words.text[:end]}", end=words.start + end)
    if rest := words.text[end:].lstrip():
        yield Leaf(rest, words.end - len(rest), words.end)


def _word(group: TermGroup, shift: int, target: str | None) -> Word:
    return Word(
        text=group.text,
        start=group.start + shift,
        end=group.end + shift,
        terms=group.terms,
        surface=group.surface,
        name=group.name,
        synonyms=group.synonyms,
        weight=group.weight,
        field=target,
    )


def _with_its_year(clause: Clause) -> Clause:
    """A word that is a year, for the sittings of that year too: an act cut out of minutes does not tell its own."""
    year = of_year(clause.text) if isinstance(clause, Word) else None
    if year is None or not isinstance(clause, Word):
        return clause
    return replace(clause, sittings=sitting_in(year))


def _is_restriction(clause: Clause) -> bool:
    return isinstance(clause, Restriction | Not)


def _alternatives(sides: list[list[Clause]]) -> Clause:
    """The sides of OU; restrictions that stand beside words on one side only hold for all.

    « cantine OU garderie -tarif » means neither with « tarif »; « type:pv OU type:cr » stays as it
    is, and so does « cantine commune:Lens OU garderie commune:Lille ».
    """
    restricted = [side for side in sides if any(map(_is_restriction, side))]
    shared: list[Clause] = []
    if len(restricted) == 1 and not all(map(_is_restriction, restricted[0])):
        shared = [part for part in restricted[0] if _is_restriction(part)]
    wanted = [conjunction([part for part in side if part not in shared]) for side in sides]
    return conjunction([disjunction([w for w in wanted if not isinstance(w, Everything)]), *shared])
