/** A name that is polite already gets nothing more. */
const POLITE = /(?:様|さま|御中|殿|先生|各位)$/u;
/** Family name, a space, first name, as Japanese people write their names. */
const JAPANESE_PERSON =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]{1,5}[ \u3000][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]{1,5}$/u;
/** Forms of companies, which also come before the name. */
const FORM = /会社|法人|[(（][株有同][)）]|[㈱㈲]/u;
/** How names of companies, shops, offices and clubs end. */
const ORGANISATION = /[社店屋所院堂会庵園組部課室局館場亭校行団]$/u;

/** Whether a name already has the word of respect that Japanese puts behind it. */
export function isPolite(name: string): boolean {
  return POLITE.test(name.trim());
}

/** Whether a name without a contact is that of a person: written like one, and without the numbers that companies have. */
export function isJapanesePerson(name: string, numbers: readonly (string | null)[]): boolean {
  const text = name.trim();
  return JAPANESE_PERSON.test(text) && !ORGANISATION.test(text) && !FORM.test(text) && numbers.every((number) => number === null);
}
