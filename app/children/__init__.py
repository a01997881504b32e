"""The child's record: facts that have one home, and who may reach it."""
