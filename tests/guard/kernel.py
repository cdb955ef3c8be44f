"""Tells from strace's record which hosts a process and its children asked, by compiled code too."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from offhost import is_off_host

_CALLS = "connect,sendto,sendmsg,sendmmsg"
_ADDRESS = re.compile(
    r'sin6?_port=htons\((\d+)\)[^}]*?(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"'
)
_RESOLVER = re.compile(r'sun_path=@?"([^"]*/(?:io\.systemd\.Resolve|avahi-daemon/socket|mdnsd))"')
# The name service's cache answers for users and groups too: by number of request, these are hosts.
_CACHED_LOOKUP = re.compile(r'send(?:to|msg)\(\d+, [^"]*"\\2\\0\\0\\0\\(?:[4567]|r|16)\\0\\0\\0')
_DNS = 53


def tracer(record: Path) -> list[str]:
    """Return what stands before a command to have it recorded."""
    options = ("--follow-forks", "--seccomp-bpf", "--quiet=all", f"--trace={_CALLS}")
    return ["strace", *options, f"--output={record}"]


def can_trace(folder: Path) -> bool:
    """Return whether strace is there and may trace; writes its trial to `folder`."""
    if shutil.which("strace") is None:
        return False
    record = folder / "trial"
    probe = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('127.0.0.53', 53))"
    tried = subprocess.run(
        [*tracer(record), sys.executable, "-c", probe], capture_output=True, check=False
    )
    return tried.returncode == 0 and reached(record) == ["127.0.0.53 port 53"]


def reached(record: Path) -> list[str]:
    """Return what was reached beyond this machine, or asked for the address of a host, in order."""
    lines = record.read_text(encoding="utf-8", errors="replace").splitlines()
    return [host for line in lines for host in reached_in(line)]


def reached_in(line: str) -> Iterator[str]:
    """Yield what one line of a record reached.

    A look-up counts wherever it goes: a resolver on this machine asks others.
    """
    for port, address in _ADDRESS.findall(line):
        if int(port) == _DNS or is_off_host("socket.connect", address):
            yield f"{address} port {port}"
    yield from _RESOLVER.findall(line)
    if _CACHED_LOOKUP.search(line):
        yield "nscd"
