# SPDX-License-Identifier: Apache-2.0
"""validate.py CASE POSTURELINT: writes every format for CI servers in one run, and looks at each as
its reader does: XML with xmllint and the schemas here, JSON with what the readers require. Leaves
with 77 where xmllint is not installed."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77
FORMATS = ["json", "sarif", "github", "markdown", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl"]

BROKEN = '{\n  "type": "ACCESS_POLICY",\n  "name": "Wiki",\n  "statsu": "ACTIVE",\n}\n'


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def clean(folder):
    write(folder, "a.json", '{"type": "ACCESS_POLICY", "name": "Wiki", "status": "ACTIVE"}\n')
    return ["--select", "schema,syntax"], 0


def usual(folder):
    write(folder, ".posturelint.yaml", "suppressions:\n  - rules: [syntax]\n    path: b.json\n"
                                       "    reason: \"<why> & 'so'\"\n")
    write(folder, "a.json", BROKEN)
    write(folder, "b.json", BROKEN)
    write(folder, "docs/guide.md", "```json\n" + BROKEN + "```\n")
    return ["a.json", "b.json", "docs/guide.md", "gone.json"], 3


def hostile(folder):
    every_byte = bytes(range(1, 256))
    write(folder, "büro 𝄞 <&>\".json", '{"type": "ACCESS_POLICY", "nä]]>&\u202e": 1, "\ufffe": 2}')
    write(folder, "::error ##[error]|`.json", BROKEN)
    write(folder, "bytes.json", b'{"type": "ACCESS_POLICY", "' + every_byte + b'": "' + every_byte + b'",}')
    (folder / "odd").mkdir()
    with open(bytes(folder / "odd") + b"/\xff\x1b.json", "wb") as file:
        file.write(BROKEN.encode())
    return ["--select", "schema,syntax"], 1


def many(folder):
    policies = [json.dumps({"type": "ACCESS_POLICY", "name": f"P{i}", "statsu": 1}) for i in range(3000)]
    write(folder, "a.json", "[\n" + ",\n".join(policies) + "\n]\n")
    return ["--select", "schema"], 1


def read(folder, name):
    text = (folder / name).read_bytes()
    assert not text.startswith(b"\xef\xbb\xbf"), name
    return text.decode("utf-8")


def is_relative(path):
    return path and not path.startswith(("/", "./", "../"))


def look_at_xml(folder, name):
    subprocess.run(["xmllint", "--noout", "--nonet", "--schema", HERE / f"{name}.xsd", folder / name],
                   check=True, capture_output=True)
    return ElementTree.fromstring(read(folder, name).encode())


def look_at_junit(folder):
    run = look_at_xml(folder, "junit")
    keys = set()
    totals = {"tests": 0, "failures": 0, "errors": 0}
    for suite in run:
        counts = {"tests": len(suite), "failures": 0, "errors": 0, "skipped": 0}
        for case in suite:
            key = (case.get("classname"), case.get("name"))
            assert key not in keys, key
            keys.add(key)
            for element, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
                counts[count] += case.find(element) is not None
        for name, count in counts.items():
            assert int(suite.get(name)) == count, (suite.get("name"), name)
        for name in totals:
            totals[name] += counts[name]
    for name, count in totals.items():
        assert int(run.get(name)) == count, name


def look_at_checkstyle(folder):
    return sum(error.get("line") is not None for error in look_at_xml(folder, "checkstyle").iter("error"))


def look_at_gitlab(folder):
    issues = json.loads(read(folder, "gitlab"))
    for issue in issues:
        assert issue["description"] and issue["check_name"]
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert is_relative(issue["location"]["path"])
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return len(issues)


def look_at_diagnostic(diagnostic):
    assert set(diagnostic) <= {"message", "location", "severity", "source", "code", "suggestions"}
    assert diagnostic["message"] and is_relative(diagnostic["location"]["path"])
    assert diagnostic["severity"] in {"ERROR", "WARNING", "INFO"}
    assert diagnostic["source"]["name"] == "posturelint" and diagnostic["code"]["value"]
    places = [diagnostic["location"]["range"]]
    places += [suggestion["range"] for suggestion in diagnostic.get("suggestions", [])]
    for place in places:
        start = (place["start"]["line"], place["start"]["column"])
        end = (place["end"]["line"], place["end"]["column"])
        assert (1, 1) <= start <= end, place


def look_at_rdjson(folder):
    log = json.loads(read(folder, "rdjson"))
    assert set(log) == {"source", "diagnostics"}
    for diagnostic in log["diagnostics"]:
        look_at_diagnostic(diagnostic)
    # Records end at a line feed alone; text may hold other breaks, such as U+2028.
    lines = [json.loads(line) for line in read(folder, "rdjsonl").split("\n") if line]
    assert lines == log["diagnostics"]
    return len(lines)


def look_at_github(folder):
    shown = {"error": 0, "warning": 0, "notice": 0}
    in_group = False
    findings = 0
    for line in read(folder, "github").split("\n"):
        if line.startswith("::group::"):
            in_group = True
        elif line == "::endgroup::":
            in_group = False
        elif in_group:
            assert "##[" not in line and not line.lstrip().startswith("::"), line
            findings += not line.startswith("failure ")
        elif line.startswith("::"):
            shown[line[2:].split(" ")[0]] += 1
    assert all(count <= 10 for count in shown.values()), shown
    return findings


def look_at_markdown(folder):
    text = read(folder, "markdown")
    assert text.startswith("### posturelint: ") and len(text.encode()) < 2**20
    rows = [line for line in text.split("\n") if line.startswith("|")]
    for row in rows:  # 3 or 5 cells: bars that are not escaped
        bars = row.replace("\\|", "").count("|")
        assert bars in (4, 6) and row.endswith("|"), row


def main():
    case, program = sys.argv[1:]
    if shutil.which("xmllint") is None:
        print("skipped: no xmllint; scripts/setup tests installs it")
        return SKIPPED
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "project"
        out = pathlib.Path(name) / "out"
        folder.mkdir()
        out.mkdir()
        arguments, status = globals()[case](folder)
        formats = [word for format in FORMATS for word in ("--format", f"{format}:{out / format}")]
        done = subprocess.run([program, "check", *formats, *arguments], cwd=folder,
                              capture_output=True, check=False)
        assert done.returncode == status, (done.returncode, done.stderr)
        assert done.stdout == b""
        findings = len(json.loads(read(out, "json"))["findings"])
        sarif = json.loads(read(out, "sarif"))["runs"][0]["results"]
        assert sum("suppressions" not in result for result in sarif) == findings
        assert look_at_github(out) == findings
        assert look_at_gitlab(out) == findings
        assert look_at_checkstyle(out) == findings
        assert look_at_rdjson(out) == findings
        look_at_junit(out)
        look_at_markdown(out)
        print(f"{case}: {findings} findings in every format")
    return 0


if __name__ == "__main__":
    sys.exit(main())
