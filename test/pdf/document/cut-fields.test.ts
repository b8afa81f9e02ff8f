import { describe, expect, it } from '@jest/globals';
import { ContentCutError } from '../../../src/chromium/index.js';
import { withCutFields } from '../../../src/pdf/document/cut-fields.js';

const data = {
  number: 'Q-1',
  summary: { label: 'Amount due', amount: '£1,234,567,890.00' },
  lines: {
    items: [
      { name: 'Straße  12', total: '88,888.00' },
      { name: 'Other', total: '88,888.00' },
    ],
  },
};
const faultsOf = (...texts: (string | null)[]): unknown =>
  (withCutFields(new ContentCutError(texts.map((text) => ({ page: 1, text }))), data) as { faults?: unknown }).faults;
const message = 'would be cut off or missing on the page; make it shorter, or use another template';

it('of nearly empty pages names the styles', () => {
  const error = Object.assign(new Error('480 pages have hardly a letter'), { code: 'document_check_failed', cut: [] });
  const { faults } = withCutFields(error, data) as { faults: unknown };
  expect(faults).toEqual([{ path: '$', message: expect.stringContaining('mend the styles') }]);
});

describe('the fields whose texts are cut', () => {
  it.each<[string, (string | null)[], string[]]>([
    ['a text as it is', ['£1,234,567,890.00'], ['$.summary.amount']],
    ['the part of a text that is left of it', ['£1,234,567,8'], ['$.summary.amount']],
    ['a text in other case and spacing', ['STRASSE 12', 'straße 12'], ['$.lines.items[0].name']],
    ['a text of several fields', ['88,888.00'], ['$.lines.items[0].total', '$.lines.items[1].total']],
  ])('%s', (_, texts, paths) => {
    expect(faultsOf(...texts)).toEqual(paths.map((path) => ({ path, message })));
  });

  it('is the whole document where no field has the text, and for a figure', () => {
    const whole = [{ path: '$', message: expect.stringContaining('shorten its longest texts') }];
    expect(faultsOf('Page 1 of 2')).toEqual(whole);
    expect(faultsOf(null)).toEqual(whole);
  });

  it('names twenty at most', () => {
    const many = { items: Array.from({ length: 30 }, () => 'same text') };
    const error = withCutFields(new ContentCutError([{ page: 1, text: 'same text' }]), many);
    expect((error as { faults: unknown[] }).faults).toHaveLength(20);
  });

  it('leaves every other error as it is', () => {
    const error = Object.assign(new Error('x'), { code: 'render_failed' });
    expect(withCutFields(error, data)).toBe(error);
    expect(withCutFields(undefined, data)).toBeUndefined();
  });
});
