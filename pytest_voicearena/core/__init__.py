"""The vocabulary: frozen dataclasses, enums and protocols that every other layer speaks.

Standard library only, so that any layer may import any of it for next to nothing.
"""
