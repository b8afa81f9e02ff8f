import { readFileSync } from 'node:fs';

/** What holds the yardstick still: SHA-256 of the documents, by lines, and of the font files, by path. @type {{ commit: string, documents: Record<string, string>, fonts: Record<string, string> }} */
export const frozen = JSON.parse(readFileSync(new URL('frozen.json', import.meta.url), 'utf8'));
