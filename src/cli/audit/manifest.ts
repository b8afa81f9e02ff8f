import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ExportFormat } from './formats.js';

/** What is known of an export, in a file beside it. */
export interface Manifest {
  file: string;
  format: ExportFormat;
  /** A UUID, or `all`. */
  organisation: string;
  /** UTC days; the second is exclusive. */
  from: string;
  to: string;
  entries: number;
  byteLength: number;
  /** Of the bytes of the file. */
  sha256: string;
  exportedAt: string;
}

/** An export that must not be used: its message says why. */
export class ExportUnfitError extends Error {
  readonly code = 'export_unfit';
  override readonly name = 'ExportUnfitError';
}

/** Writes the manifest of an export beside it. */
export async function writeManifest(path: string, facts: Omit<Manifest, 'file'>): Promise<void> {
  const unfinished = `${manifestPath(path)}.${process.pid}.part`;
  const manifest = { file: basename(path), ...facts } satisfies Manifest;
  await writeFile(unfinished, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(unfinished, manifestPath(path));
}

/** Reads the manifest of an export. @throws ExportUnfitError */
export async function readManifest(path: string): Promise<Manifest> {
  const text = await readFile(manifestPath(path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ExportUnfitError(
      `${manifestPath(path)} cannot be read (${error.code}): without it, nobody knows whether the export is complete`,
    );
  });
  const manifest = parsed(text) as Partial<Manifest> | null;
  const { format, from, to, entries, sha256 } = manifest ?? {};
  const isWhole =
    [format, from, to, sha256].every((field) => typeof field === 'string') && Number.isSafeInteger(entries) && manifest !== null;
  if (!isWhole) throw new ExportUnfitError(`${manifestPath(path)} is not the manifest of an export`);
  return manifest as Manifest;
}

function manifestPath(path: string): string {
  return `${path}.manifest.json`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
