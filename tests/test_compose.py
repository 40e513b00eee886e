"""The compose file for users, read by the real Docker Compose where it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).resolve().parent.parent / "compose.yaml"


def compose(**env: str) -> subprocess.CompletedProcess[str]:
    """``docker compose config``: the file as Docker understands it; needs no daemon."""
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "compose", "version"], capture_output=True).returncode:
        pytest.skip("NO DOCKER COMPOSE, compose.yaml was not read by it: install docker-compose-plugin")
    command = [docker, "compose", "-f", str(FILE), "config", "--format", "json"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return subprocess.run(command, capture_output=True, text=True, env=kept | env, timeout=60)


def test_docker_reads_the_file() -> None:
    ran = compose(NEO4J_PASSWORD="mat-khau-thu-nghiem")
    assert ran.returncode == 0, ran.stderr
    service: dict[str, Any] = json.loads(ran.stdout)["services"]["neo4j"]
    assert service["environment"]["NEO4J_AUTH"] == "neo4j/mat-khau-thu-nghiem"
    assert {port["host_ip"] for port in service["ports"]} == {"127.0.0.1"}
    assert {port["target"] for port in service["ports"]} == {7474, 7687}


def test_without_a_password_it_says_what_to_set() -> None:
    ran = compose()
    assert ran.returncode != 0
    assert "set NEO4J_PASSWORD in the environment" in ran.stderr
