import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TEMPLATES_FOLDER } from '../compose.js';
import { type Finding, checkTemplate, readTemplate } from '../template-check/index.js';
import { asksForHelp, fail } from './command.js';

const HELP = `Usage: npm run templates:check [-- <template or folder> …] [--json] [--static]

Finds the mistakes in templates: all of them at once, each with its file and line. Without names, every template in templates/.
docs/template-rules.md lists the rules.

  --json    the findings as JSON
  --static  only what can be told without a browser

Ends with 1 when there are errors; warnings alone do no harm.
`;

if (asksForHelp(HELP)) process.exit(0);

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, static: { type: 'boolean', default: false } },
  });
  const directories = positionals.length > 0 ? positionals.map(directoryOf) : allTemplates();
  const findings: Finding[] = [];
  for (const directory of directories) findings.push(...(await findingsIn(directory, values.static)));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  process.stdout.write(values.json ? `${JSON.stringify(findings, null, 2)}\n` : asText(findings, directories, errors));
  process.exitCode = errors > 0 ? 1 : 0;
} catch (error) {
  fail(error);
}
