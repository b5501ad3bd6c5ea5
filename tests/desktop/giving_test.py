"""Messages dragged and pasted into the window from other programs, with the real mouse and keyboard, and what is then on
the disk: two actions each, the gift and Return.

giving_test.py LARDER SAMPLES PICTURES    the program, resources/demo, and where a picture of a failure goes
"""

import os
import shutil
import struct
import sys
import time
import traceback
from pathlib import Path

from desktop import Accessible, Desktop, Missed, missing_packages, wait_for

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "dragsource.py")
CAFE = "Café plan – November.pdf"
BUDGET = "第三季度预算（终稿）.xlsx"
VOICE = "Voice message.ogg"
VIDEO = "Walk through the roof garden.mp4"
WHITEBOARD = "img_v3_021g_cff5f281-83ed-f1a8-feba-18beb8daac6j.png"
GARDEN = "img_v3_02eq_e984adca-cd51-7d55-7c30-3796ba00043j.jpg"
EVENING = "img_v3_02q1_d89196f8-266f-7f5c-9edf-487f528e10dh.jpg"
SAMPLES = {CAFE: "cafe.pdf", BUDGET: "budget.xlsx", VOICE: "voice.ogg", WHITEBOARD: "whiteboard.png",
           GARDEN: "garden.jpg", EVENING: "evening.jpg"}
VIDEO_LENGTH = 48 * 1024 * 1024
DROP_PLACE = "Drop it to see what is in it"


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


class Source:
    """Another program's window, right of Larder's."""

    def __init__(self, desktop, *arguments):
        self._desktop = desktop
        self._said = os.path.join(desktop.home, "said")
        with open(self._said, "w", encoding="utf-8") as said:
            self._process = desktop.start(["/usr/bin/python3", SOURCE, *arguments], stdout=said)
        window = desktop.window_of(self._process, "Drag from here")
        x, y, _, _ = desktop.place(window, 1200, 300)
        self._grip = (x + 12, y + 12) if arguments[0] == "text" else (x + 100, y + 100)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._desktop.end(self._process)

    def said(self):
        with open(self._said, encoding="utf-8") as said:
            return said.read().split()

    def has_said(self, word):
        return word in self.said()

    def take_from(self, point):
        """Presses there, moves until this window has seen the drag, lets go over it."""
        xdotool = self._desktop.xdotool
        steps = iter(range(1, 10_000))

        def pull():
            step = next(steps)
            share = min(step / 20, 1)
            xdotool("mousemove", round(point[0] + share * (self._grip[0] - point[0])) + step % 2,
                    round(point[1] + share * (self._grip[1] - point[1])))
        xdotool("mousemove", *point)
        xdotool("mousedown", 1)
        try:
            wait_for(lambda: self.has_said("over"), "the drag over the other window", pull)
        finally:
            xdotool("mouseup", 1)
        wait_for(lambda: self.has_said("received"), "what was dragged")

    def drag_onto(self, program, point):
        """Presses, moves until it is a drag, moves until the window says that it would take it, lets go."""
        xdotool = self._desktop.xdotool
        steps = iter(range(1, 10_000))

        def pull():
            xdotool("mousemove", self._grip[0] - 5 * min(next(steps), 20), self._grip[1] + 1)

        def hover():
            xdotool("mousemove", point[0] + next(steps) % 2, point[1])
        xdotool("mousemove", *self._grip)
        xdotool("mousedown", 1)
        try:
            wait_for(lambda: self.has_said("begun"), "the beginning of the drag", pull)
            wait_for(lambda: program.accessible.shows(DROP_PLACE), "the place for the drop", hover)
        finally:
            xdotool("mouseup", 1)
        wait_for(lambda: self.has_said("ended"), "the end of the drag")


class Larder:
    """The program on its demo, left on the screen."""

    def __init__(self, desktop, binary, folder):
        self._desktop = desktop
        self._folder = folder
        os.mkdir(folder)
        self._process = desktop.start([binary, "--demo", "--output-dir", folder], stderr=None)
        self.accessible = Accessible(desktop, self._process)
        self._window = desktop.window_of(self._process, "Larder")
        x, y, width, height = desktop.place(self._window, 10, 10)
        self.middle = (x + width // 2, y + height // 2)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._desktop.end(self._process)

    def activate(self):
        self._desktop.xdotool("windowactivate", self._window)
        self.wait_until_active()

    def wait_until_active(self):
        wait_for(lambda: self._desktop.xdotool("getactivewindow") == self._window, "the keyboard in Larder's window")

    def press(self, keys):
        """As a person would, without choosing the window first."""
        self.wait_until_active()
        self._desktop.xdotool("key", "--clearmodifiers", keys)

    def wait_for_rows(self, beginnings):
        """What a screen reader would say of the list: one row that begins like this for each."""
        def heard():
            names = self.accessible.names()
            return all(any(name.startswith(beginning) for name in names) for beginning in beginnings)
        wait_for(heard, f"rows in the list: {beginnings}")

    def wait_for_form(self, remark):
        wait_for(lambda: any(name.startswith(remark) for name in self.accessible.names()), f"the form saying: {remark}")

    def row(self, beginning):
        """A point on the words of the row that a screen reader begins like this."""
        for node in self.accessible.nodes():
            if node.get_name().startswith(beginning) and node.get_role_name() == "list item":
                place = node.get_component_iface().get_extents(self._desktop.atspi.CoordType.SCREEN)
                return place.x + 100, place.y + place.height // 2
        return None

    def path(self, name):
        return os.path.join(self._folder, name)

    def saved(self):
        return sorted(name for name in os.listdir(self._folder))

    def wait_for_files(self, samples, names):
        wait_for(lambda: self.saved() == sorted(names), f"{sorted(names)} on the disk")
        for name in names:
            with open(os.path.join(self._folder, name), "rb") as file:
                content = file.read()
            if name == VIDEO:
                expect_video(content)
            else:
                with open(os.path.join(samples, SAMPLES[name]), "rb") as file:
                    expect(content == file.read(), f"{name} has other bytes")


def expect_video(content):
    """Its pattern follows from the position; looked at here and there, since Python would take seconds for all of it."""
    expect(len(content) == VIDEO_LENGTH, f"the video has {len(content)} bytes")
    mask = (1 << 64) - 1
    for index in range(4, VIDEO_LENGTH // 8, 997):
        mixed = (index + 1) * 0x9E3779B97F4A7C15 & mask
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & mask
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & mask
        expect(struct.unpack_from("<Q", content, index * 8)[0] == mixed ^ mixed >> 31, f"the video differs at {index * 8}")


def a_file_of_lark_cli(desktop, larder, samples, messages):
    with Source(desktop, "files", os.path.join(messages, "lark-cli.json")) as source:
        source.drag_onto(larder, larder.middle)
    larder.wait_for_rows([f"{CAFE}, file, from 佐藤 葵", f"{BUDGET}, file, from", VIDEO + ", video", "Offer from the roofers",
                          "(img_v3_021g", "Forward: "])
    larder.press("Return")
    larder.wait_for_files(samples, [WHITEBOARD, GARDEN, CAFE, BUDGET, VOICE, VIDEO, EVENING])


def text_of_an_editor(desktop, larder, samples, messages):
    with Source(desktop, "text", os.path.join(messages, "file.json")) as source:
        source.drag_onto(larder, larder.middle)
        larder.wait_for_form("Found: file.")
        larder.press("Return")
        larder.wait_for_files(samples, [CAFE])
        expect(not source.has_said("deleted"), "the editor was told to take away what was dragged")


def two_files(desktop, larder, samples, messages):
    paths = [os.path.join(messages, name) for name in ("picture.json", "voice.json")]
    with Source(desktop, "files", *paths) as source:
        source.drag_onto(larder, larder.middle)
    larder.wait_for_rows(["(img_v3_021g", "(file_v3_0218"])
    expect(any("2 found in 2 files" in name for name in larder.accessible.names()), "two found in two files")
    larder.press("Return")
    larder.wait_for_files(samples, [WHITEBOARD, VOICE])


def a_folder(desktop, larder, samples, messages):
    folder = os.path.join(desktop.home, "export of the week")
    os.makedirs(os.path.join(folder, "older"))
    shutil.copy(os.path.join(messages, "file.json"), folder)
    shutil.copy(os.path.join(messages, "picture.json"), os.path.join(folder, "older"))
    shutil.copy(os.path.join(samples, "garden.jpg"), folder)
    with open(os.path.join(folder, "read me.txt"), "w", encoding="utf-8") as note:
        note.write("Dear all\n")
    with Source(desktop, "files", folder) as source:
        source.drag_onto(larder, larder.middle)
    larder.wait_for_rows([f"{CAFE}, file", "(img_v3_021g"])
    larder.press("Return")
    larder.wait_for_files(samples, [CAFE, WHITEBOARD])


def a_saved_file_to_a_folder(desktop, larder, samples, messages):
    with Source(desktop, "files", os.path.join(messages, "file.json")) as source:
        source.drag_onto(larder, larder.middle)
    larder.wait_for_form("Found: file.")
    larder.press("Return")
    larder.wait_for_files(samples, [CAFE])
    row = wait_for(lambda: larder.row(f"{CAFE}. Saved"), "the row of the saved file")
    with Source(desktop, "folder") as folder:
        folder.take_from(row)
        expect(folder.said()[-3:] == ["copy", Path(larder.path(CAFE)).as_uri(), "received"], f"said: {folder.said()}")
    larder.wait_for_files(samples, [CAFE])


def the_clipboard_of_another_program(desktop, larder, samples, messages):
    with Source(desktop, "clipboard", os.path.join(messages, "picture.json")) as source:
        wait_for(lambda: source.has_said("copied"), "the copy")
        larder.activate()
        larder.press("ctrl+v")
        larder.wait_for_form("Found: picture.")
        larder.press("Return")
        larder.wait_for_files(samples, [WHITEBOARD])


def main(binary, samples, pictures):
    missing = missing_packages()
    if missing:
        print("Packages are missing, and installing them needs root. As root:\n"
              f"  apt-get install --no-install-recommends {' '.join(missing)}", file=sys.stderr)
        return 1
    failed = 0
    messages = os.path.join(samples, "messages")
    with Desktop() as desktop:
        for case in (a_file_of_lark_cli, text_of_an_editor, two_files, a_folder, the_clipboard_of_another_program,
                     a_saved_file_to_a_folder):
            began = time.monotonic()
            try:
                with Larder(desktop, binary, os.path.join(desktop.home, case.__name__)) as larder:
                    try:
                        case(desktop, larder, samples, messages)
                    except (AssertionError, Missed):
                        print(f"heard: {larder.accessible.names()}\non the disk: {larder.saved()}", file=sys.stderr)
                        os.makedirs(pictures, exist_ok=True)
                        desktop.screenshot(os.path.join(pictures, f"{case.__name__}.png"))
                        raise
                print(f"ok      {case.__name__} ({time.monotonic() - began:.1f} s)", flush=True)
            except (AssertionError, Missed):
                failed += 1
                traceback.print_exc()
                print(f"FAILED  {case.__name__}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
