import { LEAST_CONTRAST, readableOnWhite, textOn } from './contrast.js';
import { pointsOf } from '../length.js';
import { imageInStyles } from '../images/image-names.js';
import type { Variable } from '../manifest.js';

/** The value of a variable for an image that shows none. */
export const NO_IMAGE = 'none';

/** A value in the form for the document; null if the variable does not accept it. */
export function checkedValue(variable: Variable, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  switch (variable.type) {
    case 'colour':
      return hexColour(value);
    case 'font':
      return variable.options.includes(value) ? value : null;
    case 'length':
      return isWithin(variable, value) ? value : null;
    case 'choice':
      return Object.hasOwn(variable.options, value) ? value : null;
    case 'image':
      return value === NO_IMAGE || Object.hasOwn(variable.options, value) ? value : null;
  }
}

/** What a variable accepts, in words. */
export function acceptedBy(variable: Variable): string {
  switch (variable.type) {
    case 'colour':
      return 'a colour such as #0f4c5c';
    case 'font':
      return `one of ${variable.options.join(', ')}`;
    case 'length':
      return `a length from ${variable.min} to ${variable.max}`;
    case 'choice':
      return `one of ${Object.keys(variable.options).join(', ')}`;
    case 'image':
      return `one of ${[NO_IMAGE, ...Object.keys(variable.options)].join(', ')}`;
  }
}

/**
 * The custom properties for a checked value. An image gives three: itself, and for the box that holds it `-display` and `-ratio`. A colour gives three: itself for areas, `-text` dark enough to read on white (WCAG, 4.5 to 1), and `on-` for text
 * on an area of it.
 */
export function propertiesOf(name: string, variable: Variable, value: string): [name: string, value: string][] {
  const property = propertyOf(name);
  switch (variable.type) {
    case 'colour':
      return [
        [`--${property}`, value],
        [`--${property}-text`, readableOnWhite(value)],
        [`--on-${property}`, textOn(value)],
      ];
    case 'font':
      return [[`--${property}`, `'${value}'`]];
    case 'length':
      return [[`--${property}`, value]];
    case 'choice':
      return [[`--${property}`, variable.options[value] ?? '']];
    case 'image':
      return [
        [`--${property}`, value === NO_IMAGE ? value : imageInStyles(value)],
        [`--${property}-display`, value === NO_IMAGE ? 'none' : 'block'],
        [`--${property}-ratio`, String(Math.round((variable.options[value] ?? 1) * 1000) / 1000)],
      ];
  }
}

/** A remark about an accepted value; null if there is none. */
export function remarkOn(name: string, variable: Variable, value: string): string | null {
  if (variable.type !== 'colour') return null;
  const text = readableOnWhite(value);
  return text === value
    ? null
    : `${name} ${value} is too pale for text on white (${LEAST_CONTRAST} to 1): text is set in ${text}`;
}

/** `brandColour` is `brand-colour` in a stylesheet. */
function propertyOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function hexColour(value: string): string | null {
  const digits = /^#(?<digits>[\da-f]{3}|[\da-f]{6})$/i.exec(value)?.groups?.['digits']?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
}

function isWithin({ min, max }: { min: string; max: string }, value: string): boolean {
  const [least, points, most] = [pointsOf(min), pointsOf(value), pointsOf(max)];
  return least !== null && points !== null && most !== null && points >= least && points <= most;
}
