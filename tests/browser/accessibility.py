"""What axe finds on a page, under the page's own content security policy, also where the visitor allows no script.

axe runs in an isolated world of the page (as browser extensions do): it sees the same document, and the policy, which forbids
every script but our own files, stays in force and needs no exception.
"""

import json
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# WCAG 2.0 to 2.2, levels A and AA; and what axe advises beyond them
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# A page in a frame is judged where it is gone to alone: in the frame nobody would answer axe.
_OPTIONS = {"runOnly": _RULES, "resultTypes": ["violations"], "preload": False, "iframes": False}

# Where the visitor allows no script, timers stand still, and axe waits for one (of no delay) after each rule. Promises go on.
_TIMERS = """if (matchMedia("(scripting: none)").matches)
    globalThis.setTimeout = (callback, delay) => void (delay || Promise.resolve().then(callback))"""

# Whether a text stands out is a matter of its colour, size and weight and of what it stands on. Of the texts of a page that have
# all this in common axe judges the first: judging each would take more time than everything else together.
_CONTRAST = """{
    const judged = new Set(), known = new WeakMap(), rule = axe._audit.getRule("color-contrast"), matches = rule.matches;
    function ground(element) {
        if (element === null) return "";
        if (!known.has(element)) {
            const s = getComputedStyle(element), place = ["static", "relative"].includes(s.position) ? "" : element.className;
            const own = [s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.mixBlendMode, place].join();
            const below = ground(element.parentElement);
            known.set(element, own === "rgba(0, 0, 0, 0),none,1,none,normal," ? below : below + own);
        }
        return known.get(element);
    }
    rule.matches = (node, ...others) => {
        const s = getComputedStyle(node);
        const look = [s.color, s.fontSize, s.fontWeight, s.textShadow, s.webkitTextStroke, ground(node)].join(" ");
        return !judged.has(look) && matches.call(rule, node, ...others) && !!judged.add(look);
    };
}"""


# A line that stays in sight lies over whatever the page was scrolled to, half a link for instance, which axe would find too
# small: while it judges, such lines stand at their own place.
_STANDING = """{
    for (const element of document.querySelectorAll("main *"))
        if (getComputedStyle(element).position === "sticky") element.style.setProperty("position", "relative");
}"""
_AS_BEFORE = """{
    for (const element of document.querySelectorAll('main [style*="position: relative"]'))
        element.style.removeProperty("position");
}"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that a page breaks: axe's id of the rule, what it asks, and the elements that break it."""

    rule: str
    help: str
    elements: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule}: {self.help}\n    " + "\n    ".join(self.elements)


def find_violations(page: Page) -> list[Finding]:
    """Everything axe finds wrong on the page as it is now."""
    session = page.context.new_cdp_session(page)
    try:
        frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})["executionContextId"]
        _evaluate(session, world, f"{_TIMERS}; {AXE_SCRIPT}; {_CONTRAST}; {_STANDING}; null")
        result = _evaluate(session, world, f"axe.run(document, {json.dumps(_OPTIONS)}).then(result => result.violations)")
        _evaluate(session, world, f"{_AS_BEFORE}; null")
    finally:
        session.detach()
    return [_finding(violation) for violation in result]


def _evaluate(session: Any, world: int, expression: str) -> Any:
    answer = session.send(
        "Runtime.evaluate", {"expression": expression, "contextId": world, "awaitPromise": True, "returnByValue": True}
    )
    if "exceptionDetails" in answer:
        raise RuntimeError(f"axe could not run: {answer['exceptionDetails']}")
    return answer["result"].get("value")


def _finding(violation: dict[str, Any]) -> Finding:
    return Finding(
        rule=violation["id"],
        help=violation["help"],
        elements=tuple(node["html"] for node in violation["nodes"]),
    )
