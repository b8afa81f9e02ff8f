import { describe, expect, it } from '@jest/globals';
import { signToken } from '../../src/cli/sign-token.js';
import { findKeysIn } from '../../src/http/authenticate/keys.js';
import { tokenVerifier } from '../../src/http/authenticate/verify-token.js';
import { AUDIENCE, ISSUER, nowSeconds, ORGANISATION_A, RULES, SECRET } from '../harness/service/tokens.js';

const sign = (expiresIn: string | number, organisationClaim = RULES.organisationClaim) =>
  signToken({
    secret: SECRET,
    issuer: ISSUER,
    audience: AUDIENCE,
    organisationClaim,
    organisationId: ORGANISATION_A,
    subject: 'developer',
    expiresIn,
  });
const verifyAt = (seconds: number) => tokenVerifier(RULES, findKeysIn({ secrets: [SECRET] }), () => seconds);

describe('a token for development', () => {
  it('holds for the service with the same settings, for as long as it says', async () => {
    const token = sign('15m');
    await expect(verifyAt(nowSeconds())(token)).resolves.toEqual({
      organisationId: ORGANISATION_A,
      subject: 'developer',
      tokenId: null,
      scopes: [],
    });
    await expect(verifyAt(nowSeconds() + 14 * 60)(token)).resolves.toMatchObject({ subject: 'developer' });
    await expect(verifyAt(nowSeconds() + 16 * 60)(token)).rejects.toThrow('expired');
  });

  it('allows what it is told to', async () => {
    const options = { secret: SECRET, issuer: ISSUER, audience: AUDIENCE, organisationClaim: RULES.organisationClaim };
    const token = signToken({
      ...options,
      organisationId: ORGANISATION_A,
      subject: 's',
      scope: 'invoices:read invoices:pdf',
      expiresIn: 60,
    });
    await expect(verifyAt(nowSeconds())(token)).resolves.toMatchObject({ scopes: ['invoices:read', 'invoices:pdf'] });
  });

  it('has the organisation under the claim of the settings', async () => {
    const rules = { ...RULES, organisationClaim: 'https://x.example/org' };
    const verify = tokenVerifier(rules, findKeysIn({ secrets: [SECRET] }), nowSeconds);
    await expect(verify(sign(60, 'https://x.example/org'))).resolves.toMatchObject({ organisationId: ORGANISATION_A });
  });
});
