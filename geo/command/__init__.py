"""The command line: `dateline REPORT` and the subcommands beside it."""
