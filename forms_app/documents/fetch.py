"""What a document may load: nothing by address. Style sheets come from memory, charts stand inline, fonts are the system's.

Whatever a person wrote, no rendering therefore asks the network or reads a file for it.
"""

from weasyprint.urls import URLFetcher, URLFetcherResponse


class RefusedAddressError(ValueError):
    """A document asked for a resource by its address; the message has the address."""


class NoFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Refuses every address, whatever its scheme."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Never returns. Raises RefusedAddressError, which WeasyPrint turns into a missing image or style sheet."""
        raise RefusedAddressError(f"a document may not load {url!r}")
