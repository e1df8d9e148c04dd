"""Text of other scripts as it is read. WeasyPrint 70 draws what runs from right to left in the order of the eye, from left to
right; and of a letter that is drawn as several glyphs it gives one a text and the others none, which PDF/UA-1 refuses.

Two things are put right. Each line that runs from right to left gets its words as replacement text (ISO 32000-1, 14.9.4) on its
element of structure, which is what is read aloud and exported. And what is copied or searched in a viewer has its letters and
lines: a letter with marks, of which Arabic and Hindi have many, is drawn as one glyph (joined_glyphs.py).
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pydyf
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.text.ffi import ffi, pango

from forms_app.documents.joined_glyphs import install as install_joined_glyphs
from forms_app.documents.joined_glyphs import join
from forms_app.documents.scripts import runs_right_to_left

# Scripts that run from left to right and draw a letter with marks as several glyphs: Devanagari, Burmese, Khmer and their like.
_WITH_MARKS = re.compile("[\u0900-\u109f\u1700-\u18af\u1a00-\u1cff\ua800-\uabff]")
_draw = drawing.draw_first_line


def install() -> None:
    """Name the glyphs of every PDF made from now on. Calling it again changes nothing."""
    drawing.draw_first_line = _drawn
    install_joined_glyphs()


def said_on(page: Any, tags: dict[Any, dict[str, Any]]) -> dict[int, str]:
    """What the lines of a page say that run from right to left, by the number of their marked content.

    `page` is its box, `tags` what WeasyPrint has marked on it. The end of a line says a space: what follows is another word.
    """
    found = {tag["mcid"]: box for box, tag in tags.items() if isinstance(box, TextBox) and runs_right_to_left(box.text)}
    if not found:
        return {}
    ends = {_last(box) for box in page.descendants() if isinstance(box, LineBox)}
    return {mcid: f"{box.text} " if box in ends else box.text for mcid, box in found.items()}


def _last(box: Any) -> Any:
    """The last text of a line; None when it ends with something else."""
    while not isinstance(box, TextBox):
        box = box.children[-1] if getattr(box, "children", ()) else None
        if box is None:
            return None
    return box


def put_words(said: dict[int, str], owners: dict[int, bytes], pdf: Any) -> None:
    """Hang what the lines say on their elements. `owners`: references of elements by number of marked content.

    What has other content too, as a link has, gets an element of its own around the words.
    """
    for mcid, words in said.items():
        element = pdf.objects[int(owners[mcid].split()[0])]
        if list(element["K"]) != [mcid]:
            element, holder = _inner(element, mcid), element
            pdf.add_object(element)
            holder["K"][holder["K"].index(mcid)] = owners[mcid] = element.reference
        element["ActualText"] = pydyf.String(words)


def _inner(holder: Any, mcid: int) -> Any:
    kids = pydyf.Array([mcid])
    return pydyf.Dictionary({"Type": "/StructElem", "S": "/Span", "K": kids, "Pg": holder["Pg"], "P": holder.reference})


def _drawn(stream: Any, box: Any, *rest: Any) -> Any:
    if runs_right_to_left(box.text) or _WITH_MARKS.search(box.text):
        _join_marks(stream, box)
    return _draw(stream, box, *rest)


def _join_marks(stream: Any, box: Any) -> None:
    """Make the glyphs of each letter with marks one, in a line about to be drawn; give mirrored brackets a glyph of their own."""
    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
    line, _ = box.pango_layout.get_first_line()
    written = box.pango_layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        item = run.data.item
        words = written[item.offset : item.offset + item.length]
        font, size = stream.add_font(item.analysis.font)
        for start, end, glyphs in _letters(run.data, words):
            text = words[start:end].decode()
            leftwards = item.analysis.level % 2
            if (len(glyphs) > 1 and any(map(_is_mark, text))) or (leftwards and _is_mirrored(text)):
                join(stream, font, size, glyphs[::-1] if leftwards else glyphs, text[::-1] if leftwards else text)
        run = run.next


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _is_mirrored(text: str) -> bool:
    """Whether a glyph draws the other bracket: it would name that glyph for the whole document, English brackets too."""
    return len(text) == 1 and bool(unicodedata.mirrored(text))


def _places_of_marks(words: bytes) -> Iterator[int]:
    """The first byte of each."""
    place = 0
    for character in words.decode():
        if _is_mark(character):
            yield place
        place += len(character.encode())


def _letters(run: Any, words: bytes) -> Iterator[tuple[int, int, list[Any]]]:
    """First byte, end and glyphs of each letter in the order of reading.

    What has no width belongs to the letter before, and so does every mark: that of தொ stands on both sides of its letter.
    """
    drawn, starts = run.glyphs.glyphs, run.glyphs.log_clusters
    places = [place for place in range(run.glyphs.num_glyphs) if drawn[place].glyph < pango.PANGO_GLYPH_EMPTY]
    if run.item.analysis.level % 2:
        places.reverse()
    found: list[tuple[int, list[Any]]] = []
    marks = frozenset(_places_of_marks(words))
    for place in places:
        start = starts[place]
        if found and (drawn[place].geometry.width == 0 or start == found[-1][0] or start in marks):
            found[-1][1].append(drawn[place])
        else:
            found.append((start, [drawn[place]]))
    for (start, glyphs), (end, _) in pairwise([*found, (run.item.length, [])]):
        yield start, end, glyphs
