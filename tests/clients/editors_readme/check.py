#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does what editors/README.md tells a person to do.

  check.py snippets   every file and block of settings can be read by its language
  check.py EDITOR     the commands of the editor's section, in an empty home; where the editor is
                      installed, the last of them shows the findings of the policy it opens

$POSTURELINT names the program. Status 77: what it takes is not installed.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

TOP = pathlib.Path(__file__).resolve().parents[3]
EDITORS = TOP / "editors"
FINDING = "EXACT_ANY_SUPPORTED takes no distanceFromLatestMajor"

# How an editor is made to say what it shows: more arguments for the last command of its section.
SHOW = {
    "Neovim": ["--headless", "-c", "luafile {here}/neovim.lua"],
    "Emacs": ["--batch", "-l", "~/.emacs.d/init.el", "-l", "{here}/emacs.el"],
    "Vim": ["-es", "-c", "call writefile(map(getqflist(), 'v:val.text'), '/dev/stdout')", "-c", "qall!"],
}


def fail(why):
    print("FAILED:", why)
    sys.exit(1)


def sections():
    """The blocks of each section: {"Vim": [("sh", "mkdir …\n…"), …]}."""
    found, name, block = {}, "", None
    for line in (EDITORS / "README.md").read_text().splitlines():
        if block is not None:
            if line.strip() == "```":
                found.setdefault(name, []).append((language, "\n".join(block)))
                block = None
            else:
                block.append(line)
        elif heading := re.match(r"## (.*)", line):
            name = heading[1]
        elif fence := re.match(r" *```(\w+)", line):
            language, block = fence[1], []
    return found


def run(command, **options):
    return subprocess.run(command, capture_output=True, text=True, timeout=100,
                          stdin=subprocess.DEVNULL, **options)


def read_lua(text):
    run_editor("nvim", ["nvim", "--headless", "--clean", "-c",
                        f"lua local f, why = loadstring(io.open('{text}').read()) "
                        "if not f then io.stdout:write(why) vim.cmd('cquit') end", "-c", "qall!"])


def read_elisp(text):
    run_editor("emacs", ["emacs", "-Q", "--batch", "--eval",
                         f'(with-temp-buffer (insert-file-contents "{text}") '
                         '(emacs-lisp-mode) (check-parens) (goto-char (point-min)) '
                         '(condition-case nil (while t (read (current-buffer))) (end-of-file nil)))'])


def read_vim(text):
    run_editor("vim", ["vim", "-Nu", "NONE", "-es", "-c", "command -nargs=* CompilerSet setlocal <args>",
                       "-c", f"source {text}", "-c", "qall!"])


def run_editor(editor, command):
    if shutil.which(editor) is None:
        print(f"not read: there is no {editor} here")
        return
    done = run(command)
    if done.returncode != 0:
        fail(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


READERS = {
    ".json": lambda path: json.loads(pathlib.Path(path).read_text()),
    ".sublime-settings": lambda path: json.loads(pathlib.Path(path).read_text()),
    ".toml": lambda path: tomllib.loads(pathlib.Path(path).read_text()),
    ".lua": read_lua,
    ".el": read_elisp,
    ".elisp": read_elisp,
    ".vim": read_vim,
    ".sh": lambda path: run(["bash", "-n", path]).returncode == 0 or fail(path),
}


def check_snippets():
    read = 0
    with tempfile.TemporaryDirectory() as room:
        for name, blocks in sections().items():
            for number, (language, text) in enumerate(blocks):
                path = pathlib.Path(room) / f"{number}.{language}"
                path.write_text(text + "\n")
                READERS[path.suffix](str(path))
                print(f"read: a block of {language} under {name}")
                read += 1
    for path in sorted(EDITORS.rglob("*")):
        relative = path.relative_to(EDITORS)
        if path.is_file() and relative.parts[0] != "vscode" and path.suffix in READERS:
            # Those of ALE need ALE; a scenario plays them.
            if "ale_linters" in relative.parts:
                continue
            READERS[path.suffix](str(path))
            print(f"read: {relative}")
            read += 1
    if read < 20:
        fail(f"only {read} snippets found")


def check_editor(name):
    blocks = [text for language, text in sections()[name] if language == "sh"]
    lines = blocks[0].splitlines()
    if len(lines) > 3:
        fail("a first finding takes more than three lines")
    with tempfile.TemporaryDirectory() as room:
        home = pathlib.Path(room) / "home"
        programs = pathlib.Path(room) / "bin"
        home.mkdir()
        programs.mkdir()
        (programs / "posturelint").symlink_to(
            os.environ.get("POSTURELINT", TOP / "build/release/posturelint"))
        environment = {key: value for key, value in os.environ.items()
                       if not key.startswith("XDG_")}
        environment |= {"HOME": str(home), "LC_ALL": "C.UTF-8", "TERM": "dumb",
                        "PATH": f"{programs}:{os.environ['PATH']}"}
        for line in lines[:-1]:
            done = run(["bash", "-ec", line], cwd=TOP, env=environment)
            if done.returncode != 0:
                fail(f"{line}\n{done.stdout}{done.stderr}")
            print("done:", line)
        editor = lines[-1].split()[0]
        if name not in SHOW:
            files = [path for path in home.rglob("*") if path.is_file()]
            if not files:
                fail("the commands wrote nothing")
            print(f"not run: {lines[-1]}")
            return
        if shutil.which(editor) is None:
            print(f"skipped: there is no {editor} here")
            sys.exit(77)
        here = str(pathlib.Path(__file__).parent)
        extra = [part.format(here=here).replace("~", str(home)) for part in SHOW[name]]
        # Vim does its commands in the order they come in.
        told = (lines[-1] + ' "$@"' if name == "Vim"
                else lines[-1].replace(editor, editor + ' "$@"', 1))
        done = run(["bash", "-c", told, "bash", *extra], cwd=TOP, env=environment)
        if FINDING not in done.stdout:
            fail(f"{lines[-1]}\n{done.stdout}\n{done.stderr}")
        print(f"done: {lines[-1]}\n  it shows: {FINDING}")


if sys.argv[1] == "snippets":
    check_snippets()
else:
    check_editor(sys.argv[1])
