// Runs one of the service's commands (npm start, npm run token …), after setting up what is missing: node scripts/run.mjs <module of dist/> [arguments]
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inProject } from './set-up/project.mjs';

const [, , command = '', ...args] = process.argv;
const NEEDS_BROWSER = new Set(['main', 'cli/demo', 'linter/main']);

// The image holds the build, but not the tools that make it.
if (existsSync(inProject('src'))) {
  const { setUpOrExit } = await import('./set-up.mjs');
  const isHelp = args.includes('--help') || args.includes('-h');
  await setUpOrExit({
    quiet: isHelp || command !== 'cli/demo',
    linter: command === 'linter/main',
    browser: NEEDS_BROWSER.has(command) && !isHelp && !args.includes('--static'),
  });
}

process.argv = [process.argv[0] ?? 'node', inProject(`dist/${command}.js`), ...args];
await import(pathToFileURL(inProject(`dist/${command}.js`)).href);
