"""The command line as a whole: quick to answer, and served where it says."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from app import __version__
from app.cli import commands
from app.cli.serve import _listen

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", [[], ["serve"], ["extract"], ["batch"]], ids=lambda c: " ".join(c) or "kutip")
def test_help_loads_neither_torch_nor_fastapi(command: list[str]) -> None:
    """--help answers without the libraries that take seconds to import."""
    code = (
        "import sys\nfrom app.cli import commands\n"
        f"try: commands({[*command, '--help']!r})\n"
        "except SystemExit: pass\n"
        "print({'torch', 'stanza', 'fastapi', 'numpy'} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Usage" in result.stdout
    assert result.stdout.rstrip().endswith("set()")


def test_version_names_kutip_and_what_it_runs_on() -> None:
    """A report of a fault can begin with this output."""
    printed = CliRunner().invoke(commands, ["version"]).stdout
    assert f"kutip {__version__}" in printed
    assert re.search(r"^torch \d", printed, re.MULTILINE)


def test_a_taken_port_is_told_at_once(models_dir: Path) -> None:
    """Before any model is loaded, the port is known to be free or the command ends."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(commands, ["serve", "--port", str(port)], env={"KUTIP_MODELS_DIR": str(models_dir)})
    assert result.exit_code == 1
    assert str(port) in result.stderr


def test_answers_leave_at_once() -> None:
    """A connection to the service waits for no acknowledgement between the head and the body of an answer (Nagle's delay)."""

    async def delays() -> list[int]:
        found: asyncio.Queue[int] = asyncio.Queue()

        def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connection = writer.get_extra_info("socket")
            found.put_nowait(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listening = _listen("127.0.0.1", 0)
        async with await asyncio.start_server(connected, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname())
            writer.close()
            return [await asyncio.wait_for(found.get(), 5)]

    assert asyncio.run(delays()) == [1]


@pytest.mark.models
@pytest.mark.parametrize("workers", [1, 2])
def test_serve_says_where_it_is_and_stops_when_told(models_dir: Path, workers: int) -> None:
    """The printed address answers; SIGTERM ends it in good order."""
    command = [sys.executable, "-m", "app.cli", "serve", "--port", "0", "--workers", str(workers)]
    env = {"KUTIP_MODELS_DIR": str(models_dir), "PATH": "/usr/bin:/bin", "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        address = re.search(r"http://\S+", process.stderr.readline())
        assert address
        transport = httpx.HTTPTransport(retries=5)
        with httpx.Client(transport=transport, timeout=30) as client:
            assert client.get(f"{address[0]}/livez").status_code == 200
        process.send_signal(signal.SIGTERM)
        process.stderr.read()
        assert process.wait(60) == 0


@pytest.mark.models
def test_two_workers_outlive_one_and_not_their_parent(models_dir: Path) -> None:
    """Both answer on one address with one page of counts; a killed one is replaced; all end with a killed parent."""
    command = [sys.executable, "-m", "app.cli", "serve", "--port", "0", "--workers", "2"]
    env = {"KUTIP_MODELS_DIR": str(models_dir), "PATH": "/usr/bin:/bin", "OMP_NUM_THREADS": "1"}
    with (
        subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True) as process,
        httpx.Client(transport=httpx.HTTPTransport(retries=5), timeout=30) as client,
    ):
        assert process.stderr
        address = re.search(r"http://\S+", process.stderr.readline())
        assert address

        def ready_workers() -> str:
            counted = re.search(r"^kutip_workers_ready (\S+)", client.get(f"{address[0]}/metrics").text, re.MULTILINE)
            return counted[1] if counted else ""

        def answers() -> bool:
            answer = client.post(f"{address[0]}/v1/quotes", json={"text": "“Kami siap,” kata Ratna Widuri."})
            return answer.status_code == 200 and answer.json()["quotes"][0]["speaker"]["name"] == "Ratna Widuri"

        until(lambda: client.get(f"{address[0]}/readyz").status_code == 200)
        assert ready_workers() == "2.0"
        assert all(answers() for _ in range(4))
        assert "kutip_articles_total 4.0" in client.get(f"{address[0]}/metrics").text
        workers = descendants(process.pid)
        os.kill(max(workers), signal.SIGKILL)
        until(lambda: ready_workers() == "1.0")
        assert answers()
        until(lambda: ready_workers() == "2.0")
        assert answers()
        everyone = descendants(process.pid)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        until(lambda: not [pid for pid in everyone if Path(f"/proc/{pid}").exists()])


def descendants(pid: int) -> list[int]:
    """The processes that this one started, by any of its threads."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for children in lists for child in children.read_text(encoding="ascii").split()]


def until(condition: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + 60
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert condition()
