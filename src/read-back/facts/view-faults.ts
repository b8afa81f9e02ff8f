import { decimal } from '../../invoices/money.js';
import { onlyFigureOf, valueOfFigure } from '../text/figures.js';
import { comparable } from '../text/find-text.js';
import { normalText } from '../text/normal-text.js';
import { readDay } from '../text/read-day.js';
import { type Separators, separatorsOf } from '../text/separators.js';
import type { Fact, PageFacts } from './fact.js';

/** The facts that the view writes in another way than the model has them: the texts are read again, by what is known of the language here. */
export function viewFaults({ lang, facts }: PageFacts): string[] {
  const separators = separatorsOf(lang);
  return facts.filter((fact) => fact.text !== null && !saysTheSame(fact, fact.text, lang, separators)).map(({ name }) => name);
}

function saysTheSame({ kind, value }: Fact, text: string, lang: string, separators: Separators | undefined): boolean {
  switch (kind) {
    case 'amount':
      return separators !== undefined && saysAmount(value, text, separators);
    case 'day':
      return readDay(text, lang) === value;
    default:
      return signs(text) === signs(value);
  }
}

function saysAmount(value: string, text: string, separators: Separators): boolean {
  const figure = onlyFigureOf(normalText(text), separators);
  const read = figure === undefined ? undefined : valueOfFigure(figure, separators);
  return read !== undefined && decimal(read).eq(value);
}

const signs = (text: string): string => comparable(normalText(text)).replaceAll(/\s+/g, '');
