"""How many pages a piece has, asked before it is assembled: the contents stand in front of what they count."""

import pikepdf

from forms_app.documents.assembly.pieces import Piece, PieceError


def pages_of(piece: Piece) -> int:
    """The number of its pages. Raises PieceError where the file cannot be read."""
    try:
        with pikepdf.open(piece.file) as file:
            return len(file.pages)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError) as error:
        raise PieceError(piece.key, f"it cannot be read ({error})") from error
