"""The built wheel, installed into a clean environment outside the checkout, runs the demo there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.wheel


def shell(*args: str | Path, cwd: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run([*map(str, args)], cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{args}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    shell(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_the_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"kg", "extractors", next(top for top in tops if top.endswith(".dist-info"))}
    for needed in (
        "extractors/_data/ontology/vnlegal.ttl", "extractors/_data/ontology/register.csv",
        "kg/_data/queries/directives-implementing.cypher", "kg/_data/examples/01-ke-hoach-chuyen-doi-so.txt",
        "kg/views/picture.html", "kg/cli/words.csv", "kg/py.typed", "extractors/py.typed",
    ):  # fmt: skip
        assert needed in names
    assert not [name for name in names if "tests/" in name or name.endswith((".pyc", ".jar"))]


def test_the_installed_wheel_runs_the_demo_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    shell(sys.executable, "-m", "venv", "--without-pip", tmp_path / "env", cwd=tmp_path)
    python = tmp_path / "env" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    install = (
        *pip,
        "install",
        "--quiet",
        "--no-compile",
    )  # bytecode of modules that nobody imports takes seconds
    shell(*install, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=tmp_path)
    shell(*install, "--no-deps", wheel, cwd=tmp_path)
    where = shell(
        python, "-c", "import kg, extractors; print(kg.__file__, extractors.__file__)", cwd=tmp_path
    )
    assert str(ROOT) not in where
    answer = shell(tmp_path / "env" / "bin" / "kg", "demo", "kg-demo", cwd=tmp_path)
    assert "Sắp xếp các phòng chuyên môn" in answer
    assert (tmp_path / "kg-demo" / "so-do.html").stat().st_size > 100_000
    assert "107/2020/NĐ-CP" in (tmp_path / "kg-demo" / "do-thi.ttl").read_text(encoding="utf-8")
