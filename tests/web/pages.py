"""What is true of every page, whatever it shows."""

from collections import Counter
from html.parser import HTMLParser

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_OPTIONAL = frozenset({"p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody"})  # HTML lets their end tags out


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.language = ""
        self.title = ""
        self.faults: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        if len(given) != len(attrs):
            self.faults.append(f"<{tag}> says an attribute twice: {attrs}")
        if "style" in given or any(name.startswith("on") for name in given):
            self.faults.append(f"<{tag}> has what the content security policy drops: {attrs}")
        if given.get("id"):
            self.ids[str(given["id"])] += 1
        if tag == "html":
            self.language = given.get("lang") or ""
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open[-1] != tag and self._open[-1] in _OPTIONAL:
            self._open.pop()
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes what is not open: {self._open[-3:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title" and "svg" not in self._open:
            self.title += data


def faults_of(text: str) -> list[str]:
    """What is wrong with a page as HTML: nesting, headings, title, language, ids."""
    page = _Page()
    page.feed(text)
    page.close()
    found = list(page.faults)
    found += [f"id {name!r} stands {times} times" for name, times in page.ids.items() if times > 1]
    if page.tags["h1"] != 1:
        found.append(f"{page.tags['h1']} h1 headings")
    if not page.title.partition("–")[0].strip():
        found.append("no title")
    if not page.language:
        found.append("no language")
    if page.tags["main"] != 1:
        found.append(f"{page.tags['main']} main parts")
    return found
