// node recorded.mjs SCHEMAS CORPUS: what a server was recorded to accept must be valid, except for
// the payloads that were accepted and then not stored as sent. Prints every deviation.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { newestSchemas } from "./schemas.mjs";

const ajv = addFormats(new Ajv({ strict: false }));
const [folder, corpus] = process.argv.slice(2);
const validators = new Map();
for (const [name, schema] of newestSchemas(folder)) validators.set(name, ajv.compile(schema));

const kinds = ["device-assurance", "access-policy", "access-policy-rule", "posture-check"];

// Requests hold read-only members, which the server tolerates: they are held to the response schema.
function schemaName(entry, value) {
  const kind = entry.kind.replace("list:", "");
  if (!kinds.includes(kind)) return undefined;
  if (kind !== entry.kind) return `${kind}.list`;
  return kind === "device-assurance" ? `${kind}.${value.platform}.response` : `${kind}.response`;
}

/** Why the server dropped a part of this request (corpus/README.md), or undefined. */
function droppedPart(value) {
  const method = value?.actions?.appSignOn?.verificationMethod ?? {};
  const chained = method.type === "AUTH_METHOD_CHAIN";
  if (chained && ("factorMode" in method || "inactivityPeriod" in method)) return "C01";
  if (method.constraints?.some((part) => "authenticationMethods" in part)) return "C02";
  if (!chained && "chains" in method) return "C03";
  return undefined;
}

let checked = 0;
const dropped = {};
for (const line of readFileSync(join(corpus, "index.jsonl"), "utf8").trim().split("\n")) {
  const entry = JSON.parse(line);
  if (entry.trust !== "server-recorded" || entry.verdict !== "accept") continue;
  if (!kinds.includes(entry.kind.replace("list:", ""))) continue;
  const value = JSON.parse(readFileSync(join(corpus, entry.path), "utf8"));
  const validate = validators.get(schemaName(entry, value));
  checked += 1;
  const reason = entry.direction === "request" ? droppedPart(value) : undefined;
  if (reason) dropped[reason] = (dropped[reason] ?? 0) + 1;
  if (validate(value) === (reason === undefined)) continue;
  process.exitCode = 1;
  console.log(`${entry.path}: ${reason ? `${reason} passes` : ajv.errorsText(validate.errors)}`);
}
if (checked === 0) process.exitCode = 1;
console.log(`${checked} payloads checked; dropped in part: ${JSON.stringify(dropped)}`);
