import { describe, expect, it } from '@jest/globals';
import { NoEmbeddedDatabaseError } from '../../../src/records/faults/errors.js';
import { isInstalled } from '../../../src/records/pglite/is-installed.js';

describe('the package of the embedded database', () => {
  it.each([
    ['@electric-sql/pglite', true],
    ['@electric-sql/left-out', false],
  ])('%s: installed is %s', (name, installed) => {
    expect(isInstalled(name)).toBe(installed);
  });

  it('if it is missing, the message says what to set', () => {
    expect(new NoEmbeddedDatabaseError().message).toMatch(/no embedded database.*Set DATABASE_URL/);
  });
});
