curl -H "Authorization: Bearer ${TOKEN}" -H "Accept: application/json" \
  "https://${ORG}/api/v1/logs?filter=eventType+%3D%3D+%22policy.rule.update%22&limit=5000"
curl -H "Authorization: Bearer ${TOKEN}" -H "Accept: application/json" \
  "https://${ORG}/api/v1/logs?filter=published+gt+%222026-07-01T00:00:00Z%22+and+target%5B0%5D.id+eq+dae1a2b3c4d5e6f7g8h9"
curl -H "Authorization: Bearer ${TOKEN}" -H "Accept: application/json" \
  'https://acme.okta.com/api/v1/logs?since=2026-07-01T00:00:00Z&after=1627500044869_1&filter=debugContext.debugData.url co "/oauth2/"'
