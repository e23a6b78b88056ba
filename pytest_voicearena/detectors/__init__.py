"""What looks at conversations. One detector a file, each with its name, words and options."""
