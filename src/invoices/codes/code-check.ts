import type { Warning } from '../warning.js';

/** A list of codes, and what people call it. */
export interface CodeList {
  has(code: string): boolean;
  name: string;
}

/** Collects a warning for every code that its list does not have. */
export class CodeCheck {
  readonly warnings: Warning[] = [];

  code(term: string, path: string, code: string | null | undefined, list: CodeList): void {
    if (code === null || code === undefined || list.has(code)) return;
    this.warn(term, path, `is "${code}", which ${list.name} does not have.`);
  }

  warn(term: string, path: string, message: string): void {
    this.warnings.push({ term, path, message });
  }
}

/** A list under its name. */
export function codeList(name: string, codes: { has(code: string): boolean }): CodeList {
  return { name, has: (code) => codes.has(code) };
}
