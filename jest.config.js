import { availableParallelism } from 'node:os';

// Two projects: "fast" needs neither a browser nor a database; "live" (*.live.test.ts) drives real Chromium, PGlite and PostgreSQL.
const shared = {
  rootDir: '.',
  roots: ['<rootDir>/src', '<rootDir>/linter', '<rootDir>/test'],
  testEnvironment: '<rootDir>/test/harness/jest/plain-globals.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '^#service/(.*)\\.js$': '<rootDir>/src/$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', explicitResourceManagement: true } },
        module: { type: 'nodenext' },
        sourceMaps: 'inline',
      },
    ],
  },
};

export default {
  testTimeout: 30_000,
  // Jest would leave one core to itself, which on two cores is half of them.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // A worker that has grown so far is replaced: Jest keeps what every test file loads, and the whole suite would outgrow the heap of one process.
  workerIdleMemoryLimit: '1500MB',
  projects: [
    {
      ...shared,
      displayName: 'fast',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.live\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'live',
      testMatch: ['<rootDir>/test/**/*.live.test.ts'],
      // One PostgreSQL server and one temporary folder for the whole run: see test/harness/database/databases.ts.
      globalSetup: '<rootDir>/test/harness/database/setup.mjs',
      globalTeardown: '<rootDir>/test/harness/database/teardown.mjs',
    },
  ],
};
