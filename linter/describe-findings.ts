import type { Finding } from './finding.js';

/** Findings for a terminal: by file, each with its line and what to write instead. */
export function describeFindings(findings: readonly Finding[], templates: readonly { name: string }[]): string {
  const checked = `${templates.map(({ name }) => name).join(', ')}:`;
  if (findings.length === 0) return `${checked} no mistakes\n`;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const sum = `${checked} ${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}\n`;
  return `${findings.map(describe).join('\n')}\n${sum}`;
}

function describe({ file, line, column, severity, rule, message, hint, excerpt }: Finding): string {
  const place = column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
  const lines = [`${place}  ${severity}  ${message}  [${rule}]`, `    ${excerpt}`];
  if (hint !== undefined) lines.push(`    → ${hint}`);
  return `${lines.join('\n')}\n`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
