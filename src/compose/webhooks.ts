import { claimDelivery, settleDelivery } from '../records/webhooks/claim-delivery.js';
import { dueDeliveries } from '../records/webhooks/due-deliveries.js';
import { enqueueDelivery } from '../records/webhooks/enqueue-delivery.js';
import type { Database } from '../records/open-database.js';
import type { WebhookOptions } from '../settings/webhook-options.js';
import { type Delivered, deliverWebhook, type DeliveryEffects } from '../webhooks/delivery/deliver.js';
import { post } from '../webhooks/delivery/post.js';
import { assertAllowedDestination } from '../webhooks/destination/allowed-destination.js';
import { type Resolve, systemResolve } from '../webhooks/destination/checked-addresses.js';
import { type BatchEvent, payloadOf } from '../webhooks/payload.js';
import { organisationSecret } from '../webhooks/signing/organisation-secret.js';

/** A claim lasts so much longer than an attempt, for the rest of the answer and for writing down what came of it, in milliseconds. */
const CLAIM_MARGIN_MS = 60_000;

/** A delivery without a job is found when it is late by so much, in milliseconds. */
const LATE_MS = 30_000;
const MOST_DUE = 100;

/** Notifications, put together. */
export interface Webhooks {
  /** Holds a `webhookUrl` to the policy. @returns it in its normal form, which is the one to store @throws WebhookNotAllowedError */
  allow: (webhookUrl: string) => string;
  /** Orders a notification, in the transaction that ends the batch. @returns its id, for a job @throws DatabaseUnavailableError */
  enqueue: (db: Parameters<typeof enqueueDelivery>[0], event: BatchEvent, url: string) => Promise<string>;
  /** Attempts a delivery once, if it is due. @returns also when to call again @throws DatabaseUnavailableError */
  deliver: (deliveryId: string) => Promise<Delivered>;
  /** The ids of those that are late, so their job was lost. @throws DatabaseUnavailableError */
  due: () => Promise<string[]>;
}

/** @param network how hosts are looked up, and which certificates (PEM) are trusted in place of Node's */
export function openWebhooks(
  { policy, masterKeys, timeoutMs }: WebhookOptions,
  { prisma }: Pick<Database, 'prisma'>,
  network: { resolve?: Resolve; ca?: string } = {},
): Webhooks {
  const posting = { timeoutMs, allowPrivate: policy.allowPrivate, resolve: systemResolve, ...network };
  const effects: DeliveryEffects = {
    policy,
    claim: (id) => claimDelivery(prisma, id, timeoutMs + CLAIM_MARGIN_MS),
    settle: (claimed, outcome) => settleDelivery(prisma, claimed, outcome),
    post: (url, message) => post(url, message, posting),
    secretsOf: (organisationId) => masterKeys.map((key) => organisationSecret(key, organisationId)),
    now: () => new Date(),
    random: Math.random,
  };
  return {
    allow: (webhookUrl) => assertAllowedDestination(webhookUrl, policy).href,
    enqueue: (db, event, url) => {
      const { organisationId, batchId, type } = event;
      return enqueueDelivery(db, { organisationId, batchId, eventType: type, url, payload: payloadOf(event) });
    },
    deliver: (deliveryId) => deliverWebhook(effects, deliveryId),
    due: () => dueDeliveries(prisma, { limit: MOST_DUE, lateMs: LATE_MS }),
  };
}
