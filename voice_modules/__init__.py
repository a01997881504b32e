"""The children's paths: what a child sees, is asked and can press. Knows nothing of the application: see `ports`."""
