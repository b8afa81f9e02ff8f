import { labels } from '../../../view/document/labels-view.js';
import { type Language } from '../../../view/to-view.js';
import { MESSAGE_ARGUMENTS, MESSAGE_KEYS } from '../../../view/language/messages.js';

/** The words of every template that need no data: a part prints each as `{{labels.…}}`. */
export const PLAIN_MESSAGES: readonly string[] = [
  ...new Set([...MESSAGE_KEYS.filter((key) => !Object.hasOwn(MESSAGE_ARGUMENTS, key)), ...Object.keys(labels.shape)]),
];

const KNOWN: ReadonlySet<string> = new Set(PLAIN_MESSAGES);

/** Whether there is a word of that name. */
export function isPlainMessage(key: string): boolean {
  return KNOWN.has(key);
}

/** These words in one language, except those that depend on the document, which are in its view. */
export function plainMessages({ messages }: Language): Record<string, string> {
  const texts = Object.entries(messages).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}
