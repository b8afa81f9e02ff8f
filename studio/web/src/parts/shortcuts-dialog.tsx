import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import type { ShortcutGroup } from '../state/shortcuts.js';
import { Icon } from './icons.js';

const NAMES: Record<string, string> = { ' ': 'Space' };

/** Lists the keys, and can switch them off. */
export function ShortcutsDialog(props: {
  groups: ShortcutGroup[];
  isOpen: boolean;
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  onClose: () => void;
}): JSX.Element {
  const { groups, isOpen, isOn, onSwitch, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} class="shortcuts" aria-labelledby="shortcuts-title" onCancel={onClose} onClose={onClose}>
      <header>
        <h2 id="shortcuts-title">Keys</h2>
        <button type="button" class="button is-icon" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="shortcut-groups">
        {groups.map(({ title, shortcuts }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {shortcuts.map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{NAMES[key] ?? key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="check">
        <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => onSwitch(currentTarget.checked)} />
        Single keys work (<kbd>?</kbd> always does)
      </label>
      <p class="hint">
        In lists, tabs and the contact sheet the arrow keys move, Home and End jump, Enter opens. Keys do nothing while you type.
      </p>
    </dialog>
  );
}
