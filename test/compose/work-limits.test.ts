import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../src/settings/read-settings.js';
import { IMPORT_BODIES, IMPORT_QUEUE, openSlots } from '../../src/compose/work-limits.js';

const settings = readSettings({
  JWT_SECRET: 's'.repeat(32),
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'invoice-press',
  CHROMIUM_BROWSERS: '1',
  CHROMIUM_PAGES: '2',
  QUEUE_LIMIT: '4',
  ORGANISATION_SHARE_PERCENT: '50',
});
const signal = new AbortController().signal;

describe('the slots of one organisation', () => {
  it.each([
    ['1', '1', 1, 1],
    ['1', '2', 2, 1],
    ['1', '3', 2, 2],
    ['2', '2', 3, 2],
    ['2', '4', 7, 4],
  ])('%s browsers of %s pages: %i, and %i while another asks', async (CHROMIUM_BROWSERS, CHROMIUM_PAGES, alone, besideOthers) => {
    const slots = openSlots({
      ...settings,
      CHROMIUM_BROWSERS: Number(CHROMIUM_BROWSERS),
      CHROMIUM_PAGES: Number(CHROMIUM_PAGES),
      QUEUE_LIMIT: 40,
    });
    const enter = (name: string) => slots.effects.admit(name, signal);
    const mine = Array.from({ length: alone + 2 }, () => enter('a'));
    for (const one of mine) one.catch(() => undefined);
    const first = await Promise.all(mine.slice(0, alone));
    expect(slots.waiting()).toBe(2);
    await enter('b');
    for (const ticket of first) ticket[Symbol.dispose]();
    // All that waited and may run now run.
    expect(slots.waiting()).toBe(Math.max(0, 2 - besideOthers));
  });
});

describe('imports at the same time', () => {
  it('wait with their bodies unread: three at a time are in memory, and one organisation may take half of the places', async () => {
    const { admitImportBody } = openSlots(settings).effects;
    const enter = (organisation: string) => admitImportBody(organisation, signal);
    const entered: string[] = [];
    const tickets = ['a', 'a', 'b', 'c', 'c'].map((organisation, index) =>
      enter(organisation).then((ticket) => (entered.push(`${organisation}${index}`), ticket)),
    );
    const [first] = await Promise.all(tickets.slice(0, 3));
    expect(entered).toEqual(['a0', 'a1', 'b2']);
    first?.[Symbol.dispose]();
    await tickets[3];
    expect(entered).toEqual(['a0', 'a1', 'b2', 'c3']);
    // Three that are in memory and 125 that wait: half of them.
    for (let mine = 1; mine < 64; mine += 1) void enter('a').catch(() => undefined);
    await expect(enter('a')).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('are as many as the documentation says', async () => {
    const document = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
    expect(document).toContain(`${IMPORT_BODIES + IMPORT_QUEUE} of them, ${IMPORT_QUEUE} before their bodies are read`);
    expect(document).toContain('of these places: 64 by default');
  });

  it('are refused once they have waited as long as an import may take', async () => {
    const { admitImportBody } = openSlots({ ...settings, IMPORT_TIMEOUT_MS: 50 }).effects;
    await Promise.all(['a', 'b', 'c'].map((organisation) => admitImportBody(organisation, signal)));
    await expect(admitImportBody('d', signal)).rejects.toMatchObject({ code: 'overloaded', retryAfterSeconds: 1 });
  });
});

describe('the body budget', () => {
  it('is for as many as may be under way, half of it for one organisation; nobody waits for it', async () => {
    const { admitBody } = openSlots(settings).effects;
    const enter = (organisation: string) => admitBody(organisation, signal).then((ticket) => ticket, codeOf);
    const codeOf = (error: unknown) => (error as { code: string }).code;
    // Two pages, two more that read, four that wait: eight.
    const [first, ...others] = await Promise.all(['a', 'a', 'a', 'a', 'b', 'b', 'b', 'c'].map(enter));
    expect([first, ...others].filter((ticket) => typeof ticket === 'string')).toEqual([]);
    expect([await enter('d'), await enter('c')]).toEqual(['overloaded', 'overloaded']);
    if (first && typeof first !== 'string') first[Symbol.dispose]();
    expect(typeof (await enter('b'))).toBe('object');
  });

  it('is refused to an organisation that has its share, while others have theirs', async () => {
    const { admitBody } = openSlots(settings).effects;
    await Promise.all(['a', 'a', 'a', 'a'].map((organisation) => admitBody(organisation, signal)));
    await expect(admitBody('a', signal)).rejects.toMatchObject({ code: 'rate_limited' });
    await expect(admitBody('b', signal)).resolves.toBeDefined();
  });
});
