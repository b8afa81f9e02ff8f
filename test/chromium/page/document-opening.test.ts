import { describe, expect, it } from '@jest/globals';
import { withContentPolicy } from '../../../src/chromium/page/content-policy.js';
import { checkOpening } from '../../../src/chromium/page/document-opening.js';
import { DocumentRefusedError } from '../../../src/chromium/errors.js';

describe('checkOpening', () => {
  it.each([
    '<!doctype html><html data-render="m-1">',
    '<!DOCTYPE html>\n<html lang="ar" dir="rtl" data-render="m-1">',
    '\uFEFF<html data-render="m-1" >',
    `<html title='a > b' hidden class=x data-render="m-1">`,
  ])('finds the marker in %j', (opening) => {
    expect(checkOpening(`${opening}<head></head>`, 'm-1')).toBe(opening.length);
  });

  it.each([
    ['another marker', '<!doctype html><html data-render="m-2">'],
    ['no marker', '<!doctype html><html><body data-render="m-1">'],
    ['a marker inside another value', '<html title=" data-render=\'m-1\' ">'],
    ['a comment first', '<!-- <html data-render="m-1"> --><html>'],
    ['text first', 'x<html data-render="m-1">'],
    ['an open quote', '<html title="a data-render="m-1">'],
    ['nothing', ''],
  ])('refuses a document with %s', (_, html) => {
    expect(() => checkOpening(html, 'm-1')).toThrow(DocumentRefusedError);
  });

  it('refuses a marker that is more than letters, digits and hyphens', () => {
    expect(() => checkOpening('<html data-render="a b">', 'a b')).toThrow(DocumentRefusedError);
    expect(() => checkOpening('<html data-render="">', '')).toThrow(DocumentRefusedError);
  });
});

describe('withContentPolicy', () => {
  it('puts the policy right behind the opening', () => {
    const opening = '<!doctype html><html data-render="m-1">';
    expect(withContentPolicy(`${opening}<head>`, opening.length)).toMatch(
      /^<!doctype html><html data-render="m-1"><meta http-equiv="Content-Security-Policy" [^>]+><head>$/,
    );
  });
});
