"""From queries' views to the desk's pages. No database here."""
