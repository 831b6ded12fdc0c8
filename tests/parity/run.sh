#!/usr/bin/env bash
# Compares the speed of our engine with PyTorch's on the same models, alternately, and prints a Markdown table.
# Installs nothing. Needs Debian's python3-torch, and libopenblas0-openmp beside it: as installed, python3-torch takes
# its matrix products from the reference BLAS of netlib, which is about 20 times slower than PyTorch can be.
# Options go to parity.py; see "run.sh --help". Three rounds take about half an hour on two cores; close other programs.
set -euo pipefail
cd "$(dirname "$0")/../.."

# OpenBLAS 0.3.21 does not know processors younger than itself and gives them its kernels for AVX2: say that AVX-512 is
# there. It is about twice as fast.
if grep -qw avx512f /proc/cpuinfo; then
    export OPENBLAS_CORETYPE=SkylakeX
fi

dotnet build src/MoodLab.Cli --configuration Release --nologo --verbosity quiet >&2
exec "${PYTHON:-/usr/bin/python3}" tests/parity/parity.py "$@"
