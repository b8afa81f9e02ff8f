import { describe, expect, it } from '@jest/globals';
import { FORMATS } from '../../../src/cli/audit/formats.js';
import { type Entry, ENTRY_COLUMNS } from '../../../src/records/audit/read-entries.js';

const ENTRY: Entry = {
  id: '7',
  eventId: '3f0c0000-0000-4000-8000-000000000001',
  recordedAt: '2026-11-02T08:15:00.250Z',
  action: 'INVOICE_PDF_DOWNLOADED',
  organisationId: '3f0c0000-0000-4000-8000-000000000002',
  subject: 'a "b", c',
  tokenId: null,
  requestId: 'req-1',
  ipAddress: '192.0.2.7',
  userAgent: 'x\r\ny\u2028z',
  invoiceId: null,
  byteLength: '41234',
  sha256: 'ab'.repeat(32),
  details: '{"invoiceNumber": "ST-1"}',
};

describe('an audit entry as JSON', () => {
  it('is one line with every column, numbers as numbers and details as an object', () => {
    const line = FORMATS.jsonl.lineOf(ENTRY);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    const value = JSON.parse(line) as Record<string, unknown>;
    expect(Object.keys(value)).toEqual([...ENTRY_COLUMNS]);
    expect(value).toEqual({ ...ENTRY, id: 7, byteLength: 41234, details: { invoiceNumber: 'ST-1' } });
  });

  it('keeps a number of the details that JavaScript would round', () => {
    expect(FORMATS.jsonl.lineOf({ ...ENTRY, details: '{"n": 12345678901234567890.5}' })).toContain(
      '{"n": 12345678901234567890.5}',
    );
  });
});

describe('an audit entry as CSV', () => {
  it('has the names of the columns first', () => {
    expect(FORMATS.csv.head).toBe(`${ENTRY_COLUMNS.map((name) => `"${name}"`).join(',')}\r\n`);
  });

  it('quotes texts by RFC 4180 and leaves null empty', () => {
    expect(FORMATS.csv.lineOf(ENTRY)).toBe(
      `"7","${ENTRY.eventId}","2026-11-02T08:15:00.250Z","INVOICE_PDF_DOWNLOADED","${ENTRY.organisationId}",` +
        `"a ""b"", c",,"req-1","192.0.2.7","x\r\ny\u2028z",,"41234","${'ab'.repeat(32)}","{""invoiceNumber"": ""ST-1""}"\r\n`,
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\uFF1D1',
    '\uFF0B1',
    '\uFF0D1',
    '\uFF201',
    '=HYPERLINK("http://x")',
  ])('makes a text of what a spreadsheet would run: %j', (userAgent) => {
    const cell = FORMATS.csv.lineOf({ ...ENTRY, subject: 's', userAgent });
    expect(cell).toContain(`,"'${userAgent.replaceAll('"', '""')}",`);
  });
});
