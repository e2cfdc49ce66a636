#!/usr/bin/env bash
# Plays seeds of the simulation: --seeds 100000 --first 1 as many as wished, --seed 4711 one of them with its story.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true
while [ $# -gt 0 ]; do
  case $1 in
    --seeds) export SIM_SEEDS=$2 ;;
    --first) export SIM_FIRST=$2 ;;
    --workers) export SIM_WORKERS=$2 ;;
    --seed) export SIM_FIRST=$2 SIM_SEEDS=1 SIM_STORY=all ;;
    *) echo "Usage: $0 [--seeds N] [--first N] [--workers N] [--seed N]" >&2; exit 2 ;;
  esac
  shift 2
done
dotnet build --configuration Release --verbosity quiet --nologo
exec dotnet test --configuration Release --no-build --nologo --verbosity quiet --logger "console;verbosity=detailed" \
  --filter "FullyQualifiedName~SimulationTests"
