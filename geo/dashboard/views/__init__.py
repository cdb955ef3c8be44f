"""What is drawn: head, map, list of places, card, report, names, downloads."""
