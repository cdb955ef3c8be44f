"""Finds the Chromium that the tests drive; run as a program, fetches one where there is none."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PACKAGES = ("chromium-headless-shell", "chromium")
"""Of Debian. The shell draws the same with no window of its own to keep, a tenth cheaper."""
NAMES = (*PACKAGES, "chromium-browser", "google-chrome", "google-chrome-stable")
LAUNCH_ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--font-render-hinting=none",
)
"""A container's root has no sandbox; the browser's own errands would be requests of ours; letters
are as wide as on a reader's screen, not rounded to whole pixels."""


def find() -> str | None:
    """Return the path of a Chromium: one on the PATH, else playwright's own, else None."""
    on_path = filter(None, map(shutil.which, NAMES))
    return next(filter(_runs, on_path), None) or _playwrights_own()


def fetch() -> None:
    """Install a Chromium: Debian's package as root on Debian, else playwright's own."""
    if _is_debian() and os.geteuid() == 0:
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "--yes", "--no-install-recommends"]
        for command in (["apt-get", "update"], *([*install, name] for name in PACKAGES)):
            subprocess.run(
                command, env=environ, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False
            )
            if find() is not None:
                return
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Make sure that there is a Chromium; return 2 where none can be had."""
    if find() is None:
        print("Fetching a Chromium for the browser tests, once", file=sys.stderr)
        fetch()
    if find() is None:
        print(
            "The browser tests need a Chromium and none could be fetched. Install one with "
            f"`apt install chromium` or `{sys.executable} -m playwright install --with-deps "
            "chromium`, then run this again.",
            file=sys.stderr,
        )
        return 2
    return 0


def _runs(path: str) -> bool:
    # Ubuntu's chromium-browser may be a script that only says to install something else.
    if sys.platform == "win32":
        return True
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
