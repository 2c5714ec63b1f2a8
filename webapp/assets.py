"""Style sheet and scripts, read once, compressed once, under an address that holds their hash.

An address that changes with the content lets browsers keep a file for a year. All files share one
hash, so that modules import each other by plain relative names.
"""

import gzip
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

_FOLDER = Path(__file__).parent / "static"
_TEMPLATES = Path(__file__).parent / "templates"
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its bytes, the same compressed, its media type."""

    body: bytes
    zipped: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Assets:
    """All static files by name, and the hash of the whole."""

    files: dict[str, Asset]
    digest: str

    @classmethod
    def load(cls, folder: Path = _FOLDER) -> "Assets":
        """Read the files of a folder."""
        files = {}
        digest = blake2b(digest_size=6)
        for path in sorted(folder.iterdir()):
            if path.suffix in _KINDS:
                body = path.read_bytes()
                files[path.name] = Asset(body, gzip.compress(body, 9, mtime=0), _KINDS[path.suffix])
                digest.update(path.name.encode() + b"\0" + body)
        return cls(files, digest.hexdigest())

    def path(self, name: str) -> str:
        """The lasting path of a file in the site. Raises ``KeyError`` for one that is not there."""
        self.files[name]
        return f"/static/{self.digest}/{name}"


def build_digest(settings: str) -> str:
    """A hash of the code, templates and settings that make the pages: part of every ETag.

    It is the same in every process of a site, so that a proxy before several can compare.
    """
    digest = blake2b(settings.encode(), digest_size=6)
    for folder, pattern in ((_TEMPLATES, "**/*"), (_TEMPLATES.parent, "**/*.py"), (_FOLDER, "*")):
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()
