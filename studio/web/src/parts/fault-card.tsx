import type { JSX } from 'preact';
import type { ExcerptLine } from '../../../shared/api.js';
import { Icon } from './icons.js';

interface Problem {
  message: string;
  file: string | null;
  line: number | null;
  excerpt: ExcerptLine[];
}

/** The file's lines around a fault. */
export function Excerpt({ lines }: { lines: ExcerptLine[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <pre class="excerpt" tabIndex={0} aria-label="Excerpt of the file">
      {lines.map(({ line, text, isAt }) => (
        <span key={line} class={isAt ? 'excerpt-line is-at' : 'excerpt-line'}>
          <span class="excerpt-number">{line}</span>
          <code>{text === '' ? ' ' : text}</code>
        </span>
      ))}
    </pre>
  );
}

/** "classic/lines.hbs:12" */
export function Place({ file, line }: Pick<Problem, 'file' | 'line'>): JSX.Element | null {
  return file === null ? null : <span class="place">{line === null ? file : `${file}:${line}`}</span>;
}

/** The fault that prevents a document from being shown, with its place and an excerpt. */
export function FaultCard({ fault, title, note }: { fault: Problem; title: string; note?: string }): JSX.Element {
  return (
    <section class="fault">
      <h2>
        <Icon name="warning" /> {title} <Place file={fault.file} line={fault.line} />
      </h2>
      <p class="fault-message">{fault.message}</p>
      <Excerpt lines={fault.excerpt} />
      {note && <p class="fault-note">{note}</p>}
    </section>
  );
}
