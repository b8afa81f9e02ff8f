import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CatalogueEntry } from './catalogue.js';
import { explainPage } from './explain.js';
import type { PageDifference } from './golden-folder.js';
import type { Picture } from './picture.js';
import { encodePicture } from './png-file.js';

/** A page that differs, and the document that it is of; null for a golden whose document is gone. */
export interface ReportedPage {
  entry: CatalogueEntry | null;
  difference: PageDifference;
}

/** Writes the report: one file that needs nothing else. @param others what is another here than when the goldens were made */
export function writeReport(file: string, pages: readonly ReportedPage[], others: readonly string[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, reportOf(pages, others));
}

/** The report as HTML. */
export function reportOf(pages: readonly ReportedPage[], others: readonly string[]): string {
  const count = pages.length === 1 ? '1 page differs' : `${pages.length} pages differ`;
  return `<!doctype html>
<html lang="en" data-show="all">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${count} from the goldens</title>
<style>
${part('report.css')}</style>
</head>
<body>
<header>
<h1>${count} from the goldens</h1>
${others.length === 0 ? '' : `<ul class="others">${others.map((sentence) => `<li>${escaped(sentence)}</li>`).join('')}</ul>`}
${CONTROLS}
</header>
<nav aria-label="Pages"><ol>
${pages.map(({ difference: { name } }) => `<li><a href="#${escaped(name)}">${escaped(name)}</a></li>`).join('\n')}
</ol></nav>
<main>
${pages.map(section).join('\n')}
</main>
<script>
${part('report-page.js')}</script>
</body>
</html>
`;
}

const CONTROLS = `<fieldset><legend>Show</legend>
<label><input type="radio" name="show" value="all" checked> all three <kbd>1</kbd></label>
<label><input type="radio" name="show" value="before"> before <kbd>2</kbd></label>
<label><input type="radio" name="show" value="after"> after <kbd>3</kbd></label>
<label><input type="radio" name="show" value="difference"> difference <kbd>4</kbd></label>
</fieldset>
<p><kbd>n</kbd> <kbd>p</kbd> next, previous page · <kbd>space</kbd> swaps before and after in place · <kbd>+</kbd> <kbd>−</kbd> size ·
<span class="new">new</span> <span class="gone">gone</span></p>`;

function section({ entry, difference }: ReportedPage): string {
  const { name, before, after, difference: picture, box } = difference;
  const id = escaped(name);
  const where = entry ? `${entry.locale}, ${entry.paper === 'a4' ? 'A4' : 'Letter'}` : 'not in the catalogue';
  return `<section id="${id}" tabindex="-1" aria-labelledby="head:${id}">
<h2 id="head:${id}">${id} <small>${where}</small></h2>
<p>${escaped(explainPage(difference))}</p>
<div class="pictures">
${figure('before', before, 'no golden', box)}
${figure('after', after, 'not printed', box)}
${figure('difference', picture, 'nothing to compare with', box)}
</div>
</section>`;
}

function figure(kind: string, picture: Picture | null, without: string, box: PageDifference['box']): string {
  if (!picture) return `<figure class="${kind}"><figcaption>${kind}</figcaption><div class="none">${without}</div></figure>`;
  const { width, height } = picture;
  const frame = box
    ? `<i style="left:${box.left - 4}px;top:${box.top - 4}px;width:${box.width + 8}px;height:${box.height + 8}px"></i>`
    : '';
  const source = `data:image/png;base64,${encodePicture(picture).toString('base64')}`;
  return `<figure class="${kind}"><figcaption>${kind}</figcaption><div style="width:${width}px;height:${height}px"><img src="${source}" width="${width}" height="${height}" alt="${kind}">${frame}</div></figure>`;
}

function part(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
