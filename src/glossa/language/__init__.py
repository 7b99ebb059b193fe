"""What glossa knows of a language: detection, sentences, typography and inflection."""
