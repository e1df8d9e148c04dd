"""Text that runs from right to left, as it is read: WeasyPrint 70 draws it in the order of the eye, from left to right.

Two things are put right. Each line of such text gets its words as replacement text (ISO 32000-1, 14.9.4) on its element of
structure, which is what is read aloud and exported. And each glyph is named by its own letter: WeasyPrint names the glyphs
of a letter with a mark, of which Arabic has many, by both together or by nothing, so that copied text doubled or lost letters.
"""

import unicodedata
from itertools import pairwise
from typing import Any

import pydyf
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.text.ffi import ffi, pango

from forms_app.documents.scripts import runs_right_to_left

_draw = drawing.draw_first_line
Glyphs = list[tuple[int, int]]  # glyph and first byte of its cluster, in the order of reading


def install() -> None:
    """Name the glyphs of every PDF made from now on. Calling it again changes nothing."""
    drawing.draw_first_line = _drawn


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
    if runs_right_to_left(box.text):
        _name_glyphs(stream, box)
    return _draw(stream, box, *rest)


def _name_glyphs(stream: Any, box: Any) -> None:
    """Tell the fonts of a line which letter each glyph stands for, where several make one cluster."""
    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
    line, _ = box.pango_layout.get_first_line()
    written = box.pango_layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, _in_reading_order(run.data)
        font, _ = stream.add_font(item.analysis.font)
        starts = [*sorted({start for _, start in glyphs}), item.length]
        for start, end in pairwise(starts):
            cluster = [glyph for glyph, place in glyphs if place == start]
            if len(cluster) > 1:
                font.to_unicode.update(_named(cluster, written[item.offset + start : item.offset + end].decode()))
        run = run.next


def _in_reading_order(run: Any) -> Glyphs:
    count, drawn, starts = run.glyphs.num_glyphs, run.glyphs.glyphs, run.glyphs.log_clusters
    placed = [(drawn[place].glyph, starts[place]) for place in range(count)]
    visible = [(glyph, start) for glyph, start in placed if glyph < pango.PANGO_GLYPH_EMPTY]
    return visible[::-1] if run.item.analysis.level % 2 else visible


def _named(cluster: list[int], text: str) -> dict[int, str]:
    """The letters by glyph: the first draws what is no mark, each further one a mark, the last all marks that are left."""
    marks = [letter for letter in text if unicodedata.combining(letter)]
    names = {cluster[0]: "".join(letter for letter in text if not unicodedata.combining(letter)) or text}
    names.update(zip(cluster[1:], marks, strict=False))
    if len(marks) >= len(cluster):
        names[cluster[-1]] = "".join(marks[len(cluster) - 2 :])
    return names
