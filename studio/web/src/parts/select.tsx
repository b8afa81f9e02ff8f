import type { JSX } from 'preact';

export interface Option {
  value: string;
  label: string;
}

/** Options under a heading. A single one stands without it. */
export interface OptionGroup {
  label: string;
  options: Option[];
}

/** A labelled choice of many. */
export function Select(props: {
  label: string;
  options: (Option | OptionGroup)[];
  value: string;
  isLabelHidden?: boolean;
  onChange: (value: string) => void;
}): JSX.Element {
  const { label, options, value, isLabelHidden = false, onChange } = props;
  const optionOf = (option: Option): JSX.Element => (
    <option key={option.value} value={option.value} selected={option.value === value}>
      {option.label}
    </option>
  );
  return (
    <label class="select">
      <span class={isLabelHidden ? 'visually-hidden' : 'select-label'}>{label}</span>
      <select aria-label={label} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map((entry) => {
          if (!('options' in entry)) return optionOf(entry);
          const [first, ...others] = entry.options;
          if (first && others.length === 0) return optionOf(first);
          return (
            <optgroup key={entry.label} label={entry.label}>
              {entry.options.map(optionOf)}
            </optgroup>
          );
        })}
      </select>
    </label>
  );
}
