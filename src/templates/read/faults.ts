import type { FaultRule, TemplateFault } from '../template-fault.js';
import type { SourceText } from './source-text.js';

/** The place of a fault. */
export type Place = { text: SourceText; offset: number } | { text: SourceText; line: number };

/** Notes a fault at a place. */
export type NoteFault = (rule: FaultRule, place: Place, message: string, hint?: string) => void;

/** A fault at a place in a file that could be read. */
export function faultAt(place: Place, rule: FaultRule, message: string, hint?: string): TemplateFault {
  const position = 'offset' in place ? place.text.positionAt(place.offset) : { line: place.line };
  return { rule, file: place.text.origin, ...position, message, ...(hint === undefined ? {} : { hint }) };
}

/** A fault of a whole file, or of a missing file. */
export function faultOfFile(file: string, message: string, rule: FaultRule = 'service-refuses'): TemplateFault {
  return { rule, file, line: null, message };
}

/** Keeps the faults of a file, because templates share files, and a file stays the same while others change. */
export function oncePerText<Found>(check: (text: SourceText) => Found): (text: SourceText) => Found {
  const known = new WeakMap<SourceText, Found>();
  return (text) => {
    const found = known.get(text) ?? check(text);
    known.set(text, found);
    return found;
  };
}
