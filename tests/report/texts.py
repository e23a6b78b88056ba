"""Texts to try everything on."""

from __future__ import annotations

from hypothesis import strategies as st

#: Any code points at all, lone surrogates too, and more of the awkward ones than chance gives.
AWKWARD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\r\n\t\x1b\x00\u202e\u200b\u2028\ufffe\ud83d\ude00\U000e0041<>&'\"]-{}%"),
    ),
    max_size=60,
)
