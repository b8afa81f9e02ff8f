// Tables on the terminal. They are Markdown, so that a result can be kept as it is.

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** A line that the next one replaces, where the terminal can. @param {string} line */
export function progress(line) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${line}`);
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows @returns {string} */
export function table(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const draw = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const line = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [draw(head), line, ...rows.map(draw)].join('\n');
}

/** A figure with as many decimals as it deserves; a dash for none. @param {number | undefined} value */
export function figure(value) {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/** @param {import('./statistics.mjs').Spread} spread */
export function withRange({ median, min, max }) {
  return Number.isFinite(median) ? `${figure(median)} (${figure(min)}–${figure(max)})` : '–';
}
