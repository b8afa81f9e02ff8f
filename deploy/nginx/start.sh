#!/bin/sh
# Starts the gateway with the limits of the service: start.sh <template> <configuration>. Fills the shared settings into the template.
set -eu

# number NAME VALUE MORE: prints VALUE + MORE; VALUE must be a whole number. Uses expr, as the shell reads a leading zero as octal.
number() {
    case "$2" in
        *[!0-9]*) echo "gateway: $1 must be a whole number" >&2; exit 1 ;;
    esac
    expr "$2" + "$3"
}

# A little above the service's own limits, so that the service itself answers if it can.
lines=$(number MAX_INVOICE_LINES "${MAX_INVOICE_LINES:-10000}" 0)
# It may be 0, and then expr fails.
per_line=$(number TIMEOUT_PER_LINE_MS "${TIMEOUT_PER_LINE_MS:-2}" 0) || [ "$per_line" = 0 ]
read_timeout=$(number REQUEST_TIMEOUT_MS "${REQUEST_TIMEOUT_MS:-10000}" 5000)
read_timeout=$(expr "$read_timeout" + "$lines" '*' "$per_line")
import_timeout=$(number IMPORT_TIMEOUT_MS "${IMPORT_TIMEOUT_MS:-120000}" "$read_timeout")
# To create a batch, and `Prefer: wait`: a minute each.
batch_timeout=$(expr "$read_timeout" + 120000)
max_body=$(number MAX_DOCUMENT_BYTES "${MAX_DOCUMENT_BYTES:-2000000}" 65536)
max_import=$(number MAX_IMPORT_BYTES "${MAX_IMPORT_BYTES:-20000000}" 65536)

sed -e "s/@READ_TIMEOUT_MS@/$read_timeout/" -e "s/@MAX_BODY_BYTES@/$max_body/" \
    -e "s/@IMPORT_TIMEOUT_MS@/$import_timeout/" -e "s/@MAX_IMPORT_BYTES@/$max_import/" -e "s/@BATCH_TIMEOUT_MS@/$batch_timeout/" "$1" > "$2"
exec nginx -c "$2" -g 'daemon off;'
