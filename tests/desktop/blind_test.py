"""The whole main job without eyes and without a mouse: from outside the process, over AT-SPI and the keyboard only. Prints
what a screen reader would say.

blind_test.py LARDER SAMPLES PICTURES [CASE…]    the program, resources/demo, where pictures of failures go; else all cases
"""

import json
import os
import re
import subprocess
import sys
import time
import traceback

from desktop import Accessible, Desktop, Missed, missing_packages, wait_for

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "dragsource.py")
VIDEO = "file_v3_02fc_3eee1d6a-489b-6747-46e0-dfaf1002ae2h"
VIDEO_NAME = "Walk through the roof garden.mp4"
REFUSED = "file_v3_0297_a9b4db7b-ee7b-a10c-32c6-d62a9fb0247n"
CAFE = "Café plan – November.pdf"
# What people act on, and must be able to call by its name.
ACTED_ON = ("push button", "toggle button", "check box", "radio button", "text", "password text", "combo box", "spin button",
            "slider", "list", "list item", "tree", "tree table", "table", "table cell", "page tab", "menu item",
            "check menu item", "entry", "link", "progress bar")
EVENTS = ("object:state-changed:focused", "object:state-changed:showing", "object:state-changed:checked")
FIELDS = ("text", "combo box", "check box", "spin button", "radio button")
TAB_ORDER = ["Message id", "File key", "Image", "Save to", "Choose a folder", "Name", "Show request", "Download"]


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def message_of(samples, key):
    """The id of the message that gives it: of a forward the outermost one."""
    with open(os.path.join(samples, "messages.json"), encoding="utf-8") as file:
        messages = {item["message_id"]: item for item in json.load(file)["items"]}
    message = next(item for item in messages.values() if key in item["body"]["content"])
    while "upper_message_id" in message:
        message = messages[message["upper_message_id"]]
    return message["message_id"]


class Speech:
    """What a screen reader says: what gets the focus, notifications that show, ticks that change."""

    def __init__(self, desktop):
        from gi.repository import GLib
        self._atspi = desktop.atspi
        self._context = GLib.MainContext.default()
        self._error = GLib.Error
        self._began = time.monotonic()
        self.said = []  # (kind, sentence)
        self.focused = None
        self._listener = self._atspi.EventListener.new(self._hear)
        for event in EVENTS:
            self._listener.register(event)

    def close(self):
        for event in EVENTS:
            self._listener.deregister(event)

    def _hear(self, event):
        try:
            role, name = event.source.get_role_name(), event.source.get_name()
            if event.type.startswith("object:state-changed:focused") and event.detail1:
                self.focused = event.source
                self.say("focus", self.spoken(event.source))
            elif event.type.startswith("object:state-changed:showing") and event.detail1 and role == "notification":
                self.say("notification", name)
            elif event.type.startswith("object:state-changed:checked"):
                self.say("tick", f"{name}, {'ticked' if event.detail1 else 'not ticked'}")
        except self._error:  # gone again
            pass

    def say(self, kind, sentence):
        if sentence and (kind, sentence) != (self.said[-1] if self.said else None):
            self.said.append((kind, sentence))
            print(f"{time.monotonic() - self._began:6.1f} s  {kind}: {sentence}", flush=True)

    def spoken(self, node):
        """Name, role, what is written or ticked in it, and what it is for."""
        state, states = self._atspi.StateType, node.get_state_set()
        role = node.get_role_name()
        words = [name_of(node), role]
        if role == "text":
            words.append(self._atspi.Text.get_text(node, 0, -1))
        if role in ("check box", "radio button"):
            words.append("on" if states.contains(state.CHECKED) else "off")
        words.append(node.get_description())
        return ", ".join(word for word in words if word)

    def listen(self):
        while self._context.iteration(False):
            pass

    def since(self, mark, kind):
        return [sentence for is_kind, sentence in self.said[mark:] if is_kind == kind]

    def wait_for(self, mark, kind, *parts):
        """A sentence with all of these parts, said after that; gives it."""
        def heard():
            return next((each for each in self.since(mark, kind) if all(part in each for part in parts)), None)
        return wait_for(heard, f"{kind} with {parts}", self.listen)


def name_of(node):
    """Its own, or that of the label before it, which Qt gives to a combo box whose name is what is chosen."""
    labels = [relation.get_target(0).get_name() for relation in node.get_relation_set()
              if relation.get_relation_type().value_nick == "labelled-by"]
    name = node.get_name()
    return f"{labels[0].rstrip(':')}: {name}" if labels and labels[0] != name else name


class Window:
    """On the screen and heard; the demo's, unless it is to be the user's own."""

    def __init__(self, desktop, binary, folder, options=("--demo",)):
        self.desktop = desktop
        self.speech = Speech(desktop)
        self.folder = folder
        os.mkdir(folder)
        self._process = desktop.start([binary, *options, "--output-dir", folder], stderr=None)
        self.accessible = Accessible(desktop, self._process)
        self._window = desktop.window_of(self._process, "Larder")
        desktop.place(self._window, 10, 10)
        self.activate()

    def mark(self):
        self.speech.listen()
        return len(self.speech.said)

    def key(self, keys):
        """To whatever has the keyboard; gives where what is heard of it begins."""
        mark = self.mark()
        self.desktop.xdotool("key", "--clearmodifiers", keys)
        return mark

    def nodes(self):
        return self.accessible.nodes()

    def find(self, role, beginning):
        def found():
            return next((node for node in self.nodes()
                         if node.get_role_name() == role and node.get_name().startswith(beginning)), None)
        return wait_for(found, f"a {role} named {beginning}", self.speech.listen)

    def fill(self, name, text):
        field = self.find("text", name)
        expect(self.desktop.atspi.EditableText.set_text_contents(field, text), f"{name} takes text")

    def press(self, name):
        mark = self.mark()
        wait_for(lambda: self.accessible.press(name), f"a button named {name}", self.speech.listen)
        return mark

    def go(self, keys, *parts):
        """Presses them, hearing where each time takes it, until that is it; gives what is heard then."""
        for _ in range(60):
            heard = self.speech.wait_for(self.key(keys), "focus")
            if all(part in heard for part in parts):
                return heard
        raise Missed(f"{parts} by {keys}")

    def expect_all_named(self, where):
        """In the whole tree, as it is now."""
        state = self.desktop.atspi.StateType
        nameless = []
        count = 0
        for node in self.nodes():
            role, states = node.get_role_name(), node.get_state_set()
            acted_on = role in ACTED_ON or states.contains(state.FOCUSABLE)
            if not acted_on or not states.contains(state.ENABLED):
                continue
            count += 1
            if role in ("unknown", "invalid"):
                nameless.append(f"a role for {name_of(node)!r}")
            if not name_of(node).strip():
                nameless.append(f"a name for a {role} in {node.get_parent().get_name()!r}")
        print(f"          {where}: {count} things that can be acted on have a name and a role", flush=True)
        expect(count and not nameless, f"{where} lacks {nameless}")

    def press_toggle(self, name):
        mark = self.mark()
        expect(self.desktop.atspi.Action.do_action(self.find("check box", name), 0), f"{name} can be pressed")
        return mark

    def fields(self):
        return {name_of(node) for node in self.nodes() if node.get_role_name() in FIELDS}

    def activate(self):
        wait_for(lambda: self.desktop.xdotool("getactivewindow") == self._window, "the keyboard in the window",
                 lambda: self.desktop.xdotool("windowactivate", self._window))

    def close(self):
        self.speech.close()
        self.desktop.end(self._process)

    def saved(self):
        return sorted(os.listdir(self.folder))

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], env=self.desktop.environment, check=True)


def tab_order_and_visible_focus(larder, _samples):
    """From the first field once around, and each place looks other with the focus than without."""
    larder.expect_all_named("the empty window")
    larder.speech.wait_for(0, "focus", TAB_ORDER[0])
    component, coordinates = larder.desktop.atspi.Component, larder.desktop.atspi.CoordType.SCREEN
    stops = []
    while True:
        node = larder.speech.focused
        larder.desktop.xdotool("mousemove", 1590, 890)
        picture = os.path.join(larder.desktop.home, f"focus{len(stops)}.png")
        larder.picture(picture)
        stops.append((node.get_name(), component.get_extents(node, coordinates), picture))
        larder.speech.wait_for(larder.key("Tab"), "focus")
        if larder.speech.focused.get_name() == TAB_ORDER[0]:
            break
        expect(len(stops) < 40, "Tab goes around")
    names = [name for name, _, _ in stops]
    expect(names[:len(TAB_ORDER)] == TAB_ORDER, f"Tab goes {names}")
    expect({"Paste message", "Open…", "Menu", "Download all", "Details"} <= set(names), f"Tab goes only {names}")
    unseen = [name for (name, extents, picture), (_, _, later) in zip(stops, stops[1:] + stops[:1])
              if not looks_different(extents, picture, later)]
    expect(not unseen, f"nobody sees the focus on {unseen}")
    larder.speech.wait_for(larder.key("shift+Tab"), "focus", names[-1])


def looks_different(extents, picture, other):
    crop = f"{extents.width + 8}x{extents.height + 8}+{max(extents.x - 4, 0)}+{max(extents.y - 4, 0)}"
    pixels = [subprocess.run(["convert", path, "-crop", crop, "+repage", "rgb:-"], capture_output=True, check=True).stdout
              for path in (picture, other)]
    return pixels[0] != pixels[1]


def a_video_from_form_to_disk(larder, samples):
    larder.fill("Message id", message_of(samples, VIDEO))
    larder.fill("File key", VIDEO)
    mark = larder.press("Download")
    larder.speech.wait_for(mark, "notification", f"{VIDEO_NAME}. Saved, 50.3 MB.")
    told = [sentence for sentence in larder.speech.since(mark, "notification") if sentence.startswith(VIDEO_NAME)]
    percents = [int(found.group(1)) for found in (re.search(r"Downloading, (\d+) %", each) for each in told) if found]
    expect(3 <= len(told) <= 6 and percents == sorted(percents) and len({each // 25 for each in percents}) == len(percents),
           f"progress in sensible steps: {told}")
    expect(all(re.search(r"Downloading, \d+ %, [\d.]+ of 50.3 MB", each) for each in told[:-1]), f"whole sentences: {told}")
    larder.expect_all_named("the window with a download")
    expect(larder.saved() == [VIDEO_NAME], f"on the disk: {larder.saved()}")


def a_refusal_and_what_helps(larder, samples):
    larder.fill("Message id", message_of(samples, REFUSED))
    larder.fill("File key", REFUSED)
    refusal = ("Failed: You cannot see this chat, or the file was removed.", "Try the other identity", "Code 234002.")
    larder.speech.wait_for(larder.press("Download"), "notification", *refusal)
    # By keyboard: the row, its menu, its first action.
    mark = larder.mark()
    larder.go("Tab", "Downloads, list")
    larder.speech.wait_for(mark, "focus", *refusal)  # last of all the row where it stands
    larder.key("Menu")
    for entry in ("Try as bot", "Try again", "Edit in the form", "Details", "Remove from the list"):
        larder.go("Down", entry)
    larder.key("Escape")
    larder.speech.wait_for(larder.key("Return"), "notification", *refusal)  # as bot
    # By accessible actions: the details hold the row's buttons.
    larder.speech.wait_for(larder.press_toggle("Details"), "tick", "Details")
    larder.expect_all_named("the window with details")
    larder.speech.wait_for(larder.press("Try as user"), "notification", *refusal)
    larder.press_toggle("Details")


def pasted_messages_but_one(larder, samples):
    clipboard = subprocess.Popen(["/usr/bin/python3", SOURCE, "clipboard",
                                  os.path.join(samples, "messages", "lark-cli.json")],
                                 env=larder.desktop.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        expect(clipboard.stdout.readline() == b"copied\n", "the copy")
        source = larder.desktop.window_of(clipboard, "Drag from here")
        wait_for(lambda: larder.desktop.xdotool("getactivewindow") == source, "the other program in front")
        larder.activate()
        mark = larder.key("ctrl+v")
        chosen = int(re.search(r"(\d+) chosen", larder.speech.wait_for(mark, "notification", "found", "chosen")).group(1))
        larder.expect_all_named("the window with what was found")
        larder.go("Down", CAFE)
        larder.speech.wait_for(larder.key("space"), "notification", f"{chosen - 1} chosen")
        before = larder.saved()
        mark = larder.key("Return")
        larder.speech.wait_for(mark, "notification", "saved")
        wait_for(lambda: len(larder.saved()) >= len(before) + chosen - 3 and "Voice message.ogg" in larder.saved(),
                 "files on the disk", larder.speech.listen)
        expect(CAFE not in larder.saved(), "what was unticked was downloaded")
    finally:
        larder.desktop.end(clipboard)


def settings_field_by_field(larder, _samples):
    form = larder.fields()
    larder.key("ctrl+comma")
    tabs = wait_for(lambda: larder.accessible.names("page tab"), "the settings", larder.speech.listen)
    shown = set()
    for tab in tabs:
        before = shown
        shown = wait_for(lambda b=before: larder.fields() - form - b, f"the page {tab}", larder.speech.listen)
        larder.expect_all_named(f"the settings, {tab}")
        print(f"          {tab}: {'; '.join(sorted(shown))}", flush=True)
        larder.key("ctrl+Tab")
    larder.key("Escape")
    wait_for(lambda: not larder.accessible.names("page tab list"), "the end of the settings", larder.speech.listen)


def first_start_by_keys(larder, _samples):
    """The questions have the keys, Return presses what it is on, and the form has them when the questions are over."""
    larder.speech.wait_for(0, "focus", "Feishu", "radio button", "on")
    larder.expect_all_named("the first start")
    for answer in ("Sign in or paste a token…", "Try the demo", "Choose…", "Done"):
        larder.speech.wait_for(larder.key("Tab"), "focus", answer)
    larder.go("shift+Tab", "Sign in or paste a token…")
    larder.key("Return")
    larder.find("dialog", "Accounts")
    larder.go("Tab", "Lark (open.larksuite.com)")
    larder.expect_all_named("the accounts, of which there is none")
    larder.key("Return")
    larder.find("text", "App id")
    larder.expect_all_named("an account")
    larder.key("Escape")
    wait_for(lambda: "Accounts" not in larder.accessible.names("dialog"), "the end of the accounts", larder.speech.listen)
    larder.speech.wait_for(larder.key("Escape"), "focus", "Message id")


def every_action_by_its_key(larder, _samples):
    """What the list of keys names, and the entries of the menu."""
    larder.activate()
    larder.key("F1")
    larder.find("tree", "Keyboard shortcuts")
    for keys, what in (("Ctrl+O", "Open"), ("F10", "Menu"), ("Del", "Cancel or Remove"), ("Space", "Ticks")):
        larder.go("Down", f"{keys}: {what}")
    larder.expect_all_named("the list of keys")
    larder.key("Escape")
    wait_for(lambda: "Keyboard shortcuts" not in larder.accessible.names("tree"), "its end", larder.speech.listen)
    larder.key("F10")
    for entry in ("Paste message", "Open…", "Verify folder…", "Accounts…", "Settings…", "Details", "Keyboard shortcuts…", "About Larder", "Quit"):
        larder.go("Down", entry)
    larder.key("Escape")


CASES = (tab_order_and_visible_focus, a_video_from_form_to_disk, a_refusal_and_what_helps, settings_field_by_field,
         every_action_by_its_key, pasted_messages_but_one, first_start_by_keys)
OPTIONS = {first_start_by_keys: ()}


def main(binary, samples, pictures, *names):
    missing = missing_packages()
    if missing:
        print("Packages are missing, and installing them needs root. As root:\n"
              f"  apt-get install --no-install-recommends {' '.join(missing)}", file=sys.stderr)
        return 1
    from gi.repository import GLib
    failed = 0
    with Desktop() as desktop:
        for case in (each for each in CASES if not names or each.__name__ in names):
            print(f"--- {case.__name__.replace('_', ' ')}", flush=True)
            larder = None
            try:
                larder = Window(desktop, binary, os.path.join(desktop.home, case.__name__), OPTIONS.get(case, ("--demo",)))
                case(larder, samples)
            except (AssertionError, Missed, GLib.Error):
                failed += 1
                traceback.print_exc()
                os.makedirs(pictures, exist_ok=True)
                desktop.screenshot(os.path.join(pictures, f"{case.__name__}.png"))
            finally:
                if larder:
                    larder.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
