"""A page of results as the template shows it: titles, chips, filters, histogram, page numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from indexer.fields.fields import FACETS, MINUS, SORTS, UNKNOWN_BODY
from indexer.searching.requests import default_sort
from indexer.searching.results import (
    MAX_DEPTH,
    FacetValue,
    SearchPage,
    SearchRequest,
)
from webapp.addresses.params import Toggles, paged, query_string, refused, toggled, with_values
from webapp.addresses.urls import local, search_url, with_page
from webapp.showing.charts import Histogram, histogram
from webapp.showing.formatting import NBSP, count_fr, date_fr, shorten, sort_key

#: The facets that are boxes to tick, as the pages order them.
_BOXES = sorted((facet.place, name) for name, facet in FACETS.items() if facet.place is not None)
_SHOWN = 6
_UNFOLDED = 30


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address without it."""

    name: str
    label: str
    href: str
    #: The address that leaves the value out rather than keeps it; empty where it is left out.
    refuse_href: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one filter: those shown, those folded away, and where to see them all."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    more: tuple[FacetValue, ...]
    total: int
    all_href: str
    open: bool
    selected: int
    tree: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A link of the list of pages; ``href`` is ``None`` for a gap."""

    number: int
    href: str | None
    current: bool = False


@dataclass(frozen=True)
class Pages:
    """The pages of a long list: where one is, the last one, and the address of each."""

    here: int
    last: int
    href: Callable[[int], str]

    @property
    def before(self) -> str:
        """The address of the page before; empty on the first."""
        return self.href(self.here - 1) if self.here > 1 else ""

    @property
    def after(self) -> str:
        """The address of the page after; empty on the last."""
        return self.href(self.here + 1) if self.here < self.last else ""

    @cached_property
    def numbers(self) -> tuple[Numbered, ...]:
        """The list of pages: the first, those around this one, the last, gaps between."""
        around = range(max(1, self.here - 2), min(self.last, self.here + 2) + 1)
        links: list[Numbered] = []
        for number in sorted({1, self.last, *around}):
            if links and number > links[-1].number + 1:
                links.append(Numbered(number - 1, None))
            links.append(Numbered(number, self.href(number), number == self.here))
        return tuple(links)


@dataclass(frozen=True)
class SearchView:
    """What the page of results shows beside the hits; what is dear to make is made once."""

    page: SearchPage

    @property
    def request(self) -> SearchRequest:
        """The request that was answered."""
        return self.page.request

    @cached_property
    def text(self) -> str:
        """The query as it is shown."""
        return " ".join(self.request.text.split())

    @property
    def count(self) -> str:
        """« 42 résultats »."""
        return count_fr(self.page.total, "résultat") if self.page.total else "Aucun résultat"

    @cached_property
    def heading(self) -> str:
        """« 42 résultats pour « cantine » »."""
        quoted = f" pour «{NBSP}{shorten(self.text, 120)}{NBSP}»" if self.text else ""
        return self.count + quoted

    @property
    def title(self) -> str:
        """« cantine – 42 résultats (page 2 sur 5) »."""
        subject = shorten(self.text, 80) or "Toutes les délibérations"
        several = (
            f" (page {self.request.page} sur {self.page.pages})" if self.page.pages > 1 else ""
        )
        return f"{subject} – {self.count}{several}"

    @property
    def filtered(self) -> bool:
        """Whether any filter is on."""
        request = self.request
        return bool(request.filters or request.du or request.au or request.deduites)

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        """The filters that are on."""
        request = self.request
        chips = [
            Chip(
                name,
                f"{FACETS[name].label}{NBSP}: {self._label(name, value)}",
                search_url(toggled(request, name, value)),
                "" if value.startswith(MINUS) else search_url(refused(request, name, value)),
            )
            for name in FACETS
            for value in request.filters.get(name, ())
        ]
        for name, word, day in (("du", "Depuis le", request.du), ("au", "Jusqu’au", request.au)):
            if day:
                without = replace(request, page=1, **{name: None})  # type: ignore[arg-type]
                chips.append(Chip(name, f"{word} {date_fr(day)}", search_url(without)))
        if request.deduites:
            without = replace(request, page=1, deduites=False)
            chips.append(Chip("deduites", "Matières déduites comprises", search_url(without)))
        return tuple(chips)

    @property
    def bare_href(self) -> str:
        """The same query without any filter."""
        bare = SearchRequest(
            text=self.request.text, tri=self.request.tri, per_page=self.request.per_page
        )
        return search_url(bare)

    @property
    def with_deduced_href(self) -> str | None:
        """The same search by matière with deduced codes counted; ``None`` where they are, or none is asked for."""
        if self.request.deduites or not self.request.filters.get("matiere"):
            return None
        return search_url(replace(self.request, page=1, deduites=True))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The filters offered, those that can divide the results."""
        groups = []
        for _, name in _BOXES:
            values = self.page.facets.get(name, ())
            # Communes are among the bodies already: the filter shows only where a link put it on.
            if name == "commune" and not self.request.filters.get(name):
                continue
            if values:
                groups.append(self._group(name, values))
        return tuple(groups)

    def _group(self, name: str, values: tuple[FacetValue, ...]) -> Group:
        chosen = len(self.request.filters.get(name, ()))
        facet = FACETS[name]
        tree = facet.order == "tree"
        first = list(values) if tree else sorted(values, key=lambda v: not v.selected)
        shown = len(values) if tree else max(_SHOWN, chosen)
        address = f"/recherche/filtre/{name}{self._from_first}"
        return Group(
            name=name,
            label=facet.label,
            values=tuple(first[:shown]),
            more=tuple(first[shown:_UNFOLDED]),
            total=len(values),
            all_href=address if len(values) > _UNFOLDED else "",
            open=facet.open or chosen > 0,
            selected=chosen,
            tree=tree,
        )

    @cached_property
    def histogram(self) -> Histogram | None:
        """The results of each year; a bar puts its year on or takes it off."""
        years = self.page.facets.get("annee", ())
        toggles, path = Toggles(self.request, "annee"), local("/recherche")
        return histogram(
            [
                (int(v.value), v.count, path + toggles.query_string(v.value), v.selected)
                for v in years
                if v.value.isdecimal() and (v.count or v.selected)
            ]
        )

    @cached_property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form must keep although no field of it shows."""
        request = self.request
        kept = [("annee", value) for value in request.filters.get("annee", ())]
        offered = {group.name: group.values + group.more for group in self.groups}
        for name in FACETS:
            if name != "annee" and (values := request.filters.get(name)):
                boxes = {box.value for box in flat(offered.get(name, ()))}
                kept += [(name, value) for value in values if value not in boxes]
        if request.tri != default_sort(request.text):
            kept.append(("tri", request.tri))
        if request.per_page != SearchRequest().per_page:
            kept.append(("per_page", str(request.per_page)))
        return kept

    @property
    def sorts(self) -> tuple[tuple[str, str, bool], ...]:
        """Label and address of each order, and whether it is the present one."""
        return tuple(
            (
                sort.label,
                search_url(replace(self.request, tri=tri, page=1)),
                tri == self.request.tri,
            )
            for tri, sort in SORTS.items()
            if tri != "pertinence" or self.text
        )

    @property
    def last_page(self) -> int:
        """The last page that can be opened."""
        return max(1, min(self.page.pages, MAX_DEPTH // self.request.per_page))

    @property
    def cut(self) -> int:
        """The last result that a page can show, where there are more; else 0."""
        return MAX_DEPTH if self.page.total > MAX_DEPTH else 0

    @cached_property
    def pages(self) -> Pages:
        """The pages of the results."""
        return Pages(self.request.page, self.last_page, self.page_href)

    def page_href(self, number: int) -> str:
        """The address of another page of the same results."""
        return paged(local("/recherche") + self._from_first, number)

    @cached_property
    def _from_first(self) -> str:
        """The part of the address of the first page after its path."""
        return query_string(with_page(self.request, 1))

    @property
    def explained(self) -> bool:
        """Whether the query was carried out in a way that its words alone do not tell."""
        understood = sort_key(self.page.understood)
        return not self.page.relaxed and understood != sort_key(self.text) and "[" in understood

    @property
    def suggestion_href(self) -> str:
        """The same search with the better spelling."""
        return search_url(replace(self.request, text=self.page.suggestion or "", page=1))

    @property
    def words_alone(self) -> tuple[tuple[str, str], ...]:
        """Each word of a query that nothing answers, and the search for it alone."""
        return tuple(
            (word, search_url(replace(self.request, text=word, page=1))) for word in self.page.alone
        )

    @property
    def body_href(self) -> str:
        """The same search within the body that the query names."""
        body = self.page.proposed_body
        return search_url(with_values(self.request, "collectivite", (body,) if body else ()))

    def export_href(self, suffix: str) -> str:
        """The whole result in another form."""
        return local(f"/recherche{suffix}{self._whole}")

    @cached_property
    def _whole(self) -> str:
        """The part of the address of the whole result after its path."""
        return query_string(replace(self.request, page=1, per_page=SearchRequest().per_page))

    def _label(self, name: str, value: str) -> str:
        for known in flat(self.page.facets.get(name, ())):
            if known.value == value:
                return known.label
        return value


def known_bodies(values: Iterable[FacetValue]) -> tuple[FacetValue, ...]:
    """Of the values of « collectivité », those that are names."""
    return tuple(value for value in values if value.value != UNKNOWN_BODY)


def flat(values: tuple[FacetValue, ...]) -> list[FacetValue]:
    """The values of a tree, each before its children."""
    return [each for value in values for each in (value, *value.children)]


def subject_of(request: SearchRequest) -> str:
    """« cantine · Lens »: what names a search where none of its results is shown."""
    view = SearchView(SearchPage(request, "", False, None, 0, 0.0, ()))
    return " · ".join((view.text or "Toutes les délibérations", *(c.label for c in view.chips)))
