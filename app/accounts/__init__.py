"""People, authorities and how they sign in."""
