"""Looks at a Debian package that was made of this project: form, hardening, manual page, completions, bill of materials.

package_test.py PACKAGE.deb BUILD    and the folder that it was built in; further arguments are unittest's
"""

import gzip
import json
import os
import platform
import re
import struct
import subprocess
import sys
import tarfile
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
APP = "io.github.larder.Larder"
ICONS = (16, 22, 24, 32, 48, 64, 128, 256, 512)
FILES = {
    "usr/bin/larder",
    "usr/share/man/man1/larder.1.gz",
    "usr/share/bash-completion/completions/larder",
    "usr/share/zsh/vendor-completions/_larder",
    "usr/share/fish/vendor_completions.d/larder.fish",
    f"usr/share/applications/{APP}.desktop",
    f"usr/share/metainfo/{APP}.metainfo.xml",
    f"usr/share/mime/packages/{APP}.xml",
    f"usr/share/icons/hicolor/scalable/apps/{APP}.svg",
    "usr/share/doc/larder/copyright",
    "usr/share/doc/larder/changelog.gz",
    "usr/share/doc/larder/changelog.Debian.gz",
    "usr/share/lintian/overrides/larder",
} | {f"usr/share/icons/hicolor/{size}x{size}/apps/{APP}.png" for size in ICONS}


def said_by(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


def project_version():
    with open(os.path.join(ROOT, "CMakeLists.txt"), encoding="utf-8") as file:
        return re.search(r"^project\(Larder VERSION (\S+)", file.read(), re.MULTILINE)[1]


class Package:
    """One package, unpacked."""

    def __init__(self, path):
        self.path = path
        self.folder = tempfile.TemporaryDirectory(prefix="larder-package-")
        subprocess.run(["dpkg-deb", "--extract", path, self.folder.name], check=True)
        with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", path], stdout=subprocess.PIPE) as tar:
            with tarfile.open(fileobj=tar.stdout, mode="r|") as members:
                self.members = [(re.sub(r"^\./?", "", member.name), member) for member in members]
            tar.stdout.read()  # what fills up its last block

    def file(self, name):
        return os.path.join(self.folder.name, name)

    def content(self, name):
        with open(self.file(name), "rb") as file:
            content = file.read()
        return gzip.decompress(content) if name.endswith(".gz") else content

    def text(self, name):
        return self.content(name).decode("utf-8")

    def field(self, name):
        return said_by("dpkg-deb", "--field", self.path, name).strip()


class Case(unittest.TestCase):
    package = None
    build = None
    longMessage = True


class Versions(Case):
    def test_all_are_the_projects(self):
        version = project_version()
        self.assertRegex(self.package.field("Version"), rf"^{re.escape(version)}-\d+$")
        self.assertEqual(said_by(self.package.file("usr/bin/larder"), "--version"), f"larder {version}\n")
        self.assertIn(f'"Larder {version}"', self.package.text("usr/share/man/man1/larder.1.gz"))
        self.assertRegex(self.package.text(f"usr/share/metainfo/{APP}.metainfo.xml"),
                         rf'<releases>\s*<release version="{re.escape(version)}"')
        self.assertTrue(self.package.text("usr/share/doc/larder/changelog.Debian.gz").startswith(
            f"larder ({self.package.field('Version')}) "))


class Form(Case):
    def test_these_files_and_no_others(self):
        self.assertEqual({name for name, member in self.package.members if not member.isdir()}, FILES)

    def test_owners_and_permissions(self):
        for name, member in self.package.members:
            program = member.isdir() or name == "usr/bin/larder"
            self.assertEqual(oct(member.mode & 0o7777), oct(0o755 if program else 0o644), name)
            self.assertEqual((member.uid, member.gid), (0, 0), name)

    def test_no_script_runs_as_root(self):
        members = said_by("sh", "-c", 'dpkg-deb --ctrl-tarfile "$1" | tar -t', "_", self.package.path).split()
        self.assertEqual({os.path.normpath(member) for member in members} - {"."}, {"control", "md5sums"})

    def test_sums_are_of_the_files(self):
        sums = said_by("dpkg-deb", "--info", self.package.path, "md5sums")
        self.assertEqual({line.split(maxsplit=1)[1] for line in sums.splitlines()}, FILES)
        subprocess.run(["md5sum", "--check", "--quiet"], input=sums, text=True, check=True, cwd=self.package.folder.name)

    def test_icons_have_their_size(self):
        for size in ICONS:
            picture = self.package.content(f"usr/share/icons/hicolor/{size}x{size}/apps/{APP}.png")
            self.assertEqual(picture[:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual(struct.unpack(">II", picture[16:24]), (size, size))
            self.assertGreater(len(set(picture[33:])), 40, "nothing is drawn on it")

    def test_desktop_files_are_the_projects(self):
        for made, source in ((f"applications/{APP}.desktop", f"{APP}.desktop"), (f"mime/packages/{APP}.xml", f"{APP}.mime.xml"),
                             (f"metainfo/{APP}.metainfo.xml", f"{APP}.metainfo.xml")):
            with open(os.path.join(ROOT, "packaging/desktop", source), "rb") as file:
                self.assertEqual(self.package.content(f"usr/share/{made}"), file.read())

    def test_the_desktop_finds_program_and_icon(self):
        entry = self.package.text(f"usr/share/applications/{APP}.desktop")
        for program in re.findall(r"^Exec=(\S+)", entry, re.MULTILINE):
            self.assertIn(f"usr/bin/{program}", FILES)
        for icon in re.findall(r"^Icon=(\S+)", entry, re.MULTILINE):
            self.assertEqual(icon, APP)

    def test_licence(self):
        with open(os.path.join(ROOT, "LICENSE"), encoding="utf-8") as file:
            permission = file.read().split("\n\n", 2)[2]
        shown = re.sub(r"\n \.\n", "\n \n", self.package.text("usr/share/doc/larder/copyright"))
        self.assertIn("\n".join(" " + line for line in permission.strip().split("\n")), shown)

    def test_changelog(self):
        with open(os.path.join(ROOT, "CHANGELOG.md"), encoding="utf-8") as file:
            self.assertEqual(self.package.text("usr/share/doc/larder/changelog.gz"), file.read())

    def test_dependencies_are_computed_and_named(self):
        depends = self.package.field("Depends").split(", ")
        for library in ("libqt6core6", "libqt6widgets6", "libqt6keychain1", "libqrencode4", "libqt6pdf6", "libc6"):
            self.assertTrue(any(re.fullmatch(rf"{library} \(>= \S+\)", each) for each in depends), f"{library} in {depends}")
        # Loaded while the program runs, so that no computing finds them.
        self.assertLessEqual({"libqt6svg6", "ca-certificates"}, {each.split()[0] for each in depends})
        recommends = self.package.field("Recommends").split(", ")
        self.assertLessEqual({"qt6-wayland", "qt6-translations-l10n", "libsecret-1-0"}, set(recommends))

    def test_lintian(self):
        done = subprocess.run(["lintian", "--allow-root", "--fail-on", "error,warning", self.package.path],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)

    def test_overrides_have_their_reasons(self):
        lines = self.package.text("usr/share/lintian/overrides/larder").splitlines()
        self.assertTrue(lines)
        for above, line in zip(["", *lines], lines):
            self.assertTrue(line.startswith("#") or above.startswith("#"), f"no reason above: {line}")


class Hardening(Case):
    def elf(self, *options):
        return said_by("readelf", "--wide", *options, self.package.file("usr/bin/larder"))

    def expect_in(self, pattern, text):
        self.assertTrue(re.search(pattern, text), f"{pattern} is not in what readelf says")  # which is long

    def test_at_random_addresses(self):
        self.expect_in(r"Type:\s+DYN \(Position-Independent Executable", self.elf("--file-header"))

    def test_tables_are_read_only_once_it_runs(self):
        self.expect_in("GNU_RELRO", self.elf("--program-headers"))
        self.expect_in(r"BIND_NOW|Flags:.*\bNOW\b", self.elf("--dynamic"))

    def test_stack_is_not_run(self):
        self.expect_in(r"GNU_STACK .* RW +0x", self.elf("--program-headers"))

    def test_stack_is_guarded(self):
        self.expect_in(r"__stack_chk_fail@", self.elf("--dyn-syms"))

    def test_every_source_was_compiled_so(self):
        wanted = ["-fstack-protector-strong", "-fstack-clash-protection", "-D_FORTIFY_SOURCE=2", "-fPI[CE]"]
        if platform.machine() == "x86_64":
            wanted.append("-fcf-protection")
        with open(os.path.join(self.build, "compile_commands.json"), encoding="utf-8") as file:
            commands = [each["command"] for each in json.load(file)]
        self.assertGreater(len(commands), 50)
        for command in commands:
            for flag in wanted:
                self.assertRegex(command, rf" {flag}(?: |$)")

    def test_calls_land_where_they_may(self):
        if platform.machine() == "x86_64":
            code = said_by("objdump", "--disassemble", "--section=.text", "--no-show-raw-insn",
                           self.package.file("usr/bin/larder"))
            self.assertGreater(code.count("endbr64"), 1000)

    def test_stripped(self):
        self.assertNotRegex(self.elf("--section-headers"), r" \.(symtab|debug_\w+) ")

    def test_names_no_folder_of_who_built_it(self):
        program = self.package.content("usr/bin/larder")
        for folder in {ROOT, self.build, os.path.expanduser("~")} - {"/"}:
            self.assertFalse(re.search(rb"(?<![\w.-])" + re.escape(folder.encode()) + rb"(?![\w-])", program), folder)


class ManualPage(Case):
    def test_man_has_nothing_to_complain_of(self):
        for language in ("C.UTF-8", "C"):
            done = subprocess.run(["man", "--warnings", "--local-file", self.package.file("usr/share/man/man1/larder.1.gz")],
                                  capture_output=True, check=True, text=True,
                                  env={**os.environ, "LC_ALL": language, "MANWIDTH": "80", "MAN_KEEP_FORMATTING": "1"})
            self.assertEqual(done.stderr, "", language)
            self.assertIn("EXIT STATUS", re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout))

    def test_mandoc_has_nothing_to_complain_of(self):
        with tempfile.NamedTemporaryFile(suffix=".1") as page:
            page.write(self.package.content("usr/share/man/man1/larder.1.gz"))
            page.flush()
            done = subprocess.run(["mandoc", "-Tlint", "-Wwarning", page.name], capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, ""))


class Completion(Case):
    options = ("--download", "--message-id", "--output-dir", "--help")

    def bash(self, *words):
        script = ('. /usr/share/bash-completion/bash_completion; . "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1));'
                  ' COMP_LINE=$*; COMP_LINE=${COMP_LINE// = /=}; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; _larder; printf "%s\\n" "${COMPREPLY[@]}"')
        done = subprocess.run(["bash", "--norc", "-c", script, "_",
                               self.package.file("usr/share/bash-completion/completions/larder"), "larder", *words],
                              capture_output=True, text=True, check=True, cwd=self.package.folder.name)
        self.assertEqual(done.stderr, "")
        return set(done.stdout.split())

    def fish(self, line):
        done = subprocess.run(["fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]",
                               self.package.file("usr/share/fish/vendor_completions.d/larder.fish"), line],
                              capture_output=True, text=True, check=True, cwd=self.package.folder.name)
        self.assertEqual(done.stderr, "")
        return {each.split("\t")[0] for each in done.stdout.splitlines()}

    def test_bash(self):
        self.assertLessEqual(set(self.options), self.bash("--"))
        self.assertEqual(self.bash("--if-exists", ""), {"rename", "skip", "replace"})
        self.assertEqual(self.bash("--if-exists", "=", "sk"), {"skip"})
        self.assertEqual(self.bash("--output-dir", ""), {"usr"})
        self.assertEqual(self.bash("--message-id", ""), set())
        self.assertEqual(self.bash("us"), {"usr"})

    def test_fish(self):
        self.assertLessEqual(set(self.options), self.fish("larder --"))
        self.assertEqual(self.fish("larder --if-exists "), {"rename", "skip", "replace"})
        self.assertEqual(self.fish("larder --output-dir "), {"usr/"})
        self.assertEqual(self.fish("larder --message-id "), set())
        self.assertLessEqual({"usr/"}, self.fish("larder us"))

    def test_zsh(self):
        """In a terminal of its own, as there is no other way to ask it: Tab lists what it has."""
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "zshcompletion.zsh")
        folder = self.package.file("usr/share/zsh/vendor-completions")

        def offered(line):
            return set(said_by("zsh", "-f", script, folder, line, cwd=self.package.folder.name, timeout=120).split())
        self.assertLessEqual(set(self.options), offered("larder --"))
        self.assertEqual(offered("larder --if-exists "), {"rename", "skip", "replace"})
        self.assertEqual(offered("larder --output-dir "), {"usr"})


class BillOfMaterials(Case):
    """What SPDX 2.3 wants of a document, a package and a relationship: its clauses 6, 7 and 11."""

    def setUp(self):
        with open(re.sub(r"\.deb$", ".spdx.json", self.package.path), encoding="utf-8") as file:
            self.bill = json.load(file)

    def test_document(self):
        self.assertEqual(self.bill["spdxVersion"], "SPDX-2.3")
        self.assertEqual(self.bill["dataLicense"], "CC0-1.0")
        self.assertEqual(self.bill["SPDXID"], "SPDXRef-DOCUMENT")
        self.assertTrue(self.bill["name"])
        self.assertRegex(self.bill["documentNamespace"], r"^https://[^#\s]+$")
        self.assertRegex(self.bill["creationInfo"]["created"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertTrue(self.bill["creationInfo"]["creators"])
        for creator in self.bill["creationInfo"]["creators"]:
            self.assertRegex(creator, r"^(Person|Organization|Tool): \S")

    def test_packages(self):
        ids = [package["SPDXID"] for package in self.bill["packages"]]
        self.assertEqual(len(ids), len(set(ids)))
        for package in self.bill["packages"]:
            self.assertRegex(package["SPDXID"], r"^SPDXRef-[A-Za-z0-9.-]+$")
            for field in ("name", "versionInfo", "downloadLocation", "licenseConcluded", "licenseDeclared", "copyrightText"):
                self.assertTrue(package[field], f"{field} of {package['SPDXID']}")
            self.assertRegex(package["supplier"], r"^(Person|Organization): \S|^NOASSERTION$")
            self.assertIs(package["filesAnalyzed"], False)  # else it would need a verification code
            for reference in package.get("externalRefs", []):
                self.assertRegex(reference["referenceLocator"], r"^pkg:deb/debian/[a-z0-9.%B-]+@[^?\s+:]+\?arch=\w+$")

    def test_relationships(self):
        ids = {package["SPDXID"] for package in self.bill["packages"]} | {"SPDXRef-DOCUMENT"}
        for relation in self.bill["relationships"]:
            self.assertIn(relation["relationshipType"], ("DESCRIBES", "DEPENDS_ON"))
            self.assertLessEqual({relation["spdxElementId"], relation["relatedSpdxElement"]}, ids)
        self.assertEqual(self.bill["documentDescribes"],
                         [each["relatedSpdxElement"] for each in self.bill["relationships"]
                          if each["relationshipType"] == "DESCRIBES"])

    def test_is_of_this_package(self):
        ours = next(each for each in self.bill["packages"] if each["SPDXID"] == self.bill["documentDescribes"][0])
        self.assertEqual((ours["name"], ours["versionInfo"]), ("larder", self.package.field("Version")))
        self.assertEqual(ours["packageFileName"], os.path.basename(self.package.path))
        self.assertEqual(ours["checksums"], [{"algorithm": "SHA256",
                                              "checksumValue": said_by("sha256sum", self.package.path).split()[0]}])

    def test_has_every_dependency_in_a_version_that_will_do(self):
        there = {each["name"]: each["versionInfo"] for each in self.bill["packages"]}
        depends = self.package.field("Depends").split(", ")
        self.assertGreater(len(depends), 8)
        for each in depends:
            name, least = re.fullmatch(r"([\w.+-]+)(?: \(>= (\S+)\))?", each.split(" | ")[0]).groups()
            self.assertIn(name, there)
            if least:
                subprocess.run(["dpkg", "--compare-versions", there[name], "ge", least], check=True)


if __name__ == "__main__":
    Case.package = Package(os.path.abspath(sys.argv[1]))
    Case.build = os.path.abspath(sys.argv[2])
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
