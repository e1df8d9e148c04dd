"""How words that stand alone, and digests, are written wherever they are shown."""


def first_up(text: str) -> str:
    """A word that stands alone, as a sentence begins: languages have no capital in French and Spanish."""
    return text[:1].upper() + text[1:]


def grouped(digest: str) -> str:
    """A digest in groups of eight, as people compare it."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
