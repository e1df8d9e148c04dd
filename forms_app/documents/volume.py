"""The PDF of a volume for the Committee of Experts: cover, contents, lists, chapters, annex on assistance.

What was sent stands in it as it was made when it was sent; only the pages around it are made for the volume.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from markupsafe import Markup

from forms_app.documents.assembly.assembling import assemble
from forms_app.documents.assembly.finishing import finished
from forms_app.documents.assembly.pieces import Assembled, Imprint, Piece
from forms_app.documents.assembly.sizes import pages_of
from forms_app.documents.charts import bars
from forms_app.documents.environment import environment
from forms_app.documents.rendering import to_html, to_pdf
from forms_app.documents.values import Chapter, CommentPassage, SentPassage, Volume

FRONT = "front"  # the key of cover, contents and lists


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents: where it leads, and the page it gives. `within` a chapter, else it begins one (`ordinal`)."""

    key: str
    title: str
    page: int
    ordinal: str = ""
    within: bool = False


def render_volume(volume: Volume, locale: str, sent: Mapping[str, Path]) -> Assembled:
    """The volume as one PDF/UA-1 file, pages numbered throughout. `locale` (en, fr, es) is that of headings and lists.

    `sent` has the finished document of each submission in it, by reference, made in the same locale. Raises PieceError for one
    that cannot be used.
    """
    words = _Words(locale)
    with TemporaryDirectory() as name:
        made = _Made(Path(name), volume, locale)
        pieces = [*_chapters(volume, locale, words, made, sent), made.annex(words.annex)]
        front = made.front(list(_contents(pieces)))
        imprint = Imprint(f"{words.title(volume)}: {volume.selection}", words.office, locale, volume.made_at)
        return assemble([front, *pieces], imprint)


class _Words:
    """What the templates call the parts, for bookmarks and the contents."""

    def __init__(self, locale: str) -> None:
        self._said = environment(locale).get_template("words.html").make_module()
        self.annex, self.comments, self.office = (self._plain(macro) for macro in ("annex_name", "comments_name", "office_name"))

    def title(self, volume: Volume) -> str:
        return self._plain("volume_title", volume.year)

    def chapter(self, chapter: Chapter) -> str:
        return self._plain("chapter_name", chapter)

    def passage(self, passage: SentPassage) -> str:
        return self._plain("passage_name", passage)

    def _plain(self, macro: str, *values: object) -> str:
        return Markup(getattr(self._said, macro)(*values)).unescape()  # noqa: S704  # made plain again: it was escaped for HTML


class _Made:
    """The parts that are made for one volume, in files of its folder."""

    def __init__(self, folder: Path, volume: Volume, locale: str) -> None:
        self._folder, self._volume, self._locale = folder, volume, locale

    def comments(self, key: str, title: str, under: tuple[str, ...], chapter: Chapter, said: Sequence[CommentPassage]) -> Piece:
        html = to_html("volume_comments.html", self._locale, volume=self._volume, chapter=chapter, comments=said)
        return Piece(key, self._file(key, html), title, self._locale, under)

    def annex(self, title: str) -> Piece:
        volume = self._volume
        html = to_html(
            "volume_annex.html",
            self._locale,
            volume=volume,
            kinds_received=bars(entry.kind for entry in volume.assistance_received),
            kinds_needed=bars(kind for entry in volume.assistance_needed for kind in entry.kinds),
        )
        return Piece("annex", self._file("annex", html), title, self._locale)

    def front(self, lines: Sequence[ContentsLine]) -> Piece:
        html = to_html("volume_front.html", self._locale, volume=self._volume, lines=lines)
        return Piece(FRONT, self._file(FRONT, html), self._volume.selection, self._locale, front=True)

    def _file(self, key: str, html: str) -> Path:
        file = self._folder / f"{key}.pdf"
        file.write_bytes(finished(to_pdf(html)))
        return file


def _chapters(volume: Volume, locale: str, words: _Words, made: _Made, sent: Mapping[str, Path]) -> Iterator[Piece]:
    """The pieces of all chapters: comments first, then each voice as it was sent.

    The language of a piece is that of its headings: in a document only what is in another language says its own.
    """
    for number, chapter in enumerate(volume.chapters, 1):
        under = (words.chapter(chapter),)
        comments = [one for one in chapter.passages if isinstance(one, CommentPassage)]
        if comments:
            yield made.comments(f"comments-{number}", words.comments, under, chapter, comments)
        for passage in chapter.passages:
            if isinstance(passage, SentPassage):
                yield Piece(passage.reference, sent[passage.reference], words.passage(passage), locale, under)


def _contents(pieces: Sequence[Piece]) -> Iterator[ContentsLine]:
    """The lines of the contents, with the page on which each piece begins."""
    page, chapters = 1, 0
    above: tuple[str, ...] = ()
    for piece in pieces:
        if piece.under != above and piece.under:
            chapters += 1
            yield ContentsLine(piece.key, piece.under[0], page, str(chapters))
        above = piece.under
        yield ContentsLine(piece.key, piece.title, page, within=bool(piece.under))
        page += pages_of(piece)
