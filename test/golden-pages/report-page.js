const root = document.documentElement;
const sections = [...document.querySelectorAll('section')];
const links = [...document.querySelectorAll('nav a')];
const ways = [...document.querySelectorAll('input')];
let current = 0;
/** Three pages, of Letter's width, beside each other. */
let size = Math.min(1, (innerWidth - 340) / (3 * 612));
root.style.setProperty('--size', String(size));

/** @param {string} way */
const show = (way) => {
  const section = sections[current];
  root.dataset.show = way;
  for (const input of ways) input.checked = input.value === way;
  section?.scrollIntoView();
};
/** @param {number} index */
const mark = (index) => {
  current = index;
  for (const [at, link] of links.entries()) link.toggleAttribute('aria-current', at === index);
};
/** @param {number} index */
const goTo = (index) => {
  const section = sections[index];
  if (!section) return;
  mark(index);
  section.focus({ preventScroll: true });
  section.scrollIntoView();
  history.replaceState(null, '', `#${section.id}`);
};
/** @param {number} factor */
const resize = (factor) => {
  size = Math.min(4, Math.max(0.3, size * factor));
  root.style.setProperty('--size', String(size));
  sections[current]?.scrollIntoView();
};

/** @type {Record<string, () => void>} */
const keys = {
  n: () => goTo(current + 1),
  p: () => goTo(current - 1),
  ' ': () => show(root.dataset.show === 'before' ? 'after' : 'before'),
  '+': () => resize(1.25),
  '-': () => resize(0.8),
};
for (const [index, input] of ways.entries()) {
  keys[index + 1] = () => show(input.value);
  input.addEventListener('change', () => show(input.value));
}
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // On a choice and on a link the space bar has its own meaning.
  if (event.key === ' ' && event.target instanceof Element && event.target.matches('input, a')) return;
  const action = keys[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
/** Where the reader scrolled to is what the keys are about. */
addEventListener(
  'scroll',
  () =>
    mark(
      Math.max(
        0,
        sections.findLastIndex((section) => section.getBoundingClientRect().top < innerHeight / 3),
      ),
    ),
  { passive: true },
);
addEventListener('hashchange', () =>
  mark(
    Math.max(
      0,
      sections.findIndex(({ id }) => `#${id}` === decodeURI(location.hash)),
    ),
  ),
);
mark(
  Math.max(
    0,
    sections.findIndex(({ id }) => `#${id}` === decodeURI(location.hash)),
  ),
);
