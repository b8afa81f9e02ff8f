import { hkdfSync } from 'node:crypto';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The signing secret of an organisation: 32 bytes by HKDF-SHA256 (RFC 5869) of the master key, as Standard Webhooks writes secrets: `whsec_` and base64.
 * Each organisation has another one, so none can sign for another, and none learns the master key.
 * @param masterKey WEBHOOK_SECRET or WEBHOOK_PREVIOUS_SECRET
 */
export function organisationSecret(masterKey: string, organisationId: string): string {
  const id = organisationId.toLowerCase();
  if (!UUID.test(id)) throw new TypeError('an organisation id must be a UUID');
  const bytes = hkdfSync('sha256', masterKey, '', `invoice-press webhook v1 ${id}`, 32);
  return `whsec_${Buffer.from(bytes).toString('base64')}`;
}
