import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type DatabaseOptions, openDatabase } from '../../src/records/open-database.js';
import { claimDelivery, settleDelivery } from '../../src/records/webhooks/claim-delivery.js';
import { enqueueDelivery } from '../../src/records/webhooks/enqueue-delivery.js';
import { organisationSecret } from '../../src/webhooks/signing/organisation-secret.js';
import { freshDatabase, type Kind, KINDS } from '../harness/database/databases.js';
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

interface Sample {
  options: DatabaseOptions;
  dead: string;
  foreign: string;
  delivered: string;
  waiting: string;
}

/** A database with two dead notifications, of two organisations, a delivered one and, as the newest, one that waits. */
async function sampleOn(kind: Kind): Promise<Sample> {
  const options = await freshDatabase(kind);
  const database = await openDatabase(options);
  const { prisma } = database;
  const add = async (organisationId: string, state?: 'DEAD' | 'DELIVERED') => {
    const batchId = randomUUID();
    const ordered = { organisationId, batchId, eventType: 'batch.finished', url: 'https://hooks.example.com/in', payload: '{}' };
    const id = await enqueueDelivery(prisma, ordered);
    if (state === undefined) return id;
    const claim = await claimDelivery(prisma, id, 60_000);
    if (!('claimed' in claim)) throw new Error('not claimed');
    const outcome = state === 'DEAD' ? { status: null, error: 'DNS: x (ENOTFOUND)' } : { status: 204, error: null };
    await settleDelivery(prisma, claim.claimed, { state, ...outcome, pauseMs: null });
    return id;
  };
  try {
    return {
      options,
      dead: await add(ORGANISATION, 'DEAD'),
      foreign: await add(randomUUID(), 'DEAD'),
      delivered: await add(ORGANISATION, 'DELIVERED'),
      waiting: await add(ORGANISATION),
    };
  } finally {
    await database.close();
  }
}

const runOn = ({ options: { url, dataFolder } }: Sample, ...args: string[]) =>
  run(args, url === null ? { DATA_FOLDER: dataFolder } : { DATABASE_URL: url });

/** The states in the database: by id. */
async function statesIn({ options }: Sample): Promise<Map<string, string>> {
  const database = await openDatabase(options);
  try {
    return new Map((await database.prisma.webhookDelivery.findMany()).map(({ id, state }) => [id, state]));
  } finally {
    await database.close();
  }
}

describe.each(KINDS)('webhooks on %s', (kind) => {
  it('lists dead ones for people, and redelivers all of an organisation', async () => {
    const sample = await sampleOn(kind);
    const { code, stdout, stderr } = await runOn(sample, 'list', '--state', 'dead', '--organisation', ORGANISATION);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      new RegExp(
        `^${sample.dead}  DEAD       batch\\.finished  attempts 1, given up; last: DNS: x \\(ENOTFOUND\\)\n` +
          `  https://hooks\\.example\\.com/in  organisation ${ORGANISATION}, batch [\\da-f-]{36}, 20\\S+Z\n$`,
      ),
    );
    const redelivered = await runOn(sample, 'redeliver', '--all-dead', '--organisation', ORGANISATION);
    expect([redelivered.code, redelivered.stdout]).toEqual([0, 'To be delivered again: 1\n']);
    const states = await statesIn(sample);
    expect([states.get(sample.dead), states.get(sample.foreign)]).toEqual(['WAITING', 'DEAD']);
  }, 90_000);
});

describe('webhooks', () => {
  let sample: Sample;
  beforeAll(async () => {
    sample = await sampleOn('postgresql');
  });

  it('lists all states, the newest first', async () => {
    const all = (await runOn(sample, 'list')).stdout;
    expect(all).toMatch(new RegExp(`^${sample.waiting}  WAITING    batch\\.finished  attempts 0, next attempt 20\\S+Z\n`));
    expect(all).toMatch(
      new RegExp(`${sample.delivered}  DELIVERED  batch\\.finished  attempts 1, delivered 20\\S+Z, status 204\n`),
    );
    expect((await runOn(sample, 'list', '--organisation', randomUUID())).stdout).toBe('There are no such notifications.\n');
  });

  it('lists for scripts, without payloads', async () => {
    const listed = JSON.parse((await runOn(sample, 'list', '--json', '--limit', '1')).stdout) as object[];
    expect(listed).toEqual([expect.objectContaining({ id: sample.waiting, state: 'WAITING' })]);
    expect(listed[0]).not.toHaveProperty('payload');
  });

  it('redelivers what is named, says what cannot be, and redelivers all that is dead', async () => {
    const unknown = randomUUID();
    const { code, stdout, stderr } = await runOn(sample, 'redeliver', sample.delivered, sample.waiting, unknown);
    expect([code, stdout]).toEqual([1, `${sample.delivered}: to be delivered again\n`]);
    expect(stderr).toContain(`${sample.waiting}: is waiting for its next attempt anyway\n`);
    expect(stderr).toContain(`${unknown}: there is no such notification\n`);
    expect((await runOn(sample, 'redeliver', '--all-dead')).stdout).toBe('To be delivered again: 2\n');
    expect(new Set((await statesIn(sample)).values())).toEqual(new Set(['WAITING']));
  });
});
