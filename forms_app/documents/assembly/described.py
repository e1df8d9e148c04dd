"""What a volume says of itself to programs: title, author, language, and that it complies with PDF/UA-1."""

from xml.sax.saxutils import escape

from forms_app.documents.assembly.pieces import Imprint
from forms_app.documents.assembly.strings import text_string

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created}</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def metadata(imprint: Imprint) -> bytes:
    """As XMP."""
    words = {"title": imprint.title, "author": imprint.author, "language": imprint.language}
    created = imprint.created.strftime("%Y-%m-%dT%H:%M:%S%z")
    return _XMP.format(created=f"{created[:-2]}:{created[-2:]}", **{key: escape(text) for key, text in words.items()}).encode()


def catalogue_entries(imprint: Imprint) -> bytes:
    """In the catalogue of the file."""
    entries = b"/Lang%s/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/PageMode/UseOutlines"
    return entries % text_string(imprint.language)


def information(imprint: Imprint) -> bytes:
    """As older programs look for it."""
    created = imprint.created.strftime("D:%Y%m%d%H%M%S+00'00'")
    words = tuple(text_string(one) for one in (imprint.title, imprint.author, created))
    return b"<</Title%s/Author%s/CreationDate%s>>" % words
