import type { ComponentChildren, JSX } from 'preact';

export interface Segment<T> {
  value: T;
  label: ComponentChildren;
  /** Used if the label is a picture or short. */
  name?: string;
  isDisabled?: boolean;
}

/** A choice of few: radio buttons that look like one control. */
export function Segmented<T extends string | null>(props: {
  legend: string;
  /** Shows the legend beside the buttons. */
  isLegendShown?: boolean;
  segments: Segment<T>[];
  value: T;
  onChange: (value: T) => void;
}): JSX.Element {
  const { legend, isLegendShown = false, segments, value, onChange } = props;
  const buttons = (
    <fieldset class="segmented">
      <legend class="visually-hidden">{legend}</legend>
      {segments.map((segment) => (
        <label key={segment.value} title={segment.name}>
          <input
            type="radio"
            name={legend}
            checked={segment.value === value}
            disabled={segment.isDisabled}
            aria-label={segment.name}
            onChange={() => onChange(segment.value)}
          />
          <span>{segment.label}</span>
        </label>
      ))}
    </fieldset>
  );
  if (!isLegendShown) return buttons;
  return (
    <div class="named-segments">
      <span class="segmented-name" aria-hidden="true">
        {legend}
      </span>
      {buttons}
    </div>
  );
}
