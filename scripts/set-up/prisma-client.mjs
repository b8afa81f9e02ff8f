import { rmSync } from 'node:fs';
import { digestOf, inProject, readIfThere } from './project.mjs';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './set-up-error.mjs';
import { removeStamp, writeStamp } from './stamp.mjs';

const CLIENT = 'src/records/prisma-client';
const STAMP = `${CLIENT}/.made-from`;
const SOURCES = ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'];

/** The Prisma client of this schema and this Prisma. @type {import('../set-up.mjs').Step} */
export const prismaClient = {
  name: 'Prisma client',
  found: async () => (readIfThere(STAMP) === digestOf(SOURCES) ? 'generated already' : undefined),
  make: (progress) =>
    progress.step('Prisma client', 'generating', async () => {
      const digest = digestOf(SOURCES);
      // Prisma refuses to write into a folder that it does not recognise as its client, such as an incomplete one.
      removeStamp(STAMP);
      rmSync(inProject(CLIENT), { recursive: true, force: true });
      try {
        await runCommand(process.execPath, [inProject('node_modules/prisma/build/index.js'), 'generate'], {
          // `generate` would download the schema engine, but never runs it: any executable file will do instead.
          env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
          timeoutMs: 3 * 60_000,
        });
      } catch (error) {
        const advice = 'fix what the lines above name in prisma/schema.prisma, then run the command again.';
        throw new SetUpError('the Prisma client could not be generated', advice, error);
      }
      writeStamp(STAMP, digest);
    }),
};
