import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findBrowser } from '../../../src/chromium/browser/find-browser.js';
import { resolveBinary } from '../../../src/chromium/browser/resolve-binary.js';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'browser-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function executable(path: string, content: string): string {
  const whole = join(directory, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, content);
  chmodSync(whole, 0o755);
  return whole;
}

describe('findBrowser', () => {
  it('takes the environment at its word', async () => {
    expect(await findBrowser({ PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome', PUPPETEER_CACHE_DIR: directory })).toEqual({
      path: '/nowhere/chrome',
      source: 'environment',
    });
  });

  it('finds the newest headless shell that Puppeteer installed', async () => {
    const inner = 'chrome-headless-shell-linux64/chrome-headless-shell';
    for (const version of ['99.0.1.2', '148.0.7778.97', '148.0.7778.167'])
      executable(`chrome-headless-shell/linux-${version}/${inner}`, '');
    mkdirSync(join(directory, 'chrome-headless-shell/linux-150.0.0.0'));
    const path = join(directory, 'chrome-headless-shell/linux-148.0.7778.167', inner);
    expect(await findBrowser({ PUPPETEER_CACHE_DIR: directory })).toEqual({ path, source: 'puppeteer' });
  });

  it('looks in the cache of the home directory', async () => {
    const path = executable(
      '.cache/puppeteer/chrome-headless-shell/mac_arm-148.0.0.1/chrome-headless-shell-mac-arm64/chrome-headless-shell',
      '',
    );
    expect(await findBrowser({ HOME: directory })).toEqual({ path, source: 'puppeteer' });
  });

  it('does not take the current directory for a home that is not there', async () => {
    const path = executable(
      '.cache/puppeteer/chrome-headless-shell/linux-148.0.0.1/chrome-headless-shell-linux64/chrome-headless-shell',
      '',
    );
    const before = process.cwd();
    process.chdir(directory);
    try {
      expect((await findBrowser({ HOME: '' }))?.path).not.toBe(path.slice(directory.length + 1));
    } finally {
      process.chdir(before);
    }
  });
});

describe('resolveBinary', () => {
  const elf = '\x7fELF rest';

  it('follows links to a binary', async () => {
    const binary = executable('lib/chrome', elf);
    symlinkSync(binary, join(directory, 'link'));
    expect(await resolveBinary(join(directory, 'link'))).toBe(binary);
  });

  it('finds the binary that a wrapper runs', async () => {
    const binary = executable('lib/chromium-headless-shell', elf);
    expect(await resolveBinary(executable('bin/chromium-headless-shell', `#!/bin/sh -e\n\n${binary} "$@"\n`))).toBe(binary);
  });

  it('finds the binary next to the wrapper, as Google Chrome has it', async () => {
    const binary = executable('opt/chrome', elf);
    expect(await resolveBinary(executable('opt/google-chrome', '#!/bin/bash\nexec "$HERE/chrome" "$@"\n'))).toBe(binary);
  });

  it('refuses what is not a program', async () => {
    await expect(resolveBinary(executable('text', 'words'))).rejects.toThrow('text is not a program');
  });

  it('refuses what is not there', async () => {
    await expect(resolveBinary(join(directory, 'absent'))).rejects.toThrow('there is no browser at');
  });
});
