// npm run fonts:make: makes the files in fonts/inter from the package of Inter. With --check it writes nothing, and fails when a file is not what it would make.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deriveInter, INTER_FILES, originalInter } from './fonts/derived-inter.mjs';
import { inProject } from './set-up/project.mjs';

const FOLDER = 'fonts/inter';
const HELP = `Usage: npm run fonts:make [-- --check]

Makes the files in ${FOLDER} from @expo-google-fonts/inter: figures of equal width, and nothing that a document never uses.

  --check  write nothing; exit with 1 when a file is not what it would make
`;

const args = process.argv.slice(2);
if (args.some((argument) => argument === '--help' || argument === '-h')) {
  process.stdout.write(HELP);
  process.exit(0);
}

let stale = 0;
for (const file of INTER_FILES) {
  const path = inProject(`${FOLDER}/${file}`);
  const font = await deriveInter(originalInter(file));
  if (!args.includes('--check')) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, font);
    process.stdout.write(`${FOLDER}/${file} written (${Math.round(font.length / 1024)} kB)\n`);
  } else if (!readFileSync(path).equals(font)) {
    stale += 1;
    process.stderr.write(`${FOLDER}/${file} is not what it would be: run npm run fonts:make\n`);
  }
}
if (stale > 0) process.exit(1);
