import { useCallback, useEffect, useState } from 'preact/hooks';
import type { EInvoice } from '../../../shared/api.js';
import { askEInvoice, queryOf } from './api.js';
import { type Choice, selectionOf } from './choice.js';
import { type Answer, useAnswer } from './use-answer.js';
import type { Shown } from './use-rendering.js';

/** What the designer looks at in the XML or on the page: positions among the terms, and a line of the XML. */
export interface XmlFocus {
  terms: number[];
  line: number;
  /** Counts the choices, so that the same one may scroll again. */
  count: number;
  /** Where it was chosen: the other side scrolls. */
  from: 'xml' | 'page' | 'rule';
}

/** The e-invoice beside the page. */
export interface XmlState {
  answer: Answer<EInvoice | null>;
  isPending: boolean;
  /** Null until something is chosen. */
  chosen: XmlFocus | null;
  /** The terms below the pointer or the focus. */
  hovered: readonly number[];
  hover: (terms: readonly number[]) => void;
  choose: (focus: Omit<XmlFocus, 'count'>) => void;
  clear: () => void;
}

const NONE: readonly number[] = [];

/** Asks for the e-invoice while its panel is open, after the page is shown. */
export function useEInvoice(choice: Choice, shown: Shown, isOpen: boolean): XmlState {
  const selection = selectionOf(choice);
  const revision = shown.rendering?.revision;
  const isReady = isOpen && revision !== undefined && shown.print !== null;
  const key = `${queryOf(selection)} ${choice.profile} ${revision ?? ''}`;
  const [done, setDone] = useState('');
  const answer = useAnswer(
    async (signal) => {
      if (!isReady) return await new Promise<never>(() => undefined);
      try {
        return await askEInvoice(selection, choice.profile, signal);
      } finally {
        if (!signal.aborted) setDone(key);
      }
    },
    [key, isReady],
  );
  const [chosen, setChosen] = useState<XmlFocus | null>(null);
  const [hovered, hover] = useState<readonly number[]>(NONE);
  useEffect(() => {
    setChosen(null);
    hover(NONE);
  }, [key]);
  const choose = useCallback(
    (focus: Omit<XmlFocus, 'count'>) => setChosen((before) => ({ ...focus, count: (before?.count ?? 0) + 1 })),
    [],
  );
  const isPending = done !== key;
  return {
    answer: isOpen && !isPending ? answer : { value: undefined, fault: null },
    isPending,
    chosen,
    hovered,
    hover,
    choose,
    clear: () => setChosen(null),
  };
}
