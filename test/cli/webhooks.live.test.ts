import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type DatabaseOptions, openDatabase } from '../../src/records/open-database.js';
import { claimDelivery, settleDelivery } from '../../src/records/webhooks/claim-delivery.js';
import { enqueueDelivery } from '../../src/records/webhooks/enqueue-delivery.js';
import { organisationSecret } from '../../src/webhooks/signing/organisation-secret.js';
import { freshDatabase, KINDS } from '../harness/database/databases.js';
import { runProgram } from '../harness/service/service-process.js';
import { SETTINGS } from '../harness/service/service.js';

const MASTER = 'm'.repeat(32);
const ORGANISATION = '4f3c1d0e-9a41-4c57-8e4b-0d7c4a1b2c3d';

const run = (args: string[], environment: Record<string, string> = {}) =>
  runProgram('cli/webhooks', args, { ...SETTINGS, WEBHOOK_SECRET: MASTER, ...environment });

describe('webhooks secret', () => {
  it('prints the secret of the organisation, and nothing else', async () => {
    const { code, stdout, stderr } = await run(['secret', '--organisation', ORGANISATION.toUpperCase()]);
    expect([code, stdout, stderr]).toEqual([0, `${organisationSecret(MASTER, ORGANISATION)}\n`, '']);
  });

  it.each([
    ['no command', [], {}, 'name what to do'],
    ['an unknown command', ['delete'], {}, 'name what to do'],
    ['no organisation', ['secret'], {}, 'secret needs --organisation'],
    ['an organisation that is no UUID', ['secret', '--organisation', 'acme'], {}, '--organisation must be a UUID'],
    ['no master key', ['secret', '--organisation', ORGANISATION], { WEBHOOK_SECRET: '' }, 'WEBHOOK_SECRET must be set'],
    ['an unknown state', ['list', '--state', 'lost'], {}, '--state must be waiting, delivered or dead'],
    ['a limit of none', ['list', '--limit', '0'], {}, '--limit must be a whole number from 1'],
    ['nothing to redeliver', ['redeliver'], {}, 'redeliver needs either ids or --all-dead'],
    ['both', ['redeliver', ORGANISATION, '--all-dead'], {}, 'redeliver needs either ids or --all-dead'],
    ['an id that is no UUID', ['redeliver', '1'], {}, 'an id must be a UUID'],
    ['a list of ids', ['list', ORGANISATION], {}, 'list takes no id and no --all-dead'],
  ])('%s: fails, and says why', async (_, args, changes, why) => {
    const { code, stdout, stderr } = await run(args, changes);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.startsWith(`invoice-press: ${why}`)).toBe(true);
    expect(stderr).not.toMatch(/ at .*\.js/);
  });
});

describe.each(KINDS)('webhooks list and redeliver on %s', (kind) => {
  let options: DatabaseOptions;
  let ids: { dead: string; foreign: string; delivered: string; waiting: string };
  const other = randomUUID();
  const on = (...args: string[]) =>
    run(args, options.url === null ? { DATA_FOLDER: options.dataFolder } : { DATABASE_URL: options.url });
  const statesOf = async () => {
    const listed = JSON.parse((await on('list', '--json')).stdout) as { id: string; state: string; payload?: string }[];
    return new Map(listed.map(({ id, state }) => [id, state]));
  };

  beforeAll(async () => {
    options = await freshDatabase(kind);
    const { prisma, close } = await openDatabase(options);
    const add = async (organisationId: string, state?: 'DEAD' | 'DELIVERED') => {
      const batchId = randomUUID();
      const ordered = {
        organisationId,
        batchId,
        eventType: 'batch.finished',
        url: 'https://hooks.example.com/in',
        payload: '{}',
      };
      const id = await enqueueDelivery(prisma, ordered);
      if (state === undefined) return id;
      const claim = await claimDelivery(prisma, id, 60_000);
      if (!('claimed' in claim)) throw new Error('not claimed');
      const outcome = state === 'DEAD' ? { status: null, error: 'DNS: x (ENOTFOUND)' } : { status: 204, error: null };
      await settleDelivery(prisma, claim.claimed, { state, ...outcome, pauseMs: null });
      return id;
    };
    ids = {
      dead: await add(ORGANISATION, 'DEAD'),
      foreign: await add(other, 'DEAD'),
      delivered: await add(ORGANISATION, 'DELIVERED'),
      waiting: await add(ORGANISATION),
    };
    await close();
  });

  it('lists for people: state, attempts, the last fault, and where it goes', async () => {
    const { code, stdout, stderr } = await on('list', '--state', 'dead', '--organisation', ORGANISATION);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      new RegExp(
        `^${ids.dead}  DEAD       batch\\.finished  attempts 1, given up; last: DNS: x \\(ENOTFOUND\\)\n` +
          `  https://hooks\\.example\\.com/in  organisation ${ORGANISATION}, batch [\\da-f-]{36}, 20\\S+Z\n$`,
      ),
    );
    const all = (await on('list')).stdout;
    expect(all).toMatch(new RegExp(`^${ids.waiting}  WAITING    batch\\.finished  attempts 0, next attempt 20\\S+Z\n`));
    expect(all).toMatch(new RegExp(`${ids.delivered}  DELIVERED  batch\\.finished  attempts 1, delivered 20\\S+Z, status 204\n`));
    expect((await on('list', '--limit', '1')).stdout.split('\n')).toHaveLength(3);
    expect((await on('list', '--organisation', randomUUID())).stdout).toBe('There are no such notifications.\n');
  });

  it('redelivers what is named, and says what cannot be', async () => {
    const unknown = randomUUID();
    const { code, stdout, stderr } = await on('redeliver', ids.delivered, ids.waiting, unknown);
    expect([code, stdout]).toEqual([1, `${ids.delivered}: to be delivered again\n`]);
    expect(stderr).toContain(`${ids.waiting}: is waiting for its next attempt anyway\n`);
    expect(stderr).toContain(`${unknown}: there is no such notification\n`);
    expect((await statesOf()).get(ids.delivered)).toBe('WAITING');
  });

  it('redelivers all dead ones of an organisation, then those of all', async () => {
    const { code, stdout } = await on('redeliver', '--all-dead', '--organisation', ORGANISATION);
    expect([code, stdout]).toEqual([0, 'To be delivered again: 1\n']);
    const states = await statesOf();
    expect([states.get(ids.dead), states.get(ids.foreign)]).toEqual(['WAITING', 'DEAD']);
    expect((await on('redeliver', '--all-dead')).stdout).toBe('To be delivered again: 1\n');
    expect((await statesOf()).get(ids.foreign)).toBe('WAITING');
  });
});
