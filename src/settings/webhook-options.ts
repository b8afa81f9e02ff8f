import { type Settings, SettingError } from './read-settings.js';

/** The settings of webhooks together. */
export interface WebhookOptions {
  policy: { hosts: NonNullable<Settings['WEBHOOK_HOSTS']>; allowPrivate: boolean };
  /** Master keys, the current one first. Empty if webhooks are off. */
  masterKeys: readonly string[];
  timeoutMs: number;
}

/**
 * The settings that only hold together: hosts need a secret, and a previous secret a present one.
 * @throws SettingError
 */
export function webhookOptions(settings: Settings): WebhookOptions {
  const { WEBHOOK_HOSTS: hosts, WEBHOOK_SECRET: secret, WEBHOOK_PREVIOUS_SECRET: previous } = settings;
  if (hosts !== null && secret === null)
    throw new SettingError('WEBHOOK_SECRET', 'must be set with WEBHOOK_HOSTS: notifications are signed with it');
  if (previous !== null && secret === null)
    throw new SettingError('WEBHOOK_PREVIOUS_SECRET', 'is set without WEBHOOK_SECRET, which it would stand beside');
  return {
    policy: { hosts: hosts ?? [], allowPrivate: settings.WEBHOOK_PRIVATE_ADDRESSES === 'allow' },
    masterKeys: [secret, previous].filter((key) => key !== null),
    timeoutMs: settings.WEBHOOK_TIMEOUT_MS,
  };
}
