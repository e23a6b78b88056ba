"""What ``voicearena calibrate`` keeps."""

from __future__ import annotations

import json
from pathlib import Path

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.statistics import Calibration, Confusion

_COUNTS = ("hits", "misses", "false_alarms", "passes")


def write_calibration(file: Path, calibration: Calibration) -> None:
    """Keep a calibration.

    Raises:
        OSError: the file cannot be written.
    """
    counts = {name: getattr(calibration.confusion, name) for name in _COUNTS}
    kept = {"detector": calibration.detector, "model": calibration.model, **counts}
    file.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def read_calibration(file: Path) -> Calibration:
    """What :func:`write_calibration` kept.

    Raises:
        UserError: the file is not there, or is no calibration.
    """
    try:
        given = json.loads(file.read_text(encoding="utf-8"))
        counts = [int(given[name]) for name in _COUNTS]
        return Calibration(str(given["detector"]), str(given["model"] or ""), Confusion(*counts))
    except OSError as error:
        message = f"cannot read the calibration {file}: {error.strerror}"
        raise UserError(message) from None
    except (ValueError, KeyError, TypeError) as error:
        message = f"{file} is no calibration: {type(error).__name__}: {error}"
        raise UserError(message) from None
