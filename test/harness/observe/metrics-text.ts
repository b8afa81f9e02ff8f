import { isDeepStrictEqual } from 'node:util';

/** One value of a page of metrics. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads a page of metrics (Prometheus' text format, 0.0.4). */
export function samplesOf(text: string): Sample[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value = ''] = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/i.exec(line) ?? [];
      const pairs = [...labels.matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/gi)].map(([, label = '', text_ = '']) => [label, text_]);
      return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) };
    });
}

/** The value with this name and exactly these labels. */
export function valueOf(text: string, name: string, labels: Record<string, string> = {}): number | undefined {
  return samplesOf(text).find((one) => one.name === name && isDeepStrictEqual(one.labels, labels))?.value;
}

/** The names that a page serves, those of a histogram's parts among them, each with its type. */
export function servedNames(text: string): Map<string, string> {
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type] as const);
  return new Map(
    types.flatMap(([name, type]) =>
      type === 'histogram'
        ? ['', '_bucket', '_sum', '_count'].map((part) => [`${name}${part}`, type] as const)
        : [[name, type] as const],
    ),
  );
}
