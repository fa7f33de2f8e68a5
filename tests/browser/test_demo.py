"""The demo page as a person uses it: with a mouse, with the keyboard alone, on a telephone."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

pytestmark = pytest.mark.browser
OpenPage = Callable[..., "Page"]

TEXT = "😀 “Kami sudah siap,” kata Ratna Widuri. “Jalan ditutup,” kata Bagas. “Besok dibuka,” kata Ratna."


def find(page: Page, text: str) -> Page:
    """Ask for the quotes of a text and wait for what the page says to it."""
    page.fill("#article", text)
    page.click("#find")
    page.locator("#find:not([disabled])").wait_for()
    return page


def texts(found: Locator) -> list[str]:
    """What each of the elements holds."""
    return [element.strip() for element in found.all_text_contents()]


def background(found: Locator) -> str:
    """The colour behind an element."""
    colour: str = found.evaluate("element => getComputedStyle(element).backgroundColor")
    return colour


def test_quotes_are_marked_where_they_stand(open_page: OpenPage) -> None:
    """The marks hold the quotes of the answer and nothing else, and the text itself is unchanged."""
    page = find(open_page(), TEXT)
    answer = json.loads(page.text_content("#json") or "")
    assert texts(page.locator("#marked mark")) == [quote["text"] for quote in answer["quotes"]]
    assert texts(page.locator("#marked .cue")) == [quote["cue"]["text"] for quote in answer["quotes"]]
    assert texts(page.locator("#marked .mention")) == [quote["mention"]["text"] for quote in answer["quotes"]]
    plain = page.locator("#marked").evaluate(
        "whole => [...whole.children].filter(part => part.tagName !== 'SUP').map(part => part.textContent).join('')"
    )
    assert plain == TEXT
    assert (page.text_content("#status") or "").startswith("3 quotes of 2 speakers")


def test_a_speaker_has_one_colour_and_one_number(open_page: OpenPage) -> None:
    """Both quotes of Ratna look alike and unlike that of Bagas, in the text and in the list."""
    page = find(open_page(), TEXT)
    ratna, bagas, again = (background(page.locator("#marked mark").nth(i)) for i in range(3))
    assert ratna == again != bagas
    assert [background(name) for name in page.locator(".name").all()] == [ratna, bagas]
    assert texts(page.locator("#marked sup")) == ["1", "2", "1"]


def answered(quotes: list[tuple[str, dict[str, Any] | None]]) -> Callable[[Route], None]:
    """A server that finds these words, each said by that speaker, in any text."""

    def answer(route: Route) -> None:
        text = json.loads(route.request.post_data or "")["text"]
        spans = [(text.index(words), text.index(words) + len(words)) for words, _ in quotes]
        found = [
            {"id": i, "type": "direct", "text": text[start:end], "start": start, "end": end, "rule": "a_rule"}
            | {"speaker": quotes[i - 1][1], "mention": None, "cue": None}
            for i, (start, end) in enumerate(spans, start=1)
        ]
        known = {s["id"]: s for _, s in quotes if s}.values()
        speakers = [{**speaker, "roles": [], "aliases": [], "quotes": []} for speaker in known]
        meta = {"version": "0", "models": "none", "characters": len(text), "sentences": 1, "milliseconds": 1}
        route.fulfill(json={"id": None, "quotes": found, "speakers": speakers, "meta": meta})

    return answer


def speaker(number: int, name: str) -> dict[str, Any]:
    """A speaker as a quote shows it."""
    return {"id": number, "name": name, "kind": "person", "role": None}


def test_a_quote_in_a_quote_keeps_its_own_colour(open_page: OpenPage) -> None:
    """The inner one interrupts the outer one's colour; both numbers stand at their ends."""
    page = open_page()
    outer, inner = "Ia bilang ‘jangan’ tadi", "jangan"
    page.route("**/v1/quotes", answered([(outer, speaker(1, "Ratna")), (inner, speaker(2, "Bagas"))]))
    find(page, f"“{outer},” kata Ratna.")
    marks = page.locator("#marked mark")
    assert texts(marks) == ["Ia bilang ‘", "jangan", "’ tadi"]
    assert background(marks.nth(0)) == background(marks.nth(2)) != background(marks.nth(1))
    assert texts(page.locator("#marked sup")) == ["2", "1"]
    assert (marks.nth(0).get_attribute("id"), marks.nth(1).get_attribute("id")) == ("quote-1", "quote-2")


def test_an_unknown_speaker_is_shown_as_unknown(open_page: OpenPage) -> None:
    """A quote that nobody is named for stands under a question mark."""
    page = open_page()
    page.route("**/v1/quotes", answered([("Siapa pun", None)]))
    find(page, "“Siapa pun boleh.”")
    assert texts(page.locator("#marked sup")) == ["?"]
    assert "unknown" in texts(page.locator("#speakers"))[0]


def test_text_and_list_lead_to_each_other(open_page: OpenPage) -> None:
    """A number leads to its speaker, a quote of the list to its place, which is then outlined."""
    page = find(open_page(), TEXT)
    page.locator("#marked sup a").nth(1).click()
    assert page.locator(":target .name").text_content() == "2 · Bagas"
    page.locator("#speakers a.kind").nth(1).click()
    assert page.locator("mark:target").text_content() == "Besok dibuka"


def test_the_page_is_used_with_the_keyboard_alone(open_page: OpenPage) -> None:
    """Tab reaches the text, Ctrl+Enter sends it, arrows change the view, and where one is can be seen."""
    page = open_page()
    while not page.locator("#article:focus").count():
        page.keyboard.press("Tab")
    page.keyboard.type("“Kami siap,” kata Ratna.")
    page.keyboard.press("Control+Enter")
    page.locator("#marked mark").wait_for()
    while not page.locator("#tab-text:focus").count():
        page.keyboard.press("Tab")
    assert page.locator("#tab-text").evaluate("tab => getComputedStyle(tab).outlineStyle") == "solid"
    page.keyboard.press("ArrowRight")
    assert page.locator("#tab-json:focus").count() == 1
    assert json.loads(page.locator("#json").inner_text())["quotes"][0]["text"] == "Kami siap"
    assert page.locator("#view-text").is_hidden()


def test_no_quotes_is_an_answer(open_page: OpenPage) -> None:
    """The page says so, without an empty list under a heading."""
    page = find(open_page(), "Hujan turun.")
    assert (page.text_content("#status") or "").startswith("No quotes found in 12 characters")
    assert page.locator("#found").is_hidden()


@pytest.mark.parametrize(("text", "told"), [("  ", "empty"), ("x" * 2001, "at most 2,000")], ids=["empty", "too long"])
def test_a_failure_is_told_and_takes_the_old_answer_away(open_page: OpenPage, text: str, told: str) -> None:
    """The problem's own words stand in the page; nobody takes the last article's quotes for this one's."""
    page = find(find(open_page(), TEXT), text)
    assert told in (page.text_content("#status") or "")
    assert page.locator("#result").is_hidden()


def test_a_server_that_is_gone_is_told(open_page: OpenPage) -> None:
    """Neither a broken connection nor a proxy's HTML is shown as a fault of the page."""
    page = open_page()
    page.route("**/v1/quotes", lambda route: route.fulfill(status=502, body="<h1>Bad Gateway</h1>"))
    assert "502" in (find(page, TEXT).text_content("#status") or "")


def test_markup_in_an_article_is_text(open_page: OpenPage) -> None:
    """Tags of an article are shown and not obeyed."""
    text = "<img src=x onerror=alert(1)> “<b>Kami</b> siap,” kata Ratna."
    page = find(open_page(), text)
    assert page.locator("#marked img, #marked b").count() == 0
    assert "<b>Kami</b> siap" in (page.text_content("#marked") or "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_shows_all_of_it(open_page: OpenPage, scheme: str) -> None:
    """At 375 pixels nothing is cut off or scrolls sideways, a long word neither, in either colour scheme."""
    page = open_page(viewport={"width": 375, "height": 700}, color_scheme=scheme)
    find(page, f"{TEXT} {'panjang' * 40}")
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    page.click("#tab-json")
    assert page.evaluate("document.documentElement.scrollWidth") == 375


def test_swagger_ui_sends_its_example(open_page: OpenPage) -> None:
    """/docs has an article ready: two clicks give an answer with its quotes, and nothing comes from elsewhere."""
    page = open_page("/docs")
    page.locator("#operations-quotes-extract_quotes .opblock-summary-control").click()
    page.locator("#operations-quotes-extract_quotes button.execute").click()
    answer = page.locator("#operations-quotes-extract_quotes .live-responses-table .response-col_description pre").first
    assert "Ratna" in (answer.text_content() or "")
