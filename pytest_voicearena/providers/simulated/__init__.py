"""The mock mode: a stand-in agent that follows its prompt by rules, without any model."""
