"""The notebooks run from top to bottom and still print what is saved in them."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def printed(notebook: nbformat.NotebookNode) -> list[str]:
    """What the cells print, pages left out: they are long, and tests/test_picture.py looks at them."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                found.append(output.text)
            elif "text/html" not in output.get("data", {}):
                found.append(output.get("data", {}).get("text/plain", ""))
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_a_notebook_runs_and_prints_what_is_saved(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    saved = nbformat.read(path, as_version=4)
    fresh = nbformat.read(path, as_version=4)
    NotebookClient(
        fresh, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    pages = [
        o
        for c in fresh.cells
        for o in c.get("outputs", [])
        if "iframe" in o.get("data", {}).get("text/html", "")
    ]
    assert pages, "a notebook shows its picture"
    assert printed(fresh) == printed(saved), f"run it again and save it: {path.name}"


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS
