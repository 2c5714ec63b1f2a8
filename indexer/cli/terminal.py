"""What the command line prints: data on standard output, messages on standard error.

Colours only on a terminal that has not asked otherwise (``NO_COLOR``, https://no-color.org).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, is_dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

import click

from indexer.errors import IndexCorrupt

if TYPE_CHECKING:
    from analyzers.explain import Step
    from indexer.acts.documents import Document, Failure
    from indexer.indexing.build import Progress, Report
    from indexer.publishing.export import Exported
    from indexer.reading.explaining import Explained
    from indexer.searching.results import Extract, FacetValue, Hit, SearchPage

#: Failures told one by one before the rest are only counted.
MAX_FAILURES = 50


@contextmanager
def without_panics() -> Iterator[None]:
    """Keep from the terminal what an engine's library prints when it fails over damaged files.

    The error that follows says it in a sentence; what else was printed meanwhile is shown at the end.
    """
    from tempfile import TemporaryFile  # only who opens an index needs it

    try:
        aside = TemporaryFile()  # noqa: SIM115 - closed below
    except OSError:  # nowhere to write at all
        yield
        return
    with aside:
        shown = os.dup(2)
        os.dup2(aside.fileno(), 2)
        try:
            yield
        except IndexCorrupt:
            aside.truncate(0)
            raise
        finally:
            os.dup2(shown, 2)
            os.close(shown)
            aside.seek(0)
            os.write(2, aside.read())


def forgive_output() -> None:
    """Let standard output escape what it cannot write: a name of a file that is no UTF-8, say."""
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")


def _fits(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def report_json(report: Report) -> dict[str, Any]:
    """A report as ``search index --json`` prints it."""
    return asdict(report)


def counted(number: int, noun: str) -> str:
    """A number of things: « 1 act », « 2 acts »."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@dataclass(frozen=True, slots=True)
class Terminal:
    """Prints for a person or a program; ``quiet`` keeps messages that are no error to itself."""

    quiet: bool = False

    def say(self, message: str) -> None:
        """A message for the person at the terminal."""
        if not self.quiet:
            click.echo(message, err=True)

    def json(self, value: object) -> None:
        """One JSON value on a line of its own; letters that the output cannot take are escaped."""
        line = json.dumps(value, ensure_ascii=False)
        click.echo(line if _fits(line) else json.dumps(value))

    @contextmanager
    def progress(self) -> Iterator[Progress | None]:
        """A bar on standard error, where that is a terminal."""
        if self.quiet or not sys.stderr.isatty():
            yield None
            return
        with click.progressbar(length=1, label="Indexing", file=sys.stderr) as bar:

            def advance(done: int, total: int, name: str) -> None:
                bar.length = total
                bar.update(done - bar.pos)

            yield advance

    def report(self, report: Report) -> None:
        """What an indexing run did, reasons included."""
        for kind, notes in (("failed", report.failed), ("warning", report.warnings)):
            _notes(kind, notes, self.say if kind == "warning" else _complain)
        copies = " (copies count once)" if report.acts < report.acts_indexed else ""
        self.say(
            f"{report.indexed} indexed, {report.unchanged} unchanged, {report.removed} removed, "
            f"{len(report.failed)} failed; {counted(report.acts_indexed, 'act')} read, "
            f"{report.acts} in the index{copies}; {report.seconds:.1f} s"
        )

    def exported(self, report: Exported) -> None:
        """How much was exported, and what was not."""
        self.say(f"{counted(report.written, 'act')} exported")
        if report.no_acts:
            documents = counted(report.no_acts, "document")
            self.say(f"left out as no deliberation: {documents}")
        if report.left_out:
            self.say(
                f"{counted(report.left_out, 'act')} left out for want of a required value (--strict)"
            )
        if lacking := report.by_column():
            named = ", ".join(f"{name} {counted(n, 'time')}" for name, n in lacking.items())
            self.say(f"required values are missing in {counted(report.incomplete, 'act')}: {named}")
        if report.refused:
            values = counted(report.refused, "value")
            self.say(f"left out as not of the form that the schema wants: {values}")

    def page(self, page: SearchPage, *, facets: bool) -> None:
        """Results for a person: one paragraph per act."""
        if page.relaxed and not page.mended:
            whole = counted(page.whole, "act") if page.whole else "No act"
            self.say(f"{whole} with all the words; these hold some of them:")
        if page.suggestion:
            self.say(f"Did you mean: {page.suggestion}")
        for note in page.notes:
            self.say(f"note: {note}")
        start = (page.request.page - 1) * page.request.per_page
        for rank, hit in enumerate(page.hits, start=start + 1):
            click.echo("\n".join(_hit(f"{rank}.", hit)) + "\n", color=_color())
        if page.near:
            click.echo("Near, each without some of the words (not counted):\n")
        for hit in page.near:
            click.echo("\n".join(_hit("~", hit)) + "\n", color=_color())
        if facets:
            for name, values in page.facets.items():
                if values:
                    _facet(name, values)
        asked, last = page.request.page, max(page.pages, 1)
        place = (
            f"page {asked} of {last}" if asked <= last else f"no page {asked}: the last is {last}"
        )
        self.say(f"{counted(page.total, 'act')}, {place}; {page.took_ms:.1f} ms")

    def document(self, document: Document, source: str, *, as_json: bool) -> None:
        """What was understood of a document."""
        from indexer.acts.shapes import document_json

        shape = document_json(document, source)
        if as_json:
            self.json(shape)
            return
        for key, value in shape.items():
            if key != "actes" and value is not None:
                click.echo(f"{key:18} {_plain(value)}")
        for act in shape["actes"]:
            click.echo("  " + "-" * 40)
            for key, value in act.items():
                if key != "texte" and value not in (None, [], ""):
                    click.echo(f"  {key:16} {_plain(value)}")
        click.echo()

    def explained(self, document: Document, facts: Iterable[Explained], *, as_json: bool) -> None:
        """Where each fact of a document comes from, and what is wrong with it."""
        if as_json:
            told = [asdict(fact) for fact in facts]
            self.json(
                {"member": document.member, "faits": told, "warnings": list(document.warnings)}
            )
            return
        if document.member:
            click.echo(document.member)
        for fact in facts:
            other = f" (the text says: {fact.other})" if fact.other else ""
            click.echo(f"{fact.act:3} {fact.fact:18} {fact.value}")
            click.echo(f"{'':23}{fact.source}: {fact.where}{other}")
        for warning in document.warnings:
            click.echo(f"warning: {warning}")
        click.echo()

    def steps(self, steps: Sequence[Step], *, as_json: bool) -> None:
        """The chain of analysis, step by step."""
        if as_json:
            self.json([asdict(step) for step in steps])
            return
        for step in steps:
            click.echo(f"{step.name:14} {_plain(step.result)}")

    def info(self, info: Any, *, as_json: bool) -> None:
        """What an index holds."""
        values: Mapping[str, Any] = {
            key: value.isoformat() if hasattr(value, "isoformat") else value
            for key, value in asdict(info).items()
        }
        if as_json:
            self.json(values)
            return
        for key, value in values.items():
            click.echo(f"{key:16} {'' if value is None else value}")


def _complain(message: str) -> None:
    click.echo(message, err=True)


def _notes(kind: str, notes: Sequence[Failure], tell: Callable[[str], None]) -> None:
    for note in notes[:MAX_FAILURES]:
        tell(f"{kind}: {note.name}: {note.reason}")
    if len(notes) > MAX_FAILURES:
        tell(f"{kind}: and {len(notes) - MAX_FAILURES} more")


def _color() -> bool | None:
    return False if os.environ.get("NO_COLOR") else None


def _hit(mark: str, hit: Hit) -> Iterator[str]:
    record = hit.record
    act, seance = record.acte, record.seance
    yield f"{mark} {_marked(act.objet or '(no title)', hit.objet_marks, bold=True)}"
    matiere = f"{act.matiere.code} {act.matiere.libelle or ''}".strip() if act.matiere else None
    facts = (
        record.collectivite.nom,
        seance.date.isoformat() if seance.date else None,
        f"n° {act.numero}" if act.numero else None,
        matiere,
        act.vote.resultat if act.vote else None,
    )
    if any(facts):
        yield "   " + " · ".join(fact for fact in facts if fact)
    if hit.missing:
        yield f"   without: {', '.join(hit.missing)}"
    for extract in hit.extracts:
        yield "   " + _extract(extract)
    member = f" › {record.member}" if record.member else ""
    page = f", page {act.page}" if act.page else ""
    yield f"   {record.source}{member}{page}  [{record.id}]"
    if record.copies:
        yield "   also in: " + ", ".join(copy.path for copy in record.copies)


def _extract(extract: Extract) -> str:
    return " ".join(_marked(extract.text, extract.marks).split())


def _marked(text: str, spans: Sequence[tuple[int, int]], *, bold: bool = False) -> str:
    """A text with its spans in colour; the marks vanish where there is no terminal."""
    out, end = [], 0
    for start, stop in spans:
        out += [click.style(text[end:start], bold=bold) if text[end:start] else ""]
        out += [click.style(text[start:stop], fg="yellow", bold=True)]
        end = stop
    out.append(click.style(text[end:], bold=bold) if text[end:] else "")
    return "".join(out)


def _plain(value: object) -> str:
    """A value as a person reads it: lists with commas, parts with their names, no word of Python."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "-"
    if isinstance(value, Mapping):
        known = ((name, part) for name, part in value.items() if part not in (None, [], (), {}, ""))
        return "; ".join(f"{name} {_inner(part)}" for name, part in known) or "-"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(map(_inner, value)) or "-"
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    return str(value)


def _inner(value: object) -> str:
    """A value inside another one, apart from its neighbours where it has parts."""
    text = _plain(value)
    return f"({text})" if isinstance(value, Mapping | list | tuple) else text


def _facet(name: str, values: Sequence[FacetValue]) -> None:
    click.echo(f"{name}:")
    for value in values:
        click.echo(f"  {value.count:6} {value.label}")
        for child in value.children:
            click.echo(f"  {child.count:6}   {child.label}")
