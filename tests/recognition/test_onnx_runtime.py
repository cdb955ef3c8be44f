"""However Dateline is entered, onnxruntime's telemetry is off before the library is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from homes import homes
from served import ROOT
from telemetry import telling

LOADED = "; import sys; assert 'onnxruntime' in sys.modules"


@pytest.mark.programs
@pytest.mark.skipif(os.name == "nt", reason="the library for Windows stores nothing itself")
@pytest.mark.parametrize(
    "arguments",
    [
        ("-c", "from geo import geoparse" + LOADED),
        ("-c", "import geo.kept" + LOADED),
        ("-c", "import geo.recognition.onnx_runtime" + LOADED),
        ("-c", "import geo.dashboard.server" + LOADED),
        ("-m", "geo", "--help"),
        # A child that knows nothing of Dateline.
        (
            "-c",
            "import subprocess, sys, geo;"
            "subprocess.run([sys.executable, '-c', 'import onnxruntime'], check=True)",
        ),
    ],
    ids=str,
)
def test_no_entry_leaves_a_device_id(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    environ = {**telling(os.environ), **homes(tmp_path), "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, *arguments],
        env=environ,
        stdout=subprocess.DEVNULL,
        timeout=120,
        check=True,
    )
    assert [path for path in tmp_path.rglob("*") if path.name == ".onnxruntime"] == []
