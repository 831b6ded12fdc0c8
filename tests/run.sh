#!/usr/bin/env bash
# Runs every test of the solution and ends with one line for the whole: "N passed, N failed, N skipped".
# Tests that need the study corpora read MOODLAB_DATA (the folder that holds composers/, vgmidi/ ...) and are skipped
# without it. Browser tests need Chromium: it is installed here where it is missing and the system is Debian's.
set -uo pipefail
cd "$(dirname "$0")/.."

if [ ! -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    if ! command -v apt-get > /dev/null; then
        echo "Chromium is missing. Install it and set CHROMIUM to its path." >&2
        exit 1
    fi
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium > /dev/null || exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
dotnet build MoodLab.sln --nologo -v quiet || exit 1
# One project after another: the browser tests and the kernels' tests would disturb one another on few cores.
dotnet test MoodLab.sln --no-build --nologo -m:1 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# The browser's part by itself; the build has installed what it needs. (Its tests in a browser: npm test.)
node src/MoodLab.Web/client/test/run.mjs unit 2>&1 | tee -a "$log"
client=${PIPESTATUS[0]}
status=$((status > client ? status : client))

# The runner closes each project with "Passed! - Failed: 0, Passed: 12, Skipped: 1, Total: 13, ..."
awk -v status="$status" '
    match($0, /Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+/) {
        split(substr($0, RSTART, RLENGTH), counts, /[^0-9]+/)
        failed += counts[2]; passed += counts[3]; skipped += counts[4]
    }
    # Node closes with "# pass 12" or a sign instead of "#".
    /^[^ ]+ pass [0-9]+$/ { passed += $3 }
    /^[^ ]+ fail [0-9]+$/ { failed += $3 }
    /^[^ ]+ skipped [0-9]+$/ { skipped += $3 }
    END {
        if (status != 0 && failed == 0) failed = 1
        if (passed == 0) failed += failed == 0
        printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
        exit failed > 0
    }' "$log"
