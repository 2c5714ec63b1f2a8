"""Every error that Registre raises on purpose.

::

    RegistreError
    ├── QueryError            a request that cannot be carried out (wrong date, filter, page)
    ├── PathMissing           no file or folder at a path that was given
    ├── IndexAmongFiles       the folder of the index is, or holds, what is to be indexed
    ├── PackageMissing        a Python package that is not installed; says how to install it
    ├── ExtractionError       a file that cannot be read; its message is the reason reported
    │   ├── UnsupportedFormat a kind of file no reader takes
    │   └── LimitExceeded     time, memory, pages or unpacked size over the limit
    ├── IndexUnusable         no usable index
    │   ├── IndexMissing      nothing at that place
    │   ├── IndexMismatch     made by another schema, analyzer or engine
    │   ├── IndexLocked       another process is writing; says which
    │   └── IndexCorrupt      there, but not sound
    │       └── IndexDamaged  a file of its engine or catalogue, which `search check --repair` mends
    ├── StorageError          the disk does not take what is written
    ├── EngineUnavailable     the engine cannot be reached
    ├── MailRefused           the mail server took no message
    ├── ActNotFound           no act of that id
    └── ReferentialError      a data file of the package is damaged

Messages are English sentences for a terminal and never hold a stack trace. Exit codes and HTTP
statuses are decided at the edges (``cli/exit_codes.py``, ``webapp``), not here.
"""

import errno
import re
import sys

#: What a disk answers that is full, read-only, broken or gone.
OF_THE_DISK = frozenset(
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EROFS", "EIO", "ENODEV", "ENXIO", "ESTALE", "ENOTCONN")
    if hasattr(errno, name)
)


class RegistreError(Exception):
    """Base of all; its text can be shown to a user."""


class QueryError(RegistreError):
    """A request that cannot be carried out; ``parameter`` names the culprit, ``value`` what was given."""

    def __init__(
        self, message: str, *, parameter: str | None = None, value: str | None = None
    ) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.value = value


class PathMissing(RegistreError):
    """There is no file or folder at a path that was given."""


class IndexAmongFiles(RegistreError):
    """The folder named for the index is, or holds, what is to be indexed."""


class PackageMissing(RegistreError):
    """A Python package that this needs is not installed.

    ``what`` needs it, ``package`` is its name on PyPI. The hint is for the interpreter that runs, as
    the project itself need not come from an index: it names the package alone.
    """

    def __init__(self, what: str, package: str) -> None:
        super().__init__(
            f"{what} needs the package {package}, which is not installed: "
            f'run `{sys.executable or "python"} -m pip install "{_requirement(package)}"`'
        )


def _requirement(package: str) -> str:
    """The package with the versions that this project asks for, where its metadata say so."""
    # Imported here, as the module of every error is loaded by every command.
    from importlib.metadata import PackageNotFoundError, requires

    try:
        lines = requires("registre") or []
    except PackageNotFoundError:
        return package
    named = re.compile(re.sub(r"[-_.]", "[-_.]", package) + r"(?![\w.-])[^;]*", re.IGNORECASE)
    return next((found.group().strip() for line in lines if (found := named.match(line))), package)


class ExtractionError(RegistreError):
    """A file that cannot be read."""


class UnsupportedFormat(ExtractionError):
    """A kind of file that no reader takes."""


class LimitExceeded(ExtractionError):
    """Reading took more time, memory, pages or room than allowed."""


class IndexUnusable(RegistreError):
    """There is no index that can be used."""


class IndexMissing(IndexUnusable):
    """No index stands at that place."""


class IndexMismatch(IndexUnusable):
    """The index was made by another schema, analyzer or engine."""


class IndexLocked(IndexUnusable):
    """Another process is writing into the index."""


class IndexCorrupt(IndexUnusable):
    """The index is there but cannot be read."""


class IndexDamaged(IndexCorrupt):
    """A file of the engine or of the catalogue is not what was written, or not there."""


class StorageError(RegistreError):
    """The disk does not take what is written: full, read-only, gone. What was committed stays."""


class EngineUnavailable(RegistreError):
    """The engine cannot be reached; ``retry_after`` is in seconds."""

    def __init__(self, message: str, *, retry_after: int = 30) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class MailRefused(RegistreError):
    """The mail server took no message, or cannot be reached."""


class ActNotFound(RegistreError):
    """No act has that id."""


class ReferentialError(RegistreError):
    """A data file of the package is damaged."""
