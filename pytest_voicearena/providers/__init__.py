"""How bytes reach a model or an agent: one provider in one file.

Importing a provider imports no vendor's SDK; ``connect`` does.
"""
