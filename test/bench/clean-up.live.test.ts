import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { frozenDocument } from '../../bench/reference/documents.mjs';
import { inProject } from '../../scripts/set-up/project.mjs';
import { waitUntil } from '../harness/machine/pause.js';
import { descendants, signal, stillRunning } from '../harness/machine/processes.js';
import { Program } from '../harness/machine/program.js';

describe('when the benchmark ends, nothing of it is left', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'invoice-press-test-bench-'));
    await writeFile(join(folder, '20.html'), frozenDocument(20).html);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['a contender fails', 'fail', []],
    ['somebody presses Ctrl-C', '', ['SIGINT']],
    ['it is told to end', '', ['SIGTERM']],
    ['it is told twice', '', ['SIGTERM', 'SIGHUP']],
  ] as const)('though %s', async (_, ending, signals) => {
    const program = new Program(
      [process.execPath, inProject('test/bench/programs/interrupted.mjs'), join(folder, '20.html'), ending],
      { group: true, env: { TMPDIR: folder } },
    );
    await waitUntil(() => program.output.stdout.includes('printing') || !program.isRunning, 20_000);
    const family = descendants(program.pid);
    const browsers = family.filter(({ command }) => command.some((argument) => argument.includes('--type=renderer')));
    expect(browsers.length).toBeGreaterThan(0);
    // The terminal's Ctrl-C goes to the whole group.
    for (const name of signals) signal(name === 'SIGINT' ? -program.pid : program.pid, name);
    const { code, stdout } = await program.ended;
    // Of two signals, the kernel may hand over either first.
    expect(ending === 'fail' || signals.length === 1 ? [3] : [129, 143]).toContain(code);
    expect(stdout).toContain(
      ending === 'fail' ? 'a contender failed' : signals.length === 1 ? `ended by ${signals[0]}` : 'printing',
    );
    await waitUntil(() => stillRunning(family).length === 0, 2000);
    expect(stillRunning(family)).toEqual([]);
  });
});
