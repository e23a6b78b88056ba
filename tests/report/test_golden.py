from __future__ import annotations

import pytest

from report.golden import FOLDER, OUTPUTS


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_as_kept(name: str) -> None:
    kept = (FOLDER / name).read_bytes().decode()
    assert OUTPUTS[name]() == kept, "meant? cd tests && python -m report.golden"


def test_no_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(OUTPUTS)
