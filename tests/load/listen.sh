#!/usr/bin/env bash
# Starts the server on a free port and lets 500 listeners take the demo survey at the same time; fails if one of them
# is refused or if 95 % of the answers take more than 200 ms. Options are those of listen.mjs.
set -euo pipefail
source "$(dirname "$0")/server.sh"

# Nobody has to hear the pieces here.
/usr/bin/python3 - "$data/moodlab.db" << 'EOF'
import json, sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=15)
(design,) = database.execute("SELECT Design FROM Surveys WHERE Link = 'demo'").fetchone()
design = json.dumps({**json.loads(design), "heardShare": 0})
database.execute("UPDATE Surveys SET Design = ? WHERE Link = 'demo'", (design,))
database.commit()
EOF

node tests/load/listen.mjs "$address" "$@"
