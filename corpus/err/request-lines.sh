#!/usr/bin/env bash
# A list has no PUT, a token needs a scheme, and single quotes expand nothing.
curl -X PUT "https://${OKTA_DOMAIN}/api/v1/device-assurances" \
  -H "Accept: text/html" \
  -H "Authorization: 00aPq8sV2k7dWn4xTz1RbYcLm5JhG3fE6uQo9iKsXv" \
  -d '{"name": "Field phones", "platform": "IOS", "jailbreak": false}'

curl -X PATCH "https://${OKTA_DOMAIN}/api/v1/policies/${POLICY}/rules/${RULE}" \
  -H "Accept: application/json" \
  -H 'Authorization: Bearer ${ACCESS_TOKEN}' \
  -d '{"name": "Compliant laptops"}'
