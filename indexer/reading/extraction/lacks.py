"""What a file could not be read without, and whether it is there by now: OCR, a converter."""

from indexer.reading.extraction.options import Options


def is_mended(reasons: str, options: Options) -> bool:
    """Whether something that a file, or a part of it, was not read for want of can be had now.

    ``reasons`` are the sentences told when it was read; what was damaged then is damaged still.
    """
    from indexer.reading.extraction.scans import ocr

    if ocr.INSTALL in reasons or ocr.OFF in reasons:
        return options.ocr != "never" and ocr.missing() is None
    if "antiword" in reasons:  # its module brings in a library
        from indexer.reading.extraction.word_processors import legacy

        return legacy.INSTALL in reasons and legacy.converter() is not None
    return False
