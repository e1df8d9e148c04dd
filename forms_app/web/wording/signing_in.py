"""What Flask-Security says on the pages of an account, in our words: its own translations are in another tone."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

_PROBLEMS: Mapping[str, LazyString] = {
    "GENERIC_AUTHN_FAILED": _l("The address or the password is not right. Try again, or ask for a new password."),
    "EMAIL_NOT_PROVIDED": _l("Write your address."),
    "INVALID_EMAIL_ADDRESS": _l("This is no mail address. Write it as in name@example.org."),
    "PASSWORD_NOT_PROVIDED": _l("Write your password."),
    "PASSWORD_INVALID_LENGTH": _l("Use at least 12 characters."),
    "PASSWORD_IS_THE_SAME": _l("Choose a password that differs from the one you have."),
    "RETYPE_PASSWORD_MISMATCH": _l("The two passwords differ."),
    "INVALID_PASSWORD": _l("This is not your present password. Write it once more."),
    "INVALID_RESET_PASSWORD_TOKEN": _l("This link has been used already, or it is incomplete. Ask for a new one here."),
    "PASSWORD_RESET_EXPIRED": _l("This link is no longer valid. Ask for a new one here."),
}

# The words of a request for a link are the same whether or not the address has an account.
_NEWS: Mapping[str, LazyString] = {
    "PASSWORD_RESET_REQUEST": _l("If there is an account with this address, a link is on its way to it."),
    "PASSWORD_CHANGE": _l("Your password is changed."),
    "PASSWORD_RESET": _l("Your password is changed, and you are signed in."),
    "PASSWORD_RESET_NO_LOGIN": _l("Your password is changed. Sign in with it now."),
}

_HINTS: Mapping[str, LazyString] = {"UNAUTHENTICATED": _l("Sign in to see this page.")}

MESSAGES: Mapping[str, tuple[LazyString, str]] = {
    **{f"SECURITY_MSG_{key}": (words, "problem") for key, words in _PROBLEMS.items()},
    **{f"SECURITY_MSG_{key}": (words, "done") for key, words in _NEWS.items()},
    **{f"SECURITY_MSG_{key}": (words, "info") for key, words in _HINTS.items()},
}
