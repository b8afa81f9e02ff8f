import { describe, expect, it } from '@jest/globals';
import { readOptions, UsageError } from '../../bench/options.mjs';

describe('the command line of the benchmark', () => {
  it('measures all but the peers unless told otherwise', () => {
    const { only, rounds, seconds, concurrency, lines } = readOptions([]);
    expect([...only]).toEqual([
      'reference-floor',
      'present-floor',
      'service-postgresql',
      'service-pglite',
      'by-hand',
      'growth',
      'start-up',
      'passes',
      'finish',
      'e-invoice',
      'read-back',
    ]);
    expect({ rounds, seconds, concurrency, lines }).toEqual({ rounds: 7, seconds: 3, concurrency: [1, 2, 4, 8, 16], lines: 20 });
  });

  it('takes what is chosen, and the peers besides', () => {
    expect([...readOptions(['--only', 'reference-floor,growth', '--peers']).only]).toEqual([
      'reference-floor',
      'growth',
      'jsreport',
    ]);
  });

  it('hands settings to the service, and to variants of it', () => {
    const { settings, variants } = readOptions([
      '--set',
      'LOG_LEVEL=warn',
      '--variant',
      'three:CHROMIUM_PAGES=3,CHROMIUM_BROWSERS=1',
    ]);
    expect(settings).toEqual({ LOG_LEVEL: 'warn' });
    expect(variants).toEqual([{ name: 'three', settings: { CHROMIUM_PAGES: '3', CHROMIUM_BROWSERS: '1' } }]);
  });

  it.each([
    [['--only', 'flor'], '--only: there is no flor'],
    [['--rounds', '0'], '--rounds must be a number of at least 1'],
    [['--seconds', 'long'], '--seconds must be a number'],
    [['--set', 'log=warn'], 'log=warn is not NAME=value'],
    [['--variant', 'three'], '--variant: three is not'],
    [['--fast'], '--fast'],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(message);
  });
});
