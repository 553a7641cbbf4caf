curl -d '{"a": "it'\''s"}' -d "{\"a\": \"${x" --data-raw $'{\'a\': 1}' <<X
{"a": $(cat y)}
