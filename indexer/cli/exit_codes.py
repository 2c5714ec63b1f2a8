"""What commands exit with."""

from indexer.errors import (
    EngineUnavailable,
    IndexAmongFiles,
    IndexUnusable,
    PathMissing,
    QueryError,
    RegistreError,
)

EXIT_FAILURE, EXIT_USAGE, EXIT_PARTIAL, EXIT_NO_INDEX, EXIT_UNREACHABLE = 1, 2, 3, 4, 5


def exit_code(error: RegistreError) -> int:
    """The code that tells an error."""
    for kind, code in (
        (QueryError, EXIT_USAGE),
        (PathMissing, EXIT_USAGE),
        (IndexAmongFiles, EXIT_USAGE),
        (IndexUnusable, EXIT_NO_INDEX),
        (EngineUnavailable, EXIT_UNREACHABLE),
    ):
        if isinstance(error, kind):
            return code
    return EXIT_FAILURE
