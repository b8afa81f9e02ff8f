import { asDatabaseError } from '../faults/as-database-error.js';
import type { PrismaClient } from '../prisma-client/client.js';

/** What an operator is shown of a delivery. */
export type ListedDelivery = Awaited<ReturnType<typeof listDeliveries>>[number];

/** States of a delivery. */
export const DELIVERY_STATES = ['WAITING', 'DELIVERED', 'DEAD'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Which deliveries: absent means all. For the operator: it looks into all organisations. */
export interface DeliveryFilter {
  state?: DeliveryState | undefined;
  organisationId?: string | undefined;
}

/** The newest deliveries, without their payload. @throws DatabaseUnavailableError */
export async function listDeliveries(prisma: PrismaClient, { state, organisationId }: DeliveryFilter, limit: number) {
  const where = { ...(state !== undefined && { state }), ...(organisationId !== undefined && { organisationId }) };
  return asDatabaseError('Reading the notifications', () =>
    prisma.webhookDelivery.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: limit,
      omit: { payload: true },
    }),
  );
}
