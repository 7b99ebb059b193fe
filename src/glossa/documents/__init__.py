"""Documents: from text, markup and catalogues to segments, and back without loss."""
