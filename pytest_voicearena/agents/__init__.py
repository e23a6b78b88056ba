"""Agents: finding and reading ``*.agent.yaml`` with all that they refer to."""
