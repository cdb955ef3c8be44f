"""Which report is open: samples, files, pasted texts, addresses, and what people corrected."""
