import { writeFileSync } from 'node:fs';
import { digestOf, inProject, readIfThere } from './project.mjs';
import { runCommand } from './run-command.mjs';

const CLIENT = 'src/records/prisma-client';
const STAMP = `${CLIENT}/.made-from`;

/** Generates the Prisma client, unless the one there is of this schema and this Prisma. @param {import('./progress.mjs').Progress} progress */
export async function generatePrismaClient(progress) {
  const digest = digestOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  if (readIfThere(STAMP) === digest) return progress.reused('Prisma client', 'generated already');
  await progress.step('Prisma client', 'generating', async () => {
    await runCommand(process.execPath, [inProject('node_modules/prisma/build/index.js'), 'generate'], {
      // `generate` never runs the schema engine, yet would download it: any executable file will do in its place.
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
    });
    writeFileSync(inProject(STAMP), digest);
  });
}
