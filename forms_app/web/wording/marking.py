"""How sentences are marked for translation where no page is being made: in tables that commands use too."""


def N_(text: str) -> str:
    """The text itself; `make translations` finds it by this name."""
    return text
