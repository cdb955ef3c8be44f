"""Records every host that a Python process and its Python children look up or talk to.

Python imports this by itself where this directory is on PYTHONPATH; with DATELINE_NETWORK_LOG unset
it does nothing. Each line of the log is "process, event, host", one JSON array.
"""

import json
import os
import sys

if _log := os.environ.get("DATELINE_NETWORK_LOG"):
    from offhost import EVENTS, host_of

    # Opened once, unbuffered and appending, so that lines of several processes stay whole.
    _file = open(_log, "ab", buffering=0)  # noqa: SIM115
    _PROGRAMS = {"subprocess.Popen": 0, "os.posix_spawn": 0, "os.exec": 0}

    def _record(event: str, args: tuple[object, ...]) -> None:
        if event in EVENTS:
            host = host_of(event, args)
        elif event in _PROGRAMS:
            host = str(args[_PROGRAMS[event]])
        elif event == "os.system":
            host = str(args[0])
        else:
            return
        _file.write(json.dumps([os.getpid(), event, host]).encode() + b"\n")

    sys.addaudithook(_record)
    _record("os.exec", (" ".join(sys.orig_argv),))
