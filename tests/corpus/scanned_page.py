"""A page as an office scanner gives it: a slanted, speckled, one-bit picture without text."""

import io
import random

import pypdfium2
from PIL import Image
from pdf_pages import image_pdf

_DPI = 150
_SLANT = 0.7  # degrees
_SPECKS = 220


def _scan(image: Image.Image, seed: int) -> tuple[int, int, bytes]:
    slanted = image.convert("L").rotate(_SLANT, resample=Image.Resampling.BICUBIC, fillcolor=255)
    pixels = slanted.load()
    dice = random.Random(seed)
    for _ in range(_SPECKS):
        pixels[dice.randrange(slanted.width), dice.randrange(slanted.height)] = 0
    bits = slanted.point(lambda value: 255 if value > 150 else 0).convert("1")
    out = io.BytesIO()
    bits.save(out, "TIFF", compression="group4", strip_size=bits.width * bits.height)
    with Image.open(io.BytesIO(out.getvalue())) as tiff:
        tags = tiff.tag_v2
        [offset], [length] = tags[273], tags[279]
        white_is_one = tags[262] == 1
    if not white_is_one:
        raise ValueError("a picture in which 0 is white would come out inverted")
    return bits.width, bits.height, out.getvalue()[offset : offset + length]


def scanned_pdf(pdf: bytes) -> bytes:
    """Return a PDF that shows the same pages as pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        images = []
        for number, page in enumerate(document):
            image = page.render(scale=_DPI / 72, grayscale=True).to_pil()
            images.append(_scan(image, number))
    return image_pdf(images)
