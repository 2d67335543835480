"""Texts that exports have come to grief over."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

FORMULAS: Final = (
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "'=1+1",
    "''=1+1",
    "' =1+1",
    '=HYPERLINK("http://example.org","x")',
    "{=SUM(A1:A2)}",
)

TEXTS: Final = (
    "00123",
    "0",
    "1e5",
    "1,234",
    "3/4",
    "2026-11-20",
    "TRUE",
    "#N/A",
    "h16805-gs",
    'say "seal"',
    "O'Ring",
    "'",
    "a,b;c\td",
    "첫 줄\n둘째 줄",
    "a\r\nb\rc",
    " lead and trail ",
    "메카니컬 씰 😀",
    "http://example.org",
    "_x0041_",
    "<b>&amp;</b>",
    "x" * 4000,
    "가" * 4000,
)

texts = st.one_of(
    st.sampled_from(FORMULAS + TEXTS),
    # Half characters (surrogates) and the two code points XML has not are tested by themselves.
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=40
    ),
    st.text("0123456789'=+-@\t\r\n ＝\"", max_size=8),
)
"""Any text an item code or a name may hold."""
