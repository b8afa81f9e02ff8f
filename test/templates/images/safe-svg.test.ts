import { describe, expect, it } from '@jest/globals';
import { safeSvg } from '../../../src/templates/images/svg/safe-svg.js';

const SVG = 'xmlns="http://www.w3.org/2000/svg"';
const read = (text: string) => safeSvg(Buffer.from(text));
const drawing = (content: string, attributes = 'viewBox="0 0 20 10"') => `<svg ${SVG} ${attributes}>\n${content}\n</svg>`;

describe('a drawing', () => {
  it('keeps shapes and paint, and nothing that an editor adds', () => {
    const { markup, width, height } = read(
      `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><!-- a -->` +
        `<svg ${SVG} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="urn:editor" viewBox="0 0 20 10" i:version="1"><title>T</title><metadata><i:a/></metadata>` +
        `<i:view><i:b/></i:view><style>.a{fill:url(#g)}</style><linearGradient id="g"><stop offset="1" stop-color="#f00"/></linearGradient>` +
        `<path class="a" d="M0 0" i:label="x" data-name="y" tabindex="0"/><use xlink:href="#g" style="opacity:.5"/></svg>`,
    );
    expect(markup).toBe(
      `<svg ${SVG} viewBox="0 0 20 10" width="20" height="10"><style>.a{fill:url(#g)}</style><linearGradient id="g"><stop offset="1" stop-color="#f00"></stop></linearGradient>` +
        `<path class="a" d="M0 0"></path><use href="#g" style="opacity:.5"></use></svg>`,
    );
    expect(width / height).toBe(2);
  });

  it.each([
    ['viewBox="0 0 20 10"', 20, 10],
    ['viewBox="0,0,20,10" width="40mm" height="20mm"', 151.2, 75.6],
    ['viewBox="0 0 20 10" width="100%" height="100%"', 20, 10],
    ['width="30" height="60px"', 30, 60],
    ['width=".5in" height="2PC"', 48, 32],
  ])('has the size of %s', (attributes, width, height) => {
    const size = read(drawing('<path/>', attributes));
    expect([size.width, size.height].map((length) => Math.round(length * 10) / 10)).toEqual([width, height]);
  });

  it.each([
    ['a script', '<script>x</script>', '<script> is not allowed: the image has a script', 2],
    ['a script in what is left out', '<metadata><script/></metadata>', 'has a script', 2],
    ['a script of another namespace', '<x:script xmlns:x="urn:x"/>', 'has a script', 2],
    ['an event handler', '\n<path onload="x()"/>', 'has an event handler: take out onload=', 3],
    ['an event handler in what is left out', '<title onclick="x()"/>', 'has an event handler', 2],
    ['foreign content', '<foreignObject/>', 'has content that is not a drawing', 2],
    ['text', '<text>Hi</text>', 'turn the letters into paths', 2],
    ['an image', '<image href="data:image/png;base64,AAAA"/>', 'put that into images/ as a file of its own', 2],
    ['a filter', '<filter id="f"/>', 'has a filter', 2],
    ['an animation', '<animateTransform/>', 'is animated', 2],
    ['a link', '<a href="#x"/>', 'has a link', 2],
    ['an unknown element', '<pattern/>', '<pattern> is not allowed: the image may have only svg, g, defs', 2],
    ['an address in href', '<use href="https://x.example/a.svg#b"/>', 'points outside of the image: only #… is allowed', 2],
    [
      'an address in xlink:href',
      '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="a.svg#b"/>',
      'points outside of the image',
      2,
    ],
    ['a script as address', '<use href="javascript:x()"/>', 'points outside of the image', 2],
    ['an address in a paint', '<path fill="url(https://x.example/a)"/>', 'url(https://x.example/a) points outside', 2],
    ['an address in quotes', `<path style="fill:url('//x.example/a')"/>`, 'points outside', 2],
    ['an address in styles', '<style>.a{fill:url(x.svg#a)}</style>', 'points outside', 2],
    ['an import', '<style>@import "x.css";</style>', 'its styles have "@import"', 2],
    ['an import in CDATA', '<style><![CDATA[@import "x.css";]]></style>', 'its styles have "@import"', 2],
    ['an escape in styles', '<style>.a{fill:\\75rl(x)}</style>', 'its styles have "\\"', 2],
    ['an address that a comment divides', '<style>.a{fill:ur<!-- -->l(https://x.example/a)}</style>', 'points outside', 2],
    ['an address that CDATA divides', '<style>.a{fill:ur<![CDATA[l(//x.example/a)]]></style>', 'points outside', 2],
    ['an address between strings', `<style>.a{font:"/*";fill:url(//x.example/a);b:"*/"}</style>`, 'points outside', 2],
    ['an escape in a paint', '<path fill="u\\72l(//x.example/a)"/>', 'has "\\", which is not allowed', 2],
    ['an image in a mask', `<path mask="image-set('//x.example/a' 1x)"/>`, 'has "image-set(", which is not allowed', 2],
    ['a source in styles', `<path style="mask-image:src('//x.example/a')"/>`, 'its styles have "src("', 2],
    ['a comment within an address', '<style>.a{fill:u/**/rl(x)} @/**/import "x";</style>', 'its styles have "@"', 2],
    ['a processing instruction', '<?php x ?>', 'has <?php?>', 2],
    ['an unknown entity', '<path d="&x;"/>', 'is not valid XML: undefined entity', 2],
    ['an element that is not closed', '<g>', 'is not valid XML', 3],
    ['itself', '<g id="a"><use href="#a"/></g>', 'refers to itself', null],
  ])('is refused with %s', (_, content, message, line) => {
    expect(() => read(drawing(content))).toThrow(message);
    expect(() => read(drawing(content))).toThrow(expect.objectContaining({ code: 'image_fault', line }));
  });

  it.each([
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]><svg ${SVG} viewBox="0 0 1 1"/>`, 'has entities in its DOCTYPE'],
    ['HTML', '<html></html>', 'is not an SVG: it begins with <html>'],
    ['no namespace', '<svg viewBox="0 0 1 1"/>', 'without xmlns='],
    ['nothing', '', 'is not'],
    ['another encoding', `<?xml version="1.0" encoding="latin1"?><svg ${SVG} viewBox="0 0 1 1"/>`, 'save it as UTF-8'],
    ['no size', `<svg ${SVG} width="100%"/>`, 'needs a viewBox'],
    ['a size of nothing', `<svg ${SVG} viewBox="0 0 0 5"/>`, 'must be four numbers'],
  ])('is refused if it has %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('may have ids in any script, and say that it has no filter', () => {
    const shapes = '<path id="größe" style="filter:none"/><use href="#größe" fill="url(#größe-2)"/>';
    expect(read(drawing(shapes)).markup).toContain('fill="url(#größe-2)"');
  });

  it('is refused if a few elements draw a million', () => {
    const doubled = (name: string, target: string) => `<g id="${name}"><use href="#${target}"/><use href="#${target}"/></g>`;
    const levels = Array.from({ length: 24 }, (_, level) => doubled(`g${level + 1}`, `g${level}`)).join('');
    expect(() => read(drawing(`<path id="g0"/>${levels}`))).toThrow('draws more than 20000 elements');
    const chain = Array.from({ length: 5000 }, (_, level) => `<g id="c${level + 1}"><use href="#c${level}"/></g>`)
      .toReversed()
      .join('');
    expect(() => read(drawing(chain))).toThrow('draws more than');
    expect(() => read(drawing(`${'<g>'.repeat(200)}${'</g>'.repeat(200)}`))).toThrow('nested more than 100 deep');
    expect(() => read(drawing(`<path d="${'M0 0'.repeat(200_000)}"/>`))).toThrow('at most 500000 are allowed');
  });
});
