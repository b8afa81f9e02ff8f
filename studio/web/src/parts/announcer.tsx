import type { JSX } from 'preact';
import type { Shown } from '../state/use-rendering.js';
import { count } from '../state/words.js';

/** Tells screen readers about a new version or a fault. */
export function Announcer({ shown, notice }: { shown: Shown; notice: string }): JSX.Element {
  const { print, fault, isPending } = shown;
  const place = fault?.file ? `${fault.file}${fault.line === null ? '' : `, line ${fault.line}`}: ` : '';
  return (
    <>
      <div class="visually-hidden">
        <div role="status">
          {!isPending && !fault && print ? `Shown: ${print.title}, ${count(print.pages.length, 'page')}` : ''}
        </div>
        <div role="alert">{fault ? `Error. ${place}${fault.message}` : ''}</div>
      </div>
      <p class={notice === '' ? 'visually-hidden' : 'notice'} role="status">
        {notice}
      </p>
    </>
  );
}
