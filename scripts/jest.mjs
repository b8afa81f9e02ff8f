// How the tests are run, for npm test and npm run check.
import { availableParallelism } from 'node:os';
import { inProject } from './set-up/project.mjs';

/** Node's arguments for Jest. */
export const JEST = ['--experimental-vm-modules', '--no-warnings', inProject('node_modules/jest/bin/jest.js')];

/** Jest's arguments for the fast tests. Some of them wait for timers or other processes, so one worker more than there are cores uses the time. */
export const FAST_TESTS = ['--selectProjects', 'fast', '--silent', '--maxWorkers', String(availableParallelism() + 1)];
