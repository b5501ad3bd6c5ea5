"""The bill of materials of a Debian package, as SPDX 2.3: the package, and the packages that it depends on, each in the
version that it was built with.

sbom.py PACKAGE.deb OUTPUT.spdx.json    SOURCE_DATE_EPOCH is the time in it; the same package gives the same bill
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import time

TOOL = "Tool: larder-sbom"
FIELDS = ("Package", "Version", "Architecture", "Maintainer", "Homepage")


def said_by(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def fields_of_file(package):
    return {name: said_by("dpkg-deb", "--field", package, name).strip() for name in (*FIELDS, "Depends")}


def fields_of_installed(name):
    """None where it is not installed."""
    form = "".join("${%s}\\n" % field for field in FIELDS)
    done = subprocess.run(["dpkg-query", "--show", f"--showformat={form}", name], capture_output=True, text=True, check=False)
    return dict(zip(FIELDS, done.stdout.split("\n"))) if done.returncode == 0 and done.stdout.strip() else None


def names_in(depends):
    """Of each dependency the first alternative, deb-control(5)."""
    return [re.split(r"[ (:|]", each.strip(), maxsplit=1)[0] for each in depends.split(",") if each.strip()]


def spdx_id(name):
    return "SPDXRef-Package-" + re.sub(r"[^A-Za-z0-9.-]", lambda other: f"-{ord(other[0]):x}-", name)


def purl(fields):
    """https://github.com/package-url/purl-spec, type deb."""
    version = fields["Version"].replace("+", "%2B").replace(":", "%3A")
    name = fields["Package"].replace("+", "%2B")
    return f"pkg:deb/debian/{name}@{version}?arch={fields['Architecture']}"


def described(fields):
    package = {
        "SPDXID": spdx_id(fields["Package"]),
        "name": fields["Package"],
        "versionInfo": fields["Version"],
        "supplier": "Organization: " + re.sub(r" *<([^>]*)>", r" (\1)", fields["Maintainer"]),
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "copyrightText": "NOASSERTION",
        "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": purl(fields)}],
    }
    if fields["Homepage"]:
        package["homepage"] = fields["Homepage"]
    return package


def described_ours(fields, file):
    with open(file, "rb") as content:
        digest = hashlib.sha256(content.read()).hexdigest()
    package = described(fields)
    package.update(packageFileName=os.path.basename(file), licenseConcluded="MIT", licenseDeclared="MIT",
                   primaryPackagePurpose="APPLICATION", checksums=[{"algorithm": "SHA256", "checksumValue": digest}])
    del package["externalRefs"]  # it is in no archive of Debian's
    return package, digest


def relation(one, kind, other):
    return {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}


def bill(file):
    fields = fields_of_file(file)
    ours, digest = described_ours(fields, file)
    packages, relations, missing = [ours], [relation("SPDXRef-DOCUMENT", "DESCRIBES", ours["SPDXID"])], []
    for name in sorted(set(names_in(fields["Depends"]))):
        needed = fields_of_installed(name)
        if needed is None:
            missing.append(name)
            continue
        packages.append(described(needed))
        relations.append(relation(ours["SPDXID"], "DEPENDS_ON", packages[-1]["SPDXID"]))
    if missing:
        sys.exit(f"sbom.py: not installed, so nobody knows in which version: {' '.join(missing)}")
    title = f"{fields['Package']}-{fields['Version']}"
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": title,
        "documentNamespace": f"{fields['Homepage']}/spdx/{title}-{digest}",
        "creationInfo": {
            "created": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))),
            "creators": ["Organization: The Larder contributors", TOOL],
        },
        "documentDescribes": [ours["SPDXID"]],
        "packages": packages,
        "relationships": relations,
    }


def main(file, output):
    with open(output, "w", encoding="utf-8") as written:
        json.dump(bill(file), written, ensure_ascii=False, indent=2)
        written.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
