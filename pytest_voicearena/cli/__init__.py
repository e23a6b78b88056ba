"""The ``voicearena`` command: one module for each of its commands."""
