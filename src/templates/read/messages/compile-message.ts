import { type MessageFormatElement as Element, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import type { ArgumentKind, Message } from '../../../view/language/messages.js';

/** The fault of a message, in words. */
export class MessageError extends Error {
  override readonly name = 'MessageError';
  /** Whether the braces are wrong, not the text between them. */
  readonly isSyntax: boolean;

  constructor(message: string, { isSyntax = false, cause }: { isSyntax?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.isSyntax = isSyntax;
  }
}

type Places = Readonly<Record<string, ArgumentKind>>;

/**
 * Compiles a message in ICU MessageFormat: placeholders, plural, selectordinal and select. Dates and figures are already formatted.
 * @throws MessageError for a syntax fault, an unknown placeholder or a missing required one
 */
export function compileMessage(locale: string, source: string, places: Places): Message {
  const elements = elementsOf(locale, source);
  const used = new Set<string>();
  for (const element of elements) checkElement(element, places, used);
  const missing = Object.keys(places).find((place) => places[place]?.endsWith('?') === false && !used.has(place));
  if (missing !== undefined) throw new MessageError(`must have the placeholder {${missing}}`);
  checkBraces(source, elements);
  return isPlain(elements) ? joined(elements) : formatted(locale, elements);
}

function elementsOf(locale: string, source: string): Element[] {
  try {
    return parse(source, { ignoreTag: true, locale: new Intl.Locale(locale) });
  } catch (cause) {
    const { message, location } = cause as Error & { location?: { start: { offset: number } } };
    const rest = source.slice(location?.start.offset ?? 0, (location?.start.offset ?? 0) + 20);
    throw new MessageError(
      `is not a valid ICU message: ${FAULTS[message] ?? message.toLowerCase().replaceAll('_', ' ')}${rest && `, at "${rest}"`}`,
      { isSyntax: true, cause },
    );
  }
}

/** Messages for the parser's codes, for the most common faults. */
const FAULTS: Readonly<Record<string, string>> = {
  EXPECT_ARGUMENT_CLOSING_BRACE: '"}" is missing',
  UNCLOSED_QUOTE_IN_ARGUMENT_STYLE: 'a quote is not closed',
  EMPTY_ARGUMENT: 'the placeholder has no name',
  MALFORMED_ARGUMENT: 'a placeholder is a name in braces',
  INVALID_ARGUMENT_TYPE: 'only plural, selectordinal and select can follow the name of a placeholder',
  MISSING_OTHER_CLAUSE: 'the case "other" is missing',
  EXPECT_PLURAL_ARGUMENT_SELECTOR: 'cases such as one {…} other {…} are missing',
  EXPECT_SELECT_ARGUMENT_SELECTOR: 'cases such as a {…} other {…} are missing',
  EXPECT_PLURAL_ARGUMENT_SELECTOR_FRAGMENT: 'a case is written one {…}',
  EXPECT_SELECT_ARGUMENT_SELECTOR_FRAGMENT: 'a case is written one {…}',
  UNMATCHED_CLOSING_TAG: 'messages have no tags',
};

function checkElement(element: Element, places: Places, used: Set<string>): void {
  if (element.type === TYPE.literal || element.type === TYPE.pound) return;
  if (element.type !== TYPE.argument && element.type !== TYPE.select && element.type !== TYPE.plural) {
    throw new MessageError(`formats {${element.value}}: dates and figures are already formatted`);
  }
  const kind = Object.hasOwn(places, element.value) ? places[element.value] : undefined;
  if (kind === undefined) {
    const names = Object.keys(places).map((place) => `{${place}}`);
    throw new MessageError(`has no placeholder {${element.value}}${names.length > 0 ? `; it has ${names.join(', ')}` : ''}`);
  }
  used.add(element.value);
  if (element.type === TYPE.argument) return;
  const isNumber = kind.startsWith('number');
  if (element.type === TYPE.plural && !isNumber) throw new MessageError(`cannot count by {${element.value}}: it is text`);
  if (element.type === TYPE.select && isNumber)
    throw new MessageError(`cannot select by {${element.value}}: it is a number, for plural`);
  for (const option of Object.values(element.options)) {
    for (const inner of option.value) checkElement(inner, places, used);
  }
}

/** ICU reads a stray "}" as text, but it is always a mistake. */
function checkBraces(source: string, elements: readonly Element[]): void {
  const isStray = elements.some((element) => element.type === TYPE.literal && element.value.includes('}'));
  if (isStray && !source.includes("'")) throw new MessageError('has a "}" without "{"', { isSyntax: true });
}

function isPlain(elements: readonly Element[]): boolean {
  return elements.every(({ type }) => type === TYPE.literal || type === TYPE.argument);
}

/** Digits are 0–9 in every language. */
function formatted(locale: string, elements: Element[]): Message {
  const format = new IntlMessageFormat(elements, `${locale}-u-nu-latn`);
  return (values) => String(format.format(values));
}

/** A fast path for messages without cases, because every line of an invoice uses it. */
function joined(elements: readonly Element[]): Message {
  const parts = elements.map((element) => ({
    isPlace: element.type === TYPE.argument,
    text: 'value' in element ? element.value : '',
  }));
  return (values) => parts.reduce((text, part) => text + (part.isPlace ? String(values[part.text] ?? '') : part.text), '');
}
