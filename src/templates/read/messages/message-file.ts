import { MESSAGE_KEYS, type MessageKey } from '../../../view/language/messages.js';
import { documentFonts } from '../../fonts/document-fonts.js';
import { uncoveredIn } from '../../render/check-coverage.js';
import type { TemplateFault } from '../../template-fault.js';
import { faultAt, oncePerText } from '../faults.js';
import { parseLocatedJson } from '../located-json.js';

/** A message as written, with its place. */
export interface WrittenMessage {
  key: MessageKey;
  text: string;
  /** Where its key begins. */
  offset: number;
}

/** A message whose key is not one of every template: its own, or misspelt. */
export type OtherMessage = Omit<WrittenMessage, 'key'> & { key: string };

/** One file of messages. */
export interface MessageFile {
  /** The messages that are texts. */
  messages: readonly WrittenMessage[];
  /** All others, texts or not. Only a template knows whether they are its own. */
  others: readonly OtherMessage[];
  faults: readonly TemplateFault[];
  /** Whether it is valid JSON. If not, missing messages cannot be reported. */
  isReadable: boolean;
  /** Every key in the file, with any value. */
  keys: ReadonlySet<string>;
}

const KEYS: ReadonlySet<string> = new Set(MESSAGE_KEYS);

/** Parses a message file with the place of each key, and notes its faults. */
export const messageFile = oncePerText((text): MessageFile => {
  const json = parseLocatedJson(text);
  const faults = json.faults.map(({ offset, message, isDuplicate }) =>
    faultAt({ text, offset }, isDuplicate ? 'duplicate-message' : 'message-syntax', message),
  );
  const isReadable = faults.every(({ rule }) => rule !== 'message-syntax');
  const { value } = json;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    const notAnObject = faultAt({ text, offset: 0 }, 'message-syntax', 'not valid JSON: must be an object of messages');
    return { messages: [], others: [], faults: isReadable ? [notAnObject] : faults, isReadable: false, keys: new Set() };
  }
  const others: OtherMessage[] = [];
  const messages = Object.entries(value).flatMap(([key, given]: [string, unknown]): WrittenMessage[] => {
    const offset = json.offsetOf([key]);
    const noted = (rule: TemplateFault['rule'], message: string, hint?: string) =>
      faults.push(faultAt({ text, offset }, rule, message, hint));
    if (!isKey(key)) others.push({ key, text: typeof given === 'string' ? given : '', offset });
    const uncovered = typeof given === 'string' ? uncoveredIn(given, documentFonts().coverage) : null;
    if (uncovered)
      noted(
        'glyph-coverage',
        `"${key}": no font covers ${uncovered.codePoints.join(' ')}`,
        'use a character that the fonts have',
      );
    if (typeof given !== 'string') noted('missing-message', `"${key}" must be a text`);
    else if (given.trim() === '') noted('missing-message', `"${key}" is empty`);
    else if (isKey(key)) return [{ key, text: given, offset }];
    return [];
  });
  return { messages, others, faults, isReadable, keys: new Set(Object.keys(value)) };
});

function isKey(key: string): key is MessageKey {
  return KEYS.has(key);
}
