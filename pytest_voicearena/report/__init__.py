"""A run as a page, as JUnit XML and as lines for the terminal: functions of a RunRecord."""
