# SPDX-License-Identifier: Apache-2.0
"""python_jsonschema.py SCHEMA PATH: every file below a path with Debian's python3-jsonschema."""
import json
import pathlib
import sys

import jsonschema

schema, path = sys.argv[1:]
validator = jsonschema.Draft7Validator(json.loads(pathlib.Path(schema).read_text()))
root = pathlib.Path(path)
findings = 0
for file in root.rglob("*.*") if root.is_dir() else [root]:
    findings += sum(1 for _ in validator.iter_errors(json.loads(file.read_bytes())))
print(f"{findings} findings")
