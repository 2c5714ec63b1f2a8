"""What reading archives of transmissions costs over reading their PDFs alone, in processor time.

``python -m benchmarks.files.archives [N]`` writes N (300) invented archives of one act and its receipt, and the
same PDFs alone, in a temporary folder, then reads and understands both, the better of three rounds each.
"""

import sys
import tempfile
import time
from pathlib import Path

from benchmarks import ROOT

sys.path.insert(0, str(ROOT / "tests" / "corpus"))

from actes_files import Sent, tar_gz, transmission
from blocks import read_source
from pdf_pages import text_pdf

from indexer.reading.extraction import extract
from indexer.reading.parsing import parse

SOURCE = ROOT / "tests/corpus/sources/vaucourt-sur-selinelle/2024-27 tarifs cantine.pdf.txt"


def seconds(folder: Path) -> float:
    """Processor time to read and understand every file of a folder."""
    began = time.process_time()
    for path in sorted(folder.iterdir()):
        for text in extract(path).texts:
            parse(text, name=path.name)
    return time.process_time() - began


def main(count: int) -> None:
    """Print both times and their ratio."""
    pdf = text_pdf(read_source(SOURCE.read_text("utf-8")))
    with tempfile.TemporaryDirectory() as place:
        alone, sent = Path(place) / "alone", Path(place) / "sent"
        alone.mkdir()
        sent.mkdir()
        for number in range(count):
            act = Sent("215999905", "2024-06-13", f"2024_{number:04d}", "Tarifs", "7.10")
            (alone / f"{number:04d}.pdf").write_bytes(pdf)
            packed = tar_gz(transmission(act, pdf, (), "2024-06-18"))
            (sent / f"{number:04d}.tar.gz").write_bytes(packed)
        rounds = [(seconds(alone), seconds(sent)) for _ in range(3)]
    least, most = (min(times) for times in zip(*rounds, strict=True))
    print(f"{count} PDFs {least:.2f} s, their archives {most:.2f} s: {most / least - 1:+.1%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
