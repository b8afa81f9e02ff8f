import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { watchFolder } from '../../studio/server/watch-folder.mjs';

let folder: string;
let told: string[][];
let watcher: { close(): void };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-watch-'));
  mkdirSync(join(folder, 'classic/locales'), { recursive: true });
  told = [];
  watcher = watchFolder(folder, (files) => told.push(files));
});

afterEach(() => {
  watcher.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (file: string, text = 'x') => writeFileSync(join(folder, file), text);

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 300 && !condition(); turn++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
}

const heard = (file: string) => told.flat().includes(file);

describe('watching a folder', () => {
  it('tells a saving once, however many steps the editor takes', async () => {
    for (let step = 0; step < 5; step++) write('classic/style.css', 'x'.repeat(step));
    await until(() => told.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told).toEqual([['classic/style.css']]);
  });

  it('hears of an editor that writes another file and renames it', async () => {
    write('classic/.lines.hbs.swp');
    write('classic/lines.hbs.tmp');
    renameSync(join(folder, 'classic/lines.hbs.tmp'), join(folder, 'classic/lines.hbs'));
    await until(() => told.length > 0);
    expect(told).toEqual([['classic/lines.hbs']]);
  });

  it('hears of files below folders, and of folders that are made later', async () => {
    write('classic/locales/ar.json');
    await until(() => heard('classic/locales/ar.json'));
    mkdirSync(join(folder, 'modern/locales'), { recursive: true });
    await until(() => heard('modern'));
    write('modern/locales/de-DE.json');
    await until(() => heard('modern/locales/de-DE.json'));
    expect(told.flat()).not.toContain('classic/style.css');
  });

  it('hears of a folder that takes the place of another, as a change of branch does', async () => {
    rmSync(join(folder, 'classic'), { recursive: true });
    mkdirSync(join(folder, 'classic/locales'), { recursive: true });
    await until(() => told.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    told.length = 0;
    write('classic/locales/ar.json');
    await until(() => heard('classic/locales/ar.json'));
    expect(told.flat()).toContain('classic/locales/ar.json');
  });

  it('goes on when the folder is gone for a while', async () => {
    renameSync(folder, `${folder}-away`);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    renameSync(`${folder}-away`, folder);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    told.length = 0;
    write('classic/style.css');
    await until(() => heard('classic/style.css'));
    expect(told.flat()).toContain('classic/style.css');
  });
});
