"""``search`` itself: its commands in groups, and what becomes of errors."""

import logging
import os
import sys
from collections import ChainMap
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from indexer import configuration
from indexer.cli import terminal
from indexer.cli.exit_codes import EXIT_FAILURE, exit_code
from indexer.cli.shared_options import option_of
from indexer.errors import OF_THE_DISK, IndexDamaged, QueryError, RegistreError

#: What the commands are for, in the order of ``search -h``, each with the module that holds it.
_GROUPS = {
    "Keep an index": {
        "index": "index_commands",
        "watch": "index_commands",
        "info": "search_commands",
        "check": "index_commands",
        "remove": "index_commands",
        "backup": "backup_commands",
        "restore": "backup_commands",
        "personal-data": "privacy_command",
    },
    "Search it": {
        "query": "search_commands",
        "export": "export_command",
        "serve": "search_commands",
        "keys": "key_commands",
        "alerts": "alert_commands",
    },
    "See how texts are read": {"parse": "reading_commands", "analyze": "reading_commands"},
    "Measure the ranking": {"eval": "measure_commands", "run": "measure_commands"},
}


class _Loaded(Mapping[str, click.Command]):
    """The commands by name, each loaded when it is asked for: a query needs none of the others."""

    _modules: Mapping[str, str] = ChainMap(*_GROUPS.values())

    def __getitem__(self, name: str) -> click.Command:
        module = import_module(f"indexer.cli.{self._modules[name]}")
        commands = (held for held in vars(module).values() if isinstance(held, click.Command))
        return next(command for command in commands if command.name == name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


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
        """List the commands by what they are for."""
        for title, names in _GROUPS.items():
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
        except click.NoSuchOption as error:
            if error.option_name in {name for own in self.params for name in own.opts}:
                placed = f"search {error.option_name} … {ctx.invoked_subcommand} …"
                said = f"{error.option_name} stands before the command: {placed}"
                raise click.UsageError(said, ctx) from None
            raise
        except RegistreError as error:
            click.echo(f"search: {_said(error)}", err=True)
            ctx.exit(exit_code(error))
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
    """What is wrong and what mends it, under the name of the option that was typed; a setting bears its own."""
    if isinstance(error, IndexDamaged):
        return f"{error}. `search check --repair` mends it, or says what does"
    name = (isinstance(error, QueryError) and error.parameter) or ""
    said = str(error)
    typed = name.islower() and said.startswith(f"{name} ")
    return option_of(name) + said.removeprefix(name) if typed else said


@click.group(
    cls=_Commands,
    commands=_Loaded(),
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
    configuration.refuse_slips(os.environ)
    ctx.with_resource(configuration.named(config))
    terminal.forgive_output()
    # PDF and archive readers log what they repair; a user is told what failed, in the report.
    logging.disable(logging.WARNING)
