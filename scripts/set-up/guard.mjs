// Runs a command, and ends it as soon as the set-up that started it is gone, even by kill -9. Otherwise an installation could go on beside the next one.
// node guard.mjs <command> [arguments]; standard input is a pipe from the set-up.
import { spawn } from 'node:child_process';

const [, , command = '', ...args] = process.argv;
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 1));

// Signals go to the whole group: this process ignores them and stays until the command has ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
const endAll = () => {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
    process.exit(1);
  }
};
process.stdin.once('end', endAll).once('error', endAll).resume();
