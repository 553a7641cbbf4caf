cat <<-'A' | curl -d @- https://x.example.com/api/v1/policies
	{"type": "ACCESS_POLICY"}
	A
body=$(cat <<B
{"platform": "${os}", "name": "a\"b"}
B
)
curl --json "$body" "https://x.example.com/api/v1/device-assurances"
