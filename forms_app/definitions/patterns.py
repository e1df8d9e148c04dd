"""Which regular expressions a form may use: those that compile and that no answer can make slow.

Python's engine backtracks, so an answer made for the purpose can keep it busy for ever where a repeat stands inside a
repeat. Rather than judging what is safe, the language has only expressions that plainly are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_CHARACTERS = 200
MOST_WAYS = 10_000_000  # in which the repeats may share an answer of LONGEST_ANSWER among them: well under a second
LONGEST_ANSWER = 2000

_TOKEN = re.compile(
    r"""(?P<escape>\\(?P<escaped>.))
    | (?P<charclass>\[\^?\]?(?:\\.|[^\]\\])*\])
    | (?P<open>\((?P<special>\?(?!:).)?(?:\?:)?)
    | (?P<close>\))
    | (?P<repeat>[*+?]|\{(?P<least>\d*)(?P<comma>,?)(?P<most>\d*)\})
    | (?P<alternative>\|)
    | (?P<plain>.)""",
    re.VERBOSE | re.DOTALL,
)


def pattern_fault(pattern: str) -> tuple[str, str] | None:
    """What is wrong with a pattern, as a code and its one parameter; None when it may be used.

    `bad-pattern` with what the engine says, or `risky-pattern` with a reason: long, look-around, back-reference,
    nested-repeat, repeated-alternatives, many-repeats.
    """
    if len(pattern) > MOST_CHARACTERS:
        return "risky-pattern", "long"
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return "bad-pattern", str(error)
    reason = next(_risks(pattern), None)
    return ("risky-pattern", reason) if reason else None


@dataclass(slots=True)
class _Group:
    """What is inside a pair of brackets, or the last thing before a repeat."""

    has_repeat: bool = False
    has_alternative: bool = False


def _risks(pattern: str) -> Iterator[str]:
    outer: list[_Group] = [_Group()]
    last = _Group()  # what a repeat sign would repeat
    ways = 1
    is_lazy = False
    for token in _TOKEN.finditer(pattern):
        if token["special"]:
            yield "look-around"
        if (token["escaped"] or "0") in "123456789":
            yield "back-reference"
        if token["open"]:
            outer.append(_Group())
        elif token["close"]:
            last = outer.pop()
            outer[-1].has_repeat |= last.has_repeat
            outer[-1].has_alternative |= last.has_alternative
        elif token["alternative"]:
            outer[-1].has_alternative = True
        elif token["repeat"]:
            if is_lazy and token["repeat"] == "?":
                continue  # the sign after a repeat that makes it take as little as it can
            if last.has_repeat and token["repeat"] != "?":
                yield "nested-repeat"
            if last.has_alternative and token["repeat"] != "?":
                yield "repeated-alternatives"
            ways *= _ways(token)
            outer[-1].has_repeat = True
            last = _Group(has_repeat=True)
        else:
            last = _Group()
        is_lazy = bool(token["repeat"])
    if ways > MOST_WAYS:
        yield "many-repeats"


def _ways(token: re.Match[str]) -> int:
    """How many lengths a repeat may have."""
    if token["repeat"] == "?":
        return 2
    if token["repeat"] in ("*", "+"):
        return LONGEST_ANSWER
    least = int(token["least"] or 0)
    most = int(token["most"] or LONGEST_ANSWER) if token["comma"] else least
    return max(min(most, LONGEST_ANSWER) - least + 1, 1)
