"""Make ``racines.tsv``, ``desinences.tsv`` and ``mots.txt``, the tables of the French stemmer.

    python -m tools.build_stems TEXT…

Needs ``simplemma``, whose French list of forms and lemmas is the source. The texts (.txt, .jsonl,
.csv: a million words will do) only settle, by counting words, which lemma a form belongs to and
which family of words keeps the Snowball stem.

``desinences.tsv`` holds, for a few hundred endings of folded words, how many letters are taken off
(one character, 0-9 then a-z) and what is put instead to get a lemma; the longest ending decides.

``racines.tsv`` holds the stem of the words (forms or lemmas) for which Snowball's stem of that lemma
is not right: two families of words would share it, or one family would have several. Families come
from a few rules (a verb and its action nouns, a feminine and its masculine, an adverb and its
adjective) and from ``familles.txt``.

``mots.txt`` holds the lemmas of the words that exist, so that a word which is only absent from an index
is not taken for a misspelling of another.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import snowballstemmer
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from analyzers.letters.folding import fold
from analyzers.words.acronyms import acronyms
from analyzers.words.filters import is_stop
from analyzers.words.stemming import by_ending

HERE = Path(__file__).parents[1] / "analyzers" / "data"
HEADER = """\
# {what} Made by build_stems.py.
# Derived from the French list of simplemma 2.0.0 (Open Database License 1.0); this file is under
# the same licence.
"""
_WORD = re.compile(r"[^\W\d_]{3,}")
#: Simple past and imperfect subjunctive: acts hardly use them, and « -a » is no ending of theirs.
_LITERARY = re.compile(
    r"(?:(?<!r)a|as|ai|ames|ates|erent|at|ass(?:e|es|ent|ions|iez)|[iu]mes|[iu]tes|[iu]rent"
    r"|[uin]ss(?:e|es|ent|ions|iez)|ins?t|insse\w*)$"
)
_PRESENT_IN_ISS = re.compile(r"iss(?:e|es|ent|ions|iez)$")
#: Endings that make, of an infinitive in -er, the noun of the action; and of one in -ir.
_ACTIONS_ER = ("e", "ation", "ition", "ement", "age")
#: The same for endings that change their last consonant.
_CATIONS = (("ier", "ication"), ("quer", "cation"), ("guer", "gation"))
_ACTIONS_IR = ("i", "issement", "issage", "ition")
#: A feminine or an adverb and what it is made from.
_VARIANTS = (
    ("euse", "eux"), ("euse", "eur"), ("ive", "if"), ("iere", "ier"), ("elle", "el"), ("enne", "en"),
    ("trice", "teur"), ("llere", "ller"), ("gere", "ger"), ("ivement", "if"), ("usement", "ux"),
    ("ellement", "el"), ("emment", "ent"), ("amment", "ant"), ("ement", ""), ("ement", "e"), ("ment", ""),
    ("atif", "ation"), ("ique", "ie"), ("ique", "e"), ("ique", ""),
)  # fmt: skip
#: What is done to endings of words nobody knows, before anything is learnt.
_PLURALS = {"s": "1", "ss": "0", "eaux": "1"}
#: The number of letters taken off, as one character.
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
#: Words that long are no slip for another one even where they are rare.
_LONG_WORD = 11
#: First and second persons, conditionals: too rare in acts and queries to be listed.
_RARE_FORM = re.compile(r"(?:[^i]ons|[^n]ions|ez|ais|ait|aient|ras|rai|isse|isses)$")
_LONGEST_ENDING = 8
_FEMININE = re.compile(r"(?:ent|ant|al|el|ain|ien|eur|ard)e$")


class Families:
    """Sets of lemmas that share a stem (union-find)."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        self._parent = {lemma: lemma for lemma in lemmas}

    def __contains__(self, lemma: str) -> bool:
        return lemma in self._parent

    def find(self, lemma: str) -> str:
        """Give the lemma that stands for the family of another."""
        while self._parent[lemma] != lemma:
            self._parent[lemma] = self._parent[self._parent[lemma]]
            lemma = self._parent[lemma]
        return lemma

    def join(self, one: str, other: str) -> None:
        """Make two families one, where both words are known."""
        if one in self and other in self:
            self._parent[self.find(one)] = self.find(other)


def count_words(paths: Iterable[str]) -> Counter[str]:
    """Count the words of texts, accents kept."""
    counts: Counter[str] = Counter()
    for path in paths:
        counts.update(
            _WORD.findall(Path(path).read_text(encoding="utf-8", errors="replace").lower())
        )
    return counts


def lexicon() -> Iterator[tuple[str, str]]:
    """Give each form and its lemma, in small letters, without words of several parts."""
    table = DefaultDictionaryFactory().get_dictionary("fr")
    for form, lemma in table.items():
        if _WORD.fullmatch(form) and _WORD.fullmatch(lemma) and form == form.lower():
            yield form, lemma.lower()


def infinitives(entries: Iterable[tuple[str, str]]) -> set[str]:
    """Tell the verbs: lemmas with the ending of an infinitive and many forms."""
    forms = Counter(lemma for _, lemma in entries)
    return {
        lemma for lemma, n in forms.items() if n >= 12 and re.search(r"(?:er|ir|ïr|re)$", lemma)
    }


def lemmas_of_forms(counts: Counter[str]) -> tuple[dict[str, str], set[str]]:
    """Give the folded lemma of each folded form, the most used first, and the folded infinitives."""
    entries = list(lexicon())
    verbs = infinitives(entries)
    used: Counter[str] = Counter()
    for form, lemma in entries:
        used[lemma] += counts[form]
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for form, lemma in entries:
        folded, target = fold(form), fold(lemma)
        present = lemma.endswith("ir") and _PRESENT_IN_ISS.search(folded)
        rare = _RARE_FORM.search(folded) or (_LITERARY.search(folded) and not present)
        if lemma in verbs and folded != target and rare:
            continue
        known = 0.3 if used[lemma] else 0.0
        weights[folded][target] += counts[form] + known + (0.1 if folded == target else 0)
        weights[target][target] += counts[lemma] + known + 0.2
    best = {
        form: max(among, key=lambda lemma: (among[lemma], -len(lemma)))
        for form, among in weights.items()
    }
    _settle(best)
    return best, {fold(verb) for verb in verbs}


def _settle(best: dict[str, str]) -> None:
    """Make the forms of one word agree where the lexicon gives them to several, then obey the hand."""
    together, apart, lemma_of = read_families()
    for word in apart.union(*together):
        best[word] = word
    for form in sorted(best):
        masculine = form[:-1]
        of_verb = best[form] != form and best[form].endswith(("ir", "re"))
        if form.endswith("e") and of_verb and best.get(masculine) == masculine:
            best[form] = masculine  # « reconnue » goes with « reconnu », an adjective of its own
        if form.endswith("ee") and best[form] != form and masculine in best:
            best[form] = f"{form[:-2]}er" if masculine in apart else best[masculine]
    for form in sorted(best):
        singular = form[:-1]
        if form.endswith("s") and singular in best and best[form] != form:
            own = best[singular] == singular or singular.endswith("ee")
            best[form] = best[singular] if own else best[form]  # « taxes »: of a tax, not of to tax
    best.update(lemma_of)


def read_families() -> tuple[list[list[str]], set[str], dict[str, str]]:
    """Read the decisions made by hand: words together, words apart, lemmas of forms (folded)."""
    together: list[list[str]] = []
    apart: set[str] = set()
    lemma_of: dict[str, str] = {}
    for line in (HERE / "familles.txt").read_text(encoding="utf-8").splitlines():
        sign, *words = fold(line).split() or [""]
        if sign == "=":
            together.append(words)
        elif sign == "!":
            apart.update(words)
        elif sign == ">":
            lemma_of.update(dict.fromkeys(words[1:], words[0]))
    return together, apart | acronyms(), lemma_of


def families(lemmas: set[str], verbs: set[str]) -> Families:
    """Group lemmas by the rules, then by hand."""
    together, apart, _ = read_families()
    free = lemmas - apart
    found = Families(lemmas)
    for verb in sorted(verbs & free):
        for noun in action_nouns(verb):
            if noun in free:
                found.join(noun, verb)
    for word in sorted(free):
        for other in variants(word):
            if other in free and other not in verbs:
                found.join(word, other)
    for family in together:
        for word in family[1:]:
            found.join(word, family[0])
    return found


def action_nouns(verb: str) -> list[str]:
    """Give the nouns of the action that a verb may have."""
    endings = _ACTIONS_ER if verb.endswith("er") else _ACTIONS_IR if verb.endswith("ir") else ()
    return [verb[:-2] + ending for ending in endings] + bare_nouns(verb) + _in_cation(verb)


def _in_cation(verb: str) -> list[str]:
    """Give the noun in -cation or -gation: « identification », « fabrication », « irrigation »."""
    for ending, noun in _CATIONS:
        if verb.endswith(ending):
            return [verb.removesuffix(ending) + noun]
    return []


def variants(word: str) -> list[str]:
    """Give what a word may be the feminine, the plural or the adverb of."""
    bases = [
        word.removesuffix(ending) + other for ending, other in _VARIANTS if word.endswith(ending)
    ]
    found = [base for base in bases if len(base) > 3]
    if len(word) >= 6 and _FEMININE.search(word):
        found.append(word[:-1])
    if word.endswith("s") and not re.search(r"(?:is|us|as|os)$", word):
        found.append(word[:-1])
    return found


def bare_nouns(verb: str) -> list[str]:
    """Give the nouns that a verb in -er adds its ending to: « calcul », « sanction »."""
    base = verb.removesuffix("er")
    if base == verb or len(base) < 5:
        return []
    return [base, base[:-1]] if base.endswith("onn") else [base]


def stems(lemmas: Counter[str], found: Families) -> dict[str, str]:
    """Give the stem of each lemma: one for each family, none for two families."""
    snowball = snowballstemmer.stemmer("french")
    usual = {lemma: snowball.stemWord(lemma) for lemma in lemmas}
    members: dict[str, list[str]] = defaultdict(list)
    for lemma in sorted(lemmas):
        members[found.find(lemma)].append(lemma)
    claimed = set(acronyms())
    result = {acronym: acronym for acronym in claimed}
    for family in sorted(
        members.values(), key=lambda family: (-sum(lemmas[lemma] for lemma in family), family)
    ):
        if claimed.issuperset(family) and family[0] in result:
            continue
        main = max(family, key=lambda lemma: (lemmas[lemma], -len(lemma)))
        choices = [usual[main], *(usual[lemma] for lemma in family), main, *family]
        stem = next((choice for choice in choices if choice not in claimed), f"{main}_")
        claimed.add(stem)
        result.update(dict.fromkeys(family, stem))
    return result


def ending_rules(lemma_of: dict[str, str]) -> dict[str, str]:
    """Learn what endings become; one stands only where it decides otherwise than a shorter one."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for form, lemma in lemma_of.items():
        same = _common(form, lemma)
        rule = f"{_DIGITS[len(form) - same]}{lemma[same:]}"
        for start in range(max(0, len(form) - _LONGEST_ENDING), len(form) + 1):
            votes[form[start:]][rule] += 1
    decided: dict[str, str] = {}
    rules: dict[str, str] = {}
    for ending in sorted(votes, key=len):
        shorter = decided.get(ending[1:]) if ending else None
        decided[ending] = _decide(ending, votes[ending], shorter)
        if decided[ending] != shorter:
            rules[ending] = decided[ending]
    return rules


def exceptions(
    lemma_of: dict[str, str], stem_of: dict[str, str], rules: dict[str, str], used: Counter[str]
) -> dict[str, str]:
    """Give the stems to be listed: of the lemmas, then of the usual forms that rules lead astray."""
    snowball = snowballstemmer.stemmer("french")
    listed = {lemma: stem for lemma, stem in stem_of.items() if snowball.stemWord(lemma) != stem}
    for form, lemma in lemma_of.items():
        if not used[lemma]:
            continue
        guess = form if form in listed else by_ending(form, rules)
        if (listed.get(guess) or snowball.stemWord(guess)) != stem_of[lemma]:
            listed[form] = stem_of[lemma]
    return listed


def _common(one: str, other: str) -> int:
    """Count the letters that two words begin with."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _decide(ending: str, votes: Counter[str], shorter: str | None) -> str:
    """Give the rule of an ending; only one that is nearly always right goes beyond the words known."""
    if shorter is None:
        return "0"
    if ending in _PLURALS:
        return _PLURALS[ending]
    best, count = votes.most_common(1)[0]
    total = votes.total()
    sure = len(ending) > 1 and total >= 40 and count >= 0.9 * total
    return best if sure and count > votes[shorter] else shorter


def write(name: str, what: str, table: Mapping[str, str | None]) -> None:
    """Write a table beside this script, sorted; of one column where there are no values."""
    lines = (
        f"{key}\n" if value is None else f"{key}\t{value}\n" for key, value in sorted(table.items())
    )
    (HERE / name).write_text(HEADER.format(what=what) + "".join(lines), encoding="utf-8")


def main(*texts: str) -> None:
    """Write the tables."""
    counts = count_words(texts)
    lemma_of, verbs = lemmas_of_forms(counts)
    used = Counter(dict.fromkeys(lemma_of.values(), 0))
    for word, n in counts.items():
        if not is_stop(word) and fold(word) in lemma_of:
            used[lemma_of[fold(word)]] += n
    stem_of = stems(used, families(set(used), verbs))
    rules = ending_rules(lemma_of)
    write("desinences.tsv", "Endings of words and how they become lemmas.", rules)
    write(
        "racines.tsv",
        "Words whose stem is not Snowball's.",
        exceptions(lemma_of, stem_of, rules, used),
    )
    known = {lemma for lemma in used if used[lemma] or len(lemma) >= _LONG_WORD}
    write("mots.txt", "Lemmas of the words of French.", dict.fromkeys(known | acronyms()))


if __name__ == "__main__":
    main(*sys.argv[1:])
