"""The window with an account in a real keyring: who is signed in, a download, a connection check, and what it says where the
keyring is locked. The demo's server stands in for the platform.

accounts_test.py LARDER SAMPLES PICTURES    the program, resources/demo, and where pictures of the dialogs go
"""

import json
import os
import shutil
import subprocess
import sys
import traceback

from desktop import Accessible, Desktop, Missed, missing_packages, wait_for

USER = "Robin of the demo"
SECRET = b"demo-secret-for-all\n"
MESSAGE, KEY, SAMPLE = ("om_7805dada8dc3ad79c8a4a7c987177422", "img_v3_021g_cff5f281-83ed-f1a8-feba-18beb8daac6j",
                        "whiteboard.png")


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def listening_port(process):
    """Of a server that says nowhere where it is: by the sockets that are its own, proc(5)."""
    sockets = set()
    for name in os.listdir(f"/proc/{process.pid}/fd"):
        try:
            sockets.add(os.readlink(f"/proc/{process.pid}/fd/{name}"))
        except OSError:  # closed between two looks
            pass
    with open("/proc/net/tcp", encoding="ascii") as table:
        for line in table.readlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
                return int(fields[1].split(":")[1], 16)
    return None


class Program:
    """The user's own window."""

    def __init__(self, desktop, binary, pictures, *arguments):
        self._desktop = desktop
        self._pictures = pictures
        self._process = desktop.start([binary, *arguments], stderr=None)
        self.accessible = Accessible(desktop, self._process)
        self._window = desktop.window_of(self._process, "Larder")
        desktop.place(self._window, 10, 10)

    def __enter__(self):
        return self

    def __exit__(self, failure, *_):
        if failure:
            print(f"heard: {self.accessible.names()}", file=sys.stderr)
            self._desktop.screenshot(os.path.join(self._pictures, "failed.png"))
        self._desktop.end(self._process)

    def wait_until_shown(self, beginning):
        wait_for(lambda: any(name.startswith(beginning) for name in self.accessible.names()), f"shown: {beginning}")

    def click(self, name):
        wait_for(lambda: self.accessible.press(name), f"a button named {name}")


def keyring(desktop):
    """Unlocked with a password of its own, as a session's sign-in does it."""
    daemon = desktop.start(["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"],
                           stdin=subprocess.PIPE)
    daemon.stdin.write(b"password of this test")
    daemon.stdin.close()
    wait_for(lambda: b"org.freedesktop.secrets" in subprocess.run(
        ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
         "org.freedesktop.DBus.ListNames"], env=desktop.environment, capture_output=True, check=False).stdout,
        "the keyring on the bus")
    return daemon


def sign_in(desktop, binary, port):
    done = subprocess.run([binary, "--sign-in", "--account", "Works council", "--host", f"http://127.0.0.1:{port}",
                           "--app-id", "cli_demo"],
                          env=desktop.environment, input=SECRET, capture_output=True, timeout=300, check=False)
    expect(done.returncode == 0, f"signed in: {done.returncode} {done.stdout} {done.stderr}")
    line = json.loads(done.stdout)
    expect(line["ok"] and line["data"]["name"] == USER, f"who is signed in: {line}")


def play(desktop, binary, samples, pictures):
    server = desktop.start(["env", "QT_QPA_PLATFORM=offscreen", binary, "--demo"])
    port = wait_for(lambda: listening_port(server), "the demo's server")
    secrets = keyring(desktop)
    sign_in(desktop, binary, port)

    folder = os.path.join(desktop.home, "saved")
    os.mkdir(folder)
    form = ["--message-id", MESSAGE, "--file-key", KEY, "--output-dir", folder]
    with Program(desktop, binary, pictures, *form) as larder:
        larder.wait_until_shown(f"Works council · {USER}")
        larder.click("Download")
        wait_for(lambda: os.listdir(folder) == [f"{KEY}.png"], "the picture on the disk")
        with open(os.path.join(folder, f"{KEY}.png"), "rb") as saved, open(os.path.join(samples, SAMPLE), "rb") as sample:
            expect(saved.read() == sample.read(), "the picture has other bytes")
        larder.click(f"Works council · {USER}")
        larder.wait_until_shown(f"Signed in as {USER}.")
        desktop.screenshot(os.path.join(pictures, "accounts.png"))
        larder.click("Check connection…")
        larder.wait_until_shown(f"It is good, and belongs to {USER}.")
        larder.wait_until_shown("The resource in the form can be downloaded.")
        desktop.screenshot(os.path.join(pictures, "check.png"))

    desktop.end(secrets)  # the bus starts another one, which is locked
    with Program(desktop, binary, pictures, *form) as larder:
        larder.wait_until_shown("Works council · waiting for the keychain")
        desktop.screenshot(os.path.join(pictures, "keyring-locked.png"))


def main(binary, samples, pictures):
    missing = missing_packages()
    if not shutil.which("gnome-keyring-daemon"):
        missing.append("gnome-keyring")
    if missing:
        print("Packages are missing, and installing them needs root. As root:\n"
              f"  apt-get install --no-install-recommends {' '.join(missing)}", file=sys.stderr)
        return 1
    os.makedirs(pictures, exist_ok=True)
    with Desktop() as desktop:
        try:
            play(desktop, binary, samples, pictures)
        except (AssertionError, Missed):
            traceback.print_exc()
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
