#!/usr/bin/env bash
# Lends a private, empty PostgreSQL 15 to whoever starts it: prints its connection string, then waits. When its
# standard input ends - the caller closed it, or is gone - the server stops and its files are removed.
# A line `stop` on its standard input stops it at once, without a checkpoint, as a loss of power does; a line `start` starts
# it again; each is answered by a line when it is done.
set -euo pipefail

binaries=/usr/lib/postgresql/15/bin
[ -x "$binaries/initdb" ] || { echo "PostgreSQL 15 is not in $binaries: install the Debian package postgresql-15." >&2; exit 3; }

folder=$(mktemp -d /tmp/grancius-postgres.XXXXXX)
# The server refuses to run as root.
as_server=()
if [ "$(id -u)" = 0 ]; then
  chown postgres: "$folder"
  as_server=(runuser -u postgres --)
fi

stop() {
  "${as_server[@]}" "$binaries/pg_ctl" --pgdata "$folder/data" --mode immediate --silent stop >&2 || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' INT TERM HUP
cd "$folder"

"${as_server[@]}" "$binaries/initdb" --pgdata data --username postgres --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync >/dev/null

# Nothing here outlives the run, so nothing is waited for to reach the disk; unless waiting is what is measured.
waits="-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
[ "${GRANCIUS_POSTGRES_DURABLE:-}" != true ] || waits="-c shared_buffers=512MB -c max_wal_size=4GB"
start() {
  "${as_server[@]}" "$binaries/pg_ctl" --pgdata data --log log --silent --wait --timeout 30 start --options \
    "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$folder' -c max_connections=300 $waits" >/dev/null 2>&1
}
for try in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 30000))
  if start; then
    echo "Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
    while read -r order; do
      case $order in
        stop) "${as_server[@]}" "$binaries/pg_ctl" --pgdata data --mode immediate --silent --wait stop >&2 && echo stopped ;;
        start) start && echo started ;;
      esac
    done
    exit 0
  fi
done
cat log >&2
exit 1
