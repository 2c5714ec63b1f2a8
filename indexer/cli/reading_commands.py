"""``search parse`` and ``analyze``: how files and words are read, without an index."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.cli import terminal
from indexer.cli.exit_codes import EXIT_PARTIAL
from indexer.cli.shared_options import json_option, reading_options

if TYPE_CHECKING:
    from indexer.reading.extraction import Options


@click.command(short_help="Show what would be indexed of each file.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@reading_options
@click.option("--explain", is_flag=True, help="Tell where each fact comes from.")
@json_option
@click.pass_context
def parse(
    ctx: click.Context,
    files: tuple[Path, ...],
    extraction: "Options",
    collectivite: str | None,
    explain: bool,
    as_json: bool,
) -> None:
    """Show what would be indexed of each file, without touching an index."""
    from indexer.reading.explaining import explained
    from indexer.reading.understanding import understand_all

    out: terminal.Terminal = ctx.obj
    failed = False
    for understood in understand_all(files, extraction, collectivite):
        for note in understood.notes:
            out.say(f"{understood.path}: {note}")
        for failure in understood.failures:
            failed = True
            click.echo(f"search: {failure.name}: {failure.reason}", err=True)
        for document in understood.documents:
            if explain:
                out.explained(document, explained(document), as_json=as_json)
            else:
                out.document(document, str(understood.path), as_json=as_json)
    if failed:
        ctx.exit(EXIT_PARTIAL)


@click.command(short_help="Show why two words meet or not.")
@click.argument("text", nargs=-1, required=True)
@click.option("--query", "as_query", is_flag=True, help="Analyse as a query.")
@json_option
@click.pass_obj
def analyze(
    out: terminal.Terminal, /, text: tuple[str, ...], as_query: bool, as_json: bool
) -> None:
    """Show each step from a text to its terms, to see why two words meet or not."""
    from analyzers.explain import explain

    out.steps(explain(" ".join(text), query=as_query), as_json=as_json)
