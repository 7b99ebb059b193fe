"""Offline translation between English and Lithuanian that keeps to a curated glossary."""
