import { readFileSync, writeFileSync } from 'node:fs';
import { inProject } from '../set-up/project.mjs';

/**
 * Writes the generated tables of a page. With --check it writes nothing, and exits with 1 when a table is out of date.
 * @param {{ page: string, command: string, withTables: (page: string) => string }} options
 */
export function writePage({ page, command, withTables }) {
  const text = readFileSync(inProject(page), 'utf8');
  const wanted = withTables(text);
  if (wanted === text) {
    process.stdout.write(`The tables of ${page} are up to date.\n`);
  } else if (process.argv.includes('--check')) {
    process.stderr.write(`The tables of ${page} are out of date: run ${command}\n`);
    process.exit(1);
  } else {
    writeFileSync(inProject(page), wanted);
    process.stdout.write(`${page}: tables written.\n`);
  }
}

/**
 * Prints the help of a command that writes a page and exits, if the arguments ask for it.
 * @param {{ page: string, command: string, source: string }} options `source` says where the tables are from
 */
export function helpIfAsked({ page, command, source }) {
  if (!process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) return;
  process.stdout.write(`Usage: ${command} [-- --check]

Writes the tables of ${page} from ${source} in src.

  --check  write nothing; exit with 1 when a table is out of date
`);
  process.exit(0);
}
