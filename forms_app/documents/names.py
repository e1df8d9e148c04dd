"""What documents call the parts of a volume and the codes in it, for Python: the words of `words.html`, as plain text."""

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup

from forms_app.documents.environment import environment
from forms_app.documents.values import Approval, Chapter, Passage, ReportDocument, Volume


class Names:
    """The names in one language."""

    def __init__(self, locale: str) -> None:
        self._said = environment(locale).get_template("words.html").make_module()
        self._plain = lru_cache(maxsize=1024)(self._made)  # a volume says the same few words thousands of times
        self.annex, self.comments, self.office = (self._plain(macro) for macro in ("annex_name", "comments_name", "office_name"))
        self.kinds = self._plain("kinds_name")
        self.guide, self.lists, self.versions, self.index, self.contents = (
            self._plain(macro) for macro in ("guide_name", "lists_name", "versions_name", "index_name", "contents_name")
        )

    def title(self, volume: Volume) -> str:
        return self._plain("volume_title", volume.year)

    def chapter(self, chapter: Chapter) -> str:
        return self._made("chapter_name", chapter)

    def passage(self, passage: Passage) -> str:
        return self._made("passage_name", passage)

    def number(self, number: int, total: int) -> str:
        """The number of a volume in a set."""
        return self._plain("volume_number", number, total)

    def side(self, code: str) -> str:
        return self._plain("side", code)

    def act(self, report: ReportDocument) -> str:
        return self._made("act", report)

    def procedure(self, form: str) -> str:
        return self._plain("procedure", form)

    def comment(self, kind: str) -> str:
        return self._plain("comment", kind)

    def form_status(self, approval: Approval | None) -> str:
        return self._plain("form_status", approval)

    def _made(self, macro: str, *values: object) -> str:
        say: Callable[..., str] = getattr(self._said, macro)
        return Markup(say(*values)).unescape()  # noqa: S704  # made plain again: it was escaped for HTML
