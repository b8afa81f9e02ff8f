// npm run currencies:make: makes the list of currencies. With --check it writes nothing, and fails when the list is not what it would make.
import { readFileSync, writeFileSync } from 'node:fs';
import { currencyList, listIn, sourceOf } from './currencies/currency-list.mjs';
import { inProject } from './set-up/project.mjs';

const FILE = 'src/invoices/currency-list.ts';
const HELP = `Usage: npm run currencies:make [-- --check]

Makes ${FILE} from currency-codes (ISO 4217's list) and cldr-core (Unicode's data). No code of the file as it is ever goes away.

  --check  write nothing; exit with 1 when the file is not what it would make
`;

const args = process.argv.slice(2);
if (args.some((argument) => argument === '--help' || argument === '-h')) {
  process.stdout.write(HELP);
  process.exit(0);
}

const path = inProject(FILE);
const before = readFileSync(path, 'utf8');
const made = sourceOf(currencyList(listIn(before)));
if (!args.includes('--check')) {
  writeFileSync(path, made);
  process.stdout.write(`${FILE} written (${listIn(made).length} currencies)\n`);
} else if (made !== before) {
  process.stderr.write(`${FILE} is not what it would be: run npm run currencies:make\n`);
  process.exit(1);
}
