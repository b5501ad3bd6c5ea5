"""A desktop of its own for a test: X server, window manager, session and accessibility bus, home. Ends with its block."""

import os
import shutil
import subprocess
import sys
import tempfile
import time

PATIENCE = 60  # seconds; what comes in time is not waited for any longer
SIZE = (1600, 900)
PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "import": "imagemagick", "dbus-daemon": "dbus"}
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"


class Missed(Exception):
    """Something did not come in time."""


def wait_for(check, what, nudge=None):
    """Looks until `check` gives something true, and gives that back; does `nudge` between two looks."""
    deadline = time.monotonic() + PATIENCE
    while True:
        found = check()
        if found:
            return found
        if time.monotonic() > deadline:
            raise Missed(what)
        if nudge:
            nudge()
        time.sleep(0.05)


def missing_packages():
    missing = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if not os.path.exists(BUS_LAUNCHER):
        missing.append("at-spi2-core")
    try:
        import gi
        for name, version, package in (("Atspi", "2.0", "gir1.2-atspi-2.0"), ("Gtk", "3.0", "gir1.2-gtk-3.0")):
            try:
                gi.require_version(name, version)
            except ValueError:
                missing.append(package)
    except ImportError:
        missing += ["python3-gi", "gir1.2-atspi-2.0", "gir1.2-gtk-3.0"]
    return missing


class Desktop:
    def __init__(self):
        self._processes = []

    def __enter__(self):
        self.home = tempfile.mkdtemp(prefix="larder-desktop-")
        try:
            self._open()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self._processes):
            self.end(process)
        shutil.rmtree(self.home, ignore_errors=True)

    def _open(self):
        run = os.path.join(self.home, "run")
        os.mkdir(run, mode=0o700)
        foreign = ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "QT_SCALE_FACTOR", "LANGUAGE")
        self.environment = {key: value for key, value in os.environ.items() if key not in foreign}
        self.environment.update(
            HOME=self.home, XDG_RUNTIME_DIR=run, XDG_CONFIG_HOME=f"{self.home}/config",
            XDG_DATA_HOME=f"{self.home}/data", XDG_CACHE_HOME=f"{self.home}/cache", LC_ALL="C.UTF-8",
            QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", GDK_BACKEND="x11", NO_AT_BRIDGE="1")
        self.environment["DISPLAY"] = ":" + self._first_line_of(
            lambda end: ["Xvfb", "-displayfd", str(end), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp",
                         "-noreset"])  # else the end of whoever looks first throws out the window manager
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._first_line_of(
            lambda end: ["dbus-daemon", "--session", "--nofork", f"--print-address={end}"])
        self.start([BUS_LAUNCHER, "--launch-immediately"])
        self.start(["openbox"])
        wait_for(lambda: self.xdotool("get_num_desktops"), "the window manager")
        for key in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
            os.environ[key] = self.environment[key]  # libatspi looks there
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        Atspi.init()
        self.atspi = Atspi

    def _first_line_of(self, command):
        """Starts what says on a descriptor where it can be reached."""
        read, write = os.pipe()
        self.start(command(write), pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as said:
            line = said.readline().strip()
        if not line:
            raise Missed(command(0)[0])
        return line

    def start(self, command, **more):
        more.setdefault("stdout", subprocess.DEVNULL)
        more.setdefault("stderr", subprocess.DEVNULL)
        process = subprocess.Popen(command, env=self.environment, **more)
        self._processes.append(process)
        return process

    def end(self, process):
        if process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def xdotool(self, *arguments):
        done = subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, capture_output=True, text=True)
        return done.stdout.strip() if done.returncode == 0 else ""

    def window_of(self, process, title):
        """The X id of its window with this title, once it can be seen."""
        return wait_for(lambda: self.xdotool("search", "--onlyvisible", "--all", "--pid", process.pid, "--name", title),
                        f"a window named {title}").split()[0]

    def place(self, window, x, y):
        """By its frame; gives where its content is: x, y, width, height."""
        self.xdotool("windowmove", window, x, y)

        def where():
            answer = self.xdotool("getwindowgeometry", "--shell", window)
            values = dict(line.split("=") for line in answer.splitlines())
            place = tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")) if values else None
            return place if place and abs(place[0] - x) < 40 and abs(place[1] - y) < 60 else None
        return wait_for(where, "the window at its place")

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", path], env=self.environment, check=False)
        print(f"screenshot: {path}", file=sys.stderr)


class Accessible:
    """A program as a screen reader sees it."""

    def __init__(self, desktop, process):
        self._atspi = desktop.atspi
        self._process = process
        self._root = wait_for(self._find_root, "the program on the accessibility bus")

    def _find_root(self):
        if self._process.poll() is not None:
            raise Missed(f"the program, which ended with {self._process.returncode}")
        desk = self._atspi.get_desktop(0)
        for i in range(desk.get_child_count()):
            program = desk.get_child_at_index(i)
            if program and program.get_process_id() == self._process.pid and program.get_child_count():
                return program
        return None

    def _walk(self, node):
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child:
                yield from self._walk(child)

    def nodes(self):
        """All that is to be seen now, in order."""
        try:
            return [node for node in self._walk(self._root)
                    if node.get_state_set().contains(self._atspi.StateType.SHOWING)]
        except self._gone():  # it went between two looks
            return []

    def names(self, role=None):
        """Of all that is to be seen now, in order."""
        try:
            return [node.get_name() for node in self._walk(self._root)
                    if node.get_state_set().contains(self._atspi.StateType.SHOWING)
                    and (role is None or node.get_role_name() == role)]
        except self._gone():  # it went between two looks
            return []

    def press(self, name):
        """The button with this name, once it is there and can be pressed; gives whether it was."""
        state = self._atspi.StateType
        try:
            for node in self._walk(self._root):
                states = node.get_state_set()
                if node.get_name() == name and node.get_role_name() == "push button" and \
                        states.contains(state.SHOWING) and states.contains(state.ENABLED):
                    return node.get_action_iface().do_action(0)
        except self._gone():
            pass
        return False

    def _gone(self):
        from gi.repository import GLib
        return GLib.Error

    def shows(self, name, role=None):
        return name in self.names(role)
