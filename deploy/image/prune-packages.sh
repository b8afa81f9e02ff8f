#!/bin/sh
# Removes from the production packages in ./node_modules what the service never reads: font families and weights that it does not use, previews,
# the embedded database, Prisma's compilers for other databases and loaders, builds for browsers and other runtimes, sources, type declarations,
# tests, source maps and readmes. Licences stay.
# Runs in the image's build, in the folder of package.json, with the compiled dist and the folder fonts in place. check-imports.sh runs after it.
set -eu

used=$(node --input-type=module --eval "
  import { fontDirectories } from './dist/templates/fonts/fonts.js';
  console.log(fontDirectories().join('\n'));
")

for weight in "$PWD"/node_modules/@expo-google-fonts/*/[1-9]*/; do
  printf '%s\n' "$used" | grep --quiet --fixed-strings --line-regexp "${weight%/}" || rm -rf "$weight"
done
printf '%s\n' "$used" | while read -r weight; do
  ls "$weight"/*.ttf
done
for family in "$PWD"/node_modules/@expo-google-fonts/*/; do
  printf '%s\n' "$used" | grep --quiet --fixed-strings "$family" || rm -rf "$family"
done
find node_modules/@expo-google-fonts -type f -name '*.png' -delete

# A server has PostgreSQL. Without DATABASE_URL, the service says that it has no other database.
rm -rf node_modules/@electric-sql node_modules/pglite-prisma-adapter

# The client imports the one compiler for PostgreSQL, as a module.
find node_modules/@prisma/client/runtime -type f -name 'query_compiler_*' ! -name '*.postgresql.*mjs' -delete

find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' -o -iname '*.md' \) \
  ! -iname 'licen[cs]e*' ! -iname 'notice*' ! -iname 'copying*' -delete
# Of Swagger UI, only the bundle is served, with the licences that it names.
find node_modules/swagger-ui-dist -type f -name '*.js' ! -name 'swagger-ui-bundle.js' -delete
# Packages come in several builds. Node loads build/src of OpenTelemetry, dist-cjs of the S3 client, dist/cjs of Handlebars.
rm -rf node_modules/@opentelemetry/*/build/esm node_modules/@opentelemetry/*/build/esnext
rm -rf node_modules/@aws-sdk/*/dist-es node_modules/@smithy/*/dist-es node_modules/@aws/*/dist-es
rm -rf node_modules/handlebars/dist/amd node_modules/handlebars/dist/*.js
rm -rf node_modules/luxon/build/amd node_modules/luxon/build/es6 node_modules/luxon/build/global node_modules/luxon/build/cjs-browser
rm -rf node_modules/puppeteer-core/lib/cjs node_modules/puppeteer-core/lib/es5-iife
# Native code for the runtime Bare, and the protocol's description, which only its types are made of.
rm -rf node_modules/bare-*/prebuilds node_modules/devtools-protocol/json node_modules/devtools-protocol/pdl
find node_modules -type d \( -name test -o -name tests -o -name __tests__ \) -prune -exec rm -rf {} +

find node_modules -type d -empty -delete
