import { compose } from './compose/compose.js';
import { readSettings, SETTINGS } from './settings/read-settings.js';
import { asksForHelp, fail } from './cli/command.js';
import { serve } from './lifecycle.js';
import { createLog } from './log.js';
import { FILE_SETTINGS } from './settings/setting-files.js';
import { unknownSettings } from './settings/unknown-settings.js';

const HELP = `Usage: npm start

Serves invoice PDFs over HTTP until it is told to stop (SIGTERM or Ctrl-C). All settings come from the environment:

${Object.keys(SETTINGS)
  .map((name) => `  ${name}`)
  .join('\n')}

Secrets and keys may be in files, whose paths are in:

${FILE_SETTINGS.map((name) => `  ${name}`).join('\n')}

docs/settings.md says what each of them means. To try the service without any, use: npm run demo
`;

if (asksForHelp(HELP)) process.exit(0);

try {
  const settings = readSettings(process.env);
  const log = createLog(settings);
  for (const { name, message } of unknownSettings(process.env))
    log('warn', 'unknown setting', { setting: name, reason: message });
  await serve(() => compose(settings, log), settings, log);
} catch (error) {
  fail(error);
}
