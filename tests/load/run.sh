#!/usr/bin/env bash
# Starts the server on a free port, lets 32 clients of its hub compose 60 seconds each at the same time, and fails if
# one of the streams is less than 5 times faster than it sounds. Options are those of hub.mjs.
set -euo pipefail
source "$(dirname "$0")/server.sh"

# Node 20 has WebSocket behind a flag that later versions accept.
node --experimental-websocket --no-warnings tests/load/hub.mjs "$address" "$@"
