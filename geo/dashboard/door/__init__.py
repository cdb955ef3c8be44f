"""Who is let in: the hosts, origins and readers that the server answers, and what it says."""
