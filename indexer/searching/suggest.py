"""Suggestions while typing; mended queries come from ``indexer.searching.spelling.spelling``."""

from collections.abc import Mapping

from analyzers import analyze_short, fold, query_groups
from indexer.acts.stored import from_json
from indexer.keys import words_key
from indexer.searching.query import Correction, Word, parse
from indexer.searching.query.compiling import sequence
from indexer.searching.results import Suggestion
from indexer.searching.spelling.spelling import as_written, spelling
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Engine, EngineRequest, Tree

__all__ = ["Correction", "complete", "spelling"]

_MIN_TYPED = 2
#: A longer objet is no suggestion to read at a glance.
_OBJET_LENGTH = 110
#: Completions of a word that are looked at for each one kept.
_LOOKED_AT = 4


def complete(
    engine: Engine, text: str, bodies: Mapping[str, int], limit: int
) -> tuple[Suggestion, ...]:
    """What a person who began to type so may want: bodies, subjects of acts, then words.

    ``bodies`` are the names of the bodies of the index and the number of acts of each. Everything
    comes from acts that can be shown. Accents and case do not matter.
    """
    typed = fold(text).strip()
    if len(typed) < _MIN_TYPED or limit < 1:
        return ()
    names = _bodies(bodies, typed, max(limit // 3, 1))
    subjects = _subjects(engine, text, limit)
    free = min(limit - len(names) - len(subjects), limit // 2)
    words = _words(engine, text, typed, max(free, limit // 4, 1))
    room = limit - len(names) - len(words)
    unique: dict[str, Suggestion] = {}
    for suggestion in (*names, *words, *subjects[: max(room, 0)]):
        unique.setdefault(fold(suggestion.text), suggestion)
    return tuple(unique.values())[:limit]


def _bodies(counts: Mapping[str, int], typed: str, limit: int) -> list[Suggestion]:
    """Bodies one of whose words begins as typed, those with most acts first; signs between words do not count."""
    begun = " ".join(words_key(typed))
    if not begun:
        return []
    places = {name: f" {' '.join(words_key(name))}".find(f" {begun}") for name in counts}
    named = [name for name, place in places.items() if place >= 0]
    named.sort(key=lambda name: (places[name] > 0, -counts[name], name))
    return [Suggestion(name, "collectivite") for name in named[:limit]]


def _subjects(engine: Engine, text: str, limit: int) -> list[Suggestion]:
    """Subjects of acts that hold the words typed, the last of which may be unfinished."""
    tree = _beginning(text)
    if tree is None:
        return []
    result = engine.search(EngineRequest(tree, limit=limit * 2))
    objets = (from_json(hit.stored).acte.objet for hit in result.hits)
    short = dict.fromkeys(
        " ".join(objet.split()) for objet in objets if objet and len(objet) <= _OBJET_LENGTH
    )
    return [Suggestion(objet, "objet") for objet in short]


def _beginning(text: str) -> Tree | None:
    """The objets that hold all the words of a text, the last one as a beginning."""
    whole, _, last = text.rpartition(" ")
    forms = analyze_short(last)[1] or [fold(last)]
    words = [word for word in parse(whole).words if isinstance(word, Word)]
    parts = [sequence("objet", word.terms) for word in words]
    if last:
        stems = [group.terms[-1] for group in query_groups(last, synonyms=False)]
        beginning: Tree = nodes.Prefix("objet", forms[-1])
        parts.append(nodes.Or([beginning, *(nodes.Term("objet", stem) for stem in stems)]))
        # « compte ren » and « procès-ver » begin one word of two parts.
        typed = [form for word in words[-1:] for form in word.surface] + forms
        if len(typed) > 1:
            taken = 1 if len(forms) > 1 else 2
            joined = nodes.Prefix("objet", "".join(typed[-2:]))
            parts[-taken:] = [nodes.Or([nodes.And(parts[-taken:]), joined])]
    return nodes.And(parts) if parts else None


def _words(engine: Engine, text: str, typed: str, limit: int) -> list[Suggestion]:
    """The words that finish the last one typed, where acts have them with the others."""
    head, _, _ = text.rstrip().rpartition(" ")
    last = typed.rpartition(" ")[2]
    if len(last) < _MIN_TYPED:
        return []
    acts: dict[str, int] = {}
    stems: set[tuple[str, ...]] = set()
    for form, frequency in engine.prefixed("surface", last, limit * _LOOKED_AT):
        groups = query_groups(form, synonyms=False) if form.isalpha() else []
        if len(groups) == 1 and groups[0].terms not in stems:
            stems.add(groups[0].terms)
            whole = parse(f"{head} {form}").tree
            acts[form] = engine.search(EngineRequest(whole, limit=1)).total if head else frequency
    common = sorted((form for form in acts if acts[form]), key=lambda form: (-acts[form], form))
    return [
        Suggestion(f"{head} {as_written(engine, form)}".strip(), "mot") for form in common[:limit]
    ]
