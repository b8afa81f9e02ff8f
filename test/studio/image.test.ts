import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the image', () => {
  it('holds nothing of the studio, and none of its packages', () => {
    const allowed = read('.dockerignore').split('\n');
    expect(allowed).toContain('*');
    expect(allowed.filter((line) => line.includes('studio') || line === '!.')).toEqual([]);
    expect(read('Dockerfile')).not.toContain('studio');
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { dev?: boolean }> };
    expect(['vite', 'preact', '@hyzyla/pdfium'].map((name) => packages[`node_modules/${name}`]?.dev)).toEqual([true, true, true]);
  });
});
