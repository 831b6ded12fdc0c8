#!/usr/bin/env bash
# Starts the server on a free port, lets 32 clients of its hub compose 60 seconds each at the same time, and fails if
# one of the streams is less than 5 times faster than it sounds. Options are those of hub.mjs.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build src/MoodLab.Web --configuration Release --nologo --verbosity quiet -m:2 >&2
port=$(node -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })')
data=$(mktemp -d)
dotnet src/MoodLab.Web/bin/Release/net10.0/MoodLab.Web.dll \
    --urls "http://127.0.0.1:$port" --MoodLab:DataDirectory "$data" > "$data/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2> /dev/null || true; wait "$server" 2> /dev/null || true; rm -rf "$data"' EXIT

# Ready once it answers, and given up once it has ended by itself.
until curl --silent --fail --output /dev/null "http://127.0.0.1:$port/health"; do
    if ! kill -0 "$server" 2> /dev/null; then
        cat "$data/server.log" >&2
        exit 1
    fi
    sleep 0.2
done

# Node 20 has WebSocket behind a flag that later versions accept.
node --experimental-websocket --no-warnings tests/load/hub.mjs "http://127.0.0.1:$port" "$@"
