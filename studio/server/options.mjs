// The command line of npm run studio.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inProject } from '../../scripts/set-up/project.mjs';

export const HELP = `Usage: npm run studio [-- <options>]

Shows the templates in a browser as they print, and updates within half a second after a file is saved. Serves only this machine and needs no internet. Installs what is missing.

  --templates <folder>  the folder that holds the templates (default: templates)
  --port <n>            the port of 127.0.0.1 (default: 4400, or any free port if that is taken)
  --help                this text
`;

const DEFAULT_PORT = 4400;

/** An invalid option. */
export class UsageError extends Error {
  code = 'usage';
}

/**
 * @typedef {object} Options
 * @property {boolean} help
 * @property {string} templates an absolute path
 * @property {number} port 0: any that is free
 * @property {boolean} isPortGiven
 */

/** @param {string[]} args @returns {Options} @throws UsageError */
export function readOptions(args) {
  const { values } = parse(args);
  const isPortGiven = values.port !== undefined;
  return {
    help: values.help ?? false,
    templates: values.templates === undefined ? inProject('templates') : folder(resolve(values.templates)),
    port: values.port === undefined ? DEFAULT_PORT : port(values.port),
    isPortGiven,
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: { help: { type: 'boolean', short: 'h' }, templates: { type: 'string' }, port: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} path */
function folder(path) {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`--templates: ${path} is not a folder`);
  return path;
}

/** @param {string} value */
function port(value) {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535) throw new UsageError(`--port must be a number from 0 to 65535, not "${value}"`);
  return number;
}
