/** A command of a document, and what the document says it prints. */
export interface ShellExample {
  commands: string;
  /** Null where the document shows nothing. */
  prints: string | null;
}

/** The blocks of shell in a document (```sh), each with the block of output that follows it (```json or ```text). */
export function shellExamples(markdown: string): ShellExample[] {
  const blocks = [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([whole, language = '', text = ''], index, all) => ({
    language,
    text,
    next: all[index + 1]?.index ?? -1,
    end: (all[index]?.index ?? 0) + whole.length,
  }));
  return blocks.flatMap(({ language, text, next, end }, index) => {
    if (language !== 'sh') return [];
    const following = blocks[index + 1];
    const follows = following && ['json', 'text'].includes(following.language) && markdown.slice(end, next).trim() === '';
    return [{ commands: text, prints: follows ? following.text : null }];
  });
}

/** A pattern for printed output. "…" matches any text; alone on a line, it matches several lines. */
export function printedPattern(prints: string): RegExp {
  const literal = prints.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll(/^…$/gm, '[\\s\\S]*').replaceAll('…', '.*')}$`);
}
