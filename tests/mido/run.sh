#!/usr/bin/env bash
# Compares the MIDI writer and reader with mido (Debian: python3-mido). Prints "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")"
dotnet build Bridge --configuration Release --nologo --verbosity quiet -m:2 >&2
exec "${PYTHON:-/usr/bin/python3}" check.py Bridge/bin/Release/net10.0/Bridge.dll
