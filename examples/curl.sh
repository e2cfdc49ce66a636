#!/usr/bin/env bash
# The API with nothing but curl. Start the demo with a key, then pay:
#   Demo__ApiKey=try-me dotnet run --project src/Web
#   examples/curl.sh pay http://localhost:5080 co-hernando-fl try-me
# Is a webhook genuine? (the body on standard input, as it came)
#   examples/curl.sh verify whsec_... WEBHOOK-ID WEBHOOK-TIMESTAMP "WEBHOOK-SIGNATURE" <body
set -euo pipefail

# One field of a JSON answer that has it once.
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

# call METHOD PATH [BODY] [IDEMPOTENCY-KEY]
call() {
  local args=(--silent --show-error --fail-with-body --request "$1" --header "Authorization: Bearer $key")
  [ $# -lt 3 ] || args+=(--header "Content-Type: application/json" --data "$3")
  [ $# -lt 4 ] || args+=(--header "Idempotency-Key: $4")
  curl "${args[@]}" "$site/api/v1/$jurisdiction/$2"
}

case "${1:-}" in
  pay)
    site=$2 jurisdiction=$3 key=$4
    # The key of an order is your own number: when the answer is lost, send the order again, and it is done once.
    permit="SIGN-$(date +%s)-$$"
    assessed=$(call POST fees '{"customer":{"name":"Sam Rivera","address":"14 Oak Street","city":"Brooksville","state":"FL","zip":"34601"},"fees":[{"feeCode":"PRM-SIGN"}],"externalReference":"'"$permit"'"}' "fees-$permit")
    account=$(sed 's/,"fees".*//' <<<"$assessed" | field accountNumber)
    echo "Account $account: $assessed"
    opened=$(call POST payment-sessions '{"accountNumber":"'"$account"'","method":"Online"}' "pay-$permit")
    echo "Opened: $opened"
    session=$(sed 's/,"state".*//' <<<"$opened" | field id)
    echo "Reads back: $(call GET "payment-sessions/$session")"
    ;;
  verify)
    secret=$2 id=$3 timestamp=$4 signatures=$5
    age=$(($(date +%s) - timestamp))
    [ "${age#-}" -le 300 ] || { echo "Too old, or from the future: perhaps recorded"; exit 1; }
    hexkey=$(base64 -d <<<"${secret#whsec_}" | od -An -v -tx1 | tr -d ' \n')
    expected="v1,$({ printf '%s.%s.' "$id" "$timestamp"; cat; } | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$hexkey" -binary | base64)"
    for signature in $signatures; do
      [ "$signature" != "$expected" ] || { echo "Genuine: $id"; exit 0; }
    done
    echo "Not genuine"
    exit 1
    ;;
  *)
    sed -n '2,7s/^# //p' "$0" >&2
    exit 2
    ;;
esac
