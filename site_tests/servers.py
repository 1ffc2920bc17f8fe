"""Web servers of all kinds for the built site, on free ports of this machine; each ends when its block ends."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager

from conftest import ROOT, QuietHandler, serve


CONFIG = ROOT / "deploy" / "nginx.conf"
PLACES = {"listen": r"(?<=listen )\d+(?=;)", "root": r"(?<=root )\S+(?=;)", "prefix": r"(?<=set \$handbook )\S+(?=;)"}
AROUND = """
daemon off;
master_process off;
pid nginx.pid;
error_log stderr error;
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include handbook.conf;
}}
"""


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def filled(config, **values):
    """The configuration of deploy/ with its three places filled in, as its comments say; nothing else is changed."""
    for place, value in values.items():
        config, times = re.subn(PLACES[place], lambda _found, value=value: value, config)
        assert times == 1, place
    return config


@contextmanager
def nginx(folder, root, prefix):
    """Debian's nginx for the folder *root*, the handbook at *prefix*; its own files are in *folder*."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    assert program, "没有 nginx：请安装（Debian：apt-get install nginx），或以 root 身份执行 .ci/system。"
    port = free_port()
    config = filled(CONFIG.read_text("utf-8"), listen=f"127.0.0.1:{port}", root=f'"{root}"', prefix=f'"{prefix}"')
    (folder / "handbook.conf").write_text(config, "utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(types="/etc/nginx/mime.types"), "utf-8")
    command = [program, "-e", "stderr", "-p", folder, "-c", "nginx.conf"]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr, checked.stderr
    server = subprocess.Popen(command)
    try:
        wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def wait_for(port, server):
    """Until the server takes connections; an error if it has ended instead."""
    pause = threading.Event()
    while server.poll() is None:
        with socket.socket() as asking:
            if not asking.connect_ex(("127.0.0.1", port)):
                return
        pause.wait(0.05)
    raise AssertionError("服务器没有启动成功，原因见上。")


@contextmanager
def python_server(folder):
    """``python -m http.server``, just as it is."""
    command = [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder, "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            yield re.search(r"http://[\d.:]+", server.stdout.readline())[0]
        finally:
            server.terminate()


class Careless(QuietHandler):
    """Knows the types of pages and styles only; no compression, no cache headers."""

    other = "text/plain"

    def guess_type(self, path):
        return {".html": "text/html", ".css": "text/css"}.get(os.path.splitext(path)[1], self.other)  # noqa: PTH122

    def send_header(self, keyword, value):
        if keyword != "Last-Modified":
            super().send_header(keyword, value)


@contextmanager
def careless_server(folder, other):
    """A server that sends whatever is not a page or a style as the type *other*."""
    server = serve(folder, type("Handler", (Careless,), {"other": other}))
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
