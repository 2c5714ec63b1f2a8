"""``python -m indexer.cli``: the same as ``search``."""

from indexer.cli import main

main()
