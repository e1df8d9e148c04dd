"""The English words that stand in templates and code, as Babel finds them."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

from forms_app.definitions.po_files import MessageId, Wanted

_METHODS = [("forms_app/**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.txt", "jinja2")]
_OPTIONS = {"templates/**": {"silent": "false", "trimmed": "true"}}
_KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None, "lazy_ngettext": (1, 2), "_n": (1, 2)}
_IGNORED = {".venv", ".git", "node_modules", "__pycache__", "static"}
COMMENT = "Translators:"  # a comment that begins so is shown to translators


def interface_words(root: Path) -> tuple[Wanted, ...]:
    """Every text marked for translation below a project's folder, in alphabetical order.

    Raises jinja2's TemplateSyntaxError or SyntaxError for a file that cannot be read.
    """
    found: dict[MessageId, tuple[set[str], list[str]]] = {}
    for file, text, comments in _extracted(root):
        files, remarks = found.setdefault(text, (set(), []))
        files.add(file)
        remarks += [comment for comment in comments if comment not in remarks]
    singulars = {text[0] for text in found if isinstance(text, tuple)}
    return tuple(
        Wanted(text, files=tuple(sorted(files)), comments=tuple(remarks))
        for text, (files, remarks) in sorted(found.items(), key=lambda item: _alphabetical(item[0]))
        if text not in singulars  # gettext keeps one entry for a singular: the one with its plural
    )


def _extracted(root: Path) -> Iterator[tuple[str, MessageId, list[str]]]:
    found = extract_from_dir(
        root,
        method_map=_METHODS,
        options_map=_OPTIONS,
        keywords=_KEYWORDS,
        comment_tags=(COMMENT,),
        strip_comment_tags=True,
        directory_filter=lambda folder: Path(folder).name not in _IGNORED,
    )
    for file, _, text, comments, _ in found:
        if text:
            yield Path(file).as_posix(), text if isinstance(text, str) else tuple(text), comments


def _alphabetical(text: MessageId) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text
