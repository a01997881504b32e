"""The demonstration: invented people and children as data, loaded through the same actions as everybody's."""
