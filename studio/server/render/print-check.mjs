// npm run templates:check in a process of its own: it prints many documents, and starts a browser.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { inProject } from '../../../scripts/set-up/project.mjs';
import { excerptAt } from './fault.mjs';

/** @typedef {import('../../shared/api.js').Finding} Finding */

const DEADLINE_MS = 120_000;
const MOST_OUTPUT = 16 * 2 ** 20;

/** All findings for a template, those of its printed pages too. @param {string} root @param {string} design @param {AbortSignal} signal @returns {Promise<Finding[]>} */
export function checkPrints(root, design, signal) {
  const args = [inProject('dist/linter/main.js'), join(root, design), '--json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { signal, timeout: DEADLINE_MS, maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) => {
      const findings = findingsIn(stdout);
      if (findings) return resolve(findings.map((finding) => shown(finding, root)));
      const why = error?.killed ? `it took longer than ${DEADLINE_MS / 1000} s` : stderr.trim().split('\n')[0];
      reject(Object.assign(new Error(`templates:check failed: ${why}`), { code: 'check_failed' }));
    });
  });
}

/** The findings that it wrote; null if it ended before. @param {string} output @returns {import('../../../linter/index.js').Finding[] | null} */
function findingsIn(output) {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}

/** @param {import('../../../linter/index.js').Finding} finding @param {string} root @returns {Finding} */
export function shown({ rule, severity, message, hint, file, line }, root) {
  return { rule, severity, message, hint: hint ?? null, file, line, excerpt: excerptAt(root, file, line) };
}
