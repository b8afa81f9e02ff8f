import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { EInvoice } from '../../../shared/api.js';
import { xmlTokens } from '../../../../src/side-by-side/xml-tokens.js';
import { moveInList } from '../state/roving.js';
import type { XmlState } from '../state/use-e-invoice.js';
import { XmlTermDetail } from './xml-term-detail.js';

/** Lines are drawn in blocks, when they come near: a long invoice has ten thousand. */
const BLOCK = 150;
const LINE_HEIGHT = 20;
const AHEAD = '800px';

interface LinesProps {
  eInvoice: EInvoice;
  xml: XmlState;
  onData: (field: string) => void;
}

/** The XML, each element with the terms that it holds. */
export function XmlLines({ eInvoice, xml, onData }: LinesProps): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(eInvoice.xml), [eInvoice]);
  const termsOf = useMemo(() => {
    const byLine = new Map<number, number[]>();
    eInvoice.terms.forEach(({ line }, at) => byLine.set(line, [...(byLine.get(line) ?? []), at]));
    return byLine;
  }, [eInvoice]);
  const blocks = Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, at) => at * BLOCK);
  const { chosen } = xml;
  useEffect(() => {
    if (!chosen || chosen.from === 'xml') return;
    // Its block is drawn now.
    element.current?.querySelector(`[data-line="${chosen.line}"]`)?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  const stop = chosen?.line ?? eInvoice.terms[0]?.line;
  return (
    <div class="xml" ref={element} role="region" aria-label="XML" onKeyDown={moveInList} onMouseLeave={() => xml.hover([])}>
      {blocks.map((first) => (
        <XmlBlock
          key={first}
          first={first}
          lines={lines.slice(first, first + BLOCK)}
          isWanted={first === 0 || (chosen !== null && chosen.line > first && chosen.line <= first + BLOCK)}
          termsOf={termsOf}
          stop={stop}
          eInvoice={eInvoice}
          xml={xml}
          onData={onData}
        />
      ))}
    </div>
  );
}

interface Line {
  text: string;
  /** Blanks before it. */
  depth: number;
}

/** A text may go on in the next line, as deep as it began. */
function linesOf(xml: string): Line[] {
  let depth = 0;
  return xml
    .trimEnd()
    .split('\n')
    .map((whole) => {
      const text = whole.trimStart();
      if (text.startsWith('<')) depth = whole.length - text.length;
      return { text, depth };
    });
}

interface BlockProps extends LinesProps {
  first: number;
  lines: Line[];
  isWanted: boolean;
  termsOf: ReadonlyMap<number, number[]>;
  stop: number | undefined;
}

function XmlBlock({ first, lines, isWanted, ...rest }: BlockProps): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const isDrawn = isNear || isWanted;
  useEffect(() => {
    if (isDrawn || !element.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      root: element.current.closest('.panel'),
      rootMargin: AHEAD,
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [isDrawn]);
  return (
    <div ref={element} style={isDrawn ? undefined : { height: `${lines.length * LINE_HEIGHT}px` }}>
      {isDrawn &&
        lines.map(({ text, depth }, at) => <XmlLine key={at} text={text} depth={depth} line={first + at + 1} {...rest} />)}
    </div>
  );
}

interface LineProps extends LinesProps {
  text: string;
  depth: number;
  line: number;
  termsOf: ReadonlyMap<number, number[]>;
  stop: number | undefined;
}

function XmlLine({ text, depth, line, termsOf, stop, eInvoice, xml, onData }: LineProps): JSX.Element {
  const terms = termsOf.get(line) ?? [];
  const { chosen, hovered } = xml;
  const isChosen = chosen?.line === line;
  const isHovered = terms.some((at) => hovered.includes(at) || (chosen?.terms.includes(at) ?? false));
  const style = { paddingInlineStart: `${24 + depth * 6}px` };
  const code = xmlTokens(text).map((token, index) => (
    <span key={index} class={`xml-${token.kind}`}>
      {token.text}
    </span>
  ));
  const classes = `xml-line${isChosen ? ' is-chosen' : ''}${isHovered ? ' is-linked' : ''}`;
  if (terms.length === 0) {
    return (
      <div class={classes} style={style} data-line={line}>
        <code>{code}</code>
      </div>
    );
  }
  return (
    <div class={classes} data-line={line}>
      <button
        type="button"
        class="xml-term"
        style={style}
        data-item
        tabIndex={line === stop ? 0 : -1}
        aria-expanded={isChosen}
        onMouseEnter={() => xml.hover(terms)}
        onFocus={() => xml.hover(terms)}
        onBlur={() => xml.hover([])}
        onClick={() => (isChosen ? xml.clear() : xml.choose({ terms, line, from: 'xml' }))}
      >
        <code>{code}</code>{' '}
        {terms.map((at) => (
          <span key={at} class={eInvoice.terms[at]?.printed === 'no' ? 'xml-chip is-unprinted' : 'xml-chip'}>
            <b>{eInvoice.terms[at]?.term}</b> {eInvoice.terms[at]?.name}
          </span>
        ))}
      </button>
      {isChosen && <XmlTermDetail terms={terms} eInvoice={eInvoice} onData={onData} />}
    </div>
  );
}
