import { describe, expect, it } from '@jest/globals';
import { buyerHasToAct, isOverdue } from '../../src/invoices/collection.js';
import { paymentKindOf } from '../../src/invoices/payment-kind.js';

describe('paymentKindOf', () => {
  it.each([
    [null, 'transfer'],
    ['30', 'transfer'],
    ['58', 'transfer'],
    ['49', 'direct-debit'],
    ['59', 'direct-debit'],
    ['48', 'card'],
    ['54', 'card'],
    ['55', 'card'],
    ['10', 'cash'],
    ['20', 'cheque'],
    ['68', 'online'],
    ['97', 'clearing'],
    ['33', 'collected'],
    ['51', 'collected'],
    ['70', 'collected'],
    ['24', 'collected'],
    ['1', 'other'],
    ['constructor', 'other'],
  ])('%s is %s', (code, kind) => {
    expect(paymentKindOf(code)).toBe(kind);
  });
});

describe('isOverdue', () => {
  const late = { status: 'ISSUED', typeCode: '380', amountDue: '10.00', dueDate: '2026-03-01', paymentMeans: [] } as const;

  it('is true from the day after the due date on', () => {
    expect(isOverdue(late, '2026-03-02')).toBe(true);
    expect(isOverdue(late, '2026-03-01')).toBe(false);
    expect(isOverdue({ ...late, dueDate: null }, '2099-01-01')).toBe(false);
  });

  it.each([{ status: 'DRAFT' }, { status: 'VOID' }, { amountDue: '0.00' }, { amountDue: '-1.00' }] as const)(
    'is false with %j',
    (given) => {
      expect(isOverdue({ ...late, ...given }, '2026-03-02')).toBe(false);
    },
  );

  it('is false if the seller collects the money', () => {
    expect(isOverdue({ ...late, paymentMeans: [{ meansCode: '59' }] }, '2026-03-02')).toBe(false);
    expect(isOverdue({ ...late, paymentMeans: [{ meansCode: '30' }, { meansCode: '48' }] }, '2026-03-02')).toBe(false);
    expect(isOverdue({ ...late, paymentMeans: [{ meansCode: '97' }] }, '2026-03-02')).toBe(false);
    expect(buyerHasToAct([{ meansCode: '30' }, { meansCode: '68' }, { meansCode: null }])).toBe(true);
  });

  it.each(['102', '130', '325', '382', '389', '395', '457', '500', '501', '527', '553', '751', '870', '935'])(
    'is false for the type %s, which demands nothing of its reader',
    (typeCode) => {
      expect(isOverdue({ ...late, typeCode }, '2026-03-02')).toBe(false);
    },
  );

  it.each(['71', '326', '380', '383', '384', '386', '393', '780', '875', '877'])('is true for the type %s', (typeCode) => {
    expect(isOverdue({ ...late, typeCode }, '2026-03-02')).toBe(true);
  });
});
