curl -d $'{"name": "it\'s \x41\u00e9\n"}' https://x.example.com/api/v1/device-assurances
