import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { findHelm } from '../../../scripts/set-up/helm.mjs';
import type { Manifest } from './strict-check.js';

const CHART = fileURLToPath(new URL('../../../deploy/helm/invoice-press/', import.meta.url));

/** What an operator must say in any case. */
const SAID = {
  settings: { JWT_ISSUER: 'https://login.example', JWT_AUDIENCE: 'invoice-press', STORAGE_S3_BUCKET: 'results' },
};

export interface Rendering {
  /** Values files beside the chart, such as `values-small.yaml`. */
  files?: string[];
  /** Values over those of the files. */
  values?: object;
  release?: string;
}

const rendered = new Map<string, string>();

/**
 * The manifests that `helm template` makes, hooks included.
 * @throws Error with what Helm said, if it refuses the values
 */
export function renderChart(rendering: Rendering = {}): Manifest[] {
  const key = JSON.stringify(rendering);
  const text = rendered.get(key) ?? helmTemplate(rendering);
  rendered.set(key, text);
  return manifestsIn(text);
}

function helmTemplate({ files = [], values = {}, release = 'invoice-press' }: Rendering): string {
  const program = findHelm();
  if (!program) throw new Error('These tests need helm: npm test downloads it, or set HELM_PATH');
  const overlays = files.flatMap((file) => ['--values', `${CHART}${file}`]);
  const args = ['template', release, CHART, '--namespace', 'billing', ...overlays, '--values', '-'];
  // The values by standard input: Helm takes one file from there, so those of the operator are merged first.
  return execFileSync(program, args, { input: JSON.stringify(merged(SAID, values)), encoding: 'utf8', stdio: 'pipe' });
}

/** The manifests of one file of the repository. */
export function manifestsOf(file: string): Manifest[] {
  return manifestsIn(readFileSync(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), 'utf8'));
}

/** Kubernetes reads YAML 1.2 with duplicate keys refused, and merges nothing. */
function manifestsIn(text: string): Manifest[] {
  return parseAllDocuments(text, { uniqueKeys: true }).flatMap((document) => {
    const [fault] = document.errors;
    if (fault) throw fault;
    const manifest = document.toJS() as Manifest | null;
    return manifest ? [manifest] : [];
  });
}

function merged(one: object, other: object): object {
  const result: Record<string, unknown> = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const before = result[name];
    result[name] = isMap(before) && isMap(value) ? merged(before, value) : value;
  }
  return result;
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
