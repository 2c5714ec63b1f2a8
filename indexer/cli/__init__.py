"""The command line: ``search index``, ``query``, ``parse``, ``serve`` and the others.

Data goes to standard output, messages to standard error. Exit codes: 0 done, 1 failure, 2 usage or
query error, 3 partly indexed, 4 no usable index, 5 engine unreachable.

A command is imported when it is asked for, what it needs when it runs: ``search --help`` loads no reader and no
engine.

===================  ===========================================================
``program``          ``search`` itself: the groups of commands, errors
``…_commands``       the commands, by what they are for
``shared_options``   options that several commands have
``exit_codes``       error → exit code
``cycles``           no look for cycles of objects
``terminal``         how answers are printed
===================  ===========================================================
"""

from indexer.cli.cycles import without_cycles

with without_cycles():
    from indexer.cli.program import main

__all__ = ["main"]
