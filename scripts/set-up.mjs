// Makes the service run in a fresh clone: packages, Prisma client, build, browser. Steps that are done already are skipped.
// Uses only Node's own modules, as it runs before anything is installed.
import { browser } from './set-up/browser.mjs';
import { build, linter } from './set-up/build.mjs';
import { endChildrenOnInterrupt } from './set-up/children.mjs';
import { helm } from './set-up/helm.mjs';
import { exclusively } from './set-up/lock.mjs';
import { checkNode } from './set-up/node-version.mjs';
import { packages } from './set-up/packages.mjs';
import { prismaClient } from './set-up/prisma-client.mjs';
import { Progress, say } from './set-up/progress.mjs';
import { reportOf } from './set-up/set-up-error.mjs';
import { gateway, pooler, s3Server } from './set-up/test-servers.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<string | undefined>} found what is there already; undefined if the step has to run
 * @property {(progress: Progress) => Promise<void>} make
 */
/** @typedef {{ quiet?: boolean, browser?: boolean, linter?: boolean, testServers?: boolean }} SetUpOptions quiet: do not report what was there already; browser: whether one is needed (default yes); linter: whether the linter of templates is needed (default no); testServers: whether the servers of the tests are needed (default no) */

/** Sets up what is missing. If that fails, prints why and what to do, and ends the process. @param {SetUpOptions} [options] */
export async function setUpOrExit(options) {
  try {
    await setUp(options);
  } catch (error) {
    process.stderr.write(`${reportOf(error)}\n`);
    process.exit(1);
  }
}

/** @param {SetUpOptions} options */
async function setUp({ quiet = false, browser: needsBrowser = true, linter: needsLinter = false, testServers = false } = {}) {
  const progress = new Progress(quiet);
  checkNode();
  const steps = [
    packages,
    prismaClient,
    build,
    ...(needsLinter ? [linter] : []),
    ...(needsBrowser ? [browser] : []),
    ...(testServers ? [pooler.step, gateway.step, s3Server.step, helm] : []),
  ];
  // Most runs find everything and need no lock.
  const found = await whatIsThere(steps);
  if (found.length === steps.length) return found.forEach(({ name, detail }) => progress.reused(name, detail));

  const start = Date.now();
  const restore = endChildrenOnInterrupt();
  try {
    await exclusively(progress, async () => {
      for (const step of steps) {
        const detail = await step.found();
        if (detail === undefined) await step.make(progress);
        else progress.reused(step.name, detail);
      }
    });
  } finally {
    restore();
  }
  say(`✓ set-up          complete after ${Math.round((Date.now() - start) / 1000)} s`);
}

/** The steps that are done already, up to the first one that is not: later steps depend on earlier ones. @param {Step[]} steps */
async function whatIsThere(steps) {
  const there = [];
  for (const { name, found } of steps) {
    const detail = await found();
    if (detail === undefined) break;
    there.push({ name, detail });
  }
  return there;
}
