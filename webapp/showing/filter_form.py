"""The filters of a page of results as one part of its form, made by Python: some hundred boxes with their counts.

A template gave them in two hundred pieces, each handed on by the templates around it and looked through apart;
here what a value shows is remembered, and only its count is new.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from markupsafe import escape

from indexer.searching.results import FacetValue, SearchRequest
from webapp.addresses.params import Reading
from webapp.showing.charts import figure
from webapp.showing.formatting import Piece, count_fr, number_fr, shown
from webapp.showing.search_view import Group, SearchView


def filters(view: SearchView, reading: Reading) -> Piece:
    """What narrows a search: hidden fields, the period, a group of boxes for each filter."""
    on = len(view.chips)
    told = f"filtre{'s' if on > 1 else ''} actif{'s' if on > 1 else ''}"
    active = f' <span class="nombre">({on} {told})</span>' if on else ""
    hidden = "".join(
        f'    <input type="hidden" name="{escape(name)}" value="{shown(value)}">\n'
        for name, value in view.hidden
    )
    groups = "".join(_group(group, view.request) for group in view.groups)
    bare = f'<a href="{escape(view.bare_href)}">Tout effacer</a>' if view.filtered else ""
    html = f"""<details class="filtres" id="filtres">
  <summary>Filtrer{active}</summary>
  <div class="filtres-corps">
{hidden}{_period(view, reading)}{groups}    <div class="appliquer">
      <button type="submit">Appliquer les filtres</button>
{bare}    </div>
  </div>
</details>"""
    return Piece(html)


def _period(view: SearchView, reading: Reading) -> str:
    """The first and the last day, as they were typed where they cannot be read, under the bars of years."""
    request = view.request
    first, last = (day.strftime("%d/%m/%Y") if day else "" for day in (request.du, request.au))
    if reading.slips:
        first, last = reading.typed["du"], reading.typed["au"]
    bars = figure(view.histogram, "Résultats par année") if view.histogram else ""
    return f"""    <fieldset class="facette periode">
      <legend>Période</legend>
{bars}      <div class="dates">
        <div><label for="du">Du</label><input type="text" id="du" name="du" value="{shown(first)}" inputmode="numeric" autocomplete="off" placeholder="2023" aria-describedby="dates-aide"></div>
        <div><label for="au">Au</label><input type="text" id="au" name="au" value="{shown(last)}" inputmode="numeric" autocomplete="off" placeholder="06/2024" aria-describedby="dates-aide"></div>
      </div>
      <p id="dates-aide" class="aide-courte">2023, 03/2023 ou 12/03/2023</p>
    </fieldset>
"""


def _group(group: Group, request: SearchRequest) -> str:
    """The boxes of one filter; those that come after the first ones are folded away."""
    name, label = escape(group.name), escape(group.label)
    values = "".join(_branches(group)) if group.tree else _boxes(group.name, group.values)
    return f"""    <fieldset class="facette" data-facette="{name}">
      <legend>{label}</legend>
      <ul>
{values}      </ul>
{_more(group) if group.more else ""}{_deduced(request) if group.name == "matiere" else ""}    </fieldset>
"""


def _more(group: Group) -> str:
    label = escape(group.label.lower())
    whole = (
        f'<p><a href="{escape(group.all_href)}">Toute la liste&nbsp;: {label}</a></p>'
        if group.all_href
        else ""
    )
    return f"""      <details class="suite"><summary>{len(group.more)} de plus<span class="cache"> pour {label}</span></summary>
        <ul>{_boxes(group.name, group.more)}</ul>
{whole}      </details>
"""


def _deduced(request: SearchRequest) -> str:
    checked = " checked" if request.deduites else ""
    return f"""      <label class="case option"><input type="checkbox" name="deduites" value="1"{checked}><span class="nom">Compter aussi les matières déduites du texte</span></label>
"""


def _branches(group: Group) -> Iterator[str]:
    """The values of a tree, each with those that it holds; open where one of them is on."""
    for value in group.values:
        inside = ""
        if value.children:
            chosen = value.selected or any(child.selected for child in value.children)
            of = f'<span class="cache">{shown(value.label)}&nbsp;: </span>'
            inside = f"""          <details class="branche"{" open" if chosen else ""}><summary>{of}{count_fr(len(value.children), "sous-matière")}</summary>
            <ul>{_boxes(group.name, value.children)}</ul>
          </details>
"""
        box = _head(group.name, value.value, value.label, value.selected) + _count(value.count)
        yield f"        <li>{box}\n{inside}        </li>\n"


def _boxes(name: str, values: Iterable[FacetValue]) -> str:
    """Values that hold no others as the items of a list."""
    return "".join(
        [
            f"<li>{_head(name, value.value, value.label, value.selected)}{_count(value.count)}</li>"
            for value in values
        ]
    )


@lru_cache(maxsize=1 << 13)
def _head(name: str, value: str, label: str, selected: bool) -> str:
    """A value as a box to tick, up to its count: the same in every answer that has the value."""
    checked = " checked" if selected else ""
    return (
        f'<label class="case"><input type="checkbox" name="{escape(name)}" value="{shown(value)}"{checked}>'
        f'<span class="nom">{shown(label[:1].upper() + label[1:])}</span> <span class="compte">'
    )


@lru_cache(maxsize=1 << 12)
def _count(count: int) -> str:
    unit = "acte" if count < 2 else "actes"
    return f'{number_fr(count)}<span class="cache"> {unit}</span></span></label>'
