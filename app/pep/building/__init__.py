"""From what a PEP holds to what a page shows. No database here: plain values in, frozen views out."""
