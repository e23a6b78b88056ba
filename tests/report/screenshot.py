"""Takes the picture of a report that the documentation shows; needs Chromium on the PATH.

Of the made-up run of :mod:`report.realistic`, or of the page that a real run left behind::

    cd tests
    python -m report.screenshot ../docs/report.png
    python -m report.screenshot ../docs/report.png ../reports/report.html 'category=jailbreak&case=...'

What follows the page is its filter, as it stands in the address after ``#``: one that leaves a few
cases and opens one of them. ``pngquant 256 --force --ext .png ../docs/report.png`` makes the file
less than half as large.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pytest_voicearena.report.write import write_reports
from report.realistic import realistic

#: As high as the page, or it would be scrolled to the case.
WIDTH, HEIGHT = 1400, 2760

SHOWN = (
    "verdict=breached&category=emotional_manipulation&case=grieving-widow.plain.techcorp-support"
)


def take(picture: Path, page: Path, shown: str) -> None:
    """Writes a PNG of the page's beginning."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("needs chromium on the PATH")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                chromium,
                *flags,
                "--hide-scrollbars",
                f"--user-data-dir={profile}",
                f"--window-size={WIDTH},{HEIGHT}",
                f"--screenshot={picture.resolve()}",
                f"{page.resolve().as_uri()}#{shown}",
            ],
            check=True,
            timeout=60,
        )


def main(picture: str, page: str | None = None, shown: str = SHOWN) -> None:
    """Takes the picture named on the command line."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(page) if page else write_reports(realistic(), folder).html
        take(Path(picture), made, shown)


if __name__ == "__main__":
    main(*sys.argv[1:])
