import { afterAll } from '@jest/globals';
import { killPrograms, Program, startBuilt } from '../machine/program.js';
import { Service } from './service.js';

// None lives longer than its test file, even if a test fails.
afterAll(killPrograms);

/** A running service. */
export type ServiceProcess = Service;

/** Starts `dist/<name>.js`. */
export function startProgram(name: string, args: string[], env: Record<string, string>, cwd?: string): Program {
  return startBuilt(name, args, { env, cwd });
}

/** Starts any script. */
export function startScript(file: string, args: string[], env: Record<string, string> = {}, cwd?: string): Program {
  return new Program([process.execPath, file, ...args], { env, cwd });
}

/** Runs `dist/<name>.js` to its end. */
export function runProgram(name: string, args: string[], env: Record<string, string> = {}, cwd?: string) {
  return startProgram(name, args, env, cwd).ended;
}

/** Starts the service and waits until it listens. */
export function startService(env: Record<string, string>, cwd?: string): Promise<ServiceProcess> {
  return Service.start({ env, cwd });
}
