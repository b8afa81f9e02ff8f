import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, pre, property } from 'fast-check';
import { type DefaultTreeAdapterTypes as Html, parse } from 'parse5';
import { compileParts } from '../../../../src/templates/read/parts/compile-parts.js';
import { partFaults } from '../../../../src/templates/read/parts/part-faults.js';
import { partialFaults } from '../../../../src/templates/read/parts/partials.js';
import { partIn } from '../../../../src/templates/read/parts/template-part.js';
import { SourceText } from '../../../../src/templates/read/source-text.js';

// Whatever the reader lets pass, data makes no markup of it: parts are put together at random, and those without a fault are rendered with hostile data.

const BITS =
  `<p> </p> <p " > < </ <! <? <!-- --> <!- <a_href=" <img_src=" _title=" = ' / class ref h {{x}} {{x}} {{x}} {{#if_a}} {{else}} {{else_if_b}} {{href}} {{~#if_a~}} {{!_c_}} {{~!_c_~}} <scr ipt> on click <style> </style> <title> </title> <textarea> </textarea> <xmp> <plaintext> <noscript> <svg> & &# \\{{x}} <td_ <table> <!DOCTYPE_ <![CDATA[ ]]>`
    .split(' ')
    .map((bit) => bit.replaceAll('_', ' '))
    .concat(' ', '\n', '\r');
const HOSTILE = [
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  `" onclick="y`,
  `' onclick='y`,
  '--><img src=x>',
  'x onclick=y style=z ',
  '</title></style></textarea></xmp><img src=x>',
  'script',
  'img src',
  '/',
  '-',
  'x/onclick',
];
const ACTIVE = /^(?:on.*|style|href|src)$/;

/** The elements and attributes of a document, with the values that a browser would follow or run. */
function skeleton(node: Html.Node): string {
  if (!('childNodes' in node)) return '';
  const attributes =
    'attrs' in node ? node.attrs.map(({ name, value }) => (ACTIVE.test(name) ? `${name}=${value}` : name)).join(' ') : '';
  const isRaw = node.nodeName === 'style' || node.nodeName === 'script';
  const inner = node.childNodes.map((child) => (isRaw && 'value' in child ? child.value : skeleton(child)));
  return `<${node.nodeName} ${attributes}>${inner.join('')}</>`;
}

const closed = (bits: readonly string[]) => {
  const source = bits.join('');
  return source + '{{/if}}'.repeat(source.match(/\{\{~?#if/g)?.length ?? 0);
};
const accepted = (sources: Record<string, string>) => {
  const texts = new Map(Object.entries(sources).map(([name, text]) => [name, new SourceText(`x/${name}.hbs`, text)]));
  const parts = new Map([...texts].map(([name, text]) => [name, partIn(text)]));
  return [...texts.values()].every((text) => partFaults(text).length === 0) && partialFaults(parts).length === 0 ? texts : null;
};

/** The texts that become markup in one of the branches; only of parts without a fault. */
function becomingMarkup(sources: Record<string, string>): string[] {
  const texts = accepted(sources);
  pre(texts !== null);
  const layout = compileParts(texts ?? new Map(), new Map());
  return [true, false].flatMap((a) => {
    const shape = (x: string) => skeleton(parse(layout({ a, b: !a, x, href: 'h' }, '')));
    return HOSTILE.filter((x) => shape(x) !== shape('z'));
  });
}

describe('data', () => {
  const some = (...more: string[]) => array(constantFrom(...BITS, ...more), { minLength: 1, maxLength: 8 }).map(closed);

  it('stays data in a part', () => {
    assert(
      property(some(), (layout) => {
        expect(becomingMarkup({ layout })).toEqual([]);
      }),
      { numRuns: 600, maxSkipsPerRun: 100, seed: 1 },
    );
  });

  it('stays data in a part that another includes', () => {
    assert(
      property(some('{{> inner}}', '{{> inner}}', '{{> inner}}'), some(), (layout, inner) => {
        expect(becomingMarkup({ layout, inner })).toEqual([]);
      }),
      { numRuns: 300, maxSkipsPerRun: 100, seed: 1 },
    );
  });

  it.each([
    ['<{{x}}>', 'a tag or comment must not be built from pieces'],
    ['</{{x}}>', 'a tag or comment must not be built from pieces'],
    ['<!{{x}}>', 'a tag or comment must not be built from pieces'],
    ['<!-{{x}}>', 'a tag or comment must not be built from pieces'],
    ['{{#if a}}<{{/if}}script>', 'a tag or comment must not be built from pieces'],
    ['< {{~! c ~}} script>', 'a tag or comment must not be built from pieces'],
    ['<!-- {{x}}-> -->', 'data at the end of a comment'],
    ['{{#if a}}<!--{{/if}}<a href="{{x}}">{{#if a}}-->{{/if}}', 'this block begins in one place of the HTML and ends in another'],
    ['<p title="{{#if a}}"{{/if}} onclick="{{x}}">', 'this block begins in one place of the HTML and ends in another'],
    ['{{#if a}}<p {{/if}}class="x">y</p>', 'this block begins in one place of the HTML and ends in another'],
    ['<p {{#if a}}class="x">{{/if}}</p>', 'this block begins in one place of the HTML and ends in another'],
    ['{{#if a}}<p {{else}}<b {{/if}} title="{{x}}">', 'this block begins in one place of the HTML and ends in another'],
    ['<a {{#if a}}><i {{/if}} title="{{x}}">', 'this block begins in one place of the HTML and ends in another'],
    ['{{#if a}}<title>{{/if}}y</title>', 'this block begins in one place of the HTML and ends in another'],
    ['<a h{{! c }}ref="{{x}}">', 'a comment in a tag must have blanks around it, without ~'],
    ['<a h{{#if a}}{{/if}}ref="{{x}}">', 'a block in a tag must have blanks around it, without ~'],
    ['<a h{{#if a}} {{else}}ref="{{x}}"{{/if}}>', 'a block in a tag must have blanks around it, without ~'],
    ['<a h {{~#if a~}} ref="{{x}}"{{/if}}>', 'a block in a tag must have blanks around it, without ~'],
    ['<p data-{{x}}="y">', 'data in the name of an attribute'],
    ['<p class="a" class="b" onclick="{{x}}">', 'data in onclick='],
    ['<p id="a" id={{x}}>', 'data in id= without quotes'],
    ['<p class={{#if a}}b{{/if}}>', 'this block begins in one place of the HTML and ends in another'],
    ['<a href="{{date x.href}}">', 'data in href='],
    ['<a href="{{> href}}">', 'data in href='],
    ['<style>{{style}}</style>', 'data inside <style>'],
    ['{{> style}}', '{{> style}} must be inside <style>'],
    ['<xmp>{{x}}</xmp>', 'data inside <xmp>'],
    ['<p title="', 'eof in tag'],
    ['<style>', '<style> is not closed'],
    ['{{{{if a}}}}{{x}}{{{{/if}}}}', 'raw blocks are not allowed in a template'],
  ])('%s is refused', (source, message) => {
    expect(partFaults(new SourceText('x.hbs', source)).map((fault) => fault.message)).toContain(message);
  });

  it.each([
    '<th class="a"{{#if a}} colspan="2"{{/if}}>{{x}}</th>',
    '<th{{#if a}} id="a"{{/if}}{{#if b}} title="{{x}}"{{/if}}>',
    '<th {{#if a}}title="{{x}}"{{else}}title="y"{{/if}}>',
    '<th {{#if a}}id="a" {{/if}}class="b">',
    '{{#if a}}<div class="a">{{else}}<div class="b">{{/if}}{{x}}</div>',
    '<p class="a{{#if a}} b{{else if b}} c{{/if}}">',
    '<!-- {{x}} --><!--{{x}}-->',
    'a < {{x}} &amp; {{x}} > b',
  ])('%s is not', (source) => {
    expect(partFaults(new SourceText('x.hbs', source))).toEqual([]);
  });

  it.each([
    ['<p title="{{> inner}}">', '{{x}}" href="{{x}}', '"inner" has markup that ends the attribute around it'],
    ['<!-- {{> inner}} -->', '<p>--></p>{{x}}', '"inner" has markup that ends the comment around it'],
    ['<!DOCTYPE {{> inner}}>', '<p>{{x}}</p>', '"inner" has markup that ends the comment around it'],
    ['<title>{{> inner}}</title>', '<p>{{x}}</p>', '"inner" has markup that ends the element around it'],
  ])('%s with %s inside is refused', (layout, inner, message) => {
    const parts = new Map(Object.entries({ layout, inner }).map(([name, text]) => [name, partIn(new SourceText(name, text))]));
    expect(partialFaults(parts).map((fault) => fault.message)).toEqual([message]);
  });

  it('may come from a part in an attribute or comment that it does not end', () => {
    expect(accepted({ layout: '<p title="{{> inner}}"><!-- {{> inner}} -->', inner: 'a > {{x}}' })).not.toBeNull();
  });
});
