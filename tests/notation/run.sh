#!/usr/bin/env bash
# Opens MIDI files of ours in MuseScore and compares bars, notes, keys, times and tempi with what was written; then has
# it write MIDI again and compares the notes. Prints "N passed, N failed". Takes 10 s after the build, and 15 s more to
# install MuseScore where it is missing (Debian: musescore3).
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v mscore3 > /dev/null; then
    if ! command -v apt-get > /dev/null; then
        echo "MuseScore 3 is missing: install it so that mscore3 is found." >&2
        exit 1
    fi
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends musescore3 >&2
fi

for project in Scores ../mido/Bridge; do
    dotnet build "$project" --configuration Release --nologo --verbosity quiet -m:2 >&2
done
exec "${PYTHON:-/usr/bin/python3}" check.py Scores/bin/Release/net10.0/Scores.dll \
    ../mido/Bridge/bin/Release/net10.0/Bridge.dll
