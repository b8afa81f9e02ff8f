// Brings a fresh clone to where the service runs: packages, Prisma client, build, browser. What is there already is used as it is.
// Only Node's own modules, as it runs before anything is installed.
import { installBrowser } from './set-up/browser.mjs';
import { build } from './set-up/build.mjs';
import { installPackages } from './set-up/packages.mjs';
import { generatePrismaClient } from './set-up/prisma-client.mjs';
import { checkNode } from './set-up/node-version.mjs';
import { Progress } from './set-up/progress.mjs';

/**
 * @param {{ quiet?: boolean, browser?: boolean }} [options] quiet: say nothing of what was there already; browser: whether one is needed (default yes)
 */
export async function setUp({ quiet = false, browser = true } = {}) {
  const progress = new Progress(quiet);
  checkNode();
  await installPackages(progress);
  await generatePrismaClient(progress);
  await build(progress);
  if (browser) await installBrowser(progress);
}
