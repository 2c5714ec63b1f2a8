"""Small charts drawn on the server as SVG, that need no script and no inline style."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from indexer.acts.documents import Vote
from webapp.showing.formatting import count_fr

_WIDTH, _HEIGHT = 320, 72
_MOST_YEARS, _WIDEST = 60, 30


class Bar(NamedTuple):
    """A bar of a histogram, in units of the drawing, and the link it is."""

    year: int
    acts: int
    href: str
    selected: bool
    x: float
    y: float
    width: float
    height: float

    @property
    def label(self) -> str:
        """What the bar says to those who do not see it."""
        state = " (filtre actif, retirer)" if self.selected else ""
        return f"{self.year} : {count_fr(self.acts, 'acte')}{state}"


@dataclass(frozen=True, slots=True)
class Histogram:
    """The acts of each year; years without any keep their place."""

    bars: tuple[Bar, ...]
    slot: float
    width: int = _WIDTH
    height: int = _HEIGHT

    @property
    def first(self) -> int:
        """The first year drawn."""
        return self.bars[0].year

    @property
    def last(self) -> int:
        """The last year drawn."""
        return self.bars[-1].year


def figure(chart: Histogram, caption: str) -> Markup:
    """A histogram as a figure with its first and last year; ``caption`` is for those who do not see it."""
    bars = "".join([_drawn(bar) for bar in chart.bars if bar.acts or bar.selected])
    last = f"<span>{chart.last}</span>" if chart.last != chart.first else ""
    return Markup(  # noqa: S704
        f"""  <figure class="histogramme">
    <svg viewBox="0 0 {chart.width} {chart.height}" width="{chart.width}" height="{chart.height}" role="group" aria-label="{escape(caption)}">
      <path class="base" d="M0 {chart.height - 0.5}H{chart.width}"/>
      {bars}
    </svg>
    <figcaption><span>{chart.first}</span>{last}</figcaption>
  </figure>
"""
    )


def _drawn(bar: Bar) -> str:
    label, chosen = escape(bar.label), ' class="choisi"' if bar.selected else ""
    return (
        f'<a href="{escape(bar.href)}"{chosen} aria-label="{label}"><title>{label}</title>'
        f'<rect class="zone" x="{bar.x}" y="0" width="{bar.width}" height="{_HEIGHT}"/>'
        f'<rect class="barre-an" x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}"/></a>'
    )


def histogram(years: Sequence[tuple[int, int, str, bool]]) -> Histogram | None:
    """Lay out ``(year, count, address, selected)``; ``None`` where there is nothing to draw.

    Only the last 60 years are drawn: an act dated wrongly by centuries must not squeeze the rest.
    """
    known = {year: (count, href, selected) for year, count, href, selected in years}
    if not known:
        return None
    last = max(known)
    first = max(min(known), last - _MOST_YEARS + 1)
    slot = _WIDTH / (last - first + 1)
    gap = 1 if slot < 12 else 3
    most = max(count for year, (count, _, _) in known.items() if year >= first) or 1
    bars = []
    for year in range(first, last + 1):
        count, href, selected = known.get(year, (0, "", False))
        # A year with a single act still shows beside one with ten thousand.
        height = max(3.0, _HEIGHT * count / most) if count else 0.0
        x, width = (year - first) * slot, min(slot - gap, _WIDEST)
        bars.append(
            Bar(
                year,
                count,
                href,
                selected,
                round(x + (slot - width) / 2, 2),
                round(_HEIGHT - height, 2),
                round(width, 2),
                round(height, 2),
            )
        )
    return Histogram(tuple(bars), round(slot, 2))


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a vote: who, how many, where it stands in a bar of 100 units."""

    name: str
    label: str
    count: int
    x: float
    width: float


def vote_shares(vote: Vote | None) -> tuple[Share, ...]:
    """The parts of a vote whose counts are written; empty where fewer than one is known."""
    if vote is None:
        return ()
    counts = [
        ("pour", "pour", vote.pour),
        ("contre", "contre", vote.contre),
        ("abstention", "abstention", vote.abstention),
    ]
    total = sum(count or 0 for _, _, count in counts)
    if not total or vote.pour is None:
        return ()
    shares, x = [], 0.0
    for name, label, count in counts:
        if count:
            width = 100 * count / total
            plural = "s" if name == "abstention" and count > 1 else ""
            shares.append(Share(name, label + plural, count, round(x, 2), round(width, 2)))
            x += width
    return tuple(shares)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a chart of counts: how many, how dark from 0 to 5, where it leads."""

    count: int
    shade: int
    href: str


def shade(count: int, most: int) -> int:
    """How dark a count is drawn, 0 for none to 5 for the largest."""
    if not count or most <= 0:
        return 0
    return min(5, 1 + 4 * count // most)
