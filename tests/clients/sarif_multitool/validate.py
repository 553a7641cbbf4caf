# SPDX-License-Identifier: Apache-2.0
"""validate.py CASE POSTURELINT WRITE_EXAMPLES: makes a SARIF log of one kind of run and looks at it
with Microsoft's validator (all its rules, those of GitHub's code scanning included), with the JSON
Schema it brings along, and with our own eyes. Leaves with 77 where the validator is not installed."""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
TOOL = HERE / "node_modules/@microsoft/sarif-multitool-linux"
SKIPPED = 77

# What the validator may say of a log, and why we do not do as it says.
ALWAYS = {
    # Code scanning requires message.text; a message of our rules is made for the one finding.
    "SARIF2002": "message.text instead of an id with arguments",
    # It looks the schema up on the web; there is none here, and none is needed: see validate_schema.
    "SARIF2006": "the schema's address cannot be reached",
    # A rule is called category/name everywhere, as those of CodeQL are; each has its own page.
    "SARIF2009": "an id with a slash",
}
# What only a program with a home on the web can give: its own address and those of the pages.
WITHOUT_HOMEPAGE = {
    ("SARIF2005", "Warning_ProvideToolnformationUri"): "no address of the tool",
    ("SARIF2012", "Note_ProvideHelpUri"): "no address of a rule's page",
}
# What only files in a repository have.
WITHOUT_REPOSITORY = {"SARIF2003": "no revision"}

LEVELS = {"none", "note", "warning", "error"}
BASELINE_STATES = {"new", "unchanged", "updated", "absent"}
KINDS = {"inSource", "external"}
STATUSES = {"accepted", "underReview", "rejected"}


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


class Run:
    """A repository, and posturelint in it."""

    def __init__(self, folder, program):
        self.folder = folder
        self.program = program
        self.write(".git/HEAD", "ref: refs/heads/main\n")
        self.write(".git/refs/heads/main", "0123456789abcdef0123456789abcdef01234567\n")
        self.write(".git/config", '[remote "origin"]\n\turl = git@example.org:team/policies.git\n')

    def write(self, name, text):
        write(self.folder, name, text)

    def check(self, *arguments, status=1, within=""):
        """Lints; gives the log and what went to standard error."""
        log = self.folder / ".log.sarif"
        done = subprocess.run(
            [self.program, "check", "--format", f"sarif:{log}", *arguments],
            cwd=self.folder / within, capture_output=True, text=True, check=False)
        assert done.returncode == status, (done.returncode, done.stderr)
        assert done.stdout == "", done.stdout
        return log.read_bytes(), done.stderr


POLICY = '{"type": "ACCESS_POLICY", "name": "Wiki", "status": "ACTIVE"}\n'
BROKEN = '{\n  "type": "ACCESS_POLICY",\n  "name": "Wiki",\n  "statsu": "ACTIVE",\n}\n'
DEVICE = '{"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "Sonoma"}}\n'


def none(run, _):
    run.write("a.json", DEVICE.replace("Sonoma", "14.1.0"))
    log, _ = run.check("--no-config", "--ignore", "device-assurance,grace-period", status=0)
    assert results_of(log) == []
    assert len(rules_of(log)) > 200
    return log


def every_rule(run, write_examples):
    day = subprocess.run([write_examples, run.folder], capture_output=True, text=True,
                         check=True).stdout.strip()
    files = sorted(str(path.relative_to(run.folder)) for path in run.folder.rglob("*")
                   if path.is_file() and path.name != ".posturelint.yaml"
                   and ".git" not in path.parts)
    log, _ = run.check("--today", day, ".", *files)
    found = {result["ruleId"] for result in results_of(log)}
    missing = {rule["id"] for rule in rules_of(log)} - found
    assert not missing, f"no result for {sorted(missing)}"
    return log


def embedded(run, _):
    run.write("guide.md", "# Guide\n\n```json\n" + BROKEN + "```\n")
    run.write("push.sh", "curl -X POST https://${D}/api/v1/policies \\\n"
                         "  -H 'Authorization: SSWS x' \\\n"
                         "  -d '{\"type\": \"ACCESS_POLICY\", \"name\": \"W\",}'\n")
    log, _ = run.check("--no-config")
    paths = {uri_of(result) for result in results_of(log)}
    assert paths == {"guide.md", "push.sh"}, paths
    comma = next(r for r in results_of(log)
                 if uri_of(r) == "guide.md" and r["ruleId"] == "syntax/trailing-comma")
    assert region_of(comma)["startLine"] == 7, comma
    return log


def across_files(run, _):
    device = json.dumps({"id": "dae1", "name": "Macs", "platform": "MACOS",
                         "secureHardwarePresent": True})
    run.write(".posturelint.yaml", "workspace: {complete: true}\n")
    run.write("one/a.json", device)
    run.write("two/b.json", device.replace("Macs", "Others"))
    log, _ = run.check("--select", "workspace", "--fail-on", "never", status=0)
    related = [(uri_of(result), place["physicalLocation"]["artifactLocation"]["uri"])
               for result in results_of(log) for place in result.get("relatedLocations", [])]
    assert any(own != other for own, other in related), related
    return log


# Finance needs a managed device; who fails that is let in two rules later.
BYPASSED = """[
  {"type": "ACCESS_POLICY", "name": "Attacks", "priority": 0,
   "conditions": {"riskScore": {"level": "HIGH"}},
   "actions": {"appSignOn": {"access": "DENY"}}},
  {"type": "ACCESS_POLICY", "name": "Finance, managed", "priority": 1,
   "conditions": {"device": {"registered": true, "managed": true},
     "people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW",
     "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Finance and sales", "priority": 2,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9", "00g9h8g7f6e5d4c3b2a1"]}}},
   "actions": {"appSignOn": {"access": "ALLOW",
     "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}]
"""


def code_flows(run, _):
    run.write("policy.json", BYPASSED)
    run.write("guide.md", "# Guide\n\n```json\n" + BYPASSED + "```\n")
    log, _ = run.check("--no-config", "--select", "policy/device-rule-bypassed")
    results = results_of(log)
    assert len(results) == 2, results
    for result, lines_above in zip(results, (3, 0)):
        steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
        told = [(step["location"]["message"]["text"],
                 step["location"]["physicalLocation"]["region"]["startLine"] - lines_above,
                 step["location"]["physicalLocation"]["region"]["startColumn"]) for step in steps]
        assert told == [
            ("a sign-in: an unregistered Windows computer of a member of 00g1a2b3c4d5e6f7g8h9, "
             "at low risk", 1, 1),
            ('"Attacks" does not match: the risk is LOW', 3, 42),
            ('"Finance, managed" does not match: the device is not registered', 6, 44),
            ('"Finance and sales" matches, and allows it', 10, 37),
        ], told
        assert uri_of(result) == steps[0]["location"]["physicalLocation"]["artifactLocation"]["uri"]
    again, _ = run.check("--no-config", "--select", "policy/device-rule-bypassed")
    assert again == log
    return log


def fixes(run, _):
    run.write("a.json", BROKEN)
    log, _ = run.check("--no-config")
    fixed = [result for result in results_of(log) if "fixes" in result]
    assert fixed
    for result in fixed:
        change = result["fixes"][0]["artifactChanges"][0]
        assert change["artifactLocation"] == {"uri": "a.json", "uriBaseId": "SRCROOT"}
    return log


SUPPRESSED = """suppressions:
  - rules: [syntax/trailing-comma]
    path: "*.json"
    reason: the exporter writes them
"""


def suppressions(run, _):
    run.write(".posturelint.yaml", SUPPRESSED)
    run.write("a.json", BROKEN)
    log, _ = run.check()
    silenced = [result for result in results_of(log) if "suppressions" in result]
    assert [result["ruleId"] for result in silenced] == ["syntax/trailing-comma"]
    assert silenced[0]["suppressions"][0]["justification"] == "the exporter writes them"
    return log


def with_baseline(run):
    run.write("a.json", BROKEN)
    run.write("gone.json", BROKEN)
    run.check("--no-config", "--write-baseline", "known.json", status=0)
    (run.folder / "gone.json").write_text(POLICY)
    run.write("new.json", '{"type": "ACCESS_POLICY", "name": "New", "descriptoin": ""}\n')
    return ["--no-config", "--baseline", "known.json"]


def baseline(run, _):
    log, _ = run.check(*with_baseline(run))
    assert {result["baselineState"] for result in results_of(log)} == {"new", "unchanged", "absent"}
    return log


def github_profile(run, _):
    run.write("okta/.posturelint.yaml", SUPPRESSED)
    run.write("okta/a.json", BROKEN.replace("Wiki\"", "“Wiki”\""))
    run.write("okta/b.json", BROKEN)
    log, _ = run.check("--sarif-profile", "github", within="okta")
    for result in results_of(log):
        assert "suppressions" not in result
        assert uri_of(result).startswith("okta/"), result
    assert all(result["ruleId"] != "syntax/trailing-comma" for result in results_of(log))
    return log


def non_ascii(run, _):
    run.write("büro 𝄞/a.json", '{"type": "ACCESS_POLICY", "näme𝄞": "Wiki", "statsu\u202e": "x"}\n')
    run.write("b.json", b'{"type": "ACCESS_POLICY", "name": "\xff\xfe\xc3", "statsu": 1,}\n')
    run.write("c.json", b'\xef\xbb\xbf{"type": "ACCESS_POLICY", "statsu": 1}\r\n')
    log, _ = run.check("--no-config")
    assert "b%C3%BCro%20%F0%9D%84%9E/a.json" in {uri_of(result) for result in results_of(log)}
    name = next(r for r in results_of(log) if "näme" in r["message"]["text"])
    assert region_of(name)["startColumn"] == 27 and region_of(name)["endColumn"] == 34, name
    return log


def repository(run, _):
    run.write(".git/HEAD", "0123456789abcdef0123456789abcdef01234567\n")
    run.write(".git/config",
              '[remote "origin"]\n\turl = https://me:hunter2@example.org/team/policies.git\n')
    run.write("okta/a.json", BROKEN)
    log, _ = run.check("--no-config", within="okta")
    run_of = json.loads(log)["runs"][0]
    assert run_of["versionControlProvenance"][0]["repositoryUri"] == \
        "https://example.org/team/policies.git"
    assert b"hunter2" not in log
    assert run_of["originalUriBaseIds"]["SRCROOT"]["uri"] == "okta/"
    return log


def homepage(_, write_examples):
    log = subprocess.run([write_examples, "--log", "https://example.org/posturelint"],
                         capture_output=True, check=True).stdout
    assert rules_of(log)[0]["helpUri"].startswith("https://example.org/posturelint/rules/")
    return log


def failures(run, _):
    (run.folder / ".git/HEAD").unlink()
    run.write("a.json", BROKEN)
    log, _ = run.check("--no-config", "a.json", "gone.json", status=3)
    invocation = json.loads(log)["runs"][0]["invocations"][0]
    assert not invocation["executionSuccessful"]
    assert "gone.json" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    return log


def many(run, _):
    """More results than code scanning takes: 30,000, of which 1,000 are errors at the very end."""
    for file in range(30):
        policies = [json.dumps({"type": "ACCESS_POLICY", "name": f"P{file}.{i}", "statsu": "ACTIVE"})
                    for i in range(1000)]
        if file == 29:
            policies = [policy.replace('"statsu": "ACTIVE"', '"status": 1') for policy in policies]
        run.write(f"{file:02}.json", "[\n" + ",\n".join(policies) + "\n]\n")
    begin = time.monotonic()
    log, told = run.check("--no-config", "--select", "schema")
    took = time.monotonic() - begin
    results = results_of(log)
    assert len(results) == 25000, len(results)
    assert sum(result["level"] == "error" for result in results) == 1000
    clause = "leaves out 5000 of 30000 results"
    assert clause in told, told
    notifications = json.loads(log)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [clause in notification["message"]["text"] for notification in notifications] == [True]
    again, _ = run.check("--no-config", "--select", "schema")
    assert again == log
    print(f"30000 findings: {took:.2f} s, {len(log)} bytes, {len(gzip.compress(log))} compressed")
    return log


def sees(look_at, log):
    try:
        look_at(log)
    except AssertionError:
        return True
    return False


def mistakes():
    """The eyes themselves: each must see what is wrong with a log."""
    with tempfile.TemporaryDirectory() as folder:
        good = json.loads(fixes(Run(pathlib.Path(folder).resolve(), sys.argv[2]), None))

    def changed(change):
        log = json.loads(json.dumps(good))
        run = log["runs"][0]
        change(run, run["results"][0])
        return json.dumps(log).encode()

    level = changed(lambda run, result: result.update(level="fatal"))
    assert sees(look, level) and sees(validate_schema, level)
    path = changed(lambda run, result: result["locations"][0]["physicalLocation"]
                   ["artifactLocation"].update(uri="./a.json"))
    assert sees(look, path)
    unknown = changed(lambda run, result: result.update(colour="red"))
    assert sees(validate_schema, unknown)
    backwards = changed(lambda run, result: result["locations"][0]["physicalLocation"]["region"]
                        .update(startLine=9, endLine=8))
    nameless = changed(lambda run, result: run["tool"]["driver"]["rules"][0].pop("name"))
    for log, rule in ((backwards, "SARIF1007"), (nameless, "SARIF2012")):
        with tempfile.TemporaryDirectory() as folder:
            remarks = remarks_of(log, pathlib.Path(folder))
        run = json.loads(log)["runs"][0]
        unexpected = {key[0] for key in remarks if not is_expected(key, run)}
        assert rule in unexpected, remarks
    print("every mistake is seen")
    return 0


def results_of(log):
    return json.loads(log)["runs"][0]["results"]


def rules_of(log):
    return json.loads(log)["runs"][0]["tool"]["driver"]["rules"]


def uri_of(result):
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def region_of(result):
    return result["locations"][0]["physicalLocation"]["region"]


def look(log):
    """What a validator may miss: values of enumerations, and what code scanning takes."""
    assert len(gzip.compress(log)) <= 10_000_000
    run = json.loads(log)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert len(set(ids)) == len(ids)
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) <= 25_000
    for rule in rules:
        assert rule["defaultConfiguration"]["level"] in LEVELS - {"none"}
        assert len(rule["properties"]["tags"]) <= 20
        assert rule["properties"]["precision"] in {"very-high", "high", "medium", "low"}
        assert rule["properties"]["problem.severity"] in {"error", "warning", "recommendation"}
        if "security-severity" in rule["properties"]:
            assert 0 < float(rule["properties"]["security-severity"]) <= 10
        assert 0 < len(rule["name"]) <= 255
        for member in ("shortDescription", "fullDescription"):
            assert 0 < len(rule[member]["text"]) <= 1024
        assert rule["help"]["text"] and rule["help"]["markdown"]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        assert 1 + len(result.get("relatedLocations", [])) <= 1000
        for flow in result.get("codeFlows", []):
            for thread in flow["threadFlows"]:
                assert 2 <= len(thread["locations"]) <= 1000
                for step in thread["locations"]:
                    location = step["location"]
                    assert location["message"]["text"]
                    place = location["physicalLocation"]["artifactLocation"]
                    assert place.get("uriBaseId") in run["originalUriBaseIds"], place
        is_absent = result.get("baselineState") == "absent"
        assert is_absent or len(result["locations"]) == 1
        location = (result["analysisTarget"] if is_absent else
                    result["locations"][0]["physicalLocation"]["artifactLocation"])
        assert not location["uri"].startswith(("./", "/", "../")), location
        assert location.get("uriBaseId") in run["originalUriBaseIds"], location
        if is_absent:
            continue
        assert result["level"] in LEVELS
        assert result.get("baselineState", "new") in BASELINE_STATES
        for suppression in result.get("suppressions", []):
            assert suppression["kind"] in KINDS and suppression["status"] in STATUSES
        prints = result["partialFingerprints"]
        assert prints["primaryLocationLineHash"] and prints["posturelint/v1"]


def sample_of(log):
    """The log; of very many results those at both ends, for each is looked at by itself."""
    content = json.loads(log)
    results = content["runs"][0]["results"]
    if len(results) > 1000:
        content["runs"][0]["results"] = results[:100] + results[-100:]
    return content


def validate_schema(log):
    try:
        import jsonschema
    except ImportError:
        print("the schema is not tried: python3-jsonschema is not installed")
        return
    schema = json.loads((TOOL / "sarif-2.1.0.json").read_text())
    content = sample_of(log)
    errors = list(jsonschema.validators.validator_for(schema)(schema).iter_errors(content))
    assert not errors, errors[0]


def remarks_of(log, folder):
    """What the validator says: pairs of rule and message, with an example of each."""
    tool = TOOL / "Sarif.Multitool"
    if not os.access(tool, os.X_OK):
        tool.chmod(0o755)
    (folder / "in.sarif").write_text(json.dumps(sample_of(log)))
    done = subprocess.run(
        [tool, "validate", "in.sarif", "--level", "Error;Warning;Note", "--rule-kind", "Sarif;Ghas",
         "--output", "out.sarif", "--log", "ForceOverwrite", "--quiet"],
        cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        env=os.environ | {"DOTNET_CLI_TELEMETRY_OPTOUT": "1", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
    output = folder / "out.sarif"
    assert output.exists(), done.stdout + done.stderr
    run = json.loads(output.read_text(encoding="utf-8-sig"))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"], run["invocations"]
    texts = {(rule["id"], key): string["text"] for rule in run["tool"]["driver"].get("rules", [])
             for key, string in rule.get("messageStrings", {}).items()}
    remarks = {}
    for result in run.get("results", []):
        key = (result["ruleId"], result["message"].get("id"))
        text = texts.get(key, result["message"].get("text", ""))
        for i, argument in enumerate(result["message"].get("arguments", [])):
            text = text.replace("{%d}" % i, argument)
        count, example = remarks.get(key, (0, text))
        remarks[key] = (count + 1, example)
    return remarks


def is_expected(key, run):
    rule = key[0]
    if rule in ALWAYS:
        return True
    if rule == "SARIF2011":  # nothing is around what is the whole file
        bare = [result["ruleId"] for result in run["results"] if "contextRegion" not in
                result["locations"][0]["physicalLocation"]]
        return set(bare) == {"syntax/empty"}
    if key in WITHOUT_HOMEPAGE and "informationUri" not in run["tool"]["driver"]:
        return True
    return rule in WITHOUT_REPOSITORY and "versionControlProvenance" not in run


def main():
    case, program, write_examples = sys.argv[1:]
    if not (TOOL / "Sarif.Multitool").exists():
        print("skipped: no sarif-multitool; scripts/setup tests installs it")
        return SKIPPED
    if case == "mistakes":
        return mistakes()
    with tempfile.TemporaryDirectory() as folder:
        log = globals()[case](Run(pathlib.Path(folder).resolve(), program), write_examples)
    look(log)
    validate_schema(log)
    with tempfile.TemporaryDirectory() as folder:
        remarks = remarks_of(log, pathlib.Path(folder))
    run = json.loads(log)["runs"][0]
    unexpected = 0
    print(f"{case}: {len(run['results'])} results")
    for key, (count, example) in sorted(remarks.items(), key=str):
        expected = is_expected(key, run)
        unexpected += not expected
        print(f"{'expected' if expected else 'UNEXPECTED'}: {count} × {key}: {example}")
    return 1 if unexpected else 0


if __name__ == "__main__":
    sys.exit(main())
