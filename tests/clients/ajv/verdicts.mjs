// node verdicts.mjs SCHEMAS SAMPLES...: prints `schema/valid|invalid/name<TAB>valid|invalid` for every
// sample. SCHEMAS is schemas/derived; a sample file is named after its schema and holds
// {"valid": {name: value}, "invalid": {name: value}}. Fails when a schema is not draft-07.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { allSchemas, newestSchemas } from "./schemas.mjs";

// Not strict: `deprecated` and `readOnly` are annotations here.
const ajv = addFormats(new Ajv({ strict: false }));
const [folder, ...files] = process.argv.slice(2);

for (const [path, schema] of allSchemas(folder)) {
  if (!ajv.validateSchema(schema)) {
    console.error(`${path}: not draft-07: ${ajv.errorsText()}`);
    process.exitCode = 1;
  }
}

const schemas = newestSchemas(folder);
for (const file of files) {
  const name = basename(file, ".json");
  const validate = ajv.compile(schemas.get(name));
  for (const [expected, values] of Object.entries(JSON.parse(readFileSync(file, "utf8")))) {
    for (const [sample, value] of Object.entries(values)) {
      console.log(`${name}/${expected}/${sample}\t${validate(value) ? "valid" : "invalid"}`);
    }
  }
}
