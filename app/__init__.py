"""Pearl: an electronic Personal Education Plan. One folder a capability, one ladder inside each: docs/adr/0001."""
