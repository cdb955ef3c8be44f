"""The atlas: one page over all reports of an archive."""
