"""What axe finds on a page, under the page's own content security policy.

axe runs in an isolated world of the page (as browser extensions do): it sees the same document, and the policy, which forbids
every script but our own files, stays in force and needs no exception.
"""

import json
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# WCAG 2.0 to 2.2, levels A and AA
REQUIRED = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ADVISED = ("best-practice",)


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that a page breaks: axe's id of the rule, what it asks, and the elements that break it."""

    rule: str
    help: str
    required: bool
    elements: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule}: {self.help}\n    " + "\n    ".join(self.elements)


def find_violations(page: Page) -> list[Finding]:
    """Everything axe finds wrong on the page as it is now, required and advised rules alike."""
    session = page.context.new_cdp_session(page)
    try:
        frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})["executionContextId"]
        _evaluate(session, world, AXE_SCRIPT + "; null")
        options = {"runOnly": [*REQUIRED, *ADVISED], "resultTypes": ["violations"]}
        result = _evaluate(session, world, f"axe.run(document, {json.dumps(options)}).then(result => result.violations)")
    finally:
        session.detach()
    return [_finding(violation) for violation in result]


def assert_axe_clean(page: Page) -> None:
    """Fails with every rule the page breaks, advised ones too, if it breaks a required one; prints advice otherwise."""
    findings = find_violations(page)
    words = "\n".join(f"{'required' if found.required else 'advised '} {found}" for found in findings)
    assert not any(found.required for found in findings), f"{page.url}\n{words}"
    if findings:
        print(f"{page.url}\n{words}")  # noqa: T201 -- pytest shows it with -rP


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
        required=not set(ADVISED) & set(violation["tags"]),
        elements=tuple(node["html"] for node in violation["nodes"]),
    )
