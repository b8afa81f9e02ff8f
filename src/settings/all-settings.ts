import { BATCH_SETTINGS } from './batch-settings.js';
import { DATABASE_SETTINGS } from './database-settings.js';
import { LIMIT_SETTINGS } from './limit-settings.js';
import { OBSERVE_SETTINGS } from './observe-settings.js';
import { PRINT_SETTINGS } from './print-settings.js';
import { SERVER_SETTINGS } from './server-settings.js';
import { STORAGE_SETTINGS } from './storage-settings.js';
import { TOKEN_SETTINGS } from './token-settings.js';
import { WEBHOOK_SETTINGS } from './webhook-settings.js';

export type { Setting } from './parsers.js';

/** Every setting by subject, in the order of docs/settings.md, which is made from it. */
export const SETTINGS_BY_SUBJECT = {
  Server: SERVER_SETTINGS,
  Database: DATABASE_SETTINGS,
  Tokens: TOKEN_SETTINGS,
  Limits: LIMIT_SETTINGS,
  Printing: PRINT_SETTINGS,
  Batches: BATCH_SETTINGS,
  Webhooks: WEBHOOK_SETTINGS,
  Storage: STORAGE_SETTINGS,
  'Log, metrics and traces': OBSERVE_SETTINGS,
};

/** Every setting there is. */
export const SETTINGS = {
  ...SERVER_SETTINGS,
  ...DATABASE_SETTINGS,
  ...TOKEN_SETTINGS,
  ...LIMIT_SETTINGS,
  ...PRINT_SETTINGS,
  ...BATCH_SETTINGS,
  ...WEBHOOK_SETTINGS,
  ...STORAGE_SETTINGS,
  ...OBSERVE_SETTINGS,
};
