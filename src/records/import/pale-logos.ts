import { isInvisibleOnWhite } from '../../invoices/logo/logo-contrast.js';
import type { Warning } from '../../invoices/warning.js';
import type { ImportFile } from './format/schema.js';

/** The logos of a file that print as an empty place. They are stored: a template may put the logo on a colour. */
export function paleLogos({ organisations }: ImportFile): Warning[] {
  return organisations.flatMap(({ logo, customForms }, index) => {
    const path = `organisations[${index}]`;
    const logos = [{ path, logo }, ...customForms.map((form, at) => ({ path: `${path}.customForms[${at}]`, logo: form.logo }))];
    return logos
      .filter((one) => one.logo && isInvisibleOnWhite(one.logo))
      .map((one) => ({ term: null, path: `${one.path}.logo`, message: PALE }));
  });
}

const PALE = 'cannot be seen on white paper: it is white, or as pale as white.';
