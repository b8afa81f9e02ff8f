import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Finding, checkTemplate, describeFindings } from './index.js';
import { asksForHelp, fail } from '#service/cli/command.js';
import { TEMPLATES_FOLDER } from '#service/compose/folders.js';
import { type TemplateReading, readTemplate } from '#service/templates/index.js';

const HELP = `Usage: npm run templates:check [-- <template or folder> …] [--json] [--static]

Finds the mistakes in templates: all of them at once, each with its file and line. Without names, every template in templates/.
docs/template-rules.md lists the rules.

  --json    the findings as JSON
  --static  only the rules that need no browser

Exits with 1 if there are errors. Warnings alone do no harm.
`;

if (asksForHelp(HELP)) process.exit(0);

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, static: { type: 'boolean', default: false } },
  });
  const names = positionals.length > 0 ? positionals : allTemplates();
  const templates = names
    .map(directoryOf)
    .map((directory) => readTemplate(dirname(directory), basename(directory)))
    .filter(({ isAbstract }) => !isAbstract || positionals.length > 0);
  const findings = withoutRepeats(values.static ? templates.flatMap(checkTemplate) : await inBrowser(templates));
  process.stdout.write(values.json ? `${JSON.stringify(findings, null, 2)}\n` : describeFindings(findings, templates));
  process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
} catch (error) {
  fail(error);
}

function allTemplates(): string[] {
  const folders = readdirSync(TEMPLATES_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).filter((name) => existsSync(join(TEMPLATES_FOLDER, name, 'template.json')));
}

/** The folder of a named template, or the given folder. */
function directoryOf(name: string): string {
  const [found] = [join(TEMPLATES_FOLDER, name), resolve(name)].filter((directory) =>
    existsSync(join(directory, 'template.json')),
  );
  if (found !== undefined) return found;
  const known = `available: ${allTemplates().join(', ')}`;
  throw Object.assign(new Error(`"${name}" is not a template, and not a folder with a template.json (${known})\n\n${HELP}`), {
    code: 'usage',
  });
}

/** Inherited parts are checked in each template that inherits them. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

async function inBrowser(templates: readonly TemplateReading[]): Promise<Finding[]> {
  const { openPrintCheck } = await import('./printed/open-print-check.js');
  const check = await openPrintCheck(process.env);
  try {
    const findings: Finding[] = [];
    for (const template of templates) findings.push(...(await check.checkTemplate(template)));
    return findings;
  } finally {
    await check.close();
  }
}
