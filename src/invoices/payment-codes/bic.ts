/** Why a text is not a BIC (ISO 9362), as the end of a sentence; null if it is one. Blanks do not count. */
export function bicFault(value: string): string | null {
  return plainBic(value) === null ? 'must be a BIC of 8 or 11 letters and digits, such as "DEUTDEFF"' : null;
}

/** A BIC without its blanks; null if it is not one. */
export function plainBic(value: string): string | null {
  const plain = value.replaceAll(/\s/g, '').toUpperCase();
  return /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(plain) ? plain : null;
}
