import type { JSX } from 'preact';
import type { Design, Variable } from '../../../shared/api.js';
import type { Change, Choice } from '../state/choice.js';
import { variableName } from '../state/words.js';
import { rangeOf } from './lengths.js';

/** The variables of a template: what an organisation may set without changing the template. */
export function LookPanel(props: {
  design: Design | undefined;
  choice: Choice;
  remarks: readonly string[];
  change: (change: Change) => void;
}): JSX.Element {
  const { design, choice, remarks, change } = props;
  const variables = design?.variables ?? [];
  if (variables.length === 0) return <p class="empty">This template has no variables.</p>;
  const set = (name: string, value: string | null): void => {
    const { [name]: _old, ...rest } = choice.variables;
    change({ variables: value === null ? rest : { ...rest, [name]: value } });
  };
  const isChanged = Object.keys(choice.variables).length > 0;
  return (
    <form class="look" onSubmit={(event) => event.preventDefault()}>
      {variables.map((variable) => (
        <VariableField
          key={variable.name}
          variable={variable}
          value={choice.variables[variable.name] ?? variable.default}
          isSet={variable.name in choice.variables}
          onChange={(value) => set(variable.name, value)}
        />
      ))}
      {remarks.map((remark) => (
        <p key={remark} class="remark">
          {remark}
        </p>
      ))}
      <button type="button" class="button" disabled={!isChanged} onClick={() => change({ variables: {} })}>
        Back to the defaults
      </button>
    </form>
  );
}

interface FieldProps {
  variable: Variable;
  value: string;
  isSet: boolean;
  onChange: (value: string | null) => void;
}

function VariableField({ variable, value, isSet, onChange }: FieldProps): JSX.Element {
  const id = `variable-${variable.name}`;
  return (
    <div class="variable">
      <label for={id}>{variableName(variable.name)}</label>
      {isSet && (
        <button type="button" class="link" onClick={() => onChange(null)}>
          Default<span class="visually-hidden"> of {variableName(variable.name)}</span>
        </button>
      )}
      <VariableInput id={id} variable={variable} value={value} onChange={onChange} />
      {variable.description !== '' && <p class="hint">{variable.description}</p>}
    </div>
  );
}

function VariableInput({ id, variable, value, onChange }: Omit<FieldProps, 'isSet'> & { id: string }): JSX.Element {
  if (variable.type === 'font' || variable.type === 'choice' || variable.type === 'image') {
    return (
      <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {variable.choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  }
  const text = (
    <input
      id={variable.type === 'colour' ? `${id}-text` : id}
      class="text"
      type="text"
      spellcheck={false}
      aria-label={`${variableName(variable.name)} as text`}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value.trim() === '' ? null : currentTarget.value.trim())}
    />
  );
  if (variable.type === 'length') return <LengthInput id={id} variable={variable} value={value} onChange={onChange} />;
  return (
    <div class="colour">
      <input
        id={id}
        type="color"
        value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {text}
    </div>
  );
}

/** A slider beside the text, if the value and its bounds are lengths. */
function LengthInput({ id, variable, value, onChange }: Omit<FieldProps, 'isSet'> & { id: string }): JSX.Element {
  const range = rangeOf(value, variable.minimum, variable.maximum);
  return (
    <div class="length">
      {range && (
        <input
          id={id}
          type="range"
          min={range.from}
          max={range.to}
          step="any"
          value={range.at}
          onInput={({ currentTarget }) => onChange(`${Number(Number(currentTarget.value).toFixed(2))}${range.unit}`)}
        />
      )}
      <input
        id={range ? `${id}-text` : id}
        class="text"
        type="text"
        aria-label={`${variableName(variable.name)} as text`}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value.trim() === '' ? null : currentTarget.value.trim())}
      />
    </div>
  );
}
