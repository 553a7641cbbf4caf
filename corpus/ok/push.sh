#!/usr/bin/env bash
# Pushes one policy and one rule of the Fernhill org.
set -euo pipefail

api="https://${OKTA_DOMAIN}/api/v1"

curl --fail-with-body -X PUT "https://${OKTA_DOMAIN}/api/v1/device-assurances/${ASSURANCE_ID}" \
  -H "Accept: application/json" \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer ${ACCESS_TOKEN}" \
  --data @- <<JSON
{
  "name": "${POLICY_NAME}",
  "platform": "ANDROID",
  "osVersion": {"minimum": "14"},
  "diskEncryptionType": {"include": ["FULL", "USER"]},
  "jailbreak": false
}
JSON

curl --fail-with-body \
  -H "Accept: application/json" \
  -H "Authorization: Bearer ${ACCESS_TOKEN}" \
  "${api}/device-assurances"
