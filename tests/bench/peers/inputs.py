# SPDX-License-Identifier: Apache-2.0
"""What is measured on: folders and files made anew, the same ones every time."""
import json
import pathlib
import random
import subprocess


def policies(make_policies, folder, count):
    """`count` device assurance policies of about 1.1 KB, a file each."""
    subprocess.run([make_policies, str(count), str(folder)], check=True)
    return folder


def one_list(policies_folder, path, size):
    """One JSON list of at least `size` bytes."""
    texts = (file.read_text() for file in sorted(policies_folder.iterdir()))
    items, total = [], 0
    for text in texts:
        items.append(text)
        total += len(text)
        if total >= size:
            break
    path.write_text("[\n" + ",\n".join(items) + "]\n")
    return path


def guides(policies_folder, folder, count):
    """`count` Markdown guides with some prose, three JSON blocks and a curl command each."""
    files = sorted(policies_folder.iterdir())
    prose = "Devices that meet these conditions may sign in; the others are told what to mend. " * 8
    for number in range(count):
        parts = [f"# Guide {number}\n"]
        for block in range(3):
            text = files[(number * 3 + block) % len(files)].read_text()
            parts.append(f"{prose}\n\n```json\n{text}```\n")
        body = json.dumps(json.loads(files[number % len(files)].read_text()))
        parts.append("```bash\ncurl -X POST https://example.okta.com/api/v1/device-assurances \\\n"
                     f"  -H 'Content-Type: application/json' -d '{body}'\n```\n")
        path = folder / f"part-{number % 20:02}" / f"guide-{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(parts))
    return folder


def access_rule(rng, number, is_last):
    if is_last:
        conditions = {}
    else:
        device = rng.choice([None, {"registered": True}, {"registered": True, "managed": True}])
        conditions = {
            "people": {"groups": {"include": [f"00g{rng.randrange(16**6):06x}Kq7mPzRt{rng.randrange(100):03}"]}},
            "network": rng.choice([{"connection": "ANYWHERE"},
                                   {"connection": "ZONE", "include": [f"nzo{rng.randrange(50):03}Vb2xYhLw7Tq0g4"]}]),
            "riskScore": {"level": rng.choice(["ANY", "LOW", "MEDIUM", "HIGH"])},
        }
        if device is not None:
            conditions["device"] = device
    return {
        "type": "ACCESS_POLICY",
        "name": "Catch-all Rule" if is_last else f"Rule {number:03} of the office",
        "priority": 99 if is_last else number,
        "system": is_last,
        "conditions": conditions,
        "actions": {"appSignOn": {"access": "DENY" if is_last else rng.choice(["ALLOW", "ALLOW", "DENY"]),
                                  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA",
                                                         "reauthenticateIn": "PT4H"}}},
    }


def rule_lists(folder, count, length):
    """`count` files, each the rules of one policy: `length` of them, the last one the catch-all."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(20261125)
    for number in range(count):
        rules = [access_rule(rng, place, place == length - 1) for place in range(length)]
        (folder / f"policy-{number:05}.json").write_text(json.dumps(rules, indent=1) + "\n")
    return folder


def list_schema(schema_path, path):
    """The schema of a list of what `schema_path` describes."""
    schema = json.loads(pathlib.Path(schema_path).read_text())
    definitions = schema.pop("definitions", {})
    draft = schema.pop("$schema")
    path.write_text(json.dumps({"$schema": draft, "type": "array", "items": schema,
                                "definitions": definitions}))
    return path
