#!/usr/bin/env bash
# Kills the server 20 times, or as often as told, while 50 listeners answer, and prints what became of their answers:
#   tests/load/kill.sh [KILLS]
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build tests/MoodLab.E2E --nologo --verbosity quiet >&2
MOODLAB_KILLS=${1:-20} dotnet test tests/MoodLab.E2E --no-build --nologo --filter FullyQualifiedName~KilledServerTests \
    --logger "console;verbosity=detailed"
