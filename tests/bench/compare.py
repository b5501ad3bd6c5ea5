"""Gives Larder and other programs the same work in turn, A B A B, and keeps what it took them.

Judges no time. A file that is not byte for byte what was served ends it: a benchmark of wrong results is none.
Called by run.sh, which builds what it needs; results go to RESULTS/PART.json, of which report.py makes the page.
"""

import argparse
import hashlib
import json
import os
import platform
import random
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB
PROBE = 128 * KIB  # as in app/core/limits.h
CHUNK = 8 * MIB
MESSAGE = "om_0123456789abcdef0123456789abcdef"
HERE = Path(__file__).resolve().parent


class Wrong(Exception):
    """A result that is not what was served, or a program that failed."""


def say(text):
    print(f"larder: {text}", file=sys.stderr, flush=True)


# What is served


def key_of(kind, number):
    return f"{'img' if kind == 'image' else 'file'}_v3_00be_{number:032x}"


class Shelf:
    """The files that are served, by key, and their digests."""

    def __init__(self, folder):
        self.folder = folder
        self.digests = {}
        folder.mkdir(parents=True, exist_ok=True)

    def put(self, key, size):
        """Bytes that no compression and no confusion of places survives."""
        block = random.Random(size).randbytes(min(size, MIB))
        digest = hashlib.sha256()
        with open(self.folder / key, "wb") as file:
            left = size
            while left > 0:
                piece = (block[8:] + (size - left).to_bytes(8, "big"))[: min(left, MIB)]
                file.write(piece)
                digest.update(piece)
                left -= len(piece)
        self.digests[key] = digest.hexdigest()

    def remember(self):
        (self.folder.parent / "digests.json").write_text(json.dumps(self.digests))

    def recall(self):
        self.digests = json.loads((self.folder.parent / "digests.json").read_text())

    def check(self, key, path):
        with open(path, "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != self.digests[key]:
                raise Wrong(f"{path.name} is not what was served as {key}")


NGINX = """daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr warn;
{user}
events {{ worker_connections 512; }}
http {{
    log_format counted '$connection $status $request_uri';
    access_log requests.log counted;
    client_body_temp_path temp;
    proxy_temp_path temp;
    fastcgi_temp_path temp;
    uwsgi_temp_path temp;
    scgi_temp_path temp;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000;
    default_type application/octet-stream;
    server {{
        listen {address}:{plain};
        listen {address}:{secure} ssl;
        ssl_certificate server.pem;
        ssl_certificate_key server.key;
        ssl_protocols TLSv1.3;
        root files;
        rewrite ^/open-apis/im/v1/messages/[^/]+/resources/([^/]+)$ /$1 last;
        location = /open-apis/auth/v3/tenant_access_token/internal {{
            default_type application/json;
            return 200 '{{"code":0,"msg":"ok","tenant_access_token":"t-benchmark","expire":7200}}';
        }}
    }}
}}
"""


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Nginx:
    """nginx in a folder of its own; serves what is on the shelf, plain and over TLS 1.3, and counts."""

    def __init__(self, folder, address="127.0.0.1", ports=None):
        self.folder = folder
        self.address = address
        self.plain, self.secure = ports or free_ports(2)

    def prepare(self):
        (self.folder / "temp").mkdir(exist_ok=True)
        (self.folder / "nginx.conf").write_text(
            NGINX.format(
                user="user root;" if os.geteuid() == 0 else "",
                address=self.address,
                plain=self.plain,
                secure=self.secure,
            )
        )
        make_certificates(self.folder, self.address)

    def command(self):
        program = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
        return [program, "-p", str(self.folder), "-c", "nginx.conf", "-e", "stderr"]

    @contextmanager
    def running(self):
        self.prepare()
        process = subprocess.Popen(self.command())
        try:
            self.wait()
            yield self
        finally:
            process.terminate()
            process.wait()

    def wait(self):
        for port in (self.plain, self.secure):
            until = time.monotonic() + 10
            while True:
                try:
                    socket.create_connection((self.address, port), 1).close()
                    break
                except OSError:
                    if time.monotonic() > until:
                        raise Wrong("nginx does not answer") from None
                    time.sleep(0.02)

    def base(self, secure=False):
        return f"https://{self.address}:{self.secure}" if secure else f"http://{self.address}:{self.plain}"

    def forget(self):
        open(self.folder / "requests.log", "w", encoding="ascii").close()

    def counted(self):
        """Requests and connections since forget(). The log's last line may come after the client's end."""
        lines = []
        for _ in range(50):
            before = len(lines)
            lines = (self.folder / "requests.log").read_text().splitlines()
            if lines and len(lines) == before:
                break
            time.sleep(0.01)
        return len(lines), len({line.split()[0] for line in lines})


def make_certificates(folder, address):
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    new = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    openssl(*new, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Benchmark")
    openssl(*new, "-keyout", "server.key", "-out", "server.pem", "-subj", f"/CN={address}",
            "-CA", "ca.pem", "-CAkey", "ca.key", "-addext", f"subjectAltName=IP:{address}",
            "-addext", "basicConstraints=critical,CA:FALSE")  # fmt: skip


# Who works


@dataclass
class Task:
    """What is to be fetched, and how; the same for everyone."""

    nginx: Nginx
    shelf: Shelf
    home: Path
    keys: list
    kind: str = "file"
    secure: bool = False

    def url(self, key):
        return f"{self.nginx.base(self.secure)}/open-apis/im/v1/messages/{MESSAGE}/resources/{key}?type={self.kind}"

    @property
    def authority(self):
        return str(self.nginx.folder / "ca.pem")


@dataclass
class Run:
    """A command line, and where what it fetched is afterwards."""

    command: list
    environment: dict = field(default_factory=dict)
    saved: Callable[[Path, str], list] = lambda folder, output: []


@dataclass
class Contender:
    name: str
    run: Callable[[Task, Path], Run]


def each_in(task, folder):
    return lambda _folder, _output: [(key, folder / key) for key in task.keys]


def message_json(task):
    """A message for each key, as the Open Platform's answers have them."""
    items = [
        {
            "message_id": MESSAGE,
            "msg_type": task.kind,
            "body": {"content": json.dumps({"image_key": key} if task.kind == "image" else {"file_key": key})},
        }
        for key in task.keys
    ]
    return json.dumps({"code": 0, "data": {"items": items}})


def larder(*options, name="Larder"):
    def run(task, folder):
        (task.home / ".config" / "larder").mkdir(parents=True, exist_ok=True)
        (task.home / ".config" / "larder" / "larder.ini").write_text(f"[network]\nauthorityFile={task.authority}\n")
        command = [larder.program, "--download", "--host", task.nginx.base(task.secure), "--output-dir", str(folder)]
        if len(task.keys) == 1:
            command += ["--message-id", MESSAGE, "--file-key", task.keys[0], "--type", task.kind]
        else:
            messages = task.home / "messages.json"
            messages.write_text(message_json(task))
            command.append(str(messages))

        def saved(_folder, output):
            lines = [json.loads(line) for line in output.splitlines()]
            refused = [line for line in lines if not line["ok"]]
            if refused or len(lines) != len(task.keys):
                raise Wrong(f"Larder saved {len(lines) - len(refused)} of {len(task.keys)}: {refused[:1]}")
            return [(line["data"]["file_key"], Path(line["data"]["saved_path"])) for line in lines]

        return Run([*command, *options], {"LARDER_USER_ACCESS_TOKEN": "u-benchmark"}, saved)

    return Contender(name, run)


def curl_get():
    def run(task, folder):
        key = task.keys[0]
        command = ["curl", "-q", "-sSf", "--cacert", task.authority, "-o", str(folder / key), task.url(key)]
        return Run(command, saved=each_in(task, folder))

    return Contender("curl, one GET", run)


def curl_ranges():
    """The ranges that Larder asks for, one after another over one connection, into one file."""

    def run(task, folder):
        key = task.keys[0]
        size = (task.shelf.folder / key).stat().st_size
        first, blocks = 0, []
        while first < size:
            end = min(size, first + (CHUNK if first else PROBE))
            blocks.append(
                f'url = "{task.url(key)}"\nrange = {first}-{end - 1}\ncacert = "{task.authority}"\nsilent\nfail\n'
            )
            first = end
        config = task.home / "ranges"
        config.write_text("next\n".join(blocks))
        return Run(["curl", "-q", "-K", str(config)], saved=lambda folder, output: [(key, folder / "output")])

    return Contender("curl, the same ranges", run)


def curl_parallel(at_once):
    def run(task, folder):
        config = task.home / "parallel"
        config.write_text("".join(f'url = "{task.url(key)}"\noutput = "{folder / key}"\n' for key in task.keys))
        command = ["curl", "-q", "-sSf", "--no-progress-meter", "--cacert", task.authority, "--parallel", "--parallel-max", str(at_once),
                   "-K", str(config)]  # fmt: skip
        return Run(command, saved=each_in(task, folder))

    return Contender(f"curl --parallel-max {at_once}", run)


def aria2(*options):
    def run(task, folder):
        given = task.home / "aria2"
        given.write_text("".join(f"{task.url(key)}\n  out={key}\n" for key in task.keys))
        command = ["aria2c", "--no-conf", "-q", "--file-allocation=none", f"--ca-certificate={task.authority}",
                   "-d", str(folder), "-i", str(given), *options]  # fmt: skip
        return Run(command, saved=each_in(task, folder))

    return Contender(" ".join(["aria2c", *options]), run)


def wget():
    def run(task, folder):
        key = task.keys[0]
        command = ["wget", "--no-config", "--no-hsts", "-q", f"--ca-certificate={task.authority}",
                   "-O", str(folder / key), task.url(key)]  # fmt: skip
        return Run(command, saved=each_in(task, folder))

    return Contender("wget", run)


def node_sdk():
    def run(task, folder):
        keys = task.home / "keys"
        keys.write_text("\n".join(task.keys))
        command = ["node", str(HERE / "larkget.mjs"), str(node_sdk.folder), task.nginx.base(task.secure), task.kind,
                   MESSAGE, str(folder), str(keys)]  # fmt: skip
        return Run(command, {"NODE_EXTRA_CA_CERTS": task.authority}, each_in(task, folder))

    return Contender("node SDK, one after another" if node_sdk.many else "node SDK", run)


node_sdk.many = False


def environment_of(home, more):
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return kept | {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8",
                   "QT_QPA_PLATFORM": "offscreen"} | more  # fmt: skip


def measured(program, command, environment, output):
    ran = subprocess.run([program, str(output), *command], env=environment, text=True, capture_output=True, check=True)
    code, began, wall, user, system, peak = (int(word) for word in ran.stdout.split())
    if code != 0:
        raise Wrong(f"{command[0]} ended with {code}: {output.read_text(errors='replace')[-500:]}{ran.stderr[-500:]}")
    return began, {"wall": wall / 1e9, "cpu": (user + system) / 1e6, "peak": peak * KIB}


def run_once(bench, task, contender):
    folder = bench.room / "saved"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    run = contender.run(task, folder)
    task.nginx.forget()
    output = folder / "output"
    _, sample = measured(bench.measured, run.command, environment_of(task.home, run.environment), output)
    sample["requests"], sample["connections"] = task.nginx.counted()
    small = output.stat().st_size < 16 * MIB
    saved = run.saved(folder, output.read_text() if small and contender.name.startswith("Larder") else "")
    if len(saved) != len(task.keys):
        raise Wrong(f"{contender.name} saved {len(saved)} of {len(task.keys)}")
    for key, path in saved:
        task.shelf.check(key, path)
    shutil.rmtree(folder)
    return sample


def in_turn(bench, task, contenders, rounds=None):
    """A B A B …: what else the machine does meets all of them."""
    samples = {contender.name: [] for contender in contenders}
    for number in range(rounds or bench.pairs):
        for contender in contenders:
            samples[contender.name].append(run_once(bench, task, contender))
        walls = ", ".join(f"{name} {taken[-1]['wall']:.2f} s" for name, taken in samples.items())
        say(f"  {number + 1} of {rounds or bench.pairs}: {walls}")
    return samples


# The parts


@dataclass
class Bench:
    room: Path  # where files are served from and saved to
    build: Path
    results: Path
    pairs: int
    trial: bool

    @property
    def measured(self):
        return str(self.build / "tests" / "bench" / "measured")

    def home(self):
        home = self.room / "home"
        home.mkdir(exist_ok=True)
        return home

    def task(self, nginx, shelf, keys, **more):
        return Task(nginx, shelf, self.home(), keys, **more)

    def size(self, size):
        return min(size, MIB) if self.trial else size

    def count(self, count):
        return min(count, 4) if self.trial else count


def loopback(bench):
    server = bench.room / "server"
    shelf = Shelf(server / "files")
    key = key_of("file", 1)
    shelf.put(key, bench.size(GIB))
    works = {}
    with Nginx(server).running() as nginx:
        for secure in (False, True):
            say(f"loopback, 1 GiB, {'TLS 1.3' if secure else 'plain'}")
            works["tls" if secure else "plain"] = in_turn(
                bench,
                bench.task(nginx, shelf, [key], secure=secure),
                [
                    larder(),
                    curl_ranges(),
                    larder("--sha256", name="Larder --sha256"),
                    curl_get(),
                    aria2("-x1"),
                    aria2("-x4"),
                    wget(),
                    *([node_sdk()] if node_sdk.folder else []),
                ],
            )
    return works


def on_line(bench, one_way, rate, loss, part):
    """Runs this program's `part` once more, at the near end of a line whose far end is nginx."""
    nginx = far_nginx(bench)
    nginx.prepare()
    script = [sys.executable, str(HERE / "compare.py"), *sys.argv[1:], "--inside", part, "--room", str(bench.room)]
    line = [str(bench.build / "tests" / "bench" / "shapedline"), str(one_way), str(rate), str(loss),
            shlex.join(nginx.command()), "--", *script]  # fmt: skip
    ran = subprocess.run(line, text=True, stdout=subprocess.PIPE, check=False)
    if ran.returncode != 0:
        raise Wrong(f"{part} failed")
    return json.loads(ran.stdout)


def far_nginx(bench):
    """In a network of its own, where every port is free."""
    return Nginx(bench.room / "server", "127.10.0.2", (8080, 8443))


def line(bench):
    shelf = Shelf(bench.room / "server" / "files")
    shelf.put(key_of("file", 2), bench.size(100 * MIB))
    shelf.remember()
    works = {}
    for part, rate, loss in (("line-100", 100, 0), ("line-500", 500, 0), ("line-loss", 100, 1)):
        say(f"100 MiB, 40 ms, {rate} Mbit/s{', 1 % loss' if loss else ''}")
        works[part] = on_line(bench, 20, rate, loss, part)
    return works


def line_inside(bench, part):
    shelf = Shelf(bench.room / "server" / "files")
    shelf.recall()
    nginx = far_nginx(bench)
    nginx.wait()
    contenders = {
        "line-100": [larder(), curl_get(), larder("--sha256", name="Larder --sha256"), aria2("-x4"), wget()],
        "line-500": [larder("--connections", "2"), curl_get(),
                     larder("--connections", "2", "--sha256", name="Larder --sha256"), aria2("-x4")],
        "line-loss": [larder("--connections", "2"), aria2("-x4"),
                      larder("--connections", "2", "--sha256", name="Larder --sha256"), curl_get()],
    }[part]  # fmt: skip
    return in_turn(bench, bench.task(nginx, shelf, [key_of("file", 2)]), contenders)


def batch(bench):
    shelf = Shelf(bench.room / "server" / "files")
    for kind in ("image", "file"):
        for number in range(bench.count(300)):
            shelf.put(key_of(kind, 1000 + number), 200 * KIB + number)
    shelf.remember()
    works = {}
    for part in ("batch-image", "batch-file"):
        say(f"300 of 200 KiB, {part}, 40 ms, 100 Mbit/s")
        works[part] = on_line(bench, 20, 100, 0, part)
    return works


def batch_inside(bench, part):
    shelf = Shelf(bench.room / "server" / "files")
    shelf.recall()
    nginx = far_nginx(bench)
    nginx.wait()
    kind = part.removeprefix("batch-")
    task = bench.task(nginx, shelf, [key_of(kind, 1000 + number) for number in range(bench.count(300))], kind=kind)
    node_sdk.many = True
    contenders = [larder("--jobs", "6"), aria2("-j6"), curl_parallel(6),
                  larder("--jobs", "6", "--sha256", name="Larder --sha256")]  # fmt: skip
    if kind == "file" and node_sdk.folder:
        contenders.append(node_sdk())
    return in_turn(bench, task, contenders)


class FirstRequest:
    """A server that notes when the first bytes of a request came, and has a resource of one byte."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.came = None
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            connection, _ = self.listener.accept()
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(65536)
                if not piece:
                    break
                self.came = self.came or time.monotonic_ns()
                request += piece
            partial = b"range:" in request.lower()
            head = b"206 Partial Content\r\nContent-Range: bytes 0-0/1" if partial else b"200 OK"
            if request:
                connection.sendall(b"HTTP/1.1 " + head + b"\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx")
            connection.close()


def start(bench):
    server = FirstRequest()
    nginx = Nginx(bench.room, "127.0.0.1", (server.port, server.port))
    shelf = Shelf(bench.room / "server" / "files")
    task = bench.task(nginx, shelf, [key_of("file", 3)])
    (bench.room / "ca.pem").write_bytes(b"")
    contenders = [larder(), Contender("curl, one GET", lambda task, folder: Run(
        ["curl", "-q", "-sSf", "-o", str(folder / "saved"), task.url(task.keys[0])]))]  # fmt: skip
    samples = {contender.name: [] for contender in contenders}
    for _ in range(bench.pairs * (1 if bench.trial else 3)):
        for contender in contenders:
            folder = bench.room / "saved"
            folder.mkdir()
            run = contender.run(task, folder)
            (task.home / ".config" / "larder" / "larder.ini").write_text("")
            server.came = None
            environment = environment_of(task.home, run.environment)
            began, sample = measured(bench.measured, run.command, environment, folder / "output")
            sample["start"] = (server.came - began) / 1e9
            samples[contender.name].append(sample)
            shutil.rmtree(folder)
    return {"start": samples}


def told(command, environment):
    """What one of the C++ benchmarks tells: lines of a name, a tab and a number."""
    ran = subprocess.run(command, env=environment, text=True, capture_output=True, check=False)
    if ran.returncode != 0:
        raise Wrong(f"{' '.join(command)} ended with {ran.returncode}: {ran.stderr[-500:]}")
    numbers = {}
    for line in ran.stdout.splitlines():
        name, tab, number = line.partition("\t")
        if tab:
            numbers[name] = float(number.split()[0])
    return numbers


def window(bench):
    programs = bench.build / "tests" / "bench"
    home = bench.home()
    environment = environment_of(home, {"TMPDIR": str(bench.room)})
    costs = str(programs / "memory_and_stalls")
    slow_disk = environment | {"LD_PRELOAD": str(programs / "libslowdisk.so")}
    works = {"paint": {"Larder": [], "empty QMainWindow": []}}

    def note(name, command, environment=environment, rounds=1):
        for _ in range(rounds):
            numbers = told(command, environment)
            works.setdefault(name, {"Larder": []})["Larder"].append(numbers)
            say(f"  {name}: " + ", ".join(f"{key} {value:g}" for key, value in numbers.items()))

    say("window: first paint")
    for _ in range(bench.pairs * (1 if bench.trial else 3)):
        for name, mode in (("Larder", "--paint-window"), ("empty QMainWindow", "--paint-empty")):
            output = bench.room / "painted"
            began, _ = measured(bench.measured, [costs, mode], environment, output)
            works["paint"][name].append({"start": (float(output.read_text().split()[-1]) - began) / 1e9})
    say("window: memory, stalls, wake-ups")
    rounds = 1 if bench.trial else 3
    note("memory-file", [costs, "--download", str(bench.size(4 * GIB))])
    note("memory-rows", [str(programs / "queuelist_bench"), "--memory"], rounds=rounds)
    note("memory-thumbnails", [costs, "--thumbnails", str(bench.count(2000))], rounds=rounds)
    note("stalls", [costs, "--download", str(bench.size(GIB))], rounds=rounds)
    note("stalls-slow-disk", [costs, "--download", str(bench.size(GIB))], slow_disk, rounds=rounds)
    note("wakeups", [costs, "--paused", "1000", "1" if bench.trial else "20"])
    return works


def growth(bench):
    works = {"growth-size": {"Larder": []}, "growth-queue": {"Larder": []}}
    server = bench.room / "server"
    shelf = Shelf(server / "files")
    with Nginx(server).running() as nginx:
        for power in range(0, 14):  # 1 MiB to 8 GiB
            size = MIB << power
            if bench.trial and power > 1 or room_in(bench.room) < 2 * size + 4 * GIB:
                say(f"  no room for {size // MIB} MiB twice" if not bench.trial else "  a trial: no more sizes")
                break
            key = key_of("file", size)
            shelf.put(key, size)
            contender = larder()
            task = bench.task(nginx, shelf, [key])
            samples = in_turn(bench, task, [contender], rounds=1 if bench.trial or size > GIB else 3)[contender.name]
            works["growth-size"]["Larder"] += [sample | {"x": size} for sample in samples]
            (shelf.folder / key).unlink()
    costs = str(bench.build / "tests" / "bench" / "memory_and_stalls")
    environment = environment_of(bench.home(), {"TMPDIR": str(bench.room)})
    for count in (1, 2) if bench.trial else (1, 10, 100, 300, 1000, 3000, 10000):
        numbers = told([costs, "--queue", str(count)], environment)
        say(f"  {count} files: {numbers}")
        works["growth-queue"]["Larder"].append(numbers | {"x": count})
    return works


PARTS = {"loopback": loopback, "line": line, "batch": batch, "start": start, "window": window, "growth": growth}
MINUTES = {"loopback": 6, "line": 9, "batch": 11, "start": 1, "window": 4, "growth": 5}


def first_line(*command):
    try:
        ran = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return ran.stdout.splitlines()[0] if ran.stdout else ""
    except FileNotFoundError:
        return ""


def conditions(bench):
    def after(path, name):
        lines = Path(path).read_text().splitlines()
        return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "unknown")

    cache = (bench.build / "CMakeCache.txt").read_text().splitlines()
    sdk = node_sdk.folder and node_sdk.folder / "node_modules/@larksuiteoapi/node-sdk/package.json"
    return {
        "date": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()),
        "processor": f"{os.cpu_count()} × {after('/proc/cpuinfo', 'model name')}",
        "memory": f"{int(after('/proc/meminfo', 'MemTotal').split()[0]) / MIB:.0f} GiB",
        "system": f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {'.'.join(platform.release().split('.')[:2])}",
        "congestion": Path("/proc/sys/net/ipv4/tcp_congestion_control").read_text().strip(),
        "load": f"{os.getloadavg()[0]:.1f}",
        "folder": "memory (tmpfs)" if str(bench.room).startswith("/dev/shm") else "disk",
        "pairs": bench.pairs,
        "build": next(line.split("=")[1] for line in cache if line.startswith("CMAKE_BUILD_TYPE:")),
        "versions": {
            "Larder": first_line(larder.program, "--version").removeprefix("larder "),
            "Qt": first_line("qmake6", "-query", "QT_VERSION") or "as packaged",
            "nginx": first_line(Nginx(bench.room).command()[0], "-v").split("/")[-1],
            "curl": first_line("curl", "--version").split()[1],
            "aria2": first_line("aria2c", "--version").split()[-1],
            "wget": first_line("wget", "--version").split()[2],
            "node": first_line("node", "--version"),
            "node SDK": json.loads(sdk.read_text())["version"] if sdk else "none",
        },
    }


def roomy_folder(build):
    """In memory, so that no disk is compared; where that has no room, in the build folder."""
    if chosen := os.environ.get("LARDER_BENCH_ROOM"):
        return Path(chosen).resolve()
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and room_in(memory) > 6 * GIB else build


def room_in(folder):
    """What is in memory needs some, whatever the file system says."""
    free = shutil.disk_usage(folder).free
    if not str(folder).startswith("/dev/shm"):
        return free
    lines = Path("/proc/meminfo").read_text().splitlines()
    return min(free, int(next(line for line in lines if "MemAvailable" in line).split()[1]) * KIB)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    folder = lambda path: Path(path).resolve()  # noqa: E731
    parser.add_argument("--build", type=folder, required=True, help="folder of a release build with its benchmarks")
    parser.add_argument("--results", type=folder, required=True, help="folder for PART.json")
    parser.add_argument("--sdk", type=folder, help="folder where npm put the node SDK; without it, it has no part in this")
    parser.add_argument("--larder", type=folder, help="the program, if not the one in the build folder")
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--trial", action="store_true", help="tiny files: shows that it works, measures nothing")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    parser.add_argument("--room", type=folder, help=argparse.SUPPRESS)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all of them")
    return parser.parse_args()


def main():
    given = arguments()
    larder.program = str(given.larder or given.build / "ui" / "larder")
    node_sdk.folder = given.sdk
    if given.inside:
        bench = Bench(given.room, given.build, given.results, given.pairs, given.trial)
        inside = line_inside if given.inside.startswith("line") else batch_inside
        print(json.dumps(inside(bench, given.inside)))
        return 0
    given.results.mkdir(parents=True, exist_ok=True)
    parts = given.parts or list(PARTS)
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        say(f"there is no part {unknown[0]}; there are {', '.join(PARTS)}")
        return 2
    say(f"{', '.join(parts)}: about {sum(MINUTES[part] for part in parts) * given.pairs // 7 + 1} minutes")
    for part in parts:
        with tempfile.TemporaryDirectory(prefix="larder-bench-", dir=roomy_folder(given.build)) as room:
            bench = Bench(Path(room), given.build, given.results, given.pairs, given.trial)
            under = conditions(bench)
            began = time.monotonic()
            try:
                works = PARTS[part](bench)
            except (Wrong, subprocess.CalledProcessError) as problem:
                say(f"{part}: {problem}")
                return 1
        result = {"part": part, "trial": given.trial, "conditions": under, "works": works}
        (given.results / f"{part}.json").write_text(json.dumps(result, indent=1))
        say(f"{part} done, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
