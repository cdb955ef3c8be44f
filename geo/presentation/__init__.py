"""What every view and export says of a place: its mentions gathered, its confidence, its words."""
