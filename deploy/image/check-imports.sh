#!/bin/sh
# Loads everything that the service and its commands import, so that a package that is missing fails the image's build.
# Runs in the folder of package.json, with the compiled dist in place.
set -eu

node --input-type=module --eval "await import('./dist/compose/compose.js')"
node dist/main.js --help > /dev/null
for command in dist/cli/*.js; do
  node "$command" --help > /dev/null
done
