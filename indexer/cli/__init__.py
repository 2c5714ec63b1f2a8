"""The command line: ``search index``, ``query``, ``parse``, ``serve`` and the others.

Data goes to standard output, messages to standard error. Exit codes: 0 done, 1 failure, 2 usage or
query error, 3 partly indexed, 4 no usable index, 5 engine unreachable.

What a command needs is imported when it runs: ``search --help`` loads no reader and no engine.

===================  ===========================================================
``program``          ``search`` itself: the groups of commands, errors
``…_commands``       the commands, by what they are for
``shared_options``   options that several commands have
``exit_codes``       error → exit code
``terminal``         how answers are printed
===================  ===========================================================
"""

from indexer.cli.program import main

__all__ = ["main"]
