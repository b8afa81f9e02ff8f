import { describe, expect, it } from '@jest/globals';
import { readOwnImage } from '../../../src/templates/images/own-image.js';
import { blankPng } from '../../harness/images/blank-png.js';

const png = blankPng(40, 20);
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0"/></svg>');

describe('an image of a template', () => {
  it('is a PNG, a JPEG or a drawing, as data', () => {
    expect(readOwnImage(png, 'x/images/a.png')).toMatchObject({ width: 40, height: 20 });
    expect(readOwnImage(png, 'x/images/a.png').dataUrl).toBe(`data:image/png;base64,${png.toString('base64')}`);
    expect(readOwnImage(svg, 'x/images/a.SVG')).toMatchObject({ width: 30, height: 10 });
  });

  it.each([
    ['a PNG that says it is a JPEG', png, 'a.jpg', 'is a PNG image: rename it'],
    ['a PNG that says it is a drawing', png, 'a.svg', 'is a PNG image: rename it'],
    ['a drawing that says it is a PNG', svg, 'a.png', 'is not a usable PNG: it is neither PNG nor JPEG'],
    ['text', Buffer.from('hello'), 'a.jpeg', 'is not a usable JPEG'],
    ['cut off', png.subarray(0, 50), 'a.png', 'is not a usable PNG'],
    ['of too many pixels', blankPng(4000, 3000), 'a.png', 'at most 1500000 bytes and 9 megapixels are allowed'],
    ['too thin', blankPng(3000, 10), 'a.png', 'neither side more than 100 times the other'],
    ['too thin as a drawing', Buffer.from(svg.toString().replace('30 10', '3000 10')), 'a.svg', 'too thin'],
  ])('is refused if it is %s', (_, bytes, name, message) => {
    expect(() => readOwnImage(bytes, `x/images/${name}`)).toThrow(message);
  });
});
