// From the start of the command to the first 200 of /readyz, on a database that exists, while nothing else runs.
import { interleave } from '../lib/interleave.mjs';
import { cpuOfTree } from '../lib/cpu.mjs';
import { progress, say, table, withRange } from '../lib/report.mjs';
import { startService } from '../lib/service.mjs';
import { spread } from '../lib/statistics.mjs';

const TIMES = 5;
const TARGET_MILLISECONDS = 2000;

/** @type {{ name: string, command?: string[] }[]} */
const COMMANDS = [{ name: 'npm start', command: ['npm', 'start', '--silent'] }, { name: 'node dist/main.js' }];

/** @param {import('../benchmark.mjs').Run} run */
export async function measureStartUp({ options, folder, postgres, pglite }) {
  const rows = COMMANDS.flatMap(({ name, command }) =>
    [postgres, pglite].map((database) => ({
      name: `${name}, ${database === postgres ? 'PostgreSQL' : 'PGlite'}`,
      command,
      database,
      milliseconds: /** @type {number[]} */ ([]),
      cpu: /** @type {number[]} */ ([]),
    })),
  );
  for (const order of interleave(rows, options.quick ? 1 : TIMES)) {
    for (const { name, command, database, milliseconds, cpu } of order) {
      progress(`start-up: ${name}`);
      const settings = { ...database.settings, ...options.settings };
      const service = await startService({ folder, settings, ...(command && { command }) });
      milliseconds.push(service.startMilliseconds);
      cpu.push(cpuOfTree(service.pid) * 1000);
      await service.stop();
    }
  }
  progress('');
  const lines = rows.map(({ name, milliseconds, cpu }) => {
    const times = spread(milliseconds);
    return [name, withRange(times), withRange(spread(cpu)), times.median <= TARGET_MILLISECONDS ? 'met' : 'NOT MET'];
  });
  say(`\n${table(['start-up', 'ms until ready', 'CPU ms, browsers included', `≤ ${TARGET_MILLISECONDS} ms`], lines)}`);
  return rows.map(({ name, milliseconds, cpu }) => ({ name, milliseconds, cpu }));
}
