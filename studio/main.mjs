// npm run studio: installs what is missing, then shows the templates in a browser as they print.
import { HELP, readOptions, UsageError } from './server/options.mjs';
import { setUpOrExit } from '../scripts/set-up.mjs';
import { Progress } from '../scripts/set-up/progress.mjs';

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    process.exit(0);
  }
  await setUpOrExit({ quiet: true, linter: true });
  const { buildWeb } = await import('./server/build-web.mjs');
  const web = await buildWeb(new Progress(true));
  const { openStudio } = await import('./server/studio.mjs');
  const { startServer } = await import('./server/http/start-server.mjs');
  const studio = await openStudio(options.templates);
  const server = await startServer(studio, { web, port: options.port, mayMove: !options.isPortGiven });
  process.stdout.write(`The studio shows ${options.templates}\n  ${server.address}\nCtrl-C stops it.\n`);

  const stop = async () => {
    await server.close();
    await studio.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop());
} catch (error) {
  const text =
    error instanceof UsageError ? `${error.message}\n\n${HELP}` : error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
