"""What changed between two forms."""

from hypothesis import given
from hypothesis import strategies as st

from forms_app.definitions.comparing import Change, Translated, What, compare
from forms_app.definitions.form import Form
from tests.definitions.samples import sound_form, valid

Words = dict[str, dict[str, str]]  # language -> key -> text

A = "{id: a, kind: text, prompt: A}"
B = "{id: b, kind: text, prompt: B}"
C = "{id: c, kind: choice, prompt: C, options: [{code: x, label: X}, {code: y, label: Y}]}"


def form(*questions: str, title: str = "T", words: Words | None = None) -> Form:
    asked = ", ".join(questions)
    head = f'form: article-35/x\nversion: "2026"\ninstruments: any\ntitle: {title}\n'
    return sound_form(f"{head}sections: [{{id: s, title: S, questions: [{asked}]}}]\n".encode(), words)


def test_a_form_does_not_differ_from_itself() -> None:
    whole = sound_form(valid("every-condition"))
    assert compare(whole, whole) == ()


def test_what_is_new_and_what_is_gone_is_told_with_its_prompt() -> None:
    assert compare(form(A, B), form(A, C)) == (Change(What.ADDED, "s.c", after="C"), Change(What.REMOVED, "s.b", before="B"))


def test_new_words_are_told_with_the_old() -> None:
    changes = compare(form(A, C), form(A.replace("prompt: A", "prompt: A2"), C.replace("label: X", "label: X2"), title="T2"))
    assert changes == (
        Change(What.REWORDED, "", "title", "T", "T2"),
        Change(What.REWORDED, "s.a", "prompt", "A", "A2"),
        Change(What.REWORDED, "s.c", "option.x", "X", "X2"),
    )


def test_a_condition_a_severity_and_a_parameter_are_told() -> None:
    after = B.replace("prompt: B", "prompt: B, show_if: {answered: a}, expected: true, max_length: 9")
    assert compare(form(A, B), form(A, after)) == (
        Change(What.CONDITION, "s.b", "show_if", None, {"answered": "a"}),
        Change(What.SEVERITY, "s.b", "", None, "expected"),
        Change(What.PARAMETER, "s.b", "max_length", 300, 9),
    )


def test_an_option_added_is_a_parameter_and_new_words() -> None:
    after = C.replace("{code: y, label: Y}", "{code: y, label: Y}, {code: z, label: Z}")
    assert compare(form(C), form(after)) == (
        Change(What.PARAMETER, "s.c", "options", ["x", "y"], ["x", "y", "z"]),
        Change(What.REWORDED, "s.c", "option.z", None, "Z"),
    )


def test_a_question_that_was_another_is_kept_and_not_removed() -> None:
    after = A.replace("id: a", "id: a2").replace("prompt: A", "prompt: A, was: s.a")
    assert compare(form(A, B), form(after, B)) == (Change(What.KEPT_AS, "s.a2", before="s.a", after="s.a2"),)


def test_one_question_moved_is_one_move() -> None:
    assert compare(form(A, B, C), form(C, A, B)) == (Change(What.MOVED, "s.c"),)


def test_another_kind_is_told() -> None:
    changes = compare(form(A), form(A.replace("kind: text", "kind: narrative")))
    assert changes[0] == Change(What.KIND, "s.a", "kind", "text", "narrative")


@given(st.permutations(["a", "b", "c", "d", "e", "f"]), st.permutations(["a", "b", "c", "d", "e", "f"]))
def test_moving_back_what_moved_restores_the_order(before: list[str], after: list[str]) -> None:
    def of(ids: list[str]) -> Form:
        return form(*(f"{{id: {one}, kind: text, prompt: P}}" for one in ids))

    changes = compare(of(before), of(after))
    assert {change.what for change in changes} <= {What.MOVED}
    moved = {change.path.removeprefix("s.") for change in changes}
    assert [one for one in before if one not in moved] == [one for one in after if one not in moved]


def test_a_translation_that_alone_has_changed_is_told_with_its_language() -> None:
    before = form(A, words={"fr": {"title": "T fr", "s.a.prompt": "A fr"}, "es": {"s.a.prompt": "A es"}})
    after = form(A, words={"fr": {"title": "T2 fr", "s.a.prompt": "A fr"}, "es": {"s.a.prompt": "A2 es", "s.title": "S es"}})
    assert compare(before, after) == (
        Change(What.TRANSLATION, "", "title", "T fr", "T2 fr", "fr"),
        Change(What.TRANSLATION, "s", "title", None, "S es", "es"),
        Change(What.TRANSLATION, "s.a", "prompt", "A es", "A2 es", "es"),
    )


def test_new_english_words_are_told_with_what_each_translation_was_and_is() -> None:
    before = form(A, words={"fr": {"s.a.prompt": "A fr"}, "es": {"s.a.prompt": "A es"}})
    reworded = form(A.replace("prompt: A", "prompt: A2"), words={"fr": {"s.a.prompt": "A2 fr"}, "es": {"s.a.prompt": "A es"}})
    translations = Translated("fr", "A fr", "A2 fr"), Translated("es", "A es", "A es")
    assert compare(before, reworded) == (Change(What.REWORDED, "s.a", "prompt", "A", "A2", translations=translations),)


def test_words_that_are_gone_are_told_without_their_translations() -> None:
    before = form(A.replace("prompt: A", "prompt: A, help: H"), words={"fr": {"s.a.help": "H fr"}})
    assert compare(before, form(A)) == (Change(What.REWORDED, "s.a", "help", "H", None),)


def test_a_translation_follows_a_new_path_without_a_change_of_its_own() -> None:
    before = form(A, words={"fr": {"s.a.prompt": "A fr"}})
    kept = A.replace("id: a", "id: a2").replace("prompt: A", "prompt: A, was: s.a")
    assert compare(before, form(kept, words={"fr": {"s.a2.prompt": "A fr"}})) == (
        Change(What.KEPT_AS, "s.a2", before="s.a", after="s.a2"),
    )
