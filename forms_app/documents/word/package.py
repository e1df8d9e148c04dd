"""The file around the text: styles, lists, fonts, footer, title and language, on python-docx's package."""

from datetime import UTC
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from forms_app.documents.values import Volume
from forms_app.documents.word.manuscript import Flow, Manuscript, page_of
from forms_app.documents.word.markup import WORD, Element, Look, field, sub, tongue, write
from forms_app.documents.word.styles import BLUE, fonts, styles

_KEPT = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.FONT_TABLE)
_OFFICE = "http://schemas.microsoft.com/office/word"


class Package:
    """A Word file that is being made: where its text goes, and how it is finished."""

    def __init__(self, locale: str) -> None:
        self._file: Opened = Document()
        part = self._file.part
        _strip(self._file)
        _replace(self._file.styles.element, styles(locale))
        _replace(self._file.settings.element, _settings(locale))
        _replace(part.numbering_part.element, _lists())
        self._body: Element = self._file.element.body
        for element in list(self._body):
            self._body.remove(element)
        self.manuscript = Manuscript(locale, part, part.numbering_part.element)
        self.flow = Flow(self.manuscript, self._body)

    def finish(self, volume: Volume, title: str, out: Path) -> None:
        """Footer, title, language, and the file."""
        self.manuscript.close()
        page_of(self._body, wide=False)
        self._margins(volume)
        properties = self._file.core_properties
        made = volume.made_at.astimezone(UTC).replace(tzinfo=None)
        properties.title, properties.subject = title[:255], volume.selection[:255]
        properties.author = properties.last_modified_by = self.manuscript.names.office
        properties.language, properties.comments, properties.revision = self.manuscript.locale, "", 1
        properties.created = properties.modified = made
        self._file.save(str(out))

    def _margins(self, volume: Volume) -> None:
        """Below each page what was selected and its number; above it that a demonstration is one."""
        m = self.manuscript
        section = self._file.sections[0]
        footer = section.footer._element
        for element in list(footer):
            footer.remove(element)
        line = Flow(m, footer).say("Footer", volume.selection)
        sub(sub(line, "r"), "tab")
        before, between, after = (m.gettext("Page %(number)s of %(total)s") % {"number": "|", "total": "|"}).split("|")
        write(line, before, m.locale)
        field(line, "PAGE", "1", m.locale)
        write(line, between, m.locale)
        field(line, "NUMPAGES", "1", m.locale)
        write(line, after, m.locale)
        if volume.demonstration:
            header = section.header._element
            for element in list(header):
                header.remove(element)
            Flow(m, header).say("Header", m.gettext("Demonstration: fictional data"), look=Look())


def _strip(file: Opened) -> None:
    """Take away what python-docx's template brings and no volume needs: a picture of an empty page, themes, some 160 styles."""
    for rels, kept in (
        (file.part.rels, _KEPT),
        (file.part.package.rels, (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)),
    ):
        for name in [name for name, rel in rels.items() if rel.reltype not in kept]:
            rels.pop(name)
    file.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)._blob = fonts()


def _replace(old: Element, new: Element) -> None:
    for element in list(old):
        old.remove(element)
    old.extend(list(new))


def _settings(locale: str) -> Element:
    """The part `settings.xml`: as today's Word writes, so that it opens the file as its own."""
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_OFFICE}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return etree.fromstring(
        f'<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{modes}</w:compat>'
        f'<w:themeFontLang w:val="{tongue(locale).culture}"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _lists() -> Element:
    """The part `numbering.xml`: a list with bullets, and one with numbers from which the others are made."""
    bullets = "".join(_level(level, "bullet", "•–▪"[level % 3]) for level in range(9))
    kinds = ("decimal", "lowerLetter", "lowerRoman")
    numbers = "".join(_level(level, kinds[level % 3], f"%{level + 1}.") for level in range(9))
    return etree.fromstring(
        f'<w:numbering xmlns:w="{WORD}">'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>{numbers}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _level(level: int, kind: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr><w:rPr><w:color w:val="{BLUE}"/></w:rPr></w:lvl>'
    )
