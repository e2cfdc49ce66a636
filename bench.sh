#!/usr/bin/env bash
# Measures the product beside a bare API on raw Npgsql and PostgreSQL's own functions, on PostgreSQL and SQLite.
# One line a figure: name: value unit (ratio R to REFERENCE). Options are handed on: --only flow --seconds 4 --rounds 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true DEBIAN_FRONTEND=noninteractive
folder=$(mktemp -d)

# --- What Debian has and this machine lacks ---------------------------------------------------------------------------
if [ ! -x /usr/lib/postgresql/15/bin/initdb ]; then
  [ "$(id -u)" = 0 ] || { echo "Missing: postgresql-15. Install it, or run this as root." >&2; exit 1; }
  apt-get update -qq </dev/null
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
  apt-get install -qq -y --no-install-recommends postgresql-15 </dev/null >/dev/null
fi

# --- A PostgreSQL that waits for the disk, gone with this script ------------------------------------------------------
finish() {
  [ -z "${lend:-}" ] || eval "exec ${lend}>&-"
  [ -z "${server:-}" ] || wait "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT
coproc POSTGRES { exec env GRANCIUS_POSTGRES_DURABLE=true bash tests/postgres.sh; }
server=$POSTGRES_PID
lend=${POSTGRES[1]}
read -r postgres <&"${POSTGRES[0]}" || { echo "PostgreSQL did not start." >&2; exit 1; }

# --- As it is deployed ------------------------------------------------------------------------------------------------
dotnet publish src/Web -p:PublishProfile=Server --output "$folder/web" --verbosity quiet </dev/null
dotnet publish bench/Floor --configuration Release --output "$folder/floor" --verbosity quiet </dev/null
dotnet build bench/Driver --configuration Release --verbosity quiet </dev/null >/dev/null

# --- Counts, which no busy machine changes ----------------------------------------------------------------------------
dotnet build tests/CostTests --configuration Release --verbosity quiet </dev/null >/dev/null
GRANCIUS_TEST_POSTGRES="$postgres" dotnet test tests/CostTests --configuration Release --no-build --logger "console;verbosity=detailed" </dev/null |
  sed -nE 's/^ *((sqlite|postgres)\.[a-z]+\.(queries|bytes): .*)$/\1/p'

# --- Times, each beside its references in the same run ----------------------------------------------------------------
dotnet bench/Driver/bin/Release/net10.0/Grancius.Bench.dll --web "$folder/web/Grancius.Web.dll" --floor "$folder/floor/Grancius.Floor.dll" \
  --postgres "$postgres;Maximum Pool Size=20;Max Auto Prepare=200;No Reset On Close=true" --folder "$folder" "$@"
