"""A text in pieces."""

from __future__ import annotations


def pieces(text: str, count: int) -> list[str]:
    """So many pieces of about one length that make the text again; fewer of a shorter text."""
    size = -(-len(text) // count)
    return [text[at : at + size] for at in range(0, len(text), size)]


def word_pieces(text: str, count: int) -> list[str]:
    """Pieces that end where words do, as they can be dictated; fewer where there are fewer."""
    words = text.split() or [text]
    size = -(-len(words) // count)
    return [" ".join(words[at : at + size]) for at in range(0, len(words), size)]
