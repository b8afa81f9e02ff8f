import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a receiver got. */
export interface Received {
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/**
 * Verifies a notification as "Verifying signatures" of Standard Webhooks 1.0.0 says, with nothing of the service's own code. @returns the index of the signature that
 * matched, -1: none
 */
export function verify({ headers, body }: Received, secret: string, nowSeconds = Date.now() / 1000): number {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) => String(headers[`webhook-${name}`]));
  if (!/^\d+$/.test(timestamp ?? '') || Math.abs(nowSeconds - Number(timestamp)) > 300) return -1;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return (signatures ?? '').split(' ').findIndex((one) => {
    const [version, signature = ''] = one.split(',');
    const given = Buffer.from(signature, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
