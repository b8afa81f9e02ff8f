import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import { describe, expect, it } from '@jest/globals';
import { DatabaseUnavailableError } from '../../../src/records/faults/errors.js';
import { failureOf } from '../../../src/records/faults/failure.js';
import { explainFileFault } from '../../../src/records/pglite/file-faults.js';
import { readableFailure } from '../../../src/records/postgres/readable-failures.js';

const sql = (code: string, message: string) =>
  new DriverAdapterError({
    kind: 'postgres',
    code,
    severity: 'ERROR',
    message,
    detail: undefined,
    column: undefined,
    hint: undefined,
    originalCode: code,
    originalMessage: message,
  });

describe('a failure of the database', () => {
  it.each([
    [
      '53100',
      'could not extend file "base/5/1": No space left on device',
      'the disk of the database is full: could not extend',
      false,
    ],
    ['53200', 'out of memory', 'the database is out of memory: out of memory (53200)', false],
    ['53300', 'sorry, too many clients already', 'the database has no free connection: sorry, too many', false],
    ['25006', 'cannot execute INSERT in a read-only transaction', 'the database is read-only: is it a standby?: cannot', false],
    ['57P03', 'the database system is starting up', 'the database system is starting up (57P03)', false],
    ['57014', 'canceling statement due to statement timeout', 'canceling statement due to statement timeout (57014)', false],
    ['42P01', 'relation "invoices" does not exist', 'the database lacks a migration: run npm run db:migrate: relation', true],
    ['42703', 'column "template" does not exist', 'the database lacks a migration: run npm run db:migrate: column', true],
    ['42501', 'permission denied for table invoices', 'the role lacks a right: run deploy/postgres/rights.sql', true],
    ['28P01', 'password authentication failed for user "u"', 'password authentication failed for user "u" (28P01)', true],
    ['3D000', 'database "d" does not exist', 'database "d" does not exist (3D000)', true],
    [
      '26000',
      'prepared statement "s" does not exist',
      'a pooler mixes up prepared statements: set DATABASE_PREPARED_STATEMENTS=off',
      false,
    ],
  ])('%s %s', (code, message, reason, lasting) => {
    // As Prisma hands it on, and as it is thrown without Prisma.
    for (const error of [
      sql(code, message),
      Object.assign(new Error('P2010'), { code: 'P2010', meta: { driverAdapterError: sql(code, message) } }),
    ]) {
      expect(failureOf(error)).toMatchObject({
        code,
        lasting,
        reason: expect.stringMatching(
          new RegExp(`^${reason.replaceAll(/[?"/]/g, String.raw`\$&`).replaceAll(/[()]/g, String.raw`\$&`)}`),
        ),
      });
    }
  });

  it('is one line, whatever it was, and keeps its cause only where it has no code', () => {
    const prisma = Object.assign(new Error('\nInvalid `prisma.x()` invocation:\n\n{ a: 1 }\n\nTransaction already\nclosed'), {
      code: 'P2028',
    });
    const unknown = new DatabaseUnavailableError('Reading', prisma);
    expect([unknown.message, unknown.cause]).toEqual(['Reading failed: Transaction already closed', prisma]);
    const known = new DatabaseUnavailableError('Reading', sql('57P01', 'terminating connection'));
    expect([known.message, known.cause]).toEqual(['Reading failed: terminating connection (57P01)', undefined]);
    expect(new DatabaseUnavailableError('Reading', { odd: true }).message).not.toContain('\n');
  });
});

describe('the way to a server', () => {
  it.each([
    [sql('28P01', 'password authentication failed for user "u"'), 'h:5432 says: password authentication failed for user "u"'],
    [sql('57P03', 'the database system is starting up'), 'h:5432 says: the database system is starting up'],
    [sql('53300', 'sorry, too many clients already'), 'h:5432 says: sorry, too many clients already'],
    [
      sql('55000', 'database "d" is not currently accepting connections'),
      'h:5432 says: database "d" is not currently accepting connections',
    ],
    [new Error('timeout exceeded when trying to connect'), 'h:5432 had no free connection in time'],
    [new Error('Connection terminated unexpectedly'), 'h:5432 closed the connection'],
    [new Error('Query read timeout'), 'h:5432 does not answer a query in time'],
    [new DriverAdapterError({ kind: 'ConnectionClosed' }), 'h:5432 closed the connection'],
  ])('%s is told with its address', (error, message) => {
    expect(readableFailure(error, 'h:5432')).toMatchObject({ cause: { kind: 'postgres', message } });
  });

  it('leaves alone what the server says of a query', () => {
    const error = sql('42P01', 'relation "x" does not exist');
    expect(readableFailure(error, 'h:5432')).toBe(error);
  });
});

describe('a file of the embedded database', () => {
  it.each([
    [{ name: 'ErrnoError', errno: 51 }, 'The disk that holds DATA_FOLDER (/d) is full (ENOSPC)'],
    [{ name: 'ErrnoError', errno: 19 }, 'The disk that holds DATA_FOLDER (/d) is full (EDQUOT)'],
    [{ name: 'ErrnoError', errno: 69 }, 'DATA_FOLDER is /d, which cannot be created or written to'],
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), 'The disk that holds DATA_FOLDER (/d) is full (ENOSPC): x'],
    [sql('53100', 'y'), 'The disk that holds DATA_FOLDER (/d) is full (ENOSPC): y'],
    [new Error('z'), 'z'],
  ])('%j that cannot be written is named with its folder', (error, message) => {
    const explained = explainFileFault(error, '/d');
    expect(explained).toBeInstanceOf(Error);
    expect(failureOf(explained).reason.replace(/ \(\w+\)$/, (code) => (message.endsWith(code) ? code : ''))).toBe(message);
  });
});
