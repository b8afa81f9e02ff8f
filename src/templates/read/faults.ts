import type { FaultRule, TemplateFault } from '../template-fault.js';
import type { SourceText } from './source-text.js';

/** Where something is wrong. */
export type Place = { text: SourceText; offset: number } | { text: SourceText; line: number };

/** Notes a fault at a place. */
export type NoteFault = (rule: FaultRule, place: Place, message: string, hint?: string) => void;

/** A fault at a place in a file that could be read. */
export function faultAt(place: Place, rule: FaultRule, message: string, hint?: string): TemplateFault {
  const position = 'offset' in place ? place.text.positionAt(place.offset) : { line: place.line };
  return { rule, file: place.text.origin, ...position, message, ...(hint === undefined ? {} : { hint }) };
}

/** A fault of a file as a whole, or of one that is not there. */
export function faultOfFile(file: string, message: string, rule: FaultRule = 'service-refuses'): TemplateFault {
  return { rule, file, line: null, message };
}

/** Keeps what a check of a file finds: files are shared by templates and stay as they are while others change. */
export function oncePerText<Found>(check: (text: SourceText) => Found): (text: SourceText) => Found {
  const known = new WeakMap<SourceText, Found>();
  return (text) => {
    const found = known.get(text) ?? check(text);
    known.set(text, found);
    return found;
  };
}
