import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { loadTemplates, requireTemplate } from '../../../src/templates/read/load-templates.js';
import { TemplateError } from '../../../src/templates/template-error.js';
import { twoRates } from '../fixtures/invoices.js';
import { TEMPLATES, TODAY } from '../fixtures/templates.js';

/** A copy of all packages for each test, to be changed. Files are named with their package: `base/lines.hbs`. */
export function changedTemplates() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'templates-'));
    cpSync(TEMPLATES, folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const path = (file: string) => join(folder, file);
  const read = (file: string) => readFileSync(path(file), 'utf8');
  const write = (file: string, text: string | Buffer) => {
    writeFileSync(path(file), text);
  };
  const load = () => loadTemplates(folder);
  const classic = () => requireTemplate(load(), 'classic');
  const html = () => {
    const template = classic();
    return template.render(template.toView(twoRates, { today: TODAY }), 'm');
  };
  return {
    path,
    read,
    write,
    append: (file: string, text: string) => {
      write(file, read(file) + text);
    },
    /** Changes JSON, and writes it with a line for each key. */
    edit: (file: string, change: (content: Record<string, unknown>) => void) => {
      const content = JSON.parse(read(file)) as Record<string, unknown>;
      change(content);
      write(file, JSON.stringify(content, null, 2));
    },
    replace: (file: string, from: string | RegExp, to: string) => {
      const changed = read(file).replace(from, to);
      if (changed === read(file)) throw new Error(`${file} has no ${String(from)}`);
      write(file, changed);
    },
    /** The line on which a text stands. */
    lineOf: (file: string, text: string) => read(file).slice(0, read(file).indexOf(text)).split('\n').length,
    load,
    classic,
    html,
    loading: () => errorOf(load),
    rendering: () => errorOf(html),
  };
}

/** The TemplateError that an action ends with. */
export function errorOf(action: () => unknown): TemplateError {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof TemplateError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
