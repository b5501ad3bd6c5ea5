"""Makes RESULTS.md and its plots of what compare.py has kept. report.py RESULTS_FOLDER PAGE_FOLDER"""

import json
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

import plot

MIB = 1024 * 1024
GIB = 1024 * MIB
LINE_NEEDS = 300 * 200 * 1024 * 8 / 100e6  # seconds: the bytes of the batch at 100 Mbit/s
HASHED = "Larder --sha256"


@dataclass
class Ratio:
    """Larder ÷ peer, the median of pairs."""

    key: str  # of its remark in remarks.md
    words: str
    work: str
    peer: str
    measure: str
    limit: float


@dataclass
class Number:
    """One of Larder's own; `unit` is divided by."""

    key: str
    words: str
    work: str
    measure: str
    limit: float
    unit: str
    each: float = 1
    worst: bool = False  # of all runs, where a median would hide what must never be


TARGETS = [
    Ratio("plain-wall", "1 GiB, plain, against curl doing the same ranges: wall", "plain", "curl, the same ranges", "wall", 0.8),
    Ratio("plain-cpu", "the same: CPU", "plain", "curl, the same ranges", "cpu", 1.1),
    Ratio("tls-wall", "1 GiB, TLS 1.3, against curl doing the same ranges: wall", "tls", "curl, the same ranges", "wall", 1.35),
    Ratio("tls-cpu", "the same: CPU", "tls", "curl, the same ranges", "cpu", 1.4),
    Ratio("line-100", "100 MiB, 40 ms, 100 Mbit/s, the default, against one GET by curl", "line-100", "curl, one GET", "wall", 1.08),
    Ratio("line-500", "100 MiB, 40 ms, 500 Mbit/s, `--connections 2`, against one GET by curl", "line-500", "curl, one GET", "wall", 1.05),
    Ratio("line-loss", "100 MiB, 40 ms, 100 Mbit/s, 1 % loss, `--connections 2`, against `aria2c -x4`", "line-loss", "aria2c -x4", "wall", 1.0),
    Ratio("batch-image-aria2", "300 pictures of 200 KiB, 40 ms, 100 Mbit/s, `--jobs 6`, against `aria2c -j6`", "batch-image", "aria2c -j6", "wall", 1.0),
    Ratio("batch-image-curl", "the same against `curl --parallel --parallel-max 6`", "batch-image", "curl --parallel-max 6", "wall", 1.0),
    Number("batch-image-line", "the same against what the line alone needs", "batch-image", "wall", 1.2, "×", LINE_NEEDS),
    Number("batch-file-line", "300 files of 200 KiB, the same, against what the line alone needs", "batch-file", "wall", 1.5, "×", LINE_NEEDS),
    Ratio("batch-file-sdk", "the same against the node SDK one after another", "batch-file", "node SDK, one after another", "wall", 0.2),
    Ratio("start-curl", "start of `larder --download` to its first request, against curl's", "start", "curl, one GET", "start", 5),
    Number("start", "the same in time", "start", "start", 100, "ms", 1e-3),
    Ratio("paint", "start of the window to its first paint, against an empty QMainWindow", "paint", "empty QMainWindow", "start", 1.5),
    Number("memory-file", "memory of the window: growth over idle during 4 GiB", "memory-file", "memory, growth", 16, "MiB"),
    Number("memory-rows", "the same for 10,000 rows", "memory-rows", "memory, growth", 60, "MiB"),
    Number("memory-thumbnails", "the same for 2,000 thumbnails", "memory-thumbnails", "memory, growth", 100, "MiB"),
    Number("stalls", "stall of the window during 1 GiB at full speed, 99.9 % of beats", "stalls", "stall, 99.9 %", 16, "ms"),
    Number("stalls-longest", "the same, longest", "stalls", "longest stall", 50, "ms", worst=True),
    Number("stalls-slow-disk", "the same to a disk that blocks for 300 ms, 99.9 % of beats", "stalls-slow-disk", "stall, 99.9 %", 16, "ms"),
    Number("stalls-slow-disk-longest", "the same, longest", "stalls-slow-disk", "longest stall", 50, "ms", worst=True),
    Number("wakeups", "wake-ups of a paused window with 1,000 rows", "wakeups", "wake-ups", 0, "a second"),
]  # fmt: skip

TITLES = {
    "plain": "1 GiB, loopback, plain HTTP",
    "tls": "1 GiB, loopback, TLS 1.3",
    "line-100": "100 MiB, 40 ms, 100 Mbit/s; Larder with its defaults",
    "line-500": "100 MiB, 40 ms, 500 Mbit/s; Larder with `--connections 2`",
    "line-loss": "100 MiB, 40 ms, 100 Mbit/s, 1 % loss; Larder with `--connections 2`",
    "batch-image": "300 pictures of 200 KiB, 40 ms, 100 Mbit/s; Larder with `--jobs 6`",
    "batch-file": "300 files of 200 KiB, 40 ms, 100 Mbit/s; Larder with `--jobs 6`",
}
PARTS = {
    "loopback": ("plain", "tls"),
    "line": ("line-100", "line-500", "line-loss"),
    "batch": ("batch-image", "batch-file"),
    "start": ("start",),
    "window": ("paint", "memory-file", "memory-rows", "memory-thumbnails", "stalls", "stalls-slow-disk", "wakeups"),
    "growth": ("growth-size", "growth-queue"),
}


class Results:
    def __init__(self, folder, trials=False):
        self.parts = {}
        for part in PARTS:
            file = folder / f"{part}.json"
            if file.exists():
                result = json.loads(file.read_text())
                if trials or not result["trial"]:
                    self.parts[part] = result
        self.works = {key: work for result in self.parts.values() for key, work in result["works"].items()}

    def samples(self, work, name, measure):
        taken = self.works.get(work, {}).get(name, [])
        return [sample[measure] for sample in taken if measure in sample]

    def ratio(self, work, peer, measure, ours="Larder"):
        mine, theirs = self.samples(work, ours, measure), self.samples(work, peer, measure)
        pairs = [a / b for a, b in zip(mine, theirs) if b]
        return statistics.median(pairs) if pairs else None


def value_of(target, results, ours="Larder"):
    if isinstance(target, Ratio):
        return results.ratio(target.work, target.peer, target.measure, ours)
    taken = results.samples(target.work, ours, target.measure)
    if not taken:
        return None
    return (max(taken) if target.worst else statistics.median(taken)) / target.each


def words_for(target, value):
    if value is None:
        return "not measured"
    return f"{value:.2f}" if isinstance(target, Ratio) else f"{value:.3g} {target.unit}"


def remarks_in(file):
    """By the key of their row: `## KEY`, and below it what somebody has to say of that row."""
    remarks, key = {}, None
    for line in file.read_text().splitlines() if file.exists() else []:
        if line.startswith("## "):
            key = line[3:].strip()
            remarks[key] = ""
        elif key:
            remarks[key] += line + "\n"
    return {key: text.strip() for key, text in remarks.items()}


def targets_table(results, remarks):
    lines = ["| work | target | Larder | with `--sha256` | |", "|---|---|---|---|---|"]
    for target in TARGETS:
        value, hashed = value_of(target, results), value_of(target, results, HASHED)
        unit = "" if isinstance(target, Ratio) else f" {target.unit}"
        verdict = "" if value is None else "met" if value <= target.limit else "**missed**"
        if target.key in remarks:
            verdict += f" [{'why' if 'missed' in verdict else 'more'}](#{target.key})"
        lines.append(
            f"| {target.words} | ≤ {target.limit:g}{unit} | {words_for(target, value)} | "
            f"{words_for(target, hashed) if hashed is not None else ''} | {verdict.strip()} |"
        )
    return lines


def work_table(key, results):
    lines = [
        f"### {TITLES[key]}",
        "",
        "| | wall s | CPU s | peak MiB | requests | connections | Larder ÷ it: wall | CPU |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name in results.works[key]:

        def median(measure, each=1, name=name):
            return statistics.median(results.samples(key, name, measure)) / each

        ratios = [results.ratio(key, name, measure) for measure in ("wall", "cpu")] if name != "Larder" else [None, None]
        ratios = [f"{ratio:.2f}" if ratio is not None else "" for ratio in ratios]
        lines.append(
            f"| {name} | {median('wall'):.2f} | {median('cpu'):.2f} | {median('peak', MIB):.0f} | "
            f"{median('requests'):.0f} | {median('connections'):.0f} | {ratios[0]} | {ratios[1]} |"
        )
    return [*lines, ""]


def window_table(results):
    lines = ["### Start and window", "", "| | median | worst |", "|---|---|---|"]
    for work, words in (("start", "to the first request"), ("paint", "to the first paint")):
        for name, samples in results.works.get(work, {}).items():
            taken = [sample["start"] * 1000 for sample in samples]
            lines.append(f"| {name}, {words} | {statistics.median(taken):.0f} ms | {max(taken):.0f} ms |")
    for work in PARTS["window"][1:]:
        samples = results.works.get(work, {}).get("Larder", [])
        for measure in samples[0] if samples else []:
            taken = [sample[measure] for sample in samples]
            lines.append(f"| {work}: {measure} | {statistics.median(taken):.4g} | {max(taken):.4g} |")
    return [*lines, ""]


PLOTS = [
    ("size-wall", "growth-size", "Time against size", "GiB", "seconds", GIB, "wall", 1),
    ("size-memory", "growth-size", "Peak memory against size", "GiB", "MiB", GIB, "peak", MIB),
    ("queue-wall", "growth-queue", "Time against length of the queue", "files of 64 KiB", "seconds", 1, "wall", 1),
    ("queue-memory", "growth-queue", "Peak memory of the window against length of the queue", "files of 64 KiB", "MiB", 1, "peak", MIB),
]  # fmt: skip


def growth(results, folder, remarks):
    lines = ["## Growth", ""]
    for name, work, title, x_words, y_words, each_x, measure, each_y in PLOTS:
        points = [
            (sample["x"] / each_x, sample[measure] / each_y) for sample in results.works.get(work, {}).get("Larder", [])
        ]
        if not points:
            lines += [f"{title}: not measured.", ""]
            continue
        (folder / "plots").mkdir(exist_ok=True)
        (folder / "plots" / f"{name}.svg").write_text(plot.plot(title, x_words, y_words, points))
        at_zero, slope = plot.fitted(points)
        lines += [
            f"![{title}](plots/{name}.svg)",
            "",
            f"{title}: {at_zero:.3g} + {slope:.3g} × {x_words}, in {y_words}; R² {plot.straightness(points):.3f}.",
            "",
        ]
        if name in remarks:
            lines += [remarks[name], ""]
    return lines


def conditions(results):
    lines = ["## Conditions", "", "| part | date | build | pairs | load before | saved to |", "|---|---|---|---|---|---|"]
    for part, result in results.parts.items():
        under = result["conditions"]
        lines.append(f"| {part} | {under['date']} | {under['build']} | {under['pairs']} | {under['load']} | {under['folder']} |")
    machines = {}
    for result in results.parts.values():
        under = result["conditions"]
        versions = ", ".join(f"{name} {version}" for name, version in under["versions"].items())
        machine = f"{under['processor']}; {under['memory']}; {under['system']}; TCP {under['congestion']}. {versions}."
        machines[machine] = None
    return [*lines, "", *machines, ""]


def caution(results):
    """Of what no verdict should be read from."""
    rough = [part for part, result in results.parts.items()
             if result["conditions"]["build"] != "Release" or result["conditions"]["pairs"] < 7]
    if not rough:
        return []
    return [f"**A first look only: {', '.join(rough)}** came from another build than a release or from fewer than seven",
            "pairs; see the conditions at the end.", ""]


def page(results, folder):
    remarks = remarks_in(folder / "remarks.md")
    lines = [
        "# How fast Larder is, measured",
        "",
        "Made by `sh tests/bench/run.sh`; what people have to say of a row is in [remarks.md](remarks.md). Each number is the",
        "median of runs that took turns, each ratio the median of Larder ÷ peer in one turn. Every file that anybody saved was",
        "compared with what was served, by SHA-256. CPU is user and system; requests and connections are nginx's count.",
        "",
        *caution(results),
        "## Targets",
        "",
        *targets_table(results, remarks),
        "",
    ]
    explained = [(target.key, remarks[target.key]) for target in TARGETS if target.key in remarks]
    for key, text in explained:
        lines += [f"### {key}", "", text, ""]
    lines += ["## All that was measured", ""]
    for key in TITLES:
        lines += work_table(key, results) if key in results.works else [f"### {TITLES[key]}", "", "Not measured.", ""]
    lines += window_table(results)
    lines += growth(results, folder, remarks)
    lines += ["## Not measured", "", remarks.get("not-measured", ""), ""]
    lines += conditions(results)
    (folder / "RESULTS.md").write_text("\n".join(lines).rstrip() + "\n")
    for target in TARGETS:
        print(f"{target.words:<92} ≤ {target.limit:<5g} {words_for(target, value_of(target, results))}")


if __name__ == "__main__":
    page(Results(Path(sys.argv[1])), Path(sys.argv[2]))
