"""From a text with signs to the tree of what was typed, by ``whoosh.qparser``, for what French people type.

Only what :func:`~indexer.searching.query.typed.plain` leaves comes here: most queries do not load Whoosh.
Taggers find quotes, fields, operators, exclusions, prefixes and parentheses; whatever is left
between them stays words, in runs that the analyzers then see whole (« 3 500 », « hauts de france »).
Nothing that looks like syntax but has nothing to apply to is an error: it is a word or nothing.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from typing import Any, Literal

from whoosh import qparser
from whoosh.qparser import syntax
from whoosh.qparser.plugins import FieldsPlugin, GroupPlugin, Plugin, TaggingPlugin
from whoosh.qparser.taggers import FnTagger, RegexTagger

from analyzers import fold
from indexer.fields.fields import QUANTITIES
from indexer.searching.query.field_values import NAME_FIELDS, NAMES, WORD_FIELDS, may_be
from indexer.searching.query.typed import Group, Leaf, Typed

#: A node of ``whoosh.qparser.syntax``, which ships no types.
Node = Any

MAX_DEPTH = 20
_QUOTES = '"«»“”„‟'
_PHRASE = rf'"(?P<straight>[^"]*)"|[«“„](?P<curly>[^{_QUOTES}]*)[»”“‟]'
#: French sets a blank before a colon, where a field is told by its value.
_FIELD_LIKE = (
    r"(?<![\w:])(?P<name>[^\W\d_]{2,20})(?P<apart> ?):[ \u00a0\u202f]?"
    rf"(?=[^\s:)])(?={_PHRASE}|(?P<value>\S+))"
)
#: A number with its thousands parted or not, and its unit.
_NUMBER = (
    r"(?:\d{1,3}(?:\s\d{3})+|\d+)(?:[.,]\d+)?(?:\s?(?:[km]?\s?€|[km](?![a-z])|(?:[km]\s?)?euros?))?"
)
#: A number that is compared, or a sign alone, which is told to lack one.
_COMPARED = re.compile(r"[\"«]?\s*(?:[<>=≤≥]*\s*\d|[<>=≤≥]+(?!\s*\w))")
_LOWER = re.compile(r"[a-zà-öø-ÿœ]")
#: What denies what follows: in a text, and in one without a small letter.
_NEGATIONS, _OF_CAPITALS = "SAUF|NOT|NON", "SAUF|NOT"


class PhraseNode(syntax.TextNode):  # type: ignore[misc]
    """Words between quotes."""


class PrefixNode(syntax.TextNode):  # type: ignore[misc]
    """The beginning of words, before a star."""


#: What groups and leaves are, where they are no « ET » and no words.
_GROUPS: dict[type, Literal["and", "or", "not"]] = {syntax.OrGroup: "or", syntax.NotGroup: "not"}
_LEAVES: dict[type, Literal["words", "phrase", "prefix"]] = {
    PhraseNode: "phrase",
    PrefixNode: "prefix",
}


class Operator(syntax.MarkerNode):  # type: ignore[misc]
    """OU, ET or SAUF, in capitals; ``kind`` is ``or``, ``and`` or ``not``."""

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.text = text


class _Phrases(TaggingPlugin):  # type: ignore[misc]
    """Straight, typographic and French quotes; a lonely quote is ignored."""

    expr = re.compile(_PHRASE)
    priority = -10

    def create(self, parser: Node, match: re.Match[str]) -> Node:
        words = match["straight"] if match["straight"] is not None else match["curly"]
        return PhraseNode(words)


class _Ignored(TaggingPlugin):  # type: ignore[misc]
    """Quotes that close nothing and stars that follow nothing count as spaces."""

    expr = re.compile(rf"[{_QUOTES}]+|(?<!\w)\*+")
    nodetype = syntax.Whitespace
    priority = 50


class _Synonyms(TaggingPlugin):  # type: ignore[misc]
    """What ``indexer.searching.query.wording`` adds about synonyms, when what was understood is typed again."""

    expr = re.compile(r"\[aussi : [^\]]*\]")
    nodetype = syntax.Whitespace
    priority = -20


class _Prefixes(TaggingPlugin):  # type: ignore[misc]
    """``subvent*``; what follows the star in the same word is let go."""

    expr = re.compile(r"(?<![\w'’.\-*])(?P<text>\w[\w'’\-]*)\*[\w*]*")
    nodetype = PrefixNode
    priority = -5


class _Suffixes(TaggingPlugin):  # type: ignore[misc]
    """The feminine or plural in brackets of « adjoint(e)s » is ignored, not required."""

    expr = re.compile(r"(?<=\w)\(\w{1,6}\)\w?")
    nodetype = syntax.Whitespace
    priority = -10


class _Fields(FieldsPlugin):  # type: ignore[misc]
    """``objet:``, ``commune:`` …; any other word before a colon is a word."""

    class FieldTagger(RegexTagger):  # type: ignore[misc]
        """Takes known names only, whatever their case and accents."""

        def create(self, parser: Node, match: re.Match[str]) -> Node:
            name = NAMES.get(fold(match["name"]))
            if name is None:
                return None
            if name in QUANTITIES and not _COMPARED.match(match.string, match.end()):
                # « Avis pour : travaux » is words.
                return None
            if match["apart"] and name not in QUANTITIES:
                if name in WORD_FIELDS and name not in NAME_FIELDS:
                    # « Objet : » was pasted with what it stands before, which is looked for anywhere.
                    return syntax.Whitespace()
                if not may_be(name, match["straight"] or match["curly"] or match["value"] or ""):
                    return None
            return syntax.FieldnameNode(name, match[0])

    def __init__(self) -> None:
        super().__init__(remove_unknown=False)

    def taggers(self, parser: Node) -> list[tuple[Node, int]]:
        return [(self.FieldTagger(_FIELD_LIKE), -1)]


class _Amounts(TaggingPlugin):  # type: ignore[misc]
    """``montant:>10 000 €``: a number whose thousands are parted, or that its sign or unit stands apart from."""

    expr = re.compile(
        rf"(?<![\w:])(?P<name>[^\W\d_]{{2,20}}) ?:\s?(?P<value>(?:[<>]=?|=|[≥≤])?\s?{_NUMBER}(?:\s?(?:-|–|\.\.)\s?{_NUMBER})?)(?![\w.,])",
        re.IGNORECASE,
    )
    priority = -3

    def create(self, parser: Node, match: re.Match[str]) -> Node:
        name = NAMES.get(fold(match["name"]))
        return syntax.WordNode(match["value"]).set_fieldname(name) if name in QUANTITIES else None


class _Operators(Plugin):  # type: ignore[misc]
    """ET/AND, OU/OR and SAUF/NOT/NON in capitals, and the minus sign before a word.

    NON stands in too many titles written in capitals (« ADMISSION EN NON VALEUR ») to be an operator
    where nothing is in small letters.
    """

    def __init__(self, negations: str) -> None:
        self._words = (("and", "ET|AND"), ("or", "OU|OR|\\|\\|?"), ("not", negations))

    def taggers(self, parser: Node) -> list[tuple[Node, int]]:
        found = [
            (FnTagger(rf"(?:^|(?<=[\s()]))(?P<text>{words})(?=[\s(])", _operator(kind)), 0)
            for kind, words in self._words
        ]
        minus = FnTagger(r"(?:^|(?<=[\s(]))(?P<text>[-−–])(?=[\w\"«“„(])", _operator("not"))
        return [*found, (minus, 0)]

    def filters(self, parser: Node) -> list[tuple[Node, int]]:
        return [(_drop_idle, 50), (_join_words, 400), (_apply, 600)]


def _operator(kind: str) -> Node:
    return lambda text: Operator(kind, text)


def tree_of(text: str) -> Typed:
    """What was typed, as a tree; every text has one."""
    if _depth(text) > MAX_DEPTH:
        text = text.translate({ord("("): " ", ord(")"): " "})
    return _typed(_parser(_NEGATIONS if _LOWER.search(text) else _OF_CAPITALS).process(text))


def _typed(node: Node) -> Typed:
    """What a node of Whoosh says."""
    if isinstance(node, syntax.GroupNode):
        return Group(_GROUPS.get(type(node), "and"), [_typed(child) for child in node])
    kind = _LEAVES.get(type(node), "words")
    return Leaf(node.text, node.startchar, node.endchar, kind, node.fieldname)


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in re.findall(r"[()]", text):
        depth = depth + 1 if bracket == "(" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _children(parser: Node, group: Node, change: Any) -> Iterator[Node]:
    for node in group:
        yield change(parser, node) if isinstance(node, syntax.GroupNode) else node


def _drop_idle(parser: Node, group: Node) -> Node:
    """An operator without what it needs on its sides is an ordinary word."""
    new = group.empty_copy()
    nodes = list(_children(parser, group, _drop_idle))
    solid = [not n.is_ws() and not isinstance(n, Operator) for n in nodes]
    for rank, node in enumerate(nodes):
        if isinstance(node, Operator):
            after = _next_solid(nodes, rank)
            before = node.kind == "not" or any(solid[:rank])
            if not (after and before):
                node = _as_word(node)
        new.append(node)
    return new


def _next_solid(nodes: list[Node], rank: int) -> bool:
    """Whether an operand follows, at most another negation away."""
    for node in nodes[rank + 1 :]:
        if isinstance(node, Operator):
            if node.kind != "not":
                return False
        elif not node.is_ws():
            return True
    return False


def _as_word(node: Node) -> Node:
    word = syntax.WordNode(node.text)
    return word.set_range(node.startchar, node.endchar)


def _join_words(parser: Node, group: Node) -> Node:
    """Neighbouring words become one run, so that the analyzers see what belongs together."""
    new = group.empty_copy()
    run: list[Node] = []
    end = 0
    for node in _children(parser, group, _join_words):
        touches = run and not isinstance(node, syntax.GroupNode) and node.startchar == end
        if touches and node.is_ws() and node.endchar == end + 1:
            end += 1
        elif isinstance(node, syntax.WordNode) and node.fieldname is None:
            if run and not touches:
                new.append(_run(run))
                run = []
            run.append(node)
            end = node.endchar
        else:
            if run:
                new.append(_run(run))
                run = []
            new.append(node)
    if run:
        new.append(_run(run))
    return new


def _run(words: list[Node]) -> Node:
    spaces = [" " * (two.startchar - one.endchar) for one, two in pairwise(words)]
    text = "".join(chain(*zip((word.text for word in words), [*spaces, ""], strict=True)))
    joined = syntax.WordNode(text)
    return joined.set_range(words[0].startchar, words[-1].endchar)


def _apply(parser: Node, group: Node) -> Node:
    """Put operands under their operators: negation first, then the sides of OU."""
    sides: list[list[Node]] = [[]]
    negated = False
    for node in _children(parser, group, _apply):
        if isinstance(node, Operator):
            if node.kind == "or":
                sides.append([])
            negated = negated ^ (node.kind == "not")
        else:
            sides[-1].append(syntax.NotGroup([node]) if negated else node)
            negated = False
    if len(sides) == 1:
        return syntax.AndGroup(sides[0])
    return syntax.OrGroup([syntax.AndGroup(side) for side in sides])


@cache
def _parser(negations: str) -> Node:
    plugins = [_Phrases, _Ignored, _Synonyms, _Prefixes, _Suffixes, _Amounts, _Fields, GroupPlugin]
    made = [*(plugin() for plugin in plugins), _Operators(negations)]
    return qparser.QueryParser(None, None, plugins=made)
