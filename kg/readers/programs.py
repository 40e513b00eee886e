"""Other programs that read for us: run without a window or input, and ended when their time is over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress


def ended(command: Sequence[str], seconds: float, env: Mapping[str, str] | None = None) -> int | None:
    """The exit code of a program; None where it was not done in time: it and what it started is ended.

    `env` is put to the variables of this process.
    """
    alone = sys.platform != "win32"  # a group of its own, which can be ended as one
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=alone, env={**os.environ, **(env or {})},
    )  # fmt: skip
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL) if alone else process.kill()
            process.wait()
