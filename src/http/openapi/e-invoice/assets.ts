/** Links the elements of the XML and the texts of the page. The frame has no scripts: this one looks into it. */
export const E_INVOICE_SCRIPT = `const frame = document.querySelector('#page');
const buttons = [...document.querySelectorAll('[data-texts]')];
const numbersOf = (button) => button.dataset.texts.split(' ').filter(Boolean);
const textsOf = (button) => numbersOf(button).flatMap((number) => [...frame.contentDocument.querySelectorAll('[data-text="' + number + '"]')]);
const unlink = () => {
  for (const text of frame.contentDocument.querySelectorAll('.linked')) text.classList.remove('linked');
  for (const button of buttons) button.classList.remove('linked');
};
const link = (button) => {
  button.classList.add('linked');
  for (const text of textsOf(button)) text.classList.add('linked');
};
let chosen = [];
const showChosen = () => {
  unlink();
  chosen.forEach(link);
};
const choose = (found) => {
  chosen = found;
  for (const button of buttons) button.setAttribute('aria-pressed', String(found.includes(button)));
  showChosen();
};
const begin = () => {
  for (const button of buttons) {
    for (const text of textsOf(button)) text.classList.add('known');
    const show = () => { showChosen(); link(button); };
    button.addEventListener('mouseenter', show);
    button.addEventListener('focus', show);
    button.addEventListener('mouseleave', showChosen);
    button.addEventListener('blur', showChosen);
    button.addEventListener('click', () => {
      choose([button]);
      textsOf(button)[0]?.scrollIntoView({ block: 'center' });
    });
  }
  const buttonsAt = (event) => {
    const text = event.target.closest?.('[data-text]');
    return text ? buttons.filter((button) => numbersOf(button).includes(text.dataset.text)) : [];
  };
  frame.contentDocument.addEventListener('mouseover', (event) => { showChosen(); buttonsAt(event).forEach(link); });
  frame.contentDocument.addEventListener('mouseleave', showChosen);
  frame.contentDocument.addEventListener('click', (event) => {
    event.preventDefault();
    const found = buttonsAt(event);
    if (found.length === 0) return;
    choose(found);
    found[0].scrollIntoView({ block: 'center' });
  });
};
const isLoaded = () => frame.contentDocument?.readyState === 'complete' && frame.contentDocument.URL !== 'about:blank';
if (isLoaded()) begin();
else frame.addEventListener('load', begin, { once: true });
`;

export const E_INVOICE_STYLE = `*, *::before, *::after { box-sizing: border-box; }
html, body { height: 100%; }
body { display: flex; flex-direction: column; margin: 0; background: #fff; color: #15181d; font: 14px/20px system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; padding: 10px 16px; border-bottom: 1px solid #d9dde3; }
header p, h1 { margin: 0; }
h1 { font-size: 16px; font-weight: 600; }
a { color: #0f4c5c; }
.quiet, i { color: #5a616c; }
nav { display: flex; flex-wrap: wrap; gap: 4px; width: 100%; }
nav a { padding: 3px 10px; border: 1px solid #d9dde3; border-radius: 6px; text-decoration: none; }
nav a[aria-current] { border-color: #0f4c5c; background: #0f4c5c; color: #fff; }
main { display: grid; flex: 1; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); min-height: 0; }
main > section { min-width: 0; min-height: 0; }
iframe { display: block; width: 100%; height: 100%; border: 0; background: #fff; }
.xml { padding: 10px 0 24px; overflow: auto; border-left: 1px solid #d9dde3; }
.verdict { margin: 0; padding: 0 16px 6px; font-weight: 600; }
.good { color: #1b6b3a; }
.bad, .fatal strong { color: #a32a1c; }
details { padding: 0 16px 8px; }
summary { cursor: pointer; }
ul { margin: 6px 0; padding-left: 18px; }
code { font: 12px/18px ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
.line { display: block; width: 100%; padding: 1px 12px 1px 28px; border: 0; border-left: 3px solid transparent; background: none; color: inherit; font: inherit; text-align: left; text-indent: -12px; }
.term { cursor: pointer; }
.line:target { background: #fdf0ee; }
.linked { border-left-color: #b36b00; background: #fff6df; }
.line:focus-visible, a:focus-visible, summary:focus-visible { outline: 2px solid #0f4c5c; outline-offset: -2px; }
${Array.from({ length: 12 }, (_, at) => `.d${at + 1} { padding-left: ${28 + (at + 1) * 12}px; }`).join('\n')}
.t-tag { color: #5a616c; }
.t-name { color: #2f4f9a; }
.t-attribute { color: #6b3a8c; }
.t-value { color: #2b6a2f; }
.t-text { font-weight: 600; }
.chip { display: inline-block; padding: 0 6px; border-radius: 4px; background: #e2eef1; color: #0f4c5c; font-size: 11px; line-height: 16px; text-indent: 0; white-space: nowrap; }
.unprinted { background: #f0f1f3; color: #5a616c; }
@media (max-width: 900px) { body, html { height: auto; } main { display: block; } iframe { height: 80vh; } .xml { border-left: 0; border-top: 1px solid #d9dde3; } }
`;
