#!/usr/bin/env bash
curl -X GET "https://${OKTA_DOMAIN}/api/v1/logs?filter=event_type+eq+%22device.assurance.policy.added%22" \
  -H "Accept: application/json" \
  -H "Authorization: Bearer ${ACCESS_TOKEN}"
