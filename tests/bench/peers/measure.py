# SPDX-License-Identifier: Apache-2.0
"""Whole processes, side by side: time, memory and ratios of posturelint, of what merely reading costs
and of the validators that others use. Called by tests/bench/peers/run."""
import argparse
import math
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

import inputs

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]


@dataclass
class Tool:
    name: str
    command: list
    wall: list = field(default_factory=list)  # seconds
    cpu: list = field(default_factory=list)  # seconds, user and system
    peak: list = field(default_factory=list)  # MiB

    def run(self):
        timed = subprocess.run([Tool.clock, *map(str, self.command)], capture_output=True, text=True, check=True)
        wall, cpu, peak, status = timed.stdout.split()
        if int(status) not in (0, 1, 2):  # some tell of findings by 1 or 2
            sys.exit(f"{self.name}: exit status {status}")
        return float(wall), float(cpu), float(peak) / 1024

    def measure(self):
        wall, cpu, peak = self.run()
        self.wall.append(wall)
        self.cpu.append(cpu)
        self.peak.append(peak)


def rounds(tools, count):
    """Runs all tools in turn, `count` times, so that a busy minute hits all of them."""
    for tool in tools:
        tool.run()  # once for the caches
    for _ in range(count):
        for tool in tools:
            tool.measure()


def milliseconds(seconds):
    value = seconds * 1000
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def table(title, tools):
    print(f"\n### {title}\n")
    print("| tool | wall ms, median (min–max) | ratio to posturelint | CPU ms | peak MiB |")
    print("|---|---|---|---|---|")
    ours = tools[0]
    for tool in tools:
        # Paired: each round's own ratio, so that what slows a round slows both.
        ratio = statistics.median(other / own for other, own in zip(tool.wall, ours.wall))
        print(f"| {tool.name} | {milliseconds(statistics.median(tool.wall))} "
              f"({milliseconds(min(tool.wall))}–{milliseconds(max(tool.wall))}) | {ratio:.2f} "
              f"| {milliseconds(statistics.median(tool.cpu))} | {statistics.median(tool.peak):,.0f} |")
    sys.stdout.flush()


class Bench:
    def __init__(self, options, work):
        self.build = pathlib.Path(options.build).resolve()
        self.work = work
        Tool.clock = self.build / "tests/bench/timed_process"
        self.with_peers = not options.no_peers
        newest = sorted((ROOT / "schemas/derived").iterdir())
        self.schemas = {
            name: next(folder / f"{name}.request.schema.json" for folder in reversed(newest)
                       if (folder / f"{name}.request.schema.json").exists())
            for name in ("device-assurance.WINDOWS", "access-policy-rule")}

    def posturelint(self, path, *options, name="posturelint, all rules"):
        return Tool(name, [self.build / "posturelint", "check", "--no-config", "--fail-on", "never",
                           "--quiet", *options, path])

    def reading(self, path, *options):
        name = "read and parse every file (simdjson)" if options else "read every file"
        return Tool(name, [self.build / "tests/bench/read_files", *options, path])

    def peers(self, schema, path, slow=True):
        if not self.with_peers:
            return []
        binary = next(HERE.glob("node_modules/@sourcemeta/jsonschema/build/**/*linux-x86_64"))
        tools = [
            Tool("@sourcemeta/jsonschema --fast", [binary, "validate", "--fast", schema, path]),
            Tool("ajv, a script", ["node", HERE / "ajv.mjs", schema, path]),
            Tool("vscode-json-languageservice, a script", ["node", HERE / "vscode_json.mjs", schema, path]),
        ]
        if slow:
            tools.append(Tool("python3-jsonschema, a script",
                              ["/usr/bin/python3", HERE / "python_jsonschema.py", schema, path]))
        return tools


def compare_all(bench, scale, count):
    make = bench.build / "tests/bench/make_policies"
    many = inputs.policies(make, bench.work / "many", 10_000 // scale)
    one = next(iter(sorted(many.iterdir())))
    policy = bench.schemas["device-assurance.WINDOWS"]

    def compared(title, path, schema, times, slow=True, parse=True):
        tools = [bench.posturelint(path), bench.reading(path)]
        if parse:
            tools.append(bench.reading(path, "--parse"))
        if schema is not None:
            tools += bench.peers(schema, path, slow)
        rounds(tools, times)
        table(title, tools)

    compared("One policy of 1.1 KB", one, policy, 3 * count)
    compared(f"{10_000 // scale:,} policies of 1.1 KB, a file each", many, policy, count)
    big = inputs.one_list(many, bench.work / "list.json", 10_000_000 // scale)
    compared(f"One list of {big.stat().st_size / 1e6:.0f} MB", big,
             inputs.list_schema(policy, bench.work / "list.schema.json"), count)
    guides = inputs.guides(many, bench.work / "guides", 1000 // scale)
    compared(f"{1000 // scale:,} Markdown guides of 6 KB (nobody else reads the JSON in them)", guides, None,
             count, parse=False)
    rules = inputs.rule_lists(bench.work / "rules", 1000 // scale, 100)
    compared(f"{1000 // scale:,} policies of 100 rules each, a file each", rules,
             inputs.list_schema(bench.schemas["access-policy-rule"], bench.work / "rules.schema.json"),
             count)


def second_core(bench, count):
    for path, what, times in (("many", "policies, a file each", 4 * count),
                              ("guides", "Markdown guides", count),
                              ("rules", "policies of 100 rules", count)):
        tools = [bench.posturelint(bench.work / path, "--jobs", "2", name="--jobs 2"),
                 bench.posturelint(bench.work / path, "--jobs", "1", name="--jobs 1")]
        rounds(tools, times)
        table(f"What the second core is worth: {what}", tools)


def slope(points):
    """The exponent of y = a·x^b through the points, by least squares on the logarithms."""
    xs = [math.log(x) for x, _ in points]
    ys = [math.log(y) for _, y in points]
    mean_x, mean_y = statistics.mean(xs), statistics.mean(ys)
    return (sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys))
            / sum((x - mean_x) ** 2 for x in xs))


def growth(bench, scale, count):
    make = bench.build / "tests/bench/make_policies"
    print("\n### Growth with the number of files\n")
    print("| files | wall ms | CPU ms | peak MiB |\n|---|---|---|---|")
    seen = []
    for files in (1000, 3000, 10_000, 30_000, 100_000):
        folder = inputs.policies(make, bench.work / f"growth-{files}", files // scale)
        tool = bench.posturelint(folder)
        rounds([tool], count)
        seen.append((files // scale, *map(statistics.median, (tool.wall, tool.cpu, tool.peak))))
        print(f"| {files // scale:,} | {milliseconds(seen[-1][1])} | {milliseconds(seen[-1][2])} | {seen[-1][3]:.0f} |")
        shutil.rmtree(folder)
    exponents = [slope([(row[0], row[column]) for row in seen]) for column in (1, 2, 3)]
    print("| exponent | " + " | ".join(f"{exponent:.2f}" for exponent in exponents) + " |")


def machine():
    cpu = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    print(f"{os.cpu_count()} × {cpu}, {os.uname().sysname} {os.uname().release}, "
          f"load {os.getloadavg()[0]:.2f} at the start")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default=ROOT / "build/release")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--scale", type=int, default=1, help="divide every input by this")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--no-growth", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="posturelint-bench-") as folder:
        bench = Bench(options, pathlib.Path(folder))
        machine()
        version = subprocess.run([bench.build / "posturelint", "--version"], capture_output=True, text=True, check=True)
        print(version.stdout.strip())
        compare_all(bench, options.scale, options.runs)
        second_core(bench, options.runs)
        if not options.no_growth:
            growth(bench, options.scale, max(3, options.runs // 2))


main()
