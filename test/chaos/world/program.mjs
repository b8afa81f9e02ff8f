import { spawn } from 'node:child_process';
import { inProject, PROJECT } from '../../../scripts/set-up/project.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a program and sees to it that it does not outlive this process.
 * @param {string[]} command
 * @param {Record<string, string>} env
 */
export function startCommand([program = '', ...args], env) {
  const { PATH = '', HOME = '', PUPPETEER_EXECUTABLE_PATH = '', PUPPETEER_CACHE_DIR = '' } = process.env;
  const child = spawn(program, args, {
    cwd: PROJECT,
    env: { PATH, HOME, PUPPETEER_EXECUTABLE_PATH, PUPPETEER_CACHE_DIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/**
 * Runs `dist/<name>.js` to its end and gives what it wrote. @throws Error when it fails
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<string>}
 */
export function runProgram(name, args, env) {
  return new Promise((resolve, reject) => {
    const child = startCommand([process.execPath, inProject(`dist/${name}.js`), ...args], env);
    let [output, errors] = ['', ''];
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${name} ended with ${code ?? signal}: ${(output + errors).slice(-2000)}`));
    });
  });
}
