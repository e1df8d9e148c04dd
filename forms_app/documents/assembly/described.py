"""What a volume says of itself to programs: title, author, language, and what it complies with (PDF/UA-1, PDF/A-3)."""

from datetime import UTC
from xml.sax.saxutils import escape

from forms_app.documents.assembly.pieces import Imprint
from forms_app.documents.assembly.strings import moment, text_string

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>{archive}
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created}</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
# PDF/A wants to be told what each name means that it does not know itself (ISO 19005-3, 6.6.2.3): those of PDF/UA are younger.
_ARCHIVE = """
<pdfaid:part xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">3</pdfaid:part>
<pdfaid:conformance xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">A</pdfaid:conformance>
<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 with which the file complies</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag>
</pdfaExtension:schemas>"""


def metadata(imprint: Imprint) -> bytes:
    """As XMP."""
    words = {"title": imprint.title, "author": imprint.author, "language": imprint.language}
    created = imprint.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    archive = _ARCHIVE if imprint.archive else ""
    return _XMP.format(created=created, archive=archive, **{key: escape(text) for key, text in words.items()}).encode()


def catalogue_entries(imprint: Imprint) -> bytes:
    """In the catalogue of the file."""
    entries = b"/Lang%s/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/PageMode/UseOutlines"
    return entries % text_string(imprint.language)


def information(imprint: Imprint) -> bytes:
    """As older programs look for it."""
    words = (text_string(imprint.title), text_string(imprint.author), moment(imprint.created))
    return b"<</Title%s/Author%s/CreationDate%s>>" % words
