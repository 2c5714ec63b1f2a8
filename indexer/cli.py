"""The command line: ``search index``, ``query``, ``parse``, ``serve`` and the others.

Data goes to standard output, messages to standard error. Exit codes: 0 done, 1 failure, 2 usage or
query error, 3 partly indexed, 4 no usable index, 5 engine unreachable.

What a command needs is imported when it runs: ``search --help`` loads no reader and no engine.
"""

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer import configuration, terminal
from indexer.cli_alerts import alerts
from indexer.cli_backups import backup, restore
from indexer.cli_export import export
from indexer.cli_index import check, index, remove, watch
from indexer.cli_keys import keys
from indexer.cli_measures import evaluate, run_topics
from indexer.cli_options import (
    EXIT_FAILURE,
    EXIT_NO_INDEX,
    EXIT_PARTIAL,
    EXIT_UNREACHABLE,
    EXIT_USAGE,
    filter_options,
    index_at,
    index_option,
    json_option,
    option_of,
    reading_options,
)
from indexer.cli_privacy import personal_data
from indexer.errors import (
    OF_THE_DISK,
    EngineUnavailable,
    IndexUnusable,
    PathMissing,
    QueryError,
    RegistreError,
)
from indexer.fields import SORTS

if TYPE_CHECKING:
    from indexer.reading.extraction.options import OcrMode

#: What the commands are for, in the order of ``search -h``.
_GROUPS = {
    "Keep an index": (
        "index",
        "watch",
        "info",
        "check",
        "remove",
        "backup",
        "restore",
        "personal-data",
    ),
    "Search it": ("query", "export", "serve", "keys", "alerts"),
    "See how texts are read": ("parse", "analyze"),
    "Measure the ranking": ("eval", "run"),
}


class _Commands(click.Group):
    """A group that proposes the command that was meant, and turns errors into exit codes."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib  # only who mistypes needs it

            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            if near:
                raise click.UsageError(f"{error.message} Did you mean {near[0]!r}?", ctx) from None
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what they are for; one of no group stands in the last list."""
        grouped = {name for names in _GROUPS.values() for name in names}
        others = tuple(name for name in self.list_commands(ctx) if name not in grouped)
        for title, names in (*_GROUPS.items(), ("Others", others)):
            known = [(n, c) for n in names if (c := self.get_command(ctx, n))]
            if known:
                with formatter.section(title):
                    width = formatter.width - 6 - max(len(name) for name, _ in known)
                    formatter.write_dl([(n, c.get_short_help_str(width)) for n, c in known])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
            return done
        except RegistreError as error:
            click.echo(f"search: {_said(error)}", err=True)
            ctx.exit(_exit_code(error))
        except BrokenPipeError:
            # `search query … | head` closes our output early: that is not an error.
            _close_output()
            ctx.exit(0)
        except OSError as error:
            if error.errno not in OF_THE_DISK:
                raise
            _close_output()
            click.echo(f"search: cannot write the output: {error.strerror}", err=True)
            ctx.exit(EXIT_FAILURE)


def _close_output() -> None:
    """Let what our output does not take go nowhere."""
    try:
        sys.stdout.flush()
    except OSError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _said(error: RegistreError) -> str:
    """What is wrong, under the name of the option that was typed."""
    name = (isinstance(error, QueryError) and error.parameter) or ""
    said = str(error)
    return option_of(name) + said.removeprefix(name) if name and said.startswith(name) else said


def _exit_code(error: RegistreError) -> int:
    for kind, code in (
        (QueryError, EXIT_USAGE),
        (PathMissing, EXIT_USAGE),
        (IndexUnusable, EXIT_NO_INDEX),
        (EngineUnavailable, EXIT_UNREACHABLE),
    ):
        if isinstance(error, kind):
            return code
    return EXIT_FAILURE


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="registre", prog_name="search")
@click.option("-q", "--quiet", is_flag=True, help="No message that is not an error.")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="TOML file of settings [REGISTRE_CONFIG].",
)
@click.pass_context
def main(ctx: click.Context, quiet: bool, config: Path | None) -> None:
    """Search the deliberations of France: index a folder of acts, then query, serve or export it."""
    ctx.obj = terminal.Terminal(quiet=quiet)
    ctx.with_resource(configuration.named(config))
    terminal.forgive_output()
    # PDF and archive readers log what they repair; a user is told what failed, in the report.
    logging.disable(logging.WARNING)


@main.command()
@click.argument("text", nargs=-1, metavar="TEXT")
@index_option
@click.option("-n", "per_page", type=int, default=10, show_default=True, help="Results a page.")
@click.option("--page", type=int, default=1, show_default=True)
@click.option("--sort", "tri", type=click.Choice(sorted(SORTS, reverse=True)), default="pertinence")
@filter_options
@click.option("--facets", is_flag=True, help="Show the counts of each facet.")
@json_option
@click.pass_obj
def query(
    out: terminal.Terminal,
    /,
    text: tuple[str, ...],
    index: Path | None,
    as_json: bool,
    facets: bool,
    **options: Any,
) -> None:
    """Search the acts.

    Words are all required; "quotes" mean the exact phrase; -word excludes; OU, prefix*, fields such
    as objet: commune: date:2023 and parentheses combine.
    """
    with terminal.without_cycles():
        from indexer.searching.requests import request
        from indexer.searching.results import page_json
        from indexer.searching.search import Search

        with terminal.without_panics(), Search.open(index_at(index)) as search:
            page = search.search(request(" ".join(text), facets=facets or as_json, **options))
    if as_json:
        out.json(page_json(page))
    else:
        out.page(page, facets=facets)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@reading_options
@click.option("--explain", is_flag=True, help="Tell where each fact comes from.")
@json_option
@click.pass_context
def parse(
    ctx: click.Context,
    files: tuple[Path, ...],
    ocr: "OcrMode",
    collectivite: str | None,
    individuals: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """Show what would be indexed of each file, without touching an index."""
    from indexer.reading.explaining import explained
    from indexer.reading.extraction import Options
    from indexer.reading.understanding import understand_all

    out: terminal.Terminal = ctx.obj
    failed = False
    options = Options(ocr=ocr, individuals=individuals)
    for understood in understand_all(files, options, collectivite):
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


@main.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--query", "as_query", is_flag=True, help="Analyse as a query.")
@json_option
@click.pass_obj
def analyze(
    out: terminal.Terminal, /, text: tuple[str, ...], as_query: bool, as_json: bool
) -> None:
    """Show each step from a text to its terms, to see why two words meet or not."""
    from analyzers import explain

    out.steps(explain(" ".join(text), query=as_query), as_json=as_json)


@main.command()
@index_option
@click.option("--host", help="Address to listen on [REGISTRE_LISTEN, else 127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="[REGISTRE_LISTEN, else 8000]")
@click.option(
    "--check", is_flag=True, help="Only say whether the settings and the index can serve."
)
@click.pass_obj
def serve(
    out: terminal.Terminal, /, index: Path | None, host: str | None, port: int | None, check: bool
) -> None:
    """Serve the pages and the JSON endpoint."""
    from indexer.searching.search import Search
    from webapp.serve import checked, run

    folder = index_at(index)
    if check:
        checked(lambda: Search.open(folder))
        out.say(f"the settings are sound, and {folder} can be served")
        return
    # What is noted while serving is for whoever keeps the site.
    logging.disable(logging.NOTSET)

    def ready(address: str) -> None:
        out.say(f"Registre serves {folder} on {address} (Ctrl-C to stop)")

    run(lambda: Search.open(folder), folder, host, port, ready)


@main.command()
@index_option
@json_option
@click.pass_obj
def info(out: terminal.Terminal, /, index: Path | None, as_json: bool) -> None:
    """Say what the index holds."""
    from indexer.searching.search import Search

    with terminal.without_panics(), Search.open(index_at(index)) as search:
        out.info(search.info(), as_json=as_json)


for _command in (
    *(index, watch, check, remove, backup, restore, personal_data),
    *(export, keys, alerts, evaluate, run_topics),
):
    main.add_command(_command)


if __name__ == "__main__":
    main()
