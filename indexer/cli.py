"""The command line: ``search index``, ``query``, ``parse``, ``serve`` and the others.

Data goes to standard output, messages to standard error. Exit codes: 0 done, 1 failure, 2 usage or
query error, 3 partly indexed, 4 no usable index, 5 engine unreachable.

What a command needs is imported when it runs: ``search --help`` loads no reader and no engine.
"""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer import configuration, terminal
from indexer.cli_alerts import alerts, send_mails
from indexer.cli_backups import backup, restore
from indexer.cli_export import export
from indexer.cli_keys import keys
from indexer.cli_measures import evaluate, run_topics
from indexer.cli_options import (
    filter_options,
    index_at,
    index_option,
    json_option,
    reading_options,
    wait_option,
)
from indexer.cli_privacy import personal_data
from indexer.errors import (
    OF_THE_DISK,
    EngineUnavailable,
    IndexUnusable,
    MailRefused,
    PathMissing,
    QueryError,
    RegistreError,
)
from indexer.fields import SORTS
from indexer.storing.engines import ENGINES

if TYPE_CHECKING:
    from indexer.indexing.build import Report
    from indexer.reading.extraction.options import OcrMode

EXIT_FAILURE, EXIT_USAGE, EXIT_PARTIAL, EXIT_NO_INDEX, EXIT_UNREACHABLE = 1, 2, 3, 4, 5

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
            click.echo(f"search: {error}", err=True)
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
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@index_option
@click.option("--engine", type=click.Choice(ENGINES), help="Engine of a new index [tantivy].")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that read files [all cores].")
@reading_options
@click.option("--rebuild", is_flag=True, help="Start anew; the old index serves until the end.")
@click.option("--follow-links", is_flag=True, help="Follow links that lead out of the folders.")
@click.option("--only", is_flag=True, help="Rebuild without the other folders of the index.")
@wait_option
@json_option
@click.pass_context
def index(
    ctx: click.Context,
    paths: tuple[Path, ...],
    index: Path | None,
    engine: str | None,
    jobs: int | None,
    ocr: "OcrMode",
    collectivite: str | None,
    individuals: bool,
    rebuild: bool,
    follow_links: bool,
    only: bool,
    wait: bool,
    as_json: bool,
) -> None:
    """Index files and folders, or an index that ``search export --all`` wrote.

    Run it again at any time: unchanged files are skipped, changed ones replaced, and those that
    vanished from the folders given are removed. A rebuild reads again every folder of the index.
    """
    from indexer.indexing.build import Settings, build
    from indexer.indexing.saved import is_saved, restore
    from indexer.reading.extraction import Options

    out: terminal.Terminal = ctx.obj
    settings = Settings(
        engine=engine,
        jobs=jobs or os.cpu_count() or 1,
        collectivite=collectivite,
        rebuild=rebuild,
        follow_links=follow_links,
        only=only,
        wait=wait,
        extraction=Options(ocr=ocr, individuals=individuals),
    )
    folder = index_at(index)
    if len(paths) == 1 and is_saved(paths[0]):
        out.say(f"{restore(paths[0], folder, settings)} acts in the index")
        return
    with out.progress() as progress:
        report = build(list(paths), folder, settings, progress)
    if as_json:
        out.json(terminal.report_json(report))
    out.report(report)
    if report.failed:
        ctx.exit(EXIT_PARTIAL)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@index_option
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that read files [all cores].")
@click.option(
    "--poll",
    type=click.FloatRange(min=0.1),
    metavar="SECONDS",
    help="Look through the folders, where the system does not tell what changes (network mounts).",
)
@reading_options
@click.option("--alerts", is_flag=True, help="Send alerts by mail after each change.")
@click.pass_obj
def watch(
    out: terminal.Terminal,
    /,
    paths: tuple[Path, ...],
    index: Path | None,
    jobs: int | None,
    poll: float | None,
    ocr: "OcrMode",
    collectivite: str | None,
    individuals: bool,
    alerts: bool,
) -> None:
    """Index files and folders, and again whenever they change, until interrupted."""
    from indexer.indexing.build import Settings
    from indexer.reading.extraction import Options
    from indexer.watching import Watch

    settings = Settings(
        jobs=jobs or os.cpu_count() or 1,
        collectivite=collectivite,
        extraction=Options(ocr=ocr, individuals=individuals),
    )

    def told(done: "Report | RegistreError") -> None:
        if isinstance(done, RegistreError):
            click.echo(f"search: {done}", err=True)
            return
        if done.indexed or done.removed or done.failed:
            out.report(done)
        if alerts:
            try:
                send_mails(index_at(index))
            except MailRefused as error:
                # What could not be sent now goes with the next change.
                click.echo(f"search: {error}", err=True)

    for path in paths:
        if not path.exists():
            raise PathMissing(f"no such file or folder: {path}")
    out.say(f"watching {', '.join(map(str, paths))} (Ctrl-C to stop)")
    Watch(paths, index_at(index), settings, poll).run(told)


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


@main.command()
@index_option
@click.option("--repair", is_flag=True, help="Mend what can be mended, and say what was done.")
@wait_option
@json_option
@click.pass_context
def check(ctx: click.Context, index: Path | None, repair: bool, wait: bool, as_json: bool) -> None:
    """Say whether the index is sound, reading all of its files; exit 1 when it is not."""
    from indexer.storing.soundness import problems

    out: terminal.Terminal = ctx.obj
    folder = index_at(index)
    done: list[str] = []
    if repair:
        from indexer.indexing.mending import mend

        done = mend(folder, wait=wait)
    found = problems(folder)
    if as_json:
        repaired = {"repaired": done} if repair else {}
        out.json({"sound": not found, "problems": found, **repaired})
    else:
        for sentence in done:
            click.echo(f"repaired: {sentence}")
        for sentence in found or ["the index is sound"]:
            click.echo(sentence)
    if found:
        ctx.exit(EXIT_FAILURE)


@main.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@index_option
@wait_option
@click.pass_context
def remove(ctx: click.Context, ids: Sequence[str], index: Path | None, wait: bool) -> None:
    """Take acts out of the index for good: they stay out wherever their text is found again."""
    from indexer.indexing.build import remove as take_down

    out: terminal.Terminal = ctx.obj
    known = take_down(ids, index_at(index), wait=wait)
    out.say(f"{len(known)} removed")
    if unknown := [id for id in ids if id not in known]:
        click.echo(f"search: no act of id {', '.join(unknown)}", err=True)
        ctx.exit(EXIT_FAILURE)


for _command in (export, backup, restore, keys, personal_data, alerts, evaluate, run_topics):
    main.add_command(_command)


if __name__ == "__main__":
    main()
