import { describe, expect, it } from '@jest/globals';
import { pdfDate } from '../../src/pdf/pdf-date.js';

describe('the date of a PDF', () => {
  it.each<[string, string | null, string, number]>([
    ['2026-11-01', 'America/Denver', '2026-11-01T19:00:00.000Z', -420],
    ['2026-07-01', 'America/Denver', '2026-07-01T18:00:00.000Z', -360],
    ['2026-11-02', 'Asia/Kathmandu', '2026-11-02T06:15:00.000Z', 345],
    ['2026-11-02', 'Pacific/Kiritimati', '2026-11-01T22:00:00.000Z', 840],
    ['2026-11-02', 'UTC', '2026-11-02T12:00:00.000Z', 0],
    ['2026-11-02', null, '2026-11-02T12:00:00.000Z', 0],
    ['2026-11-02', 'Moon/Tycho', '2026-11-02T12:00:00.000Z', 0],
  ])('of %s in %s is noon of that day there', (day, timeZone, instant, offset) => {
    const { date, utcOffsetMinutes } = pdfDate(day, timeZone);
    expect([date.toISOString(), utcOffsetMinutes]).toEqual([instant, offset]);
  });

  it.each(['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-09-27'])(
    'is noon on %s too, when clocks are changed somewhere',
    (day) => {
      for (const timeZone of [
        'America/Anchorage',
        'America/New_York',
        'Europe/Lisbon',
        'Asia/Jerusalem',
        'Australia/Lord_Howe',
        'Pacific/Auckland',
      ]) {
        const text = pdfDate(day, timeZone).date.toLocaleString('sv-SE', { timeZone });
        expect([timeZone, text]).toEqual([timeZone, `${day} 12:00:00`]);
      }
    },
  );
});
