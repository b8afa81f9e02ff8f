import { expect, it } from '@jest/globals';
import { swiss } from '../../fixtures/invoices.js';
import { TODAY } from '../../fixtures/templates.js';
import { changedTemplates } from '../../read/changed-templates.js';

const { read, write, classic } = changedTemplates();

it.each([
  ['base/layout.hbs', '{{> swiss-payment-part}}', ''],
  ['base/style.css', '.swiss-sheet', '.other-sheet'],
])('a template whose %s is older than payment parts shows the code alone: otherwise nobody could pay', (file, known, older) => {
  write(file, read(file).replaceAll(known, older));
  const template = classic();
  const html = template.render(template.toView(swiss, { today: TODAY }), 'm');
  expect(html.match(/<svg class="code code-swiss-qr"/g)).toHaveLength(1);
  expect(html).toContain('<div class="swiss-payment-code">');
  expect(html).not.toContain(' data-bottom-area=');
});
