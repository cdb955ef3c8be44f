"""Many reports: each read and mapped once, and kept as tables of Parquet."""
