"""Runs every measurement of this folder, and ends with exit code 1 if any misses its goal.

    tox run -e accuracy

Labelled texts of others are read from the folder in ``VOICEARENA_DATA``; what needs them is skipped
with a message where there is none. None of them is a part of this repository.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
MEASUREMENTS = (
    "credentials",
    "personal_data",
    "injection",
    "refusal",
    "outputs",
    "prompts",
    "speed",
)


def main() -> int:
    missed = []
    for name in MEASUREMENTS:
        print(f"\n=== {name} ===", flush=True)
        done = subprocess.run([sys.executable, str(FOLDER / f"{name}.py")], check=False)
        if done.returncode:
            missed.append(name)
    print(f"\n{'missed: ' + ', '.join(missed) if missed else 'all goals reached'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
