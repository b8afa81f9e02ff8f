import type { Rule } from '../rule.js';
import type { TemplatePart } from '#service/templates/read/parts/template-part.js';

const SPOKEN = new Set(['alt', 'title', 'aria-label', 'aria-description', 'placeholder']);

/** Words in a template instead of a message file. */
export const untranslatedText: Rule = {
  name: 'untranslated-text',
  severity: 'error',
  catches: 'words in a part, where they are not translated; put them into `locales/`',
  check({ parts }, report) {
    for (const part of parts.values()) {
      const { text } = part;
      const say = (offset: number, words: string) => {
        report({ text, offset }, `"${words}" is not translated`, 'make it a message in locales/, and print {{labels.…}}');
      };
      for (const { offset, words } of wordsOutsideTags(part)) say(offset, words);
      for (const { name, start, end } of part.tags.flatMap(({ attributes }) => attributes)) {
        const words = SPOKEN.has(name) ? /\p{L}{2,}/u.exec(valueOf(text.text.slice(start, end))) : null;
        if (words) say(start, words[0]);
      }
    }
  },
};

const valueOf = (source: string) => source.replace(/^[^=]*=?/, '').replaceAll(/\{\{[\s\S]*?\}\}/g, ' ');

/** Words between tags, without entities and comments. */
function wordsOutsideTags({ text, content, tags, comments }: TemplatePart): { offset: number; words: string }[] {
  const raw = tags.flatMap((tag, index) => {
    const end = tags[index + 1]?.start;
    return tag.kind === 'start' && ['style', 'script'].includes(tag.name) && end !== undefined ? [{ start: tag.start, end }] : [];
  });
  const skipped = [...tags, ...comments, ...raw];
  return content.flatMap(({ start, end }) => {
    const source = text.text.slice(start, end);
    return [...source.matchAll(/&#?\w+;|<!doctype[^>]*>|\p{L}{2,}(?:[^\S\n]+\p{L}+)*/giu)].flatMap((match) => {
      const offset = start + match.index;
      const isInside = skipped.some((one) => one.start <= offset && offset < one.end);
      return isInside || /^[&<]/.test(match[0]) ? [] : [{ offset, words: match[0] }];
    });
  });
}
