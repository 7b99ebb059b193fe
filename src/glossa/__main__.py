"""Lets ``python -m glossa`` be the command line."""

from glossa.cli import entry_point

entry_point()
