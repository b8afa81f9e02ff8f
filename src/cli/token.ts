import { parseArgs } from 'node:util';
import { readSettings, SettingError, tokenSettings } from '../settings/read-settings.js';
import { isUuid, usage } from './arguments/usage.js';
import { asksForHelp, commandEnvironment, fail } from './command.js';
import { signToken } from './sign-token.js';

const HELP = `Usage: npm run token -- --organisation <uuid> [--subject <name>] [--scope <scopes>] [--expires <time>]

Prints a bearer token for development, signed with JWT_SECRET (or the content of JWT_SECRET_FILE) for JWT_ISSUER and JWT_AUDIENCE.

  --organisation  UUID of the organisation whose invoices the token may read
  --subject       user of the token, for the audit log (default: developer)
  --scope         what the token allows, separated by blanks: "invoices:read invoices:pdf documents:pdf" (default: no such claim)
  --expires       how long the token is valid: 15m, 1h, 7d (default: 1h)
`;

if (asksForHelp(HELP)) process.exit(0);

try {
  const { organisation, ...rest } = readArguments();
  const settings = readSettings(commandEnvironment());
  const { keys, issuer, audience } = tokenSettings(settings);
  const secret = 'secrets' in keys ? keys.secrets[0] : undefined;
  if (secret === undefined) throw new SettingError('JWT_SECRET', 'must be set: this command signs with it');
  const token = signToken({
    secret,
    issuer,
    audience,
    organisationClaim: settings.JWT_ORGANISATION_CLAIM,
    organisationId: organisation,
    ...rest,
  });
  process.stdout.write(`${token}\n`);
} catch (error) {
  fail(error);
}

function readArguments(): { organisation: string; subject: string; scope?: string; expiresIn: string } {
  const { values } = parseArgs({
    options: {
      organisation: { type: 'string' },
      subject: { type: 'string', default: 'developer' },
      scope: { type: 'string' },
      expires: { type: 'string', default: '1h' },
    },
  });
  const { organisation, subject, scope, expires } = values;
  if (!isUuid(organisation)) throw usage('--organisation must be a UUID', HELP);
  if (!/^[1-9]\d{0,6}[smhd]$/.test(expires)) throw usage('--expires must be a time such as 15m, 1h or 7d', HELP);
  return { organisation: organisation.toLowerCase(), subject, scope, expiresIn: expires };
}
