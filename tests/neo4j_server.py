"""A real Neo4j Community server for the tests: fetched by Maven, checked, started on loopback, stopped.

Run as a script it starts a server without a password, prints its address and stops it on Ctrl-C:
``python tests/neo4j_server.py``. Needs Java 17 or 21 and Maven; without them the tests are skipped, loudly,
and with CI=true they fail. The jars (GPLv3) are a test tool and never shipped.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.stores.neo4j import Neo4jStore

ROOT = Path(__file__).resolve().parent.parent
POM = ROOT / "tests" / "neo4j" / "pom.xml"
CHECKSUMS = ROOT / "tests" / "neo4j" / "jars.sha256"
JARS = ROOT / ".tools" / "neo4j" / "lib"
PASSWORD = "mat-khau-thu-nghiem"
OPENS = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
]
SETTINGS = """\
dbms.security.auth_enabled={auth}
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.max_size={heap}
server.memory.pagecache.size={pages}
"""


class UnavailableError(Exception):
    """Why no server can run here."""


def require_java() -> str:
    """The Java to run; UnavailableError unless it is 17 or 21, which Neo4j 5.26 needs."""
    java = shutil.which("java")
    if java is None:
        raise UnavailableError("Java is not installed: apt-get install openjdk-17-jre-headless")
    printed = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', printed)
    if found is None or found[1] not in ("17", "21"):
        raise UnavailableError(f"Neo4j 5.26 needs Java 17 or 21, not {printed.splitlines()[:1]}")
    return java


def fetch_jars(target: Path = JARS) -> Path:
    """The folder of jars, downloaded once; every jar is compared with the recorded checksum."""
    if not target.is_dir():
        maven = shutil.which("mvn")
        if maven is None:
            raise UnavailableError("Maven is not installed: apt-get install maven")
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            draft = Path(scratch) / "lib"
            command = [maven, "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
            command += ["-DincludeScope=runtime", f"-DoutputDirectory={draft}"]
            ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
            if ran.returncode:
                raise UnavailableError(f"Maven could not fetch Neo4j: {ran.stdout[-800:]}")
            check_jars(draft)
            draft.rename(target)
    check_jars(target)
    return target


def check_jars(folder: Path) -> None:
    """Raise ValueError unless the folder holds exactly the recorded jars."""
    recorded = dict(reversed(line.split()) for line in CHECKSUMS.read_text().splitlines())
    found = {jar.name: hashlib.sha256(jar.read_bytes()).hexdigest() for jar in folder.glob("*.jar")}
    wrong = sorted(name for name in recorded.keys() | found.keys() if recorded.get(name) != found.get(name))
    if wrong:
        raise ValueError(f"these jars differ from {CHECKSUMS.name}: {', '.join(wrong[:10])}; delete {folder}")


@dataclass
class Server:
    """One server with its own home folder; `start` returns when it answers."""

    home: Path
    password: str | None = None
    port: int = 0
    heap: str = "768m"
    pages: str = "128m"
    more: str = ""
    process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def number(self) -> int:
        """The running process."""
        assert self.process is not None
        return self.process.pid

    def configure(self) -> None:
        """Make the home folder with its settings; `start` does it itself, `admin` needs it done."""
        for name in ("conf", "data", "logs", "run", "plugins", "import"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        self.port = self.port or _free_port()
        auth = str(self.password is not None).lower()
        settings = SETTINGS.format(auth=auth, port=self.port, heap=self.heap, pages=self.pages) + self.more
        (self.home / "conf" / "neo4j.conf").write_text(settings)

    def start(self) -> Server:
        java, jars = require_java(), fetch_jars()
        self.configure()
        if self.password and not (self.home / "data" / "databases").is_dir():
            self.admin("dbms", "set-initial-password", self.password)
        command = [java, f"-Xmx{self.heap}", *OPENS, "-Dlog4j2.disable.jmx=true", "-Dfile.encoding=UTF-8"]
        command += ["-cp", f"{jars}/*", "org.neo4j.server.CommunityEntryPoint"]
        command += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}", "--console-mode"]
        with (self.home / "logs" / "console.log").open("wb") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )
        self._wait()
        return self

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
        self.process = None

    def kill(self) -> None:
        """The server dies at once, as in a power cut."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        self.process = None

    def admin(self, *arguments: str) -> str:
        """Run neo4j-admin while the server is stopped; its output. CalledProcessError when it fails."""
        command = [require_java(), *OPENS, f"-Dbasedir={self.home}", "-cp", f"{fetch_jars()}/*"]
        command += ["org.neo4j.cli.AdminTool", *arguments]
        env = os.environ | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        # The importer leaves its report where it is called from.
        return subprocess.run(
            command, capture_output=True, text=True, check=True, env=env, cwd=self.home
        ).stdout

    def _wait(self) -> None:
        assert self.process is not None
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.2)
        log = (self.home / "logs" / "console.log").read_text(errors="replace")
        self.stop()
        raise RuntimeError(f"Neo4j did not start:\n{log[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_NOTES: list[str] = []


def _started(home: Path, password: str | None = None) -> Server:
    try:
        server = Server(home, password).start()
    except UnavailableError as reason:
        note = f"NO REAL NEO4J, its tests did not run: {reason}"
        if note not in _NOTES:
            _NOTES.append(note)
        pytest.fail(note) if os.environ.get("CI") == "true" else pytest.skip(note)
    from kg.stores.neo4j import Neo4jStore

    store = Neo4jStore(server.uri, password=password)
    _NOTES.append(f"real server: {store.name}, {'with' if password else 'without'} a password")
    store.close()
    return server


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The one server of the session without a password."""
    server = _started(tmp_path_factory.mktemp("neo4j"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def neo4j_uri(neo4j_server: Server) -> str:
    """The address of a real Neo4j that asks for no password; share it and wipe what you wrote."""
    return neo4j_server.uri


@pytest.fixture
def emptied(neo4j_uri: str) -> Iterator[Neo4jStore]:
    """The server with nothing in it, before the test and after it."""
    store = Neo4jStore(neo4j_uri)
    store.wipe()
    yield store
    store.wipe()
    store.close()


@pytest.fixture(scope="session")
def neo4j_guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A second server that asks for user neo4j and `PASSWORD`."""
    server = _started(tmp_path_factory.mktemp("neo4j-guarded"), PASSWORD)
    yield server
    server.stop()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which server answered, or that none did."""
    for note in _NOTES:
        terminalreporter.write_line(f"neo4j: {note}")


def main() -> None:
    home = Path(tempfile.mkdtemp(prefix="neo4j-"))
    server = Server(home).start()
    sys.stdout.write(f"{server.uri}\nCtrl-C stops it.\n")
    sys.stdout.flush()
    try:
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    main()
