"""Whether the comparison works: that every row comes out, and that a wrong file ends it. Asserts no time."""

import json
import subprocess
import sys
import tempfile
import unittest
import xml.dom.minidom
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import compare
import plot
import report

BUILD = Path(sys.argv.pop(1)).resolve()


def compared(results, *words):
    script = Path(compare.__file__)
    command = [sys.executable, script, "--build", BUILD, "--results", results, "--trial", "--pairs", "1", *words]
    return subprocess.run(command, text=True, capture_output=True, check=False)


class Comparing(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_everyone_on_loopback(self):
        ran = compared(self.folder, "loopback", "start")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        works = json.loads((self.folder / "loopback.json").read_text())["works"]
        everyone = ["Larder", "curl, the same ranges", "Larder --sha256", "curl, one GET", "aria2c -x1", "aria2c -x4", "wget"]
        for work in ("plain", "tls"):
            self.assertEqual(list(works[work]), everyone)
            for name, samples in works[work].items():
                with self.subTest(work=work, name=name):
                    self.assertEqual(len(samples), 1)
                    self.assertGreater(min(samples[0][what] for what in ("wall", "cpu", "peak")), 0)
            ours = works[work]["Larder"][0]
            self.assertEqual((ours["requests"], ours["connections"]), (2, 1))

        results = report.Results(self.folder, trials=True)
        self.assertGreater(results.ratio("plain", "curl, the same ranges", "wall"), 0)
        page = self.folder / "page"
        page.mkdir()
        report.page(results, page)
        written = (page / "RESULTS.md").read_text()
        for target in report.TARGETS:
            self.assertIn(target.words, written)
        self.assertIn("not measured", written)  # what had no part in this

    def test_wrong_file_ends_it(self):
        shelf = compare.Shelf(self.folder / "files")
        shelf.put("key", 3 * compare.MIB + 5)
        served = (shelf.folder / "key").read_bytes()
        shelf.check("key", shelf.folder / "key")
        for wrong in (served[:-1], served + b"x", bytes([served[0] ^ 1]) + served[1:]):
            saved = self.folder / "saved"
            saved.write_bytes(wrong)
            with self.assertRaises(compare.Wrong):
                shelf.check("key", saved)

    def test_program_that_fails_ends_it(self):
        program = str(BUILD / "tests" / "bench" / "measured")
        with self.assertRaises(compare.Wrong):
            compare.measured(program, ["false"], {"PATH": "/usr/bin:/bin"}, self.folder / "output")

    def test_plot(self):
        line = [(x, 2 + 3 * x) for x in range(5)]
        self.assertEqual([round(number, 6) for number in plot.fitted(line)], [2, 3])
        self.assertAlmostEqual(plot.straightness(line), 1)
        self.assertLess(plot.straightness([(x, x**4) for x in range(9)]), 0.9)
        picture = xml.dom.minidom.parseString(plot.plot("Title", "x", "y", line))
        self.assertEqual(len(picture.getElementsByTagName("circle")), len(line))


if __name__ == "__main__":
    unittest.main()
