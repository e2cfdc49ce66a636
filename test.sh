#!/usr/bin/env bash
# Builds and runs every test, on SQLite and on PostgreSQL 15, and in a real browser. The last line is the count.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true DEBIAN_FRONTEND=noninteractive
configuration=Release
results=$(mktemp -d)
started=$SECONDS

# --- What Debian has and this machine lacks ---------------------------------------------------------------------------
missing=()
[ -x /usr/lib/postgresql/15/bin/initdb ] || missing+=(postgresql-15)
command -v chromium >/dev/null || missing+=(chromium)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]}"
    apt-get update -qq </dev/null
    # A cluster of the package's own would take a port and nobody asked for it.
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    apt-get install -qq -y --no-install-recommends "${missing[@]}" </dev/null >/dev/null
  else
    echo "Missing: ${missing[*]}. Install them, or run this as root where apt-get is." >&2
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
  fi
fi

# --- A PostgreSQL of our own, gone with this script -------------------------------------------------------------------
finish() {
  [ -z "${lend:-}" ] || eval "exec ${lend}>&-"
  [ -z "${server:-}" ] || wait "$server" 2>/dev/null || true
  rm -rf "$results"
}
trap finish EXIT
coproc POSTGRES { exec bash tests/postgres.sh; }
server=$POSTGRES_PID
lend=${POSTGRES[1]}
if ! read -r GRANCIUS_TEST_POSTGRES <&"${POSTGRES[0]}"; then
  echo "PostgreSQL did not start." >&2
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi
export GRANCIUS_TEST_POSTGRES

# --- Build, then every test project -----------------------------------------------------------------------------------
if ! dotnet build Grancius.sln --configuration "$configuration" --verbosity quiet --nologo </dev/null; then
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi
# What is killed, cut off and filled up is what a deployment runs: compiled ahead, which is half the time of a start.
if ! dotnet publish src/Web -p:PublishProfile=Server --output "tests/CrashTests/bin/$configuration/net10.0/product" --verbosity quiet --nologo </dev/null; then
  echo "The product cannot be published as it is deployed." >&2
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi
echo "Built in $((SECONDS - started)) s"

passed=0 failed=0 skipped=0
: >"$results/failures"
sum() { # of one counter over the result files of a project
  { grep -ho "<Counters [^>]*" "$1"/*.trx 2>/dev/null || true; } | { grep -o " $2=\"[0-9]*\"" || true; } | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'
}
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  begun=$SECONDS
  mkdir "$results/$name"
  code=0
  dotnet test "$project" --configuration "$configuration" --no-build --nologo --verbosity quiet \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results/$name" </dev/null || code=$?
  total=$(sum "$results/$name" total) good=$(sum "$results/$name" passed) bad=$(sum "$results/$name" failed)
  left=$((total - good - bad))
  # A run that broke off counts as a failure even where no test had the time to fail.
  if [ "$code" != 0 ] && [ "$bad" = 0 ]; then
    bad=1
    echo "Failed: $name: the run itself ended with $code" >>"$results/failures"
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  echo "$name: $good passed, $bad failed, $left skipped in $((SECONDS - begun)) s"
  # What failed is kept for the end, where a reader of a long record looks first.
  { awk -v project="$name" '/<UnitTestResult .*outcome="Failed"/ { split($0, part, "testName=\""); split(part[2], test, "\""); print "Failed: " project ": " test[1]; lines = 0; failing = 1 }
       failing && /<Message>/ { telling = 1 }
       telling && lines < 6 { line = $0; gsub(/<[^>]*>/, "", line); if (line != "") print "  " line; lines++ }
       /<\/Message>/ { telling = 0 }
       /<\/UnitTestResult>/ { failing = 0 }' "$results/$name"/*.trx 2>/dev/null || true; } >>"$results/failures"
  # What tests counted and measured, in their own words.
  { awk '/<StdOut>/ { on = 1 } on { gsub(/<[^>]*>/, ""); if (NF) print "  " $0 } /<\/StdOut>/ { on = 0 }' "$results/$name"/*.trx 2>/dev/null || true; } |
    sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g'
  if [ "$left" -gt 0 ]; then
    echo "Skipped, and why:"
    awk '/outcome="NotExecuted"/ { split($0, part, "testName=\""); split(part[2], name, "\""); print "  " name[1] }
         skipping && /<Message>/ { gsub(/<[^>]*>/, ""); print "    " $0 }
         { if (/outcome="NotExecuted"/) skipping = 1; else if (/<\/UnitTestResult>/) skipping = 0 }' "$results/$name"/*.trx
  fi
done

sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g' "$results/failures"
echo "All of it took $((SECONDS - started)) s"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
