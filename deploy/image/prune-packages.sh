#!/bin/sh
# Removes from the production packages in ./node_modules what the service never reads: font families and weights that it does not use, previews,
# Prisma's compilers for other databases, builds for other loaders, type declarations, source maps and readmes. Licences stay.
# Runs in the image's build, in the folder of package.json, with the compiled dist/templates/fonts/fonts.js and the folder fonts in place.
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

find node_modules/@prisma/client/runtime -type f -name 'query_compiler_*' ! -name '*.postgresql.*' -delete

find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -iname '*.md' \) \
  ! -iname 'licen[cs]e*' ! -iname 'notice*' ! -iname 'copying*' -delete
# Of Swagger UI, only the bundle is served, with the licences that it names.
find node_modules/swagger-ui-dist -type f -name '*.js' ! -name 'swagger-ui-bundle.js' -delete
# OpenTelemetry comes in three builds; Node loads build/src.
rm -rf node_modules/@opentelemetry/*/build/esm node_modules/@opentelemetry/*/build/esnext node_modules/bintrees/test

find node_modules -type d -empty -delete
