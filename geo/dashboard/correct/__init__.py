"""What is being corrected: the editor, what is filled in, how far it reaches, its history."""
