import type { JSX } from 'preact';

export interface Option {
  value: string;
  label: string;
}

/** A labelled choice of many. */
export function Select(props: {
  label: string;
  options: Option[];
  value: string;
  isLabelHidden?: boolean;
  onChange: (value: string) => void;
}): JSX.Element {
  const { label, options, value, isLabelHidden = false, onChange } = props;
  return (
    <label class="select">
      <span class={isLabelHidden ? 'visually-hidden' : 'select-label'}>{label}</span>
      <select aria-label={label} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
