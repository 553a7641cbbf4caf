# Who changed device assurance yesterday, and what happened to the rules.
curl -H "Authorization: Bearer ${TOKEN}" -H "Accept: application/json" \
  "https://${ORG}/api/v1/logs?since=${FROM}&until=${TO}&limit=1000&filter=eventType+sw+%22device.assurance.policy%22"
curl -H "Authorization: Bearer ${TOKEN}" -H "Accept: application/json" \
  "https://${ORG}/api/v1/logs?since=${FROM}&until=${TO}&filter=eventType+eq+%22policy.rule.update%22+and+(target.id+eq+%22${RULE}%22+or+not+(outcome.result+eq+%22SUCCESS%22))"
curl -H "Authorization: Bearer ${TOKEN}" -H "Accept: application/json" \
  "https://${ORG}/api/v1/logs?q=device+assurance&sortOrder=DESCENDING"
