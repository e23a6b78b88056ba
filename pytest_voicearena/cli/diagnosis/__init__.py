"""What ``voicearena doctor`` looks at, one subject a module."""
