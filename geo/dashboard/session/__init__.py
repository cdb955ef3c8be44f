"""What is selected and shown: the session's keys, the address, the filter, what is said aloud."""
