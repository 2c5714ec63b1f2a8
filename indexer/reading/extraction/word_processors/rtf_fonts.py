r"""What the tables at the head of RTF tell of letters: the code page and name of each font, the colours.

Bytes are read by the code page of their font (``\fcharset``), else by that of the document (``\ansicpg``); letters
in a font of pictures are what they draw. Source: Rich Text Format Specification, version 1.9.1, « Font Table »,
« Color Table ».
"""

import codecs

from indexer.reading.extraction.text.symbols import picture_font, pictured

#: Character sets of fonts → code pages.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip

#: Code pages of a Mac, and the one of UTF-8, by their numbers; Python names the others as they are numbered.
_CODE_PAGES = {
    10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2",
    10081: "mac_turkish", 65001: "utf-8",
}  # fmt: skip

#: Words that name the code page of a document.
PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}

_WHITE = [255, 255, 255]


class Fonts:
    """The fonts of a document by number, 0 where none is set, and its own code page."""

    def __init__(self) -> None:
        self.page = "cp1252"
        self._pages: dict[int, str] = {}
        self._names: dict[int, str] = {}

    def take_code_page(self, number: int | None) -> None:
        """Take the number of the document's code page, if it is one that can be read."""
        page = _CODE_PAGES.get(number or 0, f"cp{number}")
        try:
            codecs.lookup(page)
        except LookupError:
            return
        self.page = page

    def take_charset(self, font: int | None, number: int | None) -> None:
        """Take the character set of a font."""
        if font is not None and number in _CHARSETS:
            self._pages[font] = _CHARSETS[number]

    def take_name(self, font: int, text: str) -> None:
        """Take the name of a font, which ends with a semicolon."""
        self._names[font] = text.partition(";")[0]

    def decoded(self, raw: bytes | bytearray, font: int | None) -> str:
        """What bytes in a font show."""
        if self._pictures(font):
            return self.shown(raw.decode("latin-1"), font)
        return raw.decode(self._pages.get(font or 0, self.page), "registre-latin1")

    def shown(self, text: str, font: int | None) -> str:
        """What characters in a font show."""
        pictures = self._pictures(font)
        return pictured(text, pictures) if pictures else text

    def _pictures(self, font: int | None) -> str | None:
        return picture_font(self._names.get(font or 0, ""))


class Colors:
    """The colours of a document by number, part by part as they are told."""

    def __init__(self) -> None:
        self._parts: list[list[int]] = [[]]

    def take_part(self, number: int | None) -> None:
        """Take the red, green or blue of the colour that is being told."""
        self._parts[-1].append(number or 0)

    def end(self, times: int) -> None:
        """So many colours end, each with a semicolon."""
        self._parts += [[] for _ in range(times)]

    def is_white(self, number: int) -> bool:
        """Whether a colour is that of paper."""
        return number < len(self._parts) and self._parts[number] == _WHITE
