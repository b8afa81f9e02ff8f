import { describe, expect, it } from '@jest/globals';
import { comparePictures } from './compare-pictures.js';
import { pictureWith } from './page-fixtures.js';

const BLACK: [number, number, number] = [0, 0, 0];

describe('comparePictures', () => {
  it('finds nothing between equals', () => {
    const { pixels, box } = comparePictures(pictureWith({ '2,3': BLACK }), pictureWith({ '2,3': BLACK }));
    expect([pixels, box]).toEqual([0, null]);
  });

  it('finds one pixel, wherever it is', () => {
    for (const place of ['0,0', '7,0', '0,5', '7,5', '3,2']) {
      const [left, top] = place.split(',').map(Number);
      const { pixels, box } = comparePictures(pictureWith({}), pictureWith({ [place]: BLACK }));
      expect([pixels, box]).toEqual([1, { left, top, width: 1, height: 1 }]);
    }
  });

  it.each([0, 1, 2])('finds a pixel that differs by one level in channel %i alone', (channel) => {
    const colour: [number, number, number] = [255, 255, 255];
    colour[channel] = 238;
    expect(comparePictures(pictureWith({}), pictureWith({ '4,4': colour })).pixels).toBe(1);
  });

  it('counts all that differs and draws a box around it', () => {
    const { pixels, box } = comparePictures(pictureWith({ '1,1': BLACK }), pictureWith({ '6,1': BLACK, '3,4': BLACK }));
    expect([pixels, box]).toEqual([3, { left: 1, top: 1, width: 6, height: 4 }]);
  });

  it('shows what is new in red, what is gone in blue, and the rest faded', () => {
    const { picture } = comparePictures(pictureWith({ '0,0': BLACK, '2,0': BLACK }), pictureWith({ '1,0': BLACK, '2,0': BLACK }));
    const colours = [0, 1, 2, 3].map((x) => [...picture.rgb.subarray(x * 3, x * 3 + 3)]);
    expect(colours).toEqual([
      [0, 90, 220],
      [200, 0, 40],
      [200, 200, 200],
      [255, 255, 255],
    ]);
  });

  it('counts what one picture has and the other has not, be it white', () => {
    const { pixels, box } = comparePictures(pictureWith({}), pictureWith({}, 1, 10, 7));
    expect(pixels).toBe(10 * 7 - 8 * 6);
    expect(box).toEqual({ left: 0, top: 0, width: 10, height: 7 });
    expect(comparePictures(pictureWith({}, 1, 10, 7), pictureWith({})).pixels).toBe(pixels);
  });
});
