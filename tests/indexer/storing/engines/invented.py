"""Collections, trees and requests for Hypothesis to draw: small, and full of what trips engines."""

from typing import Any

from hypothesis import strategies as st

from indexer.acts.documents import IndexDocument
from indexer.fields.fields import NUMBER_FIELDS
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import EngineRequest, Filter, Range

WORDS = ("eau", "eau", "eaux", "ecole", "5.7", "é*", "a+b", "[x]")
VALUES = (
    "5",
    "5.7",
    "5.70",
    "Saint-Ouen (93)",
    "L'Île & co",
    "x*",
    "",
    "unanimité",
    "a b",
    "été|à",
)
FILLED_VALUES = tuple(value for value in VALUES if value)
NUMBERS = (0, 1, 2, 20200229, 20241231, (1 << 58) - 1)

words = st.sampled_from(WORDS)
texts = st.lists(words, max_size=12).map(" ".join)
keywords = st.lists(st.sampled_from(FILLED_VALUES), max_size=3, unique=True).map(tuple)
text_fields = st.sampled_from(("objet", "texte", "texte"))
keyword_fields = st.sampled_from(("matiere", "annee", "collectivite", "seance"))
number_fields = st.sampled_from(NUMBER_FIELDS)
limits = st.none() | st.sampled_from(NUMBERS)
boosts = st.sampled_from((0.5, 1.0, 3.0))


@st.composite
def collections(draw: st.DrawFn) -> list[IndexDocument]:
    size = draw(st.integers(0, 14) | st.integers(5, 14))
    return [
        IndexDocument(
            id=f"acte-{rank:02}",
            source=draw(st.sampled_from(("a/un.pdf", "a/deux pièces.pdf", "b.txt"))),
            text={name: draw(texts) for name in draw(st.lists(text_fields, max_size=4))},
            keywords=draw(st.dictionaries(keyword_fields, keywords.filter(bool), max_size=4)),
            numbers=draw(st.dictionaries(number_fields, st.sampled_from(NUMBERS), max_size=3)),
            stored=f'{{"rang": {rank}, "objet": "Été"}}',
        )
        for rank in draw(st.permutations(range(size)))
    ]


leaves = st.one_of(
    st.builds(nodes.Term, text_fields, words, boost=boosts),
    st.builds(nodes.Term, keyword_fields, st.sampled_from(VALUES), boost=boosts),
    st.builds(nodes.Prefix, text_fields, st.sampled_from(("", "e", "eau", "a+", "é", "[", "5."))),
    st.builds(
        nodes.Prefix, keyword_fields, st.sampled_from(("", "5", "5.7", "x*", "Saint-", "a "))
    ),
    st.builds(nodes.Phrase, text_fields, st.lists(words, max_size=3), slop=st.integers(0, 4)),
    st.builds(nodes.NumericRange, number_fields, limits, limits),
    st.builds(nodes.Every),
    st.just(nodes.NullQuery),
)


def branches(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(children, max_size=3)
    return st.one_of(
        st.builds(nodes.And, several),
        st.builds(nodes.Or, several),
        st.builds(nodes.DisjunctionMax, several),
        st.builds(nodes.Not, children),
        st.builds(nodes.AndNot, children, children),
        st.builds(nodes.AndMaybe, children, children),
        st.builds(nodes.ConstantScoreQuery, children, boosts),
    )


kept = st.builds(
    Filter, keyword_fields, st.lists(st.sampled_from(VALUES), min_size=1, max_size=4).map(tuple)
)

requests = st.builds(
    EngineRequest,
    query=st.recursive(leaves, branches, max_leaves=6),
    filters=st.just(()) | st.lists(kept, max_size=2).map(tuple),
    ranges=st.just(()) | st.lists(st.builds(Range, number_fields, limits, limits)).map(tuple),
    sort=st.none() | st.sampled_from([s + field for field in NUMBER_FIELDS for s in ("", "-")]),
    offset=st.integers(0, 6),
    limit=st.integers(0, 15),
    facets=st.lists(keyword_fields, unique=True, max_size=3).map(tuple),
)
