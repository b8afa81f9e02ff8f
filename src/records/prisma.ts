import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaClient } from './prisma-client/client.js';

/** Prisma's client on a driver adapter. Its own messages quote the query, so errors are minimal and logged where they are handled. */
export function prismaClient(adapter: SqlDriverAdapterFactory): PrismaClient {
  return new PrismaClient({ adapter, errorFormat: 'minimal', log: [] });
}
