"""Reading a page in a test: strict parsing, what is seen, where links lead."""

from typing import Any

import html5lib
from flask.testing import FlaskClient


class Page:
    """An answer and its parsed tree; a parse error fails the test."""

    def __init__(self, response: Any) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.html = response.get_data(as_text=True)
        parser = html5lib.HTMLParser(
            tree=html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False
        )
        self.tree = parser.parse(self.html)
        for node in self.tree.iter("{*}*"):
            node.tag = node.tag.rpartition("}")[2]  # SVG elements by their plain names

    def find(self, path: str) -> list[Any]:
        return self.tree.xpath(path)

    def texts(self, path: str) -> list[str]:
        return [" ".join("".join(node.itertext()).split()) for node in self.find(path)]

    def text(self, path: str = "//main") -> str:
        (only,) = self.texts(path)
        return only

    def hrefs(self, path: str = "//a") -> list[str]:
        return [node.get("href") for node in self.find(path)]


def read(client: FlaskClient, address: str, **options: Any) -> Page:
    return Page(client.get(address, **options))
