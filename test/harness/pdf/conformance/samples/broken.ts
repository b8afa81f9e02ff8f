import { replace, type Draft } from './draft.js';

/** The sound document, spoilt so that it breaks one rule. */
export interface Broken {
  /** What the rule says. */
  breaks: string;
  /** How it is spoilt. */
  by: string;
  spoil?: (draft: Draft) => void;
  /** Changes the file's text, one byte a character, after it was written. */
  bytes?: (text: string) => string;
}

/** Changes one text of an object. */
export function broken(breaks: string, by: string, name: string, from: string, to: string): Broken {
  return { breaks, by, spoil: (draft) => replace(draft, name, from, to) };
}

/** Adds entries to an object's dictionary. */
export function added(breaks: string, by: string, name: string, entries: string): Broken {
  return { breaks, by, spoil: (draft) => extend(draft, name, entries) };
}

export function extend(draft: Draft, name: string, entries: string): void {
  const object = draft.objects.get(name);
  if (!object) throw new Error(`the draft has no ${name}`);
  object.value = `${object.value.slice(0, -2)}${entries} >>`;
}

/** Paints something more at the end of the page. */
export function painted(breaks: string, by: string, content: string): Broken {
  return { breaks, by, spoil: (draft) => paint(draft, content) };
}

export function paint(draft: Draft, content: string): void {
  const object = draft.objects.get('content');
  if (object) object.stream += `\n${content}`;
}

/** Changes the written file. */
export function rewritten(breaks: string, by: string, from: string, to: string): Broken {
  return {
    breaks,
    by,
    bytes: (text) => {
      if (!text.includes(from)) throw new Error(`the file has no "${from}"`);
      return text.replace(from, () => to);
    },
  };
}

/** Text of the page as an artifact. */
export const artifact = (content: string) => `/Artifact BMC\n${content}\nEMC`;
