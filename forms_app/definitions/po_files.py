"""Catalogues as files: brought up to date with the English words, written always in the same way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from forms_app.definitions.catalogues import WAS

_WHOLE_LINES = 1_000_000  # characters: the comment with older English is read again, so it must not be broken

MessageId = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An English text to translate: one sentence, or singular and plural; `context` is its key in a form, '' elsewhere."""

    text: MessageId
    context: str = ""
    files: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others in a catalogue: gettext's own rule, context and singular."""
        return self.context, self.text if isinstance(self.text, str) else self.text[0]


Memory = Mapping[MessageId, MessageId]
"""What is translated anywhere in a language: English → translation."""


def memory_of(catalogues: Iterable[Catalog]) -> Memory:
    """The translation of each English text that is translated in one way only: "None of these" may be of rights or of duties, and
    whoever knows the place must choose."""
    return agreed(
        (_id(message.id), _id(message.string))
        for catalogue in catalogues
        for message in catalogue
        if message.id and not message.fuzzy and is_translated(message)
    )


def agreed(pairs: Iterable[tuple[MessageId, MessageId]]) -> Memory:
    """The same from (English, translation) pairs."""
    seen: dict[MessageId, set[MessageId]] = {}
    for text, translation in pairs:
        seen.setdefault(text, set()).add(translation)
    return {text: one for text, (one, *others) in seen.items() if not others}


def update(old: Catalog | None, wanted: Iterable[Wanted], memory: Memory, language: str) -> Catalog:
    """A catalogue of exactly the texts wanted.

    What is translated stays; what is new is filled from the memory where the English is exactly the same. Where the English
    behind a key has changed, the translation stays as fuzzy (it is not shown) with the English it belongs to. `old` is None
    where there is no catalogue yet; with `language` '' (a template) nothing is translated.
    """
    known = {(message.context or "", _id(message.id)): message for message in old or () if message.id}
    by_context = {message.context: message for message in known.values() if message.context}
    new = Catalog(locale=language or None)
    for text in wanted:
        found = known.get((text.context, text.text))
        string, flags, comments = _translation(text, found, by_context.get(text.context), memory)
        message = new.add(
            _listed(text.text),
            string if language else "",
            locations=[(file, 0) for file in text.files],
            flags=flags,
            auto_comments=text.comments,
            user_comments=comments,
            context=text.context or None,
        )
        if text.context:
            message.flags.discard("python-format")  # a percent sign in a question is no placeholder
    return new


def _translation(
    text: Wanted, found: Message | None, of_key: Message | None, memory: Memory
) -> tuple[MessageId, tuple[str, ...], list[str]]:
    """A text's translation with its flags and comments."""
    if found is not None and is_translated(found):
        kept = [comment for comment in found.user_comments if found.fuzzy or not comment.startswith(WAS)]
        return _id(found.string), ("fuzzy",) if found.fuzzy else (), kept
    if text.text in memory:
        return memory[text.text], (), []
    if of_key is not None and is_translated(of_key):
        before = [comment for comment in of_key.user_comments if comment.startswith(WAS)]
        english = " ".join(str(of_key.id).split())  # a comment is one line
        return _id(of_key.string), ("fuzzy",), before or [f"{WAS}{english}"]
    return "", (), []


def is_translated(message: Message) -> bool:
    """Whether every form of a message has a translation."""
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return bool(strings) and all(strings)


def render(catalogue: Catalog, language: str) -> str:
    """The text of a PO file: no dates, no line numbers, no line breaks of its own, so that it changes only with its words.

    `language` is '' for a template.
    """
    out = BytesIO()
    width = 0 if any(message.locations for message in catalogue) else _WHOLE_LINES  # 0 breaks comments, where places stand
    write_po(out, catalogue, width=width, omit_header=True, include_lineno=False, sort_output=False)
    lines = [f"Language: {language}", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"]
    lines.append("Content-Transfer-Encoding: 8bit")
    if any(message.pluralizable for message in catalogue):
        lines.append(f"Plural-Forms: {catalogue.plural_forms}")
    header = "".join(f'"{line}\\n"\n' for line in lines)
    return f'msgid ""\nmsgstr ""\n{header}\n{out.getvalue().decode("utf-8").strip()}\n'


def _id(text: str | Iterable[str] | None) -> MessageId:
    """A text or its forms, in a shape that can be a key."""
    return text if isinstance(text, str) else tuple(text or ())


def _listed(text: MessageId) -> str | tuple[str, str]:
    return text if isinstance(text, str) else (text[0], text[1])
