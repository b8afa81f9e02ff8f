import { expect, it } from '@jest/globals';
import { withOwnPaths } from '../../../../src/records/import/sent/read-sent.js';

it.each([
  [true, 'lines[0].netAmount'],
  [false, 'invoices[0].lines[0].netAmount'],
])('names the field of a warning as faults do: bare %s', (isBare, path) => {
  const warning = { term: 'BT-131', path: 'invoices[0].lines[0].netAmount', message: 'is 1.00.' };
  expect(withOwnPaths([warning], { isBare })).toEqual([{ ...warning, path }]);
});
