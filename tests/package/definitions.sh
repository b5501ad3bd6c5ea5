#!/bin/sh
# definitions.sh: packages of other kinds, and the workflows that build them. None of it can be built here; what can be
# read here is: each is well-formed, and agrees with what else says the same.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
. "$root/packaging/build.sh"
. "$root/packaging/packages.sh"
# shellcheck disable=SC2086 # a list
install_packages $definition_packages || exit 1

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

wrong() {
    printf 'wrong: %s\n' "$*"
    failed=1
}

manifest=$root/packaging/flatpak/io.github.larder.Larder.yml
HOME=$work flatpak-builder --show-manifest "$manifest" >"$work/manifest.json" 2>"$work/said" ||
    wrong "flatpak-builder does not read $manifest: $(cat "$work/said")"

for script in "$root"/packaging/appimage/*.sh "$root"/packaging/macos/*.sh; do
    sh -n "$script" || wrong "$script is no shell script"
done

/usr/bin/python3 -B - "$root" "$work/manifest.json" <<'PYTHON' || failed=1
import json, pathlib, plistlib, re, sys, yaml

root, manifest = pathlib.Path(sys.argv[1]), json.load(open(sys.argv[2], encoding="utf-8"))
wrong = []


def text(path):
    return (root / path).read_text(encoding="utf-8")


def expect(holds, what):
    if not holds:
        wrong.append(what)


app_id = "io.github.larder.Larder"
expect(manifest["id"] == app_id and manifest["command"] == "larder", "the Flatpak is another program")
expect(not any(each.startswith("--filesystem=h") for each in manifest["finish-args"]), "the Flatpak sees the whole home")

# One source of each library, whoever builds it.
sums = {
    url: sum
    for url, sum in re.findall(r"URL (\S+)\s+URL_HASH SHA256=([0-9a-f]{64})\b", text("packaging/libraries/CMakeLists.txt"))
}
archives = {
    source["url"]: source["sha256"]
    for module in manifest["modules"]
    for source in module["sources"]
    if source["type"] == "archive"
}
expect(len(sums) == 2 and sums == archives, f"libraries differ: {sums} and {archives}")

plist = re.sub(r"\$\{\w+\}", "1.0", text("packaging/macos/Info.plist.in"))
bundle = plistlib.loads(plist.encode())
expect(bundle["CFBundleIdentifier"] == app_id, "the bundle has another id")
expect(bundle["CFBundleDocumentTypes"][0]["LSHandlerRank"] == "Alternate", "the bundle takes all JSON for itself")
expect(plistlib.loads(text("packaging/macos/entitlements.plist").encode()) == {}, "the bundle has an entitlement")

workflows = sorted((root / ".github/workflows").glob("*.yml"))
expect({each.stem for each in workflows} >= {"linux", "windows", "macos", "packages"}, "a workflow is missing")
for path in workflows:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    expect(workflow["permissions"] == {"contents": "read"}, f"{path.name}: may do more than read")
    expect("concurrency" in workflow, f"{path.name}: runs of one branch pile up")
    for name, job in workflow["jobs"].items():
        expect("timeout-minutes" in job, f"{path.name}: {name} may run for hours")
        for step in job["steps"]:
            used = step.get("uses", "@" + "0" * 40)
            expect(re.search(r"@[0-9a-f]{40}$", used), f"{path.name}: {used} is not pinned to a commit")
            for script in re.findall(r"(?:\bsh|\bbash) ((?:packaging|\.ci)/\S+)", step.get("run", "")):
                expect((root / script).exists(), f"{path.name}: there is no {script}")

print(f"{len(workflows)} workflows, {len(sums)} libraries read")
for each in wrong:
    print("wrong:", each)
sys.exit(1 if wrong else 0)
PYTHON
[ "$failed" = 0 ] && echo "all as it should be"
exit "$failed"
