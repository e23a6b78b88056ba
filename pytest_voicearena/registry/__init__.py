"""Extensions by name: built in and third-party alike come through the same pluggy hooks."""
