import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openWebhooks, type Webhooks } from '../../src/compose/webhooks.js';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { claimDelivery, settleDelivery } from '../../src/records/webhooks/claim-delivery.js';
import { redeliver, redeliverDead } from '../../src/records/webhooks/redeliver.js';
import { allowedHosts } from '../../src/webhooks/destination/allowed-hosts.js';
import type { BatchEvent } from '../../src/webhooks/payload.js';
import { organisationSecret } from '../../src/webhooks/signing/organisation-secret.js';
import { freshDatabase, KINDS } from '../harness/database/databases.js';
import { type Answers, AUTHORITY, type Receiver, startReceiver, toReceiver } from '../webhooks/receiver.js';
import { verify } from '../webhooks/verify.js';

const MASTER = 'm'.repeat(32);
const PREVIOUS = 'p'.repeat(32);
const HOUR = 3_600_000;

const status =
  (...codes: number[]): Answers =>
  (response, count) =>
    response.writeHead(codes[count - 1] ?? 500).end();

describe.each(KINDS)('webhooks on %s', (kind) => {
  let database: Database;
  const receivers: Receiver[] = [];
  beforeAll(async () => {
    database = await openDatabase(await freshDatabase(kind));
  }, 120_000);
  afterAll(async () => database.close());
  afterEach(async () => {
    for (const { close } of receivers.splice(0)) await close();
  });

  async function receiver(answers?: Answers): Promise<Receiver> {
    const started = await startReceiver(answers);
    receivers.push(started);
    return started;
  }

  const open = ({ port }: Pick<Receiver, 'port'>, masterKeys = [MASTER]): Webhooks =>
    openWebhooks(
      { policy: { hosts: allowedHosts(`localhost:${port}`), allowPrivate: true }, masterKeys, timeoutMs: 1000 },
      database,
      { resolve: toReceiver, ca: AUTHORITY },
    );

  const event = (): BatchEvent => ({
    type: 'batch.finished',
    at: new Date('2026-11-30T22:00:00.123Z'),
    organisationId: randomUUID(),
    batchId: randomUUID(),
    state: 'FINISHED',
    counts: { total: 3, done: 2, failed: 1 },
    batchUrl: 'https://billing.example/api/v1/batches/1',
    resultUrl: null,
  });

  const row = (id: string) => database.prisma.webhookDelivery.findUniqueOrThrow({ where: { id } });

  /** Lets time pass for a delivery. */
  const pass = (id: string, ms: number) =>
    database.prisma.$executeRaw`
      UPDATE webhook_deliveries SET next_attempt_at = next_attempt_at - ${ms}::float8 * interval '1 millisecond' WHERE id = ${id}::uuid`;

  async function ordered(answers?: Answers) {
    const target = await receiver(answers);
    const webhooks = open(target);
    const told = event();
    const id = await webhooks.enqueue(database.prisma, told, webhooks.allow(target.url));
    return { target, webhooks, told, id };
  }

  it('are delivered once, signed with the secret of the organisation, and say what happened', async () => {
    const { target, webhooks, told, id } = await ordered();
    expect(await webhooks.deliver(id)).toMatchObject({ next: null, outcome: { state: 'DELIVERED', status: 204 } });
    expect(await webhooks.deliver(id)).toEqual({ next: null, outcome: null });
    const [got] = target.received;
    if (!got) throw new Error('nothing was received');
    expect(target.received).toHaveLength(1);
    expect(got.headers['webhook-id']).toBe(id);
    expect(verify(got, organisationSecret(MASTER, told.organisationId))).toBe(0);
    expect(verify(got, organisationSecret(MASTER, randomUUID()))).toBe(-1);
    expect(JSON.parse(got.body)).toEqual({
      type: 'batch.finished',
      timestamp: '2026-11-30T22:00:00.123Z',
      data: {
        id: told.batchId,
        organisationId: told.organisationId,
        state: 'FINISHED',
        counts: { total: 3, done: 2, failed: 1 },
        batchUrl: 'https://billing.example/api/v1/batches/1',
        resultUrl: null,
      },
    });
    expect(await row(id)).toMatchObject({
      state: 'DELIVERED',
      attempts: 1,
      lastStatus: 204,
      lastError: null,
      nextAttemptAt: null,
      deliveredAt: expect.any(Date),
      payload: got.body,
    });
  });

  it('are ordered with the transaction that ends the batch, or not at all', async () => {
    const told = event();
    const webhooks = open({ port: 1 });
    const broken = database.prisma.$transaction(async (db) => {
      await webhooks.enqueue(db, told, 'https://localhost:1/');
      throw new Error('the batch did not end');
    });
    await expect(broken).rejects.toThrow('the batch did not end');
    expect(await database.prisma.webhookDelivery.count({ where: { batchId: told.batchId } })).toBe(0);
  });

  it('are tried again after a 500, not before their time, under the same id and with a new signature', async () => {
    const { target, webhooks, told, id } = await ordered(status(500, 200));
    const before = Date.now();
    const { next, outcome } = await webhooks.deliver(id);
    expect(outcome).toMatchObject({ state: 'WAITING', status: 500, error: 'status 500' });
    expect(Number(next) - before).toBeGreaterThanOrEqual(4900);
    expect(Number(next) - before).toBeLessThanOrEqual(8000);
    expect(await webhooks.deliver(id)).toEqual({ next, outcome: null });
    expect(target.received).toHaveLength(1);
    await pass(id, 10_000);
    expect(await webhooks.deliver(id)).toMatchObject({ next: null, outcome: { state: 'DELIVERED' } });
    expect(target.received.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
    const secret = organisationSecret(MASTER, told.organisationId);
    expect(target.received.map((got) => verify(got, secret))).toEqual([0, 0]);
    expect(await row(id)).toMatchObject({ state: 'DELIVERED', attempts: 2, lastStatus: 200, lastError: null });
  });

  it('die after ten attempts, with the reason of the last', async () => {
    const { target, webhooks, id } = await ordered();
    await target.close();
    receivers.splice(0);
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const { next } = await webhooks.deliver(id);
      expect([attempt, next === null]).toEqual([attempt, attempt === 10]);
      await pass(id, 48 * HOUR);
    }
    expect(await row(id)).toMatchObject({
      state: 'DEAD',
      attempts: 10,
      lastStatus: null,
      lastError: 'connect: nothing listens on this port (ECONNREFUSED)',
      nextAttemptAt: null,
    });
    expect(await webhooks.deliver(id)).toEqual({ next: null, outcome: null });
    expect(await webhooks.due()).not.toContain(id);
  });

  it('die at once after 410', async () => {
    const { target, webhooks, id } = await ordered(status(410));
    expect(await webhooks.deliver(id)).toMatchObject({ next: null, outcome: { state: 'DEAD' } });
    expect(await webhooks.deliver(id)).toEqual({ next: null, outcome: null });
    expect(target.received).toHaveLength(1);
  });

  it('are attempted by one of many workers at a time', async () => {
    const { target, webhooks, id } = await ordered((response) => setTimeout(() => response.writeHead(500).end(), 100));
    const results = await Promise.all(Array.from({ length: 12 }, () => webhooks.deliver(id)));
    expect(results.filter(({ outcome }) => outcome !== null)).toHaveLength(1);
    // Those who came too late are told when to come again.
    expect(results.every(({ next }) => next !== null)).toBe(true);
    expect([target.received.length, (await row(id)).attempts]).toEqual([1, 1]);
  });

  it('whose process dies in the middle are found and attempted again, when the claim has run out', async () => {
    const { target, webhooks, id } = await ordered();
    const claim = await claimDelivery(database.prisma, id, 60_000);
    if (!('claimed' in claim)) throw new Error('not claimed');
    expect(await webhooks.due()).not.toContain(id);
    expect(await webhooks.deliver(id)).toEqual({ next: claim.claimed.claimedUntil, outcome: null });
    await pass(id, 80_000);
    expect(await webhooks.due()).not.toContain(id);
    await pass(id, 20_000);
    expect(await webhooks.due()).toContain(id);
    expect(await webhooks.deliver(id)).toMatchObject({ next: null, outcome: { state: 'DELIVERED' } });
    expect(target.received.map(({ headers }) => headers['webhook-id'])).toEqual([id]);
    expect(await webhooks.due()).not.toContain(id);
    // The process was only slow: what it writes down now does not count.
    const late = { state: 'DEAD', status: null, error: 'late', pauseMs: null } as const;
    expect(await settleDelivery(database.prisma, claim.claimed, late)).toBeNull();
    expect(await row(id)).toMatchObject({ state: 'DELIVERED', attempts: 2, lastError: null });
  });

  it('belong to the latest claim alone: a process that was only slow changes nothing', async () => {
    const { id } = await ordered();
    const claim = async () => {
      const taken = await claimDelivery(database.prisma, id, 60_000);
      if (!('claimed' in taken)) throw new Error('not claimed');
      return taken.claimed;
    };
    const slow = await claim();
    await pass(id, 80_000);
    const latest = await claim();
    const outcome = { state: 'WAITING', status: 500, error: 'status 500', pauseMs: 5000 } as const;
    expect(await settleDelivery(database.prisma, slow, { ...outcome, state: 'DEAD', pauseMs: null })).toBeNull();
    expect(await row(id)).toMatchObject({ state: 'WAITING', nextAttemptAt: latest.claimedUntil, lastStatus: null });
    expect(await settleDelivery(database.prisma, latest, outcome)).toEqual(expect.any(Date));
    expect(await row(id)).toMatchObject({ state: 'WAITING', attempts: 2, lastStatus: 500 });
  });

  it('that take their process down ten times are not attempted an eleventh time', async () => {
    const { target, webhooks, id } = await ordered();
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await claimDelivery(database.prisma, id, 0);
      await pass(id, 1);
    }
    expect(await webhooks.deliver(id)).toMatchObject({ next: null, outcome: { error: 'the last attempt did not end' } });
    expect([target.received, (await row(id)).state]).toEqual([[], 'DEAD']);
  });

  it('have two signatures while the secret is changed', async () => {
    const { target, told, id } = await ordered();
    await open(target, [MASTER, PREVIOUS]).deliver(id);
    const [got] = target.received;
    const secrets = [MASTER, PREVIOUS].map((key) => organisationSecret(key, told.organisationId));
    expect(secrets.map((secret) => got && verify(got, secret))).toEqual([0, 1]);
  });

  it('go nowhere that is not allowed any more, and wait for a change of mind', async () => {
    const { target, id } = await ordered();
    const { next, outcome } = await open({ port: 1 }).deliver(id);
    expect(outcome?.error).toBe('refused: the URL must have a host and port that the operator of this service has allowed');
    expect([target.received, next === null]).toEqual([[], false]);
  });

  it('start from the beginning when they are redelivered, under the same id', async () => {
    const { target, webhooks, id } = await ordered(status(410, 410, 200));
    expect(await redeliver(database.prisma, id)).toBe('waiting');
    await webhooks.deliver(id);
    expect(await redeliver(database.prisma, id)).toBe('redelivered');
    expect(await row(id)).toMatchObject({ state: 'WAITING', attempts: 0 });
    await webhooks.deliver(id);
    const { organisationId } = await row(id);
    expect(await redeliverDead(database.prisma, randomUUID())).toBe(0);
    expect(await redeliverDead(database.prisma, organisationId)).toBe(1);
    await webhooks.deliver(id);
    expect(await row(id)).toMatchObject({ state: 'DELIVERED', attempts: 1 });
    expect(new Set(target.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    expect(target.received).toHaveLength(3);
    expect(await redeliver(database.prisma, randomUUID())).toBe('unknown');
  });

  it('of nobody are no work', async () => {
    expect(await open({ port: 1 }).deliver(randomUUID())).toEqual({ next: null, outcome: null });
  });
});
