const FORM = /^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{0,30}$/;

/**
 * Whether a text is an IBAN to XRechnung (BR-DE-19, BR-DE-20): its form, for any country, and its check digits by ISO 7064 mod 97-10. White space does not count. The
 * rules take small letters for other figures than capital ones, so an IBAN in small letters is none.
 */
export function isIban(text: string | undefined): boolean {
  const iban = text?.replaceAll(/[ \t\r\n]+/g, '') ?? '';
  if (!FORM.test(iban)) return false;
  let remainder = 0;
  for (const character of `${iban.slice(4)}${iban.slice(0, 4)}`) {
    const code = character.charCodeAt(0);
    const value = code > 64 ? code - 55 : code - 48;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
