"""Keeping a glossary sound: entries in, findings with a remedy out."""

from __future__ import annotations

from glossa.glossary.lint.run import CHECKS, explained, lint, lint_entries
from glossa.glossary.lint.shelf import LintFinding

__all__ = ["CHECKS", "LintFinding", "explained", "lint", "lint_entries"]
