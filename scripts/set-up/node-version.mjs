import { SetUpError } from './set-up-error.mjs';

const NEEDED = [20, 19];

/** Ends with a clear message if Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  throw new SetUpError(
    `invoice-press needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}`,
    'install the current LTS release of Node, from its website or with a version manager (nvm, fnm, mise).',
  );
}
