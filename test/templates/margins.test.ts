import { describe, expect, it } from '@jest/globals';
import type { Invoice } from '../../src/invoices/invoice.js';
import { noteList } from './fixtures/build-invoice.js';
import * as fixtures from './fixtures/invoices.js';
import { TODAY, templates } from './fixtures/templates.js';

const invoice = fixtures.twoRates;
const view = (changes: Partial<Invoice>) => templates.toView({ ...invoice, ...changes }, { today: TODAY });
const withLegalName = (legalName: string) => view({ organisation: { ...invoice.organisation, legalName } }).page;

describe('the margins of the page', () => {
  it('cut a word that no margin could hold', () => {
    expect(withLegalName('X'.repeat(200)).headStart).toBe(`${'X'.repeat(30)}…`);
    expect(withLegalName('X'.repeat(200)).foot.startsWith(`${'X'.repeat(30)}… · `)).toBe(true);
  });

  it('cut a name of many words later', () => {
    expect(withLegalName('long name '.repeat(12)).headStart).toBe(`${'long name '.repeat(6).trimEnd()}…`);
  });

  it('cut a long number of the invoice', () => {
    expect(view({ number: '7'.repeat(200) }).page.headEnd.length).toBeLessThanOrEqual(31);
  });

  it('leave an ordinary name alone', () => {
    expect(withLegalName('Spey Timber & Joinery Ltd').headStart).toBe('Spey Timber & Joinery Ltd');
  });
});

describe('notes', () => {
  it('of many short lines are long', () => {
    expect(view({ notes: noteList('a\n'.repeat(11) + 'a') }).notes?.isLong).toBe(true);
    expect(view({ notes: noteList('a\n'.repeat(5) + 'a') }).notes?.isLong).toBe(false);
  });
});
