"""Bytes → text, whatever encoding a town hall's programs wrote.

The order of trust: a byte-order mark; the pattern of zero bytes that UTF-16 leaves; valid UTF-8; a
mixture of UTF-8 and CP1252 (files glued together); else one single-byte encoding, the one in which
the text looks most French. Then, and only where it is certain, text that was encoded twice
(« dÃ©libÃ©ration ») is repaired.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from indexer.errors import ExtractionError
from indexer.reading.extraction.text.symbols import with_boxes
from indexer.reading.marks import hyphenated

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Single-byte encodings that French programs wrote: Windows, DOS, old Macintosh.
_SINGLE_BYTE = ("cp1252", "cp850", "mac_roman")

#: What ISO 8859-15 (Unix) writes otherwise than CP1252: €, and œ inside a word or at its beginning; « 1½ h » is none.
_LATIN9 = re.compile(rb"\xa4|[a-zA-Z][\xbc\xbd][a-zA-Z]|(?<![0-9])[\xbc\xbd][uUidnc]")

_FRENCH = frozenset("éèêëàâäçùûüôöîïœæÉÈÊËÀÂÇÙÛÔÎÏŒ’‘“”«»°€–—…²³§•\xa0")

_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27}) + b"\x7f"

#: What Python sees as a lead byte and its continuation when UTF-8 was read as CP1252.
_CONTINUATION = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0))
_CONTINUATION += "".join(chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
_TWICE = re.compile(
    f"[\xc2-\xc5][{re.escape(_CONTINUATION)}]|[\xe2][{re.escape(_CONTINUATION)}]{{2}}"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what is worth telling about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    r"""Decode a file's bytes; ``declared`` is the encoding that the file itself names, if it does.

    Line ends become ``\n`` (form feeds stay), other control characters go, characters are
    composed (NFC). Raises ``ExtractionError`` where the bytes are no text.
    """
    text, encoding = _decoded(data, declared)
    repaired, count = _repair(text)
    warnings = (f"{count} characters that were encoded twice have been repaired",) if count else ()
    return Decoded(with_boxes(_tidy(repaired)), encoding, warnings)


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file are no text in any single-byte encoding or UTF-8.

    A stray control character does not make a text binary: two in a hundred do.
    """
    if not head:
        return False
    if head.startswith(tuple(bom for bom, _ in _BOMS)):
        return False
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) * 0.02


def looks_like_utf16(head: bytes) -> bool:
    """Whether every second byte of what would be Western text is zero."""
    return _utf16_without_mark(head) is not None


def _decoded(data: bytes, declared: str | None) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), encoding
    utf16 = _utf16_without_mark(data)
    if utf16 is not None:
        return data.decode(utf16, "replace"), utf16
    if is_binary(data[:8192]) or is_binary(data):
        raise ExtractionError("binary file")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    by_name = _as_declared(data, declared)
    return by_name if by_name is not None else _legacy(data)


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:8192]
    half = len(sample) // 2
    if half < 4:
        return None
    low, high = sample[0 : half * 2 : 2].count(0), sample[1 : half * 2 : 2].count(0)
    if high > half * 0.6 and low < half * 0.05:
        return "utf-16-le"
    if low > half * 0.6 and high < half * 0.05:
        return "utf-16-be"
    return None


def _as_declared(data: bytes, declared: str | None) -> tuple[str, str] | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
        if name in ("utf-8", "utf-16", "ascii", "iso8859-1"):
            # UTF-8 was tried; the web reads « Latin-1 » and « ASCII » as CP1252 (WHATWG Encoding).
            return None
        return data.decode(name), name
    except (LookupError, ValueError):
        return None


def _legacy(data: bytes) -> tuple[str, str]:
    if _is_mixed(data):
        return data.decode("utf-8", "registre-cp1252"), "utf-8 + cp1252"
    sample = data[: 1 << 20]
    # Of equals the first: what Windows or Unix wrote.
    unix = ("iso8859-15",) if _LATIN9.search(sample) else ()
    encodings = (_SINGLE_BYTE[0], *unix, *_SINGLE_BYTE[1:])
    best = max(encodings, key=lambda encoding: _frenchness(sample, encoding))
    return _single_byte(data, best), best


def _is_mixed(data: bytes) -> bool:
    """Whether some sequences are valid UTF-8 and others are not.

    A cut of the file can leave one broken character at its very end, which makes no mixture.
    """
    lenient = data.decode("utf-8", "ignore")
    return any(ord(char) > 127 for char in lenient)


def _frenchness(sample: bytes, encoding: str) -> int:
    """How French the upper half of the bytes looks: letters in use, minus those that are not."""
    score = 0
    for byte in range(128, 256):
        count = sample.count(byte)
        if not count:
            continue
        char = _single_byte(bytes([byte]), encoding)
        score += count if char in _FRENCH else -count
    return score


def _single_byte(data: bytes, encoding: str) -> str:
    return data.decode(encoding, "registre-latin1")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    return piece.decode("cp1252", "registre-latin1"), error.end


def _as_latin1(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that CP1252 leaves undefined, as the C1 controls they are in Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("registre-cp1252", _as_cp1252)
codecs.register_error("registre-latin1", _as_latin1)


def _repair(text: str) -> tuple[str, int]:
    """Undo a double encoding where its result is a letter or sign of French; count the repairs."""
    if "Ã" not in text and "â€" not in text and "Â" not in text and "Å" not in text:
        return text, 0
    repairs = 0

    def undo(match: re.Match[str]) -> str:
        nonlocal repairs
        twice = match.group()
        try:
            once = b"".join(_byte_of(char) for char in twice).decode("utf-8")
        except UnicodeError:
            return twice
        if once not in _FRENCH:
            return twice
        repairs += 1
        return once

    repaired = _TWICE.sub(undo, text)
    if repairs:
        # « à » ends in a no-break space, which programs turn into a plain one.
        repaired = repaired.replace("Ã ", "à ")
    return repaired, repairs


def _byte_of(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


_LINE_ENDS = "\x0b\x85\u2028\u2029"
_DROPPED = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\ufeff\u200b"

_LIGATURES = "\ufb00-\ufb06"
#: What tidying changes besides carriage returns; most texts have none of it.
_UNTIDY = re.compile(f"[{_LINE_ENDS}{_LIGATURES}]|[{_DROPPED}]+")


def _plain(match: re.Match[str]) -> str:
    """A line end for one, letters for a ligature, nothing for what has no width."""
    found = match.group()
    if found in _LINE_ENDS:
        return "\n"
    return unicodedata.normalize("NFKC", found) if "\ufb00" <= found <= "\ufb06" else ""


def _tidy(text: str) -> str:
    flat = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNTIDY.search(flat):
        flat = _UNTIDY.sub(_plain, hyphenated(flat))
    return flat if unicodedata.is_normalized("NFC", flat) else unicodedata.normalize("NFC", flat)
