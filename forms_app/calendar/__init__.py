"""What is due, when and why. Pure: years, days and moments are arguments; the rules are those of `reference.rules`."""
