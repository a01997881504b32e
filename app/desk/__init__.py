"""Pages that show many subjects. Reads every capability's queries; nothing imports it."""
