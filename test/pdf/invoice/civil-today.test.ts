import { describe, expect, it } from '@jest/globals';
import { civilToday } from '../../../src/pdf/invoice/civil-today.js';

describe('the day it is', () => {
  it.each([
    ['2026-11-20T23:30:00Z', 'UTC', '2026-11-20'],
    ['2026-11-20T23:30:00Z', 'Europe/Berlin', '2026-11-21'],
    ['2026-11-20T23:30:00Z', 'Asia/Tokyo', '2026-11-21'],
    ['2026-11-20T07:30:00Z', 'America/Los_Angeles', '2026-11-19'],
    ['2026-11-20T10:30:00Z', 'Pacific/Kiritimati', '2026-11-21'],
    ['2026-11-20T10:30:00Z', 'Pacific/Niue', '2026-11-19'],
    // The clock of London goes forward at 01:00 UTC.
    ['2026-03-28T23:59:59Z', 'Europe/London', '2026-03-28'],
    ['2026-03-29T23:30:00Z', 'Europe/London', '2026-03-30'],
    ['2026-12-31T23:00:00Z', 'Asia/Dubai', '2027-01-01'],
    ['2024-02-29T12:00:00Z', 'UTC', '2024-02-29'],
  ])('%s in %s is %s', (now, timeZone, day) => {
    expect(civilToday(new Date(now), timeZone)).toBe(day);
  });

  it.each(['Mars/Olympus', '', 'x'])('a time zone that this host does not know (%s) counts as UTC', (timeZone) => {
    expect(civilToday(new Date('2026-11-20T23:30:00Z'), timeZone)).toBe('2026-11-20');
  });

  it('is not moved by the time zone of the process', () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue']) {
        process.env['TZ'] = zone;
        expect(civilToday(new Date('2026-11-20T12:00:00Z'), 'Europe/London')).toBe('2026-11-20');
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});
