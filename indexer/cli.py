"""The command line: ``search index``, ``query``, ``parse``, ``serve`` and the others.

Data goes to standard output, messages to standard error. Exit codes: 0 done, 1 failure, 2 usage or
query error, 3 partly indexed, 4 no usable index, 5 engine unreachable.

What a command needs is imported when it runs: ``search --help`` loads no reader and no engine.
"""

import difflib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from indexer import terminal
from indexer.errors import (
    EngineUnavailable,
    IndexUnusable,
    MailRefused,
    PathMissing,
    QueryError,
    RegistreError,
)
from indexer.fields import FACETS, SORTS
from indexer.storing.engines import ENGINES

if TYPE_CHECKING:
    from indexer.alerts import Alerts
    from indexer.export import Exported
    from indexer.indexing.build import Report
    from indexer.keyring import Keyring
    from indexer.reading.extraction.options import OcrMode

EXIT_FAILURE, EXIT_USAGE, EXIT_PARTIAL, EXIT_NO_INDEX, EXIT_UNREACHABLE = 1, 2, 3, 4, 5

F = TypeVar("F", bound=Callable[..., Any])


#: What the commands are for, in the order of ``search -h``.
_GROUPS = {
    "Keep an index": ("index", "watch", "info", "check", "remove"),
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
            return super().invoke(ctx)
        except RegistreError as error:
            click.echo(f"search: {error}", err=True)
            ctx.exit(_exit_code(error))
        except BrokenPipeError:
            # `search query … | head` closes our output early: that is not an error.
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
            ctx.exit(0)


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


def _index_option(command: F) -> F:
    return click.option(
        "--index",
        "index",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="Folder of the index [REGISTRE_INDEX, else .registre].",
    )(command)


def _folder(given: Path | None) -> Path:
    from indexer.storing.meta import index_folder

    return index_folder(given)


def _wait_option(command: F) -> F:
    return click.option(
        "--wait", is_flag=True, help="Wait for another process that writes, rather than fail."
    )(command)


def _json_option(command: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def _reading_options(command: F) -> F:
    """How files are read."""
    command = click.option(
        "--collectivite", metavar="NAME", help="Body of files that do not name theirs."
    )(command)
    command = click.option(
        "--individuels",
        "individuals",
        is_flag=True,
        help="Take individual orders too (personal data).",
    )(command)
    modes = click.Choice(["auto", "never", "always"])
    return click.option("--ocr", type=modes, default="auto", show_default=True)(command)


def _filter_options(command: F) -> F:
    """The filters of a search; each repeats for OR, different ones combine with AND."""
    for name, facet in reversed(list(FACETS.items())):
        option = f"--{name.replace('_', '-')}"
        command = click.option(option, multiple=True, metavar="X", help=facet.help)(command)
    command = click.option("--au", metavar="DATE", help="Last day: 2024-06-30, 06/2024 or 2024.")(
        command
    )
    command = click.option("--du", metavar="DATE", help="First day.")(command)
    return click.option("--deduites", is_flag=True, help="Let --matiere take deduced codes too.")(
        command
    )


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="registre", prog_name="search")
@click.option("-q", "--quiet", is_flag=True, help="No message that is not an error.")
@click.pass_context
def main(ctx: click.Context, quiet: bool) -> None:
    """Search the deliberations of France: index a folder of acts, then query, serve or export it."""
    ctx.obj = terminal.Terminal(quiet=quiet)
    # PDF and archive readers log what they repair; a user is told what failed, in the report.
    logging.disable(logging.WARNING)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@_index_option
@click.option("--engine", type=click.Choice(ENGINES), help="Engine of a new index [tantivy].")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that read files [all cores].")
@_reading_options
@click.option("--rebuild", is_flag=True, help="Start anew; the old index serves until the end.")
@click.option("--follow-links", is_flag=True, help="Follow links that lead out of the folders.")
@click.option("--only", is_flag=True, help="Rebuild without the other folders of the index.")
@_wait_option
@_json_option
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
    folder = _folder(index)
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
@_index_option
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that read files [all cores].")
@click.option(
    "--poll",
    type=click.FloatRange(min=0.1),
    metavar="SECONDS",
    help="Look through the folders, where the system does not tell what changes (network mounts).",
)
@_reading_options
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
                _tell(_folder(index))
            except MailRefused as error:
                # What could not be sent now goes with the next change.
                click.echo(f"search: {error}", err=True)

    for path in paths:
        if not path.exists():
            raise PathMissing(f"no such file or folder: {path}")
    out.say(f"watching {', '.join(map(str, paths))} (Ctrl-C to stop)")
    Watch(paths, _folder(index), settings, poll).run(told)


@main.command()
@click.argument("text", nargs=-1, metavar="TEXT")
@_index_option
@click.option("-n", "per_page", type=int, default=10, show_default=True, help="Results a page.")
@click.option("--page", type=int, default=1, show_default=True)
@click.option("--sort", "tri", type=click.Choice(sorted(SORTS, reverse=True)), default="pertinence")
@_filter_options
@click.option("--facets", is_flag=True, help="Show the counts of each facet.")
@_json_option
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

    with Search.open(_folder(index)) as search:
        page = search.search(request(" ".join(text), facets=facets or as_json, **options))
    if as_json:
        out.json(page_json(page))
    else:
        out.page(page, facets=facets)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@_reading_options
@click.option("--explain", is_flag=True, help="Tell where each fact comes from.")
@_json_option
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
@_json_option
@click.pass_obj
def analyze(
    out: terminal.Terminal, /, text: tuple[str, ...], as_query: bool, as_json: bool
) -> None:
    """Show each step from a text to its terms, to see why two words meet or not."""
    from analyzers import explain

    out.steps(explain(" ".join(text), query=as_query), as_json=as_json)


@main.command()
@_index_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.pass_obj
def serve(out: terminal.Terminal, /, index: Path | None, host: str, port: int) -> None:
    """Serve the pages and the JSON endpoint."""
    from indexer.searching.search import Search
    from webapp.serve import run

    folder = _folder(index)
    # What is noted while serving is for whoever keeps the site.
    logging.disable(logging.NOTSET)

    def ready(address: str) -> None:
        out.say(f"Registre serves {folder} on {address} (Ctrl-C to stop)")

    run(lambda: Search.open(folder), folder, host, port, ready)


@main.command()
@_index_option
@_json_option
@click.pass_obj
def info(out: terminal.Terminal, /, index: Path | None, as_json: bool) -> None:
    """Say what the index holds."""
    from indexer.searching.search import Search

    with Search.open(_folder(index)) as search:
        out.info(search.info(), as_json=as_json)


@main.command()
@_index_option
@click.option("--repair", is_flag=True, help="Mend what can be mended, and say what was done.")
@_wait_option
@_json_option
@click.pass_context
def check(ctx: click.Context, index: Path | None, repair: bool, wait: bool, as_json: bool) -> None:
    """Say whether the index is sound, reading all of its files; exit 1 when it is not."""
    from indexer.storing.soundness import problems

    out: terminal.Terminal = ctx.obj
    folder = _folder(index)
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
@click.argument("text", nargs=-1, metavar="[TEXT]")
@_index_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["scdl", "csv", "jsonl"]),
    default="scdl",
    show_default=True,
)
@_filter_options
@click.option("--all", "whole", is_flag=True, help="The whole index, for `search index FILE`.")
@click.option("--strict", is_flag=True, help="Leave out acts that lack what the schema requires.")
@click.option("-o", "output", type=click.File("w", encoding="utf-8", atomic=True), default="-")
@click.pass_obj
def export(
    out: terminal.Terminal,
    /,
    text: tuple[str, ...],
    index: Path | None,
    format_: str,
    whole: bool,
    strict: bool,
    output: Any,
    **options: Any,
) -> None:
    """Write the acts that match as a table in the SCDL « Délibérations » schema, CSV or JSON lines.

    Values that the schema requires and acts do not state stay empty: FILE.missing.csv, beside the
    file of -o, names them. Addresses of acts are those of their publishers, else of the site whose
    address is in REGISTRE_URL.
    """
    from indexer.export import write
    from indexer.indexing.saved import save
    from indexer.searching.requests import request
    from indexer.searching.search import Search
    from indexer.shapes import act_path

    if whole:
        if text:
            raise QueryError("--all takes no search: it writes the whole index")
        out.say(f"{save(_folder(index), output)} acts exported")
        return
    site = os.environ.get("REGISTRE_URL", "").strip().rstrip("/")
    with Search.open(_folder(index)) as search:
        found = search.all(request(" ".join(text), facets=False, **options))
        report = write(
            found,
            format_,
            output,
            strict=strict,
            address=lambda id: f"{site}{act_path(id)}" if site else None,
        )
    _report_beside(output.name, report)
    out.exported(report)


def _report_beside(name: str, report: "Exported") -> None:
    """Keep what an export lacks in a file beside it; none where nothing is lacking."""
    place = Path(f"{name}.missing.csv")
    if name == "-" or name.startswith("<"):
        return
    if report.lacking:
        with place.open("w", encoding="utf-8", newline="") as stream:
            report.write(stream)
    else:
        place.unlink(missing_ok=True)


@main.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@_index_option
@_wait_option
@click.pass_context
def remove(ctx: click.Context, ids: Sequence[str], index: Path | None, wait: bool) -> None:
    """Take acts out of the index for good: they stay out wherever their text is found again."""
    from indexer.indexing.build import remove as take_down

    out: terminal.Terminal = ctx.obj
    known = take_down(ids, _folder(index), wait=wait)
    out.say(f"{len(known)} removed")
    if unknown := [id for id in ids if id not in known]:
        click.echo(f"search: no act of id {', '.join(unknown)}", err=True)
        ctx.exit(EXIT_FAILURE)


@main.group()
def keys() -> None:
    """Make and revoke the keys of an index, and say what asks for one."""


@keys.command(name="add")
@click.argument("name")
@_index_option
@click.pass_obj
def add_key(out: terminal.Terminal, /, name: str, index: Path | None) -> None:
    """Make a key and print it: nothing prints it again."""
    ring, secret = _keyring(index).with_key(name)
    ring.write(_folder(index))
    click.echo(secret)
    if ring.guard == "nothing":
        out.say("everything is open still: `search keys guard api` or `everything` asks for a key")


@keys.command(name="list")
@_index_option
@_json_option
@click.pass_obj
def list_keys(out: terminal.Terminal, /, index: Path | None, as_json: bool) -> None:
    """List the keys by name, and say what asks for one."""
    ring = _keyring(index)
    if as_json:
        out.json(
            {"guard": ring.guard, "keys": [{"name": k.name, "made": k.made} for k in ring.keys]}
        )
        return
    for key in ring.keys:
        click.echo(f"{key.made}  {key.name}")
    out.say(f"a key is asked for: {ring.guard}")


@keys.command()
@click.argument("name")
@_index_option
@click.pass_obj
def revoke(out: terminal.Terminal, /, name: str, index: Path | None) -> None:
    """Revoke a key: from the next request on it opens nothing."""
    _keyring(index).without(name).write(_folder(index))
    out.say(f"{name} revoked")


@keys.command()
@click.argument("what", type=click.Choice(["nothing", "api", "everything"]))
@_index_option
@click.pass_obj
def guard(out: terminal.Terminal, /, what: str, index: Path | None) -> None:
    """Ask for a key for nothing, for the JSON interface, or for everything: pages and files too."""
    _keyring(index).guarding(what).write(_folder(index))
    out.say(f"a key is asked for: {what}")


@main.group()
def alerts() -> None:
    """Send, list and remove the alerts of people who follow a search by mail."""


@alerts.command(name="send")
@_index_option
@click.pass_obj
def send_alerts(out: terminal.Terminal, /, index: Path | None) -> None:
    """Send what is new since the last time; run it after each `search index`, or by a timer."""
    out.say(f"{_tell(_folder(index))} mails sent")


@alerts.command(name="list")
@_index_option
@_json_option
@click.pass_obj
def list_alerts(out: terminal.Terminal, /, index: Path | None, as_json: bool) -> None:
    """List the alerts: address, search, whether it was confirmed."""
    known = _alerts(index).all()
    if as_json:
        out.json(
            [{"address": a.address, "search": a.search, "confirmed": a.confirmed} for a in known]
        )
        return
    for one in known:
        click.echo(
            f"{one.address}  {one.search or '(everything)'}{'' if one.confirmed else '  (not confirmed)'}"
        )


@alerts.command(name="remove")
@click.argument("address")
@_index_option
@click.pass_obj
def remove_alerts(out: terminal.Terminal, /, address: str, index: Path | None) -> None:
    """Forget an address and all its alerts."""
    out.say(f"{_alerts(index).remove_address(address)} alerts removed")


def _alerts(index: Path | None) -> "Alerts":
    """The alerts of an index that is there."""
    from indexer.alerts import Alerts
    from indexer.storing.meta import Meta

    Meta.read(_folder(index))
    return Alerts(_folder(index))


def _tell(folder: Path) -> int:
    """Send the alerts of an index. Raises ``QueryError`` where a setting for it is missing."""
    from indexer.mailing import Post, tell
    from indexer.searching.search import Search

    post = Post.from_environment(os.environ)
    site = os.environ.get("REGISTRE_URL", "").strip().rstrip("/")
    if post is None or not site:
        raise QueryError("alerts need REGISTRE_SMTP, REGISTRE_SENDER and REGISTRE_URL")
    name = os.environ.get("REGISTRE_NAME", "").strip() or "Registre"
    with Search.open(folder) as search:
        return tell(_alerts(folder), search, post, site, name)


def _keyring(index: Path | None) -> "Keyring":
    """The keyring of an index that is there."""
    from indexer.keyring import Keyring
    from indexer.storing.meta import Meta

    Meta.read(_folder(index))
    return Keyring.read(_folder(index))


@main.command(name="eval")
@click.argument("collection", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--engine", type=click.Choice(ENGINES), default="tantivy", show_default=True)
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only the queries of this split.")
@click.option(
    "--run", "run_file", type=click.Path(path_type=Path), metavar="FILE", help="Write a TREC run."
)
@_json_option
@click.pass_obj
def evaluate(
    out: terminal.Terminal,
    /,
    collection: Path,
    engine: str,
    split: str | None,
    run_file: Path | None,
    as_json: bool,
) -> None:
    """Measure the ranking on a judged collection in the BEIR layout."""
    from indexer.evaluation import evaluate as measure

    measures = measure(collection, engine=engine, split=split, run_file=run_file)
    if as_json:
        out.json(measures)
    else:
        for name, value in measures.items():
            click.echo(
                f"{name:12} {value:.4f}" if isinstance(value, float) else f"{name:12} {value}"
            )


@main.command(name="run")
@click.argument("topics", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_index_option
@click.option("--run", "run_file", required=True, type=click.Path(path_type=Path), metavar="FILE")
@click.pass_obj
def run_topics(out: terminal.Terminal, /, topics: Path, index: Path | None, run_file: Path) -> None:
    """Run a file of queries over the index and write a TREC run."""
    from indexer.evaluation import run_topics as run_queries
    from indexer.searching.search import Search

    with Search.open(_folder(index)) as search:
        count = run_queries(search, topics, run_file)
    out.say(f"{count} queries run")


if __name__ == "__main__":
    main()
