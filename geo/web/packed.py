"""What a host packed with gzip, unpacked as it comes: all of its members, one after the other."""

from __future__ import annotations

import zlib

_GZIP = 31
"""What zlib calls gzip with its largest window."""
_MOST_MEMBERS = 1_000


class Gunzip:
    """Unpacks gzip of one member or several (RFC 1952, 2.2)."""

    def __init__(self) -> None:
        """Wait for the first member."""
        self._member = zlib.decompressobj(_GZIP)
        self._members = 1

    @property
    def is_whole(self) -> bool:
        """Whether the last member that began has ended."""
        return self._member.eof

    def unpack(self, chunk: bytes, most: int) -> bytes:
        """Return what `chunk` unpacks to, after about `most` bytes no more.

        Raises:
            zlib.error: what comes is no gzip, or has more members than anyone sends.
        """
        pieces: list[bytes] = []
        while chunk and most > 0:
            if self._member.eof:
                self._members += 1
                if self._members > _MOST_MEMBERS:
                    raise zlib.error("too many members")
                self._member = zlib.decompressobj(_GZIP)
            piece = self._member.decompress(chunk, most)
            pieces.append(piece)
            most -= len(piece)
            chunk = self._member.unused_data
        return b"".join(pieces)
