"""The document: its definition, its answers, the meeting, and the ways in for a young person."""
