import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { blocksOf, markedCopy } from '../../studio/server/render/html-blocks.mjs';
import { tokensOf } from '../../studio/web/src/panels/html-tokens.js';

describe('the blocks of generated HTML', () => {
  it('are what each partial made, inside of each other', () => {
    const folder = mkdtempSync(join(tmpdir(), 'studio-blocks-'));
    mkdirSync(join(folder, 'from/classic'), { recursive: true });
    for (const [name, text] of [
      ['layout', '<body>OUTER</body>'],
      ['lines', '<table>\nINNER\n</table>'],
      ['line', '<tr></tr>'],
    ] as const) {
      writeFileSync(join(folder, `from/classic/${name}.hbs`), text);
    }
    markedCopy(join(folder, 'from'), join(folder, 'to'));
    const marked = (name: string) => readFileSync(join(folder, `to/classic/${name}.hbs`), 'utf8');
    expect(marked('layout')).toBe('<body>OUTER</body>');
    const html = marked('layout').replace('OUTER', marked('lines').replace('INNER', marked('line') + marked('line')));
    rmSync(folder, { recursive: true });

    const line = { file: 'classic/line.hbs', parts: ['<tr></tr>'] };
    expect(blocksOf(html, 'classic/layout.hbs')).toEqual({
      file: 'classic/layout.hbs',
      parts: ['<body>', { file: 'classic/lines.hbs', parts: ['<table>', line, line, '\n</table>'] }, '</body>'],
    });
  });

  it('are cut into tags, names and values; long data and the stylesheet are left out', () => {
    const image = `<img src="data:image/png;base64,${'A'.repeat(500)}" alt="Logo">`;
    const tokens = tokensOf(`<style>a{}\nb{}</style>${image}text`);
    expect(tokens.map(({ kind, text }) => [kind, text.slice(0, 24)])).toEqual([
      ['tag', '<style>'],
      ['quiet', '/* style.css, 2 lines */'],
      ['tag', '</style>'],
      ['tag', '<img '],
      ['name', 'src='],
      ['value', '"data:image/png;base64,A'],
      ['tag', ' '],
      ['name', 'alt='],
      ['value', '"Logo"'],
      ['tag', '>'],
      ['text', 'text'],
    ]);
    expect(tokens.find(({ text }) => text.startsWith('"data:'))?.text).toHaveLength(120 + '… (522 characters)'.length + 2);
  });
});
