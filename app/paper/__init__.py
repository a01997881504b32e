"""Paper: a PaperView becomes a PDF. What stands on it is the caller's; how it looks is the same for every document."""
