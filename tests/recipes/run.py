"""run.py WHICH SOURCES PROGRAM: runs what the documentation tells people to put into a pipeline.

  shell      every sh block of docs/ci.md and docs/install.md
  pipelines  every yaml block is YAML; the commands in those of GitLab and Azure, and in the Jenkinsfile
  action     the steps of action.yml, with files for what GitHub provides
  readme     the blocks of README.md are those of the pages it points to, which tests run
  scripts    shellcheck finds nothing in the shell scripts of the repository

Each runs in a folder of its own with a repository in it, and an archive of the program where
$POSTURELINT_URL points to; nothing needs a network."""

import atexit
import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

which = sys.argv[1]
sources, program = (pathlib.Path(path).resolve() for path in sys.argv[2:4])
ARCHIVE = "posturelint-0.1.0-linux-x86_64.tar.gz"
PAGES = ["docs/ci.md", "docs/install.md"]
failures = []


def skip(reason):
    print("skipped:", reason)
    sys.exit(77)


def expect(condition, what):
    if not condition:
        failures.append(what)


def blocks(page, language):
    """The fenced blocks of a language, with the line they start at."""
    found, current, start = [], None, 0
    for number, line in enumerate((sources / page).read_text().splitlines(), 1):
        if current is None and line == "```" + language:
            current, start = [], number
        elif current is not None and line == "```":
            found.append((f"{page}:{start}", "\n".join(current) + "\n"))
            current = None
        elif current is not None:
            current.append(line)
    return found


@functools.cache
def packed_program():
    """The archive of the program, made once: with sanitizers it is large."""
    path = pathlib.Path(tempfile.mkdtemp()) / ARCHIVE
    atexit.register(shutil.rmtree, path.parent)
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        archive.add(program, "posturelint-0.1.0-linux-x86_64/bin/posturelint")
    return path


class Sandbox:
    """A repository with policies, one of them with a mistake, on a branch beside main."""

    def __init__(self, good=False):
        self.root = pathlib.Path(tempfile.mkdtemp())
        self.repository = self.root / "repository"
        self.bin = self.root / "bin"
        self.bin.mkdir()
        (self.bin / "posturelint").symlink_to(program)
        # Not what it does with them, but that it gets findings it can read.
        (self.bin / "reviewdog").write_text(
            "#!/bin/bash\n[[ $1 == -f=rdjson ]]\n"
            "python3 -c 'import json, sys; assert json.load(sys.stdin)[\"diagnostics\"]'\n")
        (self.bin / "reviewdog").chmod(0o755)
        self.home = self.root / "home"
        self.home.mkdir()
        self.packages = self.root / "packages"
        self.packages.mkdir()
        os.link(packed_program(), self.packages / ARCHIVE)
        sums = subprocess.run(["sha256sum", ARCHIVE, ], cwd=self.packages, check=True,
                              capture_output=True, text=True).stdout
        (self.packages / "SHA256SUMS").write_text(sums + "0" * 64 + "  another.deb\n")
        policies = self.repository / "policies"
        policies.mkdir(parents=True)
        (policies / "macs.json").write_text(
            '{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}\n')
        self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "first")
        self.git("checkout", "-q", "-b", "branch")
        self.mistake = '"yes"' if not good else "true"
        (policies / "pcs.json").write_text(
            '{"name": "PCs", "platform": "WINDOWS", "secureHardwarePresent": %s}\n' % self.mistake)
        self.git("add", "-A")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    def environment(self, with_program=True):
        path = "/usr/local/bin:/usr/bin:/bin"
        return {
            "PATH": f"{self.bin}:{path}" if with_program else path, "HOME": str(self.home),
            "POSTURELINT_URL": self.packages.as_uri(), "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
            "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
        }

    def git(self, *arguments):
        subprocess.run(["git", *arguments], cwd=self.repository, check=True,
                       env=self.environment())

    def bash(self, script, environment=None):
        file = self.root / "script"
        file.write_text(script)
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)], cwd=self.repository,
            env=environment or self.environment(), capture_output=True, text=True, timeout=60)


def is_sarif_with_findings(path):
    report = json.loads(path.read_text())
    return report["version"] == "2.1.0" and len(report["runs"][0]["results"]) > 0


def test_shell():
    count = 0
    for page in PAGES:
        for place, script in blocks(page, "sh"):
            count += 1
            with Sandbox() as sandbox:
                if "main..." in script:
                    sandbox.git("commit", "-q", "-m", "second")
                result = sandbox.bash(script)
                # A check of the sample finds its mistake; everything else succeeds.
                last = script.rstrip().splitlines()[-1]
                finds = "posturelint check" in last and "--baseline" not in last and "never" not in last
                expect(result.returncode == (0 if not finds else 1 if "xargs" not in last else 123),
                       f"{place}: status {result.returncode}\n{result.stdout}{result.stderr}")
                if finds:
                    expect("pcs.json" in result.stdout, f"{place}: finds nothing\n{result.stdout}")
                    expect("macs.json" not in result.stdout or "--cached" not in script,
                           f"{place}: looks at what is not staged")
    expect(count >= 6, f"only {count} blocks were run")
    print(count, "blocks")


def commands_of(place, text):
    """The shell commands in a pipeline's description."""
    import yaml
    if place.endswith("groovy"):
        return ["\n".join(re.findall(r"\bsh '([^']*)'", text))]
    pipeline = yaml.safe_load(text)
    if text.startswith("# .gitlab-ci.yml"):
        job = pipeline["posturelint"]
        return ["\n".join(job.get("before_script", []) + job["script"])]
    if text.startswith("# azure-pipelines.yml"):
        return [step["bash"] for step in pipeline["steps"] if "bash" in step]
    return []


def named_files(text):
    """The files that a pipeline says it keeps."""
    return set(re.findall(r"\bposturelint\.(?:sarif|xml|json)\b|\bgl-code-quality-report\.json\b",
                          text))


def test_pipelines():
    import yaml
    run = 0
    texts = [(place, text) for page in PAGES + ["README.md"] for place, text in blocks(page, "yaml")]
    texts += [(place + ".groovy", text) for place, text in blocks("docs/ci.md", "groovy")]
    for place, text in texts:
        if not place.endswith("groovy"):
            expect(isinstance(yaml.safe_load(text), dict), f"{place} is no YAML")
        if text.startswith("repos:"):
            ids = {hook["id"] for hook in yaml.safe_load(
                (sources / ".pre-commit-hooks.yaml").read_text())}
            for repository in yaml.safe_load(text)["repos"]:
                for hook in repository["hooks"]:
                    expect(hook["id"] in ids, f"{place}: no hook {hook['id']}")
        for script in commands_of(place, text):
            run += 1
            with Sandbox() as sandbox:
                result = sandbox.bash(script, sandbox.environment("curl" not in script))
                expect(result.returncode == 1,
                       f"{place}: status {result.returncode}\n{result.stdout}{result.stderr}")
                for file in named_files(text):
                    path = sandbox.repository / file
                    expect(path.exists() and path.stat().st_size > 0, f"{place}: no {file}")
                    if path.suffix == ".sarif" and path.exists():
                        expect(is_sarif_with_findings(path), f"{place}: {file} is empty")
                    elif path.exists():
                        expect("pcs.json" in path.read_text(), f"{place}: {file} has no finding")
            with Sandbox(good=True) as sandbox:
                result = sandbox.bash(script, sandbox.environment("curl" not in script))
                expect(result.returncode == 0, f"{place}: fails without a mistake")
    for path in sorted((sources / ".github/workflows").glob("*.yml")):
        steps = [step for job in yaml.safe_load(path.read_text())["jobs"].values()
                 for step in job["steps"]]
        expect(steps, f"{path} has no steps")
        for step in steps:
            expect("${{" not in step.get("run", ""), f"{path}: an expression in a script")
    expect(run >= 3, f"only {run} pipelines were run")
    print(run, "pipelines,", len(texts), "descriptions")


class Action:
    """action.yml, run as GitHub does: each step with a file for its outputs and one for the path."""

    def __init__(self, sandbox, inputs, has_program=True):
        import yaml
        self.sandbox = sandbox
        self.action = yaml.safe_load((sources / "action.yml").read_text())
        self.inputs = {name: value["default"] for name, value in self.action["inputs"].items()}
        assert set(inputs) <= set(self.inputs), inputs
        self.inputs.update(inputs)
        self.environment = sandbox.environment(has_program)
        self.outputs = {}
        self.uploaded = None
        self.summary = ""
        self.log = ""
        self.status = 0
        self.run()

    def value(self, text):
        def look_up(match):
            names = match.group(1).strip().split(".")
            if names[0] == "inputs":
                return self.inputs[names[1]]
            if names[0] == "steps" and names[2] == "outputs":
                return self.outputs.get(names[1], {}).get(names[3], "")
            return {"github.token": "secret", "github.action_repository": "OWNER/posturelint",
                    "github.action_ref": "v0.1.0"}[".".join(names)]
        return re.sub(r"\$\{\{(.*?)\}\}", look_up, text)

    def is_wanted(self, step):
        condition = step.get("if", "true")
        if condition == "true":
            return True
        match = re.fullmatch(r"inputs\.([a-z-]+) == '([^']*)'", condition)
        assert match, f"a condition that this test cannot read: {condition}"
        return self.inputs[match.group(1)] == match.group(2)

    def run(self):
        for number, step in enumerate(self.action["runs"]["steps"]):
            if not self.is_wanted(step):
                continue
            if "uses" in step:
                expect(step["uses"].startswith("github/codeql-action/upload-sarif@"), step["uses"])
                name = self.value(step["with"]["sarif_file"])
                self.uploaded = self.sandbox.repository / name
                continue
            expect(step["shell"] == "bash", f"{step['name']}: no shell")
            # What somebody else wrote must not become a part of the script.
            expect("${{" not in step["run"], f"{step['name']}: an expression in a script")
            files = {name: self.sandbox.root / f"{number}-{name}"
                     for name in ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY", "GITHUB_ENV")}
            for file in files.values():
                file.write_text("")
            environment = dict(self.environment)
            environment.update({name: str(file) for name, file in files.items()})
            environment["RUNNER_TEMP"] = str(self.sandbox.root)
            environment["GITHUB_WORKSPACE"] = str(self.sandbox.repository)
            for name, value in step.get("env", {}).items():
                environment[name] = self.value(value)
            result = self.sandbox.bash(step["run"], environment)
            self.log += result.stdout + result.stderr
            for line in files["GITHUB_OUTPUT"].read_text().splitlines():
                name, value = line.split("=", 1)
                self.outputs.setdefault(step["id"], {})[name] = value
            for line in files["GITHUB_PATH"].read_text().splitlines():
                self.environment["PATH"] = line + ":" + self.environment["PATH"]
            self.summary += files["GITHUB_STEP_SUMMARY"].read_text()
            if result.returncode != 0:
                self.status = result.returncode
                return

    def output(self, name):
        return self.value(self.action["outputs"][name]["value"])


def test_action():
    with Sandbox() as sandbox:
        action = Action(sandbox, {})
        expect(action.status == 1, f"findings: status {action.status}\n{action.log}")
        expect(action.output("exit-status") == "1", "the output says something else")
        expect(action.uploaded is not None and is_sarif_with_findings(action.uploaded),
               "no report is uploaded")
        expect("::error file=policies/pcs.json,line=1," in action.log,
               f"no annotation:\n{action.log}")
        expect("pcs.json" in action.summary, f"no summary: {action.summary}")
    with Sandbox(good=True) as sandbox:
        action = Action(sandbox, {})
        expect(action.status == 0, f"nothing found: status {action.status}\n{action.log}")
    with Sandbox() as sandbox:
        action = Action(sandbox, {
            "fail-on": "never", "upload": "false", "paths": "pcs.json\n\nmacs.json\n",
            "working-directory": "policies", "options": "--ignore\nos-version"})
        expect(action.status == 0 and action.uploaded is None, f"never: {action.log}")
        expect((sandbox.repository / "policies/posturelint.sarif").exists(), "no report there")
    with Sandbox() as sandbox:
        # What is in an input is an argument, whatever it looks like.
        action = Action(sandbox, {"paths": "$(touch stolen); touch stolen #\n`touch stolen`"})
        expect(action.status == 3, f"no such files: status {action.status}\n{action.log}")
        expect(not (sandbox.repository / "stolen").exists(), "an input was run")
        action = Action(sandbox, {"options": "--no-such-option"})
        expect(action.status == 2 and "--no-such-option" in action.log, action.log)

    # Not installed: from the release; `gh` is played by a script.
    with Sandbox() as sandbox:
        tools = sandbox.root / "tools"
        tools.mkdir()
        (tools / "gh").write_text(
            "#!/bin/bash\n"
            '[[ "$*" == "release download v0.1.0 --repo OWNER/posturelint --pattern '
            "posturelint-*-linux-x86_64.tar.gz --pattern SHA256SUMS\" && $GH_TOKEN == secret ]]\n"
            f"cp {sandbox.packages}/* .\n")
        (tools / "gh").chmod(0o755)
        shutil.rmtree(sandbox.bin)
        tools.rename(sandbox.bin)
        action = Action(sandbox, {})
        expect(action.status == 1 and action.output("exit-status") == "1",
               f"from the release: status {action.status}\n{action.log}")
        (sandbox.packages / ARCHIVE).write_bytes(b"something else")
        shutil.rmtree(sandbox.root / "posturelint")
        action = Action(sandbox, {})
        expect(action.status == 1 and "exit-status" not in action.outputs.get("check", {}),
               "an archive with another hash is used")
        (sandbox.bin / "gh").write_text("#!/bin/bash\nexit 1\n")
        action = Action(sandbox, {})
        expect(action.status == 1 and "::error::OWNER/posturelint has no release v0.1.0" in action.log,
               f"no release: {action.log}")


def test_readme():
    heading = "## Put it to work"
    section = (sources / "README.md").read_text().split(heading)[1].split("\n## ")[0]
    pages = "".join((sources / page).read_text() for page in [*PAGES, "editors/README.md"])
    fenced = re.findall(r"^```\w+\n.*?^```\n", section, re.MULTILINE | re.DOTALL)
    expect(len(fenced) == 4, f"{heading}: {len(fenced)} blocks")
    for block in fenced:
        expect(block in pages, f"README.md has a block of its own:\n{block}")


def test_scripts():
    if shutil.which("shellcheck") is None:
        skip("shellcheck is not installed")
    scripts = []
    for folder in ["scripts", ".ci", "tests", "packaging", "editors", "wasm"]:
        for path in sorted((sources / folder).rglob("*")):
            if not path.is_file() or "node_modules" in path.parts or path.is_symlink():
                continue
            if path.suffix in (".sh", ".bash"):
                scripts.append(path)
            elif path.suffix == "":
                with open(path, "rb") as file:
                    first = file.readline()
                if re.match(rb"#!.*\b(bash|sh)$", first.strip()):
                    scripts.append(path)
    expect(len(scripts) >= 8, f"only {len(scripts)} scripts were found")
    result = subprocess.run(["shellcheck", "--shell=bash", *map(str, scripts)],
                            capture_output=True, text=True)
    expect(result.returncode == 0, result.stdout + result.stderr)
    # And the scripts that the program writes.
    completion = subprocess.run([program, "completion", "bash"], capture_output=True, check=True)
    result = subprocess.run(["shellcheck", "--shell=bash", "-"], input=completion.stdout,
                            capture_output=True)
    expect(result.returncode == 0, result.stdout.decode())
    print(len(scripts), "scripts")


if which in ("pipelines", "action"):
    try:
        import yaml  # noqa: F401
    except ImportError:
        skip("python3-yaml is not installed")
for tool in ["git", "curl"]:
    if shutil.which(tool) is None:
        skip(f"{tool} is not installed")
{"shell": test_shell, "pipelines": test_pipelines, "action": test_action,
 "readme": test_readme, "scripts": test_scripts}[which]()
for failure in failures:
    print("FAILED:", failure)
sys.exit(1 if failures else 0)
