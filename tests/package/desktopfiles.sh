#!/bin/sh
# desktopfiles.sh: what desktops, software centres and file managers read of Larder, asked of their own checkers; and
# whether each of its texts is there in every language of the window.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
. "$root/packaging/build.sh"
. "$root/packaging/packages.sh"
# shellcheck disable=SC2086 # a list
install_packages $desktop_packages python3 || exit 1

id=io.github.larder.Larder
files=$root/packaging/desktop
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

wrong() {
    printf 'wrong: %s\n' "$*"
    failed=1
}

desktop-file-validate "$files/$id.desktop" >"$work/desktop" 2>&1 || wrong "desktop-file-validate refuses it"
[ ! -s "$work/desktop" ] || wrong "desktop-file-validate says: $(cat "$work/desktop")"

# One hint is known: the id has a capital letter, as the name of the program has.
appstreamcli validate --pedantic --no-net "$files/$id.metainfo.xml" >"$work/metainfo" 2>&1 || wrong "appstreamcli refuses it"
hints=$(grep -E '^[EWIP]:' "$work/metainfo" | grep -v ' cid-contains-uppercase-letter ')
[ -z "$hints" ] || wrong "appstreamcli says: $hints"

mkdir -p "$work/mime/packages"
cp "$files/$id.mime.xml" "$work/mime/packages/"
update-mime-database "$work/mime" >"$work/said" 2>&1 || wrong "update-mime-database refuses it: $(cat "$work/said")"
[ -s "$work/mime/application/vnd.larder.message+json.xml" ] || wrong "update-mime-database made no type of it"

# Windows are told from one another's programs by these two, on Wayland and on X.
grep -qF "setDesktopFileName(u\"$id\"_s)" "$root/ui/windowstart.cpp" || wrong "the program calls itself something else than $id"
class=$(sed -n 's/.*setApplicationName(u"\([^"]*\)"_s).*/\1/p' "$root/ui/main.cpp")
grep -qxF "StartupWMClass=$class" "$files/$id.desktop" || wrong "windows are of the class $class"

/usr/bin/python3 -B - "$files/$id" "$root" <<'PYTHON' || failed=1
import collections, pathlib, struct, sys, xml.etree.ElementTree as tree

name, root = sys.argv[1], pathlib.Path(sys.argv[2])
languages = {"zh_CN", "ja"}
lang = "{http://www.w3.org/XML/1998/namespace}lang"
missing = []

texts = collections.defaultdict(set)
group = ""
with open(name + ".desktop", encoding="utf-8") as lines:
    for line in lines:
        if line.startswith("["):
            group = line.strip()
        key = line.partition("=")[0]
        base, _, language = key.rstrip("]").partition("[")
        if base in ("Name", "GenericName", "Comment", "Keywords"):
            texts[group, base].add(language)
for text, there in texts.items():
    missing += [(".desktop", *text, language) for language in languages - there]

# A text is followed by its translations: elements of the same name with a language.
spoken = {"name", "summary", "caption", "p", "li", "developer_name", "comment"}
for ending in (".metainfo.xml", ".mime.xml"):
    for parent in tree.parse(name + ending).getroot().iter():
        text, there = None, set()
        for child in [*parent, None]:
            tag = child.tag.rpartition("}")[2] if child is not None else None
            language = child.get(lang) if child is not None else None
            if language and text is not None and tag == text[0]:
                there.add(language)
                continue
            if text is not None:
                missing += [(ending, *text, language) for language in languages - there]
            text, there = ((tag, child.text), set()) if tag in spoken else (None, set())

# The pictures are those of this project, as large as it is said.
pictures = list(tree.parse(name + ".metainfo.xml").getroot().iter("image"))
for picture in pictures:
    path = root / picture.text.partition("/main/")[2]
    size = struct.unpack(">II", path.read_bytes()[16:24]) if path.is_file() else None
    if size != (int(picture.get("width")), int(picture.get("height"))):
        missing.append((path.name, "is another size than said, or not there:", str(size)))

print(len(texts), "texts of the .desktop file and", len(pictures), "pictures read")
for each in missing:
    print("wrong: missing:", *each)
sys.exit(1 if missing or len(texts) != 5 or not pictures else 0)
PYTHON
[ "$failed" = 0 ] && echo "all as it should be"
exit "$failed"
