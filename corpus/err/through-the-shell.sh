#!/usr/bin/env bash
# The same mistake behind every kind of quoting; each is reported where the reader sees it.
curl "https://${OKTA_DOMAIN}/api/v1/device-assurances" -H "Accept: application/json" \
  -d '{"name": "It'\''s a phone", "platform": "IOS", "jailbreak": "false"}'

curl "https://${OKTA_DOMAIN}/api/v1/device-assurances" -H "Accept: application/json" \
  -d "{\"name\": \"${NAME}\", \"platform\": \"IOS\", \"jailbreak\": \"false\"}"

curl "https://${OKTA_DOMAIN}/api/v1/device-assurances" -H "Accept: application/json" -d @- <<'JSON'
{"name": "A phone", "platform": "IOS", "jailbreak": "false"}
JSON

curl "https://${OKTA_DOMAIN}/api/v1/device-assurances" -H "Accept: application/json" -d @- <<JSON
{"name": "${NAME}", "platform": "IOS", "jailbreak": "false"}
JSON
