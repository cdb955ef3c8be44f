"""The version, in this one place: the package's build reads it here too."""

VERSION = "0.1.0"
