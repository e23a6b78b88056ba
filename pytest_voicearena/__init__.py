"""pytest for the security of LLM and voice agents."""

from __future__ import annotations

__version__ = "0.1.0"
