"""What is timed, apart from the tests: no test judges a time. `make bench` prints the tables."""
