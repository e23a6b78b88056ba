"""What is shipped beside the code: suites, prices."""
