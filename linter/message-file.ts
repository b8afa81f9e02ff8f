import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { SourceText } from './source-text.js';

/** A message where it stands. */
export interface Message {
  key: string;
  /** Null when it is no text. */
  value: string | null;
  /** Where the key starts. */
  offset: number;
}

/** One file of messages. */
export interface MessageFile {
  text: SourceText;
  /** The language tag that its name says. */
  locale: string;
  messages: readonly Message[];
  faults: readonly { message: string; offset: number }[];
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

/** Parses a message file with the place of each key; what is wrong with it is kept, not thrown. */
export function parseMessages(locale: string, text: SourceText): MessageFile {
  const errors: ParseError[] = [];
  const root = parseTree(text.text, errors, STRICT);
  const faults = errors.map(({ error, offset }) => ({ message: wordsOf(printParseErrorCode(error)), offset }));
  if (root?.type === 'object') return { text, locale, messages: (root.children ?? []).flatMap(messageOf), faults };
  return { text, locale, messages: [], faults: faults.length > 0 ? faults : [{ message: 'must be a JSON object', offset: 0 }] };
}

function messageOf({ children = [] }: Node): Message[] {
  const [key, value] = children;
  if (typeof key?.value !== 'string') return [];
  return [{ key: key.value, value: typeof value?.value === 'string' ? value.value : null, offset: key.offset }];
}

/** "CommaExpected": "comma expected" */
function wordsOf(code: string): string {
  return code.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
