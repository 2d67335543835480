"""What is pasted arrives as it was and runs nothing."""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from io import StringIO

import pytest
from hypothesis import example, given, settings

from routingml_desktop.erp.exports.forms import RoutingForms
from tests import builders
from tests.erp.exports import nasty

FORMS = RoutingForms()


class Cells(HTMLParser):
    """The cells of the table: their text and whether they carry the text format."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.formats: list[list[bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
            self.formats.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.formats[-1].append("mso-number-format:'\\@'" in (dict(attrs).get("style") or ""))
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.rows:
            self.rows[-1][-1] += data


def cells_of(html: str) -> Cells:
    cells = Cells()
    cells.feed(html)
    cells.close()
    return cells


def test_both_forms_hold_the_same_table() -> None:
    texts = FORMS.clipboard([builders.sheet("A01-1", "Q30-1")], "ko")

    lines = list(csv.reader(StringIO(texts.tsv, newline=""), delimiter="\t"))
    assert lines == cells_of(texts.html).rows
    assert lines[0][:3] == ["품목코드", "품목명", "라우팅"]


def test_codes_carry_the_text_format_and_numbers_do_not() -> None:
    cells = cells_of(FORMS.clipboard([builders.sheet("00123")], "en").html)

    formats = dict(zip(cells.rows[0], cells.formats[1], strict=True))
    values = dict(zip(cells.rows[0], cells.rows[1], strict=True))
    assert values["Operation code"] == "00123"
    assert formats["Operation code"]
    assert not formats["Setup time"]


@pytest.mark.parametrize("payload", nasty.FORMULAS)
def test_pasted_lines_start_no_formula(payload: str) -> None:
    texts = FORMS.clipboard([builders.sheet(item_code=payload)], "ko")

    _, *lines = csv.reader(StringIO(texts.tsv, newline=""), delimiter="\t")
    assert all(line[0].lstrip()[:1] not in tuple("=+-@＝＋－＠") for line in lines)


@settings(max_examples=60, deadline=None)
@given(code=nasty.texts)
@example(code="<b>&amp;</b>")
def test_markup_in_a_text_stays_text(code: str) -> None:
    cells = cells_of(FORMS.clipboard([builders.sheet("A01-1", item_code=code)], "ko").html)

    assert len(cells.rows) == 2
    # HTML knows one kind of line end.
    assert cells.rows[1][0] == code.replace("\r\n", "\n").replace("\r", "\n")
