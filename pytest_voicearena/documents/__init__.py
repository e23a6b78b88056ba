"""Documents: YAML that people write, and JSON that runs leave behind, to and from core types.

The only layer that knows YAML and pydantic.
"""
