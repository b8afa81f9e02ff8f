import { describe, expect, it } from '@jest/globals';
import { assert, integer, property } from 'fast-check';
import { contrastOf, readableOnWhite, textOn } from '../../../src/templates/render/contrast.js';
import { parseVariables, TemplateVariableError } from '../../../src/templates/index.js';
import { twoRates } from '../fixtures/invoices.js';
import { templates, TODAY } from '../fixtures/templates.js';

const { manifest } = templates;

describe('contrast', () => {
  it.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
    ['#ffcc00', 1.5],
    ['#0f4c5c', 9.48],
  ])('of %s to white is %d', (colour, ratio) => {
    expect(contrastOf(colour, '#ffffff')).toBeCloseTo(ratio, 1);
  });

  const colours = integer({ min: 0, max: 0xff_ff_ff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

  it('is enough for every colour that text gets, and for text on every colour', () => {
    assert(
      property(colours, (colour) => {
        const text = readableOnWhite(colour);
        expect(text).toMatch(/^#[\da-f]{6}$/);
        expect(contrastOf(text, '#ffffff')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(textOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
        // What is dark enough stays what it is, and the rest gets no darker than it must.
        expect(text === colour || contrastOf(text, '#ffffff') < 4.8).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

const NO_IMAGES = ['letterhead', 'second-logo']
  .map((name) => `--${name}:none;--${name}-display:none;--${name}-ratio:1`)
  .join(';');

describe('variables', () => {
  it('have their defaults', () => {
    const look = { brandColour: '#0f4c5c', radius: '9pt', density: 'regular', letterhead: 'none', secondLogo: 'none' };
    const defaults = { font: 'Inter', onlineCode: 'hidden', swissPaymentPart: 'full', carriedOver: 'none', ...look };
    expect(parseVariables(manifest).values).toEqual(defaults);
    expect(parseVariables(manifest, null).values).toEqual(defaults);
    expect(parseVariables(manifest, {}).remarks).toEqual([]);
  });

  it('become the properties of the document', () => {
    const variables = parseVariables(manifest, { brandColour: '#A21', density: 'tight', radius: '1mm', font: 'Noto Sans' });
    expect(variables.rootBlock).toBe(
      `:root{--font:'Noto Sans';--online-code:none;--swiss-payment-part:block;--carried-over:none;--brand-colour:#aa2211;--brand-colour-text:#aa2211;--on-brand-colour:#ffffff;--radius:1mm;--density:0.6;${NO_IMAGES}}`,
    );
    const html = templates.render(templates.toView(twoRates, { today: TODAY }), 'm', variables);
    expect(html).toContain(
      `<style>@page{size:A4;margin:24mm 20mm 21mm 20mm}\n@page letter{size:letter}\n${variables.rootBlock}\n:root {`,
    );
  });

  it('that are too pale are darkened for text, and it is said', () => {
    const { rootBlock, remarks } = parseVariables(manifest, { brandColour: '#ffcc00' });
    expect(rootBlock).toContain('--brand-colour:#ffcc00;--brand-colour-text:#917300;--on-brand-colour:#000000;');
    expect(remarks).toEqual(['brandColour #ffcc00 is too pale for text on white (4.5 to 1): text is set in #917300']);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ brandColour: 'teal' }, 'variable "brandColour" must be a colour such as #0f4c5c, not "teal"'],
    [{ brandColour: '#0f4c5cff' }, 'variable "brandColour" must be a colour such as #0f4c5c, not "#0f4c5cff"'],
    [
      { brandColour: '#000;}*{display:none' },
      'variable "brandColour" must be a colour such as #0f4c5c, not "#000;}*{display:none"',
    ],
    [{ brandColour: 17 }, 'variable "brandColour" must be a colour such as #0f4c5c, not 17'],
    [{ brandColour: null }, 'variable "brandColour" must be a colour such as #0f4c5c, not null'],
    [{ font: 'Comic Sans' }, 'variable "font" must be one of Inter, Noto Sans, not "Comic Sans"'],
    [{ radius: '20pt' }, 'variable "radius" must be a length from 0 to 5mm, not "20pt"'],
    [{ radius: '-1pt' }, 'variable "radius" must be a length from 0 to 5mm, not "-1pt"'],
    [{ radius: '1em' }, 'variable "radius" must be a length from 0 to 5mm, not "1em"'],
    [{ density: 'constructor' }, 'variable "density" must be one of airy, regular, tight, not "constructor"'],
    [{ brandColor: '#000' }, 'variable "brandColor" does not exist in the template "classic"; did you mean "brandColour"?'],
    [
      JSON.parse('{"__proto__":"x"}') as Record<string, unknown>,
      'variable "__proto__" does not exist in the template "classic"; available: ',
    ],
  ])('that cannot be are refused: %j', (values, message) => {
    let thrown: unknown;
    try {
      parseVariables(manifest, values);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(TemplateVariableError);
    expect(thrown).toMatchObject({ code: 'invalid_template_variable', variable: Object.keys(values)[0] });
    expect((thrown as Error).message).toContain(message);
  });

  it.each(['#000', ['#000'], 1])('come in an object, not as %j', (values) => {
    expect(() => parseVariables(manifest, values)).toThrow('must be in an object');
  });
});
