#!/usr/bin/env bash
# Sends the laptops' policy to the org.
set -euo pipefail

curl --fail-with-body -X PUT "https://${OKTA_DOMAIN}/api/v1/device-assurances/${LAPTOPS_ID}" \
  -H 'Accept: application/json' \
  -H 'Content-Type: application/json' \
  -H 'Authorization: Bearer ${ACCESS_TOKEN}' \
  --data @assurance/laptops.json
