"""A window to drag out of or into, as file managers and text editors are; says what happens to it, a word a line.

dragsource.py files PATH…    a place to drag files from
dragsource.py text FILE      a text field with the file's content, all of it chosen
dragsource.py clipboard FILE the file's content in the clipboard, until the window is closed
dragsource.py folder         a place to drop files, which says what it is to do with them and their addresses
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

TITLE = "Drag from here"


def say(word):
    print(word, flush=True)


def files(paths):
    """With all that a file manager allows, moving first."""
    place = Gtk.EventBox()
    place.add(Gtk.Label(label="files"))
    actions = Gdk.DragAction.MOVE | Gdk.DragAction.COPY | Gdk.DragAction.LINK
    place.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], actions)
    place.drag_source_add_uri_targets()
    uris = [GLib.filename_to_uri(path, None) for path in paths]
    place.connect("drag-data-get", lambda _place, _drag, data, _kind, _time: data.set_uris(uris))
    return place


def text(path):
    field = Gtk.TextView(wrap_mode=Gtk.WrapMode.CHAR)
    with open(path, encoding="utf-8") as content:
        field.get_buffer().set_text(content.read())
    start, end = field.get_buffer().get_bounds()
    field.get_buffer().select_range(start, end)
    field.get_buffer().connect("delete-range", lambda *_: say("deleted"))
    return field


def clipboard(path):
    with open(path, encoding="utf-8") as content:
        Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD).set_text(content.read(), -1)
    say("copied")
    return Gtk.Label(label="copied")


def folder():
    """Takes what it is offered, moving first, as file managers do within a disk."""
    place = Gtk.EventBox()
    place.add(Gtk.Label(label="folder"))
    place.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.MOVE | Gdk.DragAction.COPY)
    place.drag_dest_add_uri_targets()
    place.connect("drag-motion", lambda *_: say("over"))

    def received(_place, drag, _x, _y, data, _kind, _time):
        say(drag.get_selected_action().first_value_nick)
        for uri in data.get_uris():
            say(uri)
        say("received")
    place.connect("drag-data-received", received)
    return place


def main(kind, *arguments):
    window = Gtk.Window(title=TITLE)
    window.set_default_size(300, 200)
    if kind == "files":
        content = files(arguments)
    elif kind == "text":
        content = text(*arguments)
    elif kind == "folder":
        content = folder()
    else:
        content = clipboard(*arguments)
    content.connect("drag-begin", lambda *_: say("begun"))
    content.connect("drag-end", lambda *_: say("ended"))
    window.add(content)
    window.connect("destroy", Gtk.main_quit)
    window.show_all()
    Gtk.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
