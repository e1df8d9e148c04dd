"""The styles of a Word file: our typography under the built-in names, so that contents and screen readers know them."""

from lxml import etree

from forms_app.documents.word.markup import WORD, Element, tongue

INK, DARK, BLUE, QUIET, RED = "1C1A2E", "230050", "1E2DBE", "4A495F", "9B1028"
VOICES = {
    # style: (name, colour, kind of line beside it)
    "Government": (BLUE, "single"),
    "Workers": ("07563A", "single"),
    "Employers": ("6B4300", "single"),
    "Committee": (DARK, "dotted"),
    "Office": (QUIET, "single"),
}
_IN_TABLES = ("TableText", "TableHeading", *(f"{name}Cell" for name in VOICES))
BESIDE = 227  # where a voice begins, in twentieths of a point from the margin
_SERIF = '<w:rFonts w:ascii="Noto Serif" w:hAnsi="Noto Serif" w:cs="Noto Naskh Arabic" w:eastAsia="Noto Serif CJK SC"/>'
_SANS = '<w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:cs="Noto Sans Arabic" w:eastAsia="Noto Sans CJK SC"/>'
_MONO = '<w:rFonts w:ascii="Noto Sans Mono" w:hAnsi="Noto Sans Mono" w:cs="Noto Sans Mono"/>'


def styles(locale: str) -> Element:
    """The part `styles.xml`."""
    made = (*_paragraphs(), *_voices(), *_tight(), *_characters(), *_tables())
    return etree.fromstring(f'<w:styles xmlns:w="{WORD}">{_defaults(locale)}{"".join(made)}</w:styles>')


def fonts() -> bytes:
    """The part `fontTable.xml`: what stands in for our fonts where they are not installed."""
    known = (
        ("Noto Serif", "Georgia", "roman"),
        ("Noto Sans", "Segoe UI", "swiss"),
        ("Noto Sans Mono", "Consolas", "modern"),
        ("Noto Naskh Arabic", "Traditional Arabic", "roman"),
        ("Noto Sans Arabic", "Arial", "swiss"),
        ("Noto Serif CJK SC", "SimSun", "roman"),
        ("Noto Sans CJK SC", "Microsoft YaHei", "swiss"),
    )
    listed = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in known
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{WORD}">{listed}</w:fonts>'.encode()


def _defaults(locale: str) -> str:
    culture = tongue(locale).culture
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_SERIF}<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="23"/>'
        f'<w:lang w:val="{culture}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _text(size: int, colour: str, *, bold: bool = False, italic: bool = False) -> str:
    """Properties of characters in our sans serif; the size in half points."""
    strong = "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    slanted = "<w:i/><w:iCs/>" if italic else ""
    return f'{_SANS}{strong}{slanted}<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size + 2}"/>'


def _style(
    ident: str, name: str, layout: str, text: str, *, based: str = "Normal", following: str = "", built_in: bool = True
) -> str:
    """One style of paragraphs; `layout` and `text` as the schema orders them."""
    parent = f'<w:basedOn w:val="{based}"/>' if ident != "Normal" else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    marks = ' w:default="1"' if ident == "Normal" else ("" if built_in else ' w:customStyle="1"')
    return (
        f'<w:style w:type="paragraph"{marks} w:styleId="{ident}"><w:name w:val="{name}"/>{parent}{after}<w:qFormat/>'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


def _spaced(
    before: int, after: int, line: int = 264, *, kept: bool = False, new_page: bool = False, rest: str = "", own: str = ""
) -> str:
    """Properties of a paragraph: `own` stands before the spacing in the schema's order, `rest` after it."""
    together = "<w:keepNext/><w:keepLines/>" if kept else ""
    page = "<w:pageBreakBefore/>" if new_page else ""
    return f'{together}{page}{own}<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>{rest}'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level - 1}"/>'


def _paragraphs() -> tuple[str, ...]:
    rule = f'<w:pBdr><w:top w:val="single" w:sz="10" w:space="6" w:color="{BLUE}"/></w:pBdr>'
    dots = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9298"/></w:tabs>'
    return (
        _style("Normal", "Normal", "", ""),
        _style("Title", "Title", _spaced(240, 240), _text(60, DARK, bold=True), following="Subtitle"),
        _style("Subtitle", "Subtitle", _spaced(0, 240), _text(30, BLUE)),
        _style("Kicker", "Kicker", _spaced(1800, 0), _text(21, QUIET, bold=True), built_in=False),
        _style("Heading1", "heading 1", _spaced(0, 240, kept=True, new_page=True, rest=_outline(1)), _text(44, DARK, bold=True)),
        _style("Heading2", "heading 2", _spaced(480, 160, kept=True, own=rule, rest=_outline(2)), _text(32, DARK, bold=True)),
        _style("Heading3", "heading 3", _spaced(400, 120, kept=True, rest=_outline(3)), _text(26, DARK, bold=True)),
        _style("Heading4", "heading 4", _spaced(280, 80, kept=True, rest=_outline(4)), _text(20, QUIET)),
        _style("TOCHeading", "TOC Heading", _spaced(0, 240, kept=True, new_page=True), _text(44, DARK, bold=True)),
        _style("TOC1", "toc 1", _spaced(160, 40, own=dots), _text(21, DARK, bold=True)),
        _style("TOC2", "toc 2", _spaced(0, 40, own=dots, rest='<w:ind w:left="340"/>'), _text(20, INK)),
        _style("Caption", "caption", _spaced(160, 60, kept=True), _text(19, DARK, bold=True)),
        _style("Footer", "footer", _spaced(0, 0, 240, own=dots.replace(' w:leader="dot"', "")), _text(16, QUIET)),
        _style("Header", "header", _spaced(0, 0, 240), _text(16, RED, bold=True)),
        _style("FormTitle", "Form title", _spaced(0, 120), _text(24, BLUE), built_in=False),
        _style("Instrument", "Instrument", _spaced(0, 40), _text(19, INK), built_in=False),
        _style("Note", "Note", _spaced(0, 100), _text(17, "6B4300"), built_in=False),
        _style("Nothing", "Nothing", _spaced(0, 120), _text(19, QUIET, italic=True), built_in=False),
        _style("Back", "Back to contents", _spaced(0, 120), _text(16, QUIET), built_in=False),
        _style("Separator", "Separator", _spaced(0, 60, 120), '<w:sz w:val="8"/>', built_in=False),
        _style("TableText", "Table text", _spaced(20, 20, 252), _text(18, INK), built_in=False),
        _style("TableHeading", "Table heading", _spaced(30, 30, 240), _text(17, DARK, bold=True), built_in=False),
    )


def _voices() -> tuple[str, ...]:
    """For each side a style of its text, and one of its text within tables."""
    made = []
    for name, (colour, line) in VOICES.items():
        beside = f'<w:pBdr><w:left w:val="{line}" w:sz="12" w:space="8" w:color="{colour}"/></w:pBdr>'
        begins = f'<w:ind w:left="{BESIDE}" w:right="{BESIDE}"/>'
        made.append(_style(name, name, _spaced(0, 100, 283, own=beside, rest=begins), "", built_in=False))
        made.append(_style(f"{name}Cell", f"{name}, in a table", "", "", based="TableText", built_in=False))
    return tuple(made)


def in_tables(style: str) -> str:
    """The style of a voice within a table."""
    return f"{style}Cell" if style in VOICES else style


def tightened(style: str) -> str:
    """The same in a table of many columns, where the type is smaller."""
    return f"{style}Tight" if style in _IN_TABLES else style


def _tight() -> tuple[str, ...]:
    small = '<w:sz w:val="14"/><w:szCs w:val="16"/>'
    names = {"TableText": "Table text", "TableHeading": "Table heading", **{f"{one}Cell": f"{one}, in a table" for one in VOICES}}
    return tuple(_style(f"{one}Tight", f"{name}, small", "", small, based=one, built_in=False) for one, name in names.items())


def _characters() -> tuple[str, ...]:
    speakers = tuple(
        _character(f"{name}Speaker", f"Speaker: {name}", f'{_SANS}<w:b/><w:bCs/><w:color w:val="{colour}"/><w:sz w:val="18"/>')
        for name, (colour, _line) in VOICES.items()
    )
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        _character("Hyperlink", "Hyperlink", f'<w:color w:val="{BLUE}"/><w:u w:val="single"/>', built_in=True),
        _character("Code", "Code", f'{_MONO}<w:sz w:val="19"/>'),
        _character("Source", "Source", _text(17, DARK, bold=True)),
        _character("Ordinal", "Ordinal", f'<w:color w:val="{BLUE}"/>'),
        _character("Writer", "Writer", f'{_SANS}<w:color w:val="{QUIET}"/><w:sz w:val="16"/><w:szCs w:val="18"/>'),
        *speakers,
    )


def _character(ident: str, name: str, text: str, *, built_in: bool = False) -> str:
    own = "" if built_in else ' w:customStyle="1"'
    return f'<w:style w:type="character"{own} w:styleId="{ident}"><w:name w:val="{name}"/><w:rPr>{text}</w:rPr></w:style>'


def _tables() -> tuple[str, ...]:
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))
    )
    lines = '<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
    inside = lines.format(side="insideH", size=4, colour="C3C9F3")
    frame = lines.format(side="top", size=8, colour=BLUE) + lines.format(side="bottom", size=6, colour=BLUE) + inside
    head = '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF0FC"/></w:tcPr></w:tblStylePr>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>',
        _table("VolumeTable", "Volume table", frame, margins, head),
        _table("FactsTable", "Facts", inside, margins, ""),
    )


def _table(ident: str, name: str, borders: str, margins: str, conditions: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{ident}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{conditions}</w:style>"
    )
