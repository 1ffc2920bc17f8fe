"""``python -m macros.serve``: the site while it is written, at http://127.0.0.1:8000/.

MkDocs rebuilds when data or pages change.  Python keeps modules in memory, so
a change under macros/ or checkers/ starts the server anew.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer


ROOT = Path(__file__).parent.parent
CODE = ("macros", "checkers")
CHANGES = ("created", "modified", "moved", "deleted")


class _Changed(FileSystemEventHandler):
    def __init__(self) -> None:
        self.happened = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in CHANGES and str(event.src_path).endswith((".py", ".yaml")):
            self.happened.set()


def pages(only: str) -> str:
    """Patterns that leave out every page but the home page and the norm *only*."""
    return f"overrides/\nassets/images/election-procedure.png\n*.md\n!/index.md\n!{only}.md\n"


def serve(only: str, address: str) -> None:
    """Run until interrupted."""
    environment = dict(os.environ, HANDBOOK_SERVING="1", NO_MKDOCS_2_WARNING="1", PYTHONPATH=str(ROOT))
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, "--quiet"]
    if only:
        if not list((ROOT / "docs").rglob(f"{only}.md")):
            sys.exit(f"docs/ 里没有 {only}.md")
        environment["HANDBOOK_EXCLUDE"] = pages(only)
        command.append("--no-strict")
    changed = _Changed()
    observer = Observer()
    for folder in CODE:
        observer.schedule(changed, str(ROOT / folder), recursive=True)
    observer.start()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the server below never outlives this process
    print(f"打开 http://{address}/ ；按 Ctrl+C 停止。", flush=True)
    try:
        while run_until(command, environment, changed.happened):
            print("程序有改动，重新开始。", flush=True)
    except KeyboardInterrupt:
        pass
    finally:
        observer.stop()


def run_until(command: list[str], environment: dict[str, str], changed: threading.Event) -> bool:
    """Run the server until the code has *changed* (True) or the server ended by itself without a mistake (False)."""
    changed.clear()
    server = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603 - our own command
    try:
        while not changed.wait(0.2):
            if server.poll() == 0:
                return False
            if server.poll() is not None:
                print("没有启动成功，原因见上；改好程序后自动重新开始。", flush=True)
                changed.wait()
    finally:
        server.terminate()
        server.wait()
    return True


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="边写边看")
    parser.add_argument("--only", default="", help="只看一个规范（它的英文短名），更快")
    parser.add_argument("--address", default="127.0.0.1:8000", help="地址和端口")
    options = parser.parse_args()
    serve(options.only, options.address)
