import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { HtmlBlock, HtmlPart } from '../../../shared/api.js';
import { FaultCard } from '../parts/fault-card.js';
import type { Answer } from '../state/use-answer.js';
import { tokensOf } from './html-tokens.js';

/** The HTML that Chromium prints; each block shows the name of its partial. */
export function HtmlPanel({ answer }: { answer: Answer<HtmlBlock> }): JSX.Element {
  const [file, setFile] = useState('');
  const block = answer.value;
  const files = block ? [...new Set(filesIn(block))] : [];
  const shown = block && (file === '' || !files.includes(file) ? [block] : blocksNamed(block, file));
  return (
    <>
      <div class="panel-head">
        <label class="select">
          <span class="select-label">Partial</span>
          <select value={file} onChange={({ currentTarget }) => setFile(currentTarget.value)}>
            <option value="">The whole document</option>
            {files.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {answer.fault && <FaultCard fault={answer.fault} title="No HTML" />}
      {shown && (
        <div class="html" tabIndex={0} role="region" aria-label="Generated HTML">
          {shown.map((one, index) => (
            <Block key={index} block={one} depth={0} />
          ))}
        </div>
      )}
    </>
  );
}

function Block({ block, depth }: { block: HtmlBlock; depth: number }): JSX.Element {
  const text = depth > 0 && !hasContent(block) ? ' (empty)' : '';
  return (
    <details class={`block hue-${hueOf(block.file)}`} open>
      <summary>
        {block.file}
        {text}
      </summary>
      {block.parts.map((part, index) =>
        typeof part === 'string' ? <Text key={index} text={part} /> : <Block key={index} block={part} depth={depth + 1} />,
      )}
    </details>
  );
}

function Text({ text }: { text: string }): JSX.Element | null {
  const trimmed = text.replace(/^\n+|\s+$/g, '');
  if (trimmed === '') return null;
  return (
    <pre>
      {tokensOf(trimmed).map((token, index) => (
        <span key={index} class={`token-${token.kind}`}>
          {token.text}
        </span>
      ))}
    </pre>
  );
}

const HUES = 6;

function hueOf(file: string): number {
  return Array.from(file, (letter) => letter.codePointAt(0) ?? 0).reduce((sum, code) => sum + code, 0) % HUES;
}

function hasContent({ parts }: HtmlBlock): boolean {
  return parts.some((part) => (typeof part === 'string' ? part.trim() !== '' : hasContent(part)));
}

const isBlock = (part: HtmlPart): part is HtmlBlock => typeof part !== 'string';

function filesIn({ file, parts }: HtmlBlock): string[] {
  return [file, ...parts.filter(isBlock).flatMap(filesIn)];
}

function blocksNamed(block: HtmlBlock, file: string): HtmlBlock[] {
  return block.file === file ? [block] : block.parts.filter(isBlock).flatMap((part) => blocksNamed(part, file));
}
