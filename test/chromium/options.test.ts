import { describe, expect, it } from '@jest/globals';
import { browserArguments } from '../../src/chromium/browser/browser-arguments.js';
import { checkVersion } from '../../src/chromium/browser/browser-version.js';
import { pauseAfter } from '../../src/chromium/pool/launch-backoff.js';
import { explainLaunchFailure } from '../../src/chromium/browser/launch-failure.js';
import { completeOptions } from '../../src/chromium/options.js';

const needed = { executablePath: '/chrome', fontDirectories: ['/fonts'] };

describe('completeOptions', () => {
  it('fills in the defaults', () => {
    expect(completeOptions(needed)).toMatchObject({
      browsers: 2,
      pagesPerBrowser: 2,
      printTimeoutMs: 10_000,
      isolation: 'page',
      sandbox: true,
      networkNamespace: 'auto',
    });
  });

  it.each([
    [600, 1000],
    [6000, 2000],
    [60_000, 5000],
  ])('gives a browser a third of the %d ms of a print to answer, within bounds: %d ms', (printTimeoutMs, responseTimeoutMs) => {
    expect(completeOptions({ ...needed, printTimeoutMs }).responseTimeoutMs).toBe(responseTimeoutMs);
  });

  it('prints once on each page where a context is asked for', () => {
    expect(completeOptions({ ...needed, isolation: 'context', maxPrintsPerPage: 50 }).maxPrintsPerPage).toBe(1);
  });

  it.each([
    ['browsers', 0],
    ['pagesPerBrowser', 1.5],
    ['queueLimit', -1],
    ['printTimeoutMs', Number.NaN],
    ['responseTimeoutMs', 0],
    ['maxPrintsPerBrowser', 2 ** 40],
  ])('refuses %s = %s by name', (field, value) => {
    expect(() => completeOptions({ ...needed, [field]: value })).toThrow(field);
  });
});

describe('browserArguments', () => {
  it('switches the sandbox off only when told to', () => {
    expect(browserArguments('/profile', true)).not.toContain('--no-sandbox');
    expect(browserArguments('/profile', false)).toContain('--no-sandbox');
  });
});

describe('checkVersion', () => {
  it('reads the version of Chromium and of headless shells', () => {
    expect(checkVersion('HeadlessChrome/156.0.8078.79')).toBe('156.0.8078.79');
    expect(checkVersion('Chrome/133.0.0.0')).toBe('133.0.0.0');
  });

  it('refuses what is older than 133, or something else', () => {
    expect(() => checkVersion('HeadlessChrome/132.0.6834.110')).toThrow(
      'Chromium 132.0.6834.110 is too old; version 133 or newer is needed',
    );
    expect(() => checkVersion('Firefox/150.0')).toThrow('this is not Chromium');
  });
});

describe('pauseAfter', () => {
  it('doubles from 100 ms to 10 s', () => {
    expect([1, 2, 3, 7, 8, 1000].map(pauseAfter)).toEqual([100, 200, 400, 6400, 10_000, 10_000]);
  });
});

describe('explainLaunchFailure', () => {
  it.each([
    '[1:1:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you are running on Ubuntu 23.10+ …',
    '[1:1:FATAL:credentials.cc(131)] Check failed: . : Permission denied (13)',
    '[1:1:ERROR:zygote_host_impl_linux.cc(101)] Running as root without --no-sandbox is not supported.',
  ])('names the setting when the sandbox cannot start: %s', (output) => {
    expect(explainLaunchFailure(new Error('it exited at once'), '/chrome', output).message).toContain('CHROMIUM_SANDBOX=off');
  });

  it('tells the last line of the error output otherwise', () => {
    const error = explainLaunchFailure(
      new Error('it exited at once'),
      '/chrome',
      'noise\nerror while loading shared libraries: libnss3.so\n',
    );
    expect(error.message).toBe(
      'Chromium (/chrome) did not start: it exited at once (error while loading shared libraries: libnss3.so)',
    );
  });
});
