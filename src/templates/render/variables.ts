import { suggestion } from '../../text/nearest-name.js';
import type { TemplateManifest } from '../manifest.js';
import { acceptedBy, checkedValue, propertiesOf, remarkOn } from './variable-values.js';

/** A value that a template variable does not accept, or an unknown variable. */
export class TemplateVariableError extends Error {
  readonly code = 'invalid_template_variable';
  override readonly name = 'TemplateVariableError';
  /** The name of the variable. */
  readonly variable: string;

  constructor(variable: string, reason: string) {
    super(`variable "${variable}" ${reason}`);
    this.variable = variable;
  }
}

type Declared = Pick<TemplateManifest, 'name' | 'variables'>;

/** Checked values, with defaults for those that were not given. They are safe in a stylesheet. */
export class TemplateVariables {
  /** By name, in normal form: `#0F4` is `#00ff44`. */
  readonly values: Readonly<Record<string, string>>;
  /** For people: what was changed so that the document stays readable. */
  readonly remarks: readonly string[];
  readonly #declarations: string;

  /** See `parseVariables`. */
  constructor(manifest: Declared, given: object) {
    const checked = new Map(Object.entries(given).map(([name, value]) => [name, checkedVariable(manifest, name, value)]));
    const chosen = Object.entries(manifest.variables).map(
      ([name, variable]) => [name, variable, checked.get(name) ?? checkedValue(variable, variable.default) ?? ''] as const,
    );
    this.values = Object.fromEntries(chosen.map(([name, , value]) => [name, value]));
    this.remarks = chosen.flatMap(([name, variable, value]) => remarkOn(name, variable, value) ?? []);
    this.#declarations = chosen
      .flatMap(([name, variable, value]) => propertiesOf(name, variable, value))
      .map(([property, value]) => `${property}:${value}`)
      .join(';');
  }

  /** `:root{--brand-colour:#0f4c5c;…}`, to put before the stylesheet. */
  get rootBlock(): string {
    return `:root{${this.#declarations}}`;
  }
}

/**
 * Checks the values that an organisation chose for a template; null and absent values mean the defaults. A colour too pale to read on white is accepted for
 * areas; text gets a darker one of the same hue, and `remarks` says so.
 * @throws TemplateVariableError with the variable and what it accepts
 */
export function parseVariables(manifest: Declared, values?: unknown): TemplateVariables {
  const given = values ?? {};
  if (typeof given !== 'object' || Array.isArray(given))
    throw new TemplateVariableError('*', 'must be in an object of variables');
  return new TemplateVariables(manifest, given);
}

function checkedVariable(manifest: Declared, name: string, value: unknown): string {
  const variable = Object.hasOwn(manifest.variables, name) ? manifest.variables[name] : undefined;
  if (!variable) {
    const reason = `does not exist in the template "${manifest.name}"${suggestion(name, Object.keys(manifest.variables))}`;
    throw new TemplateVariableError(name, reason);
  }
  const checked = checkedValue(variable, value);
  if (checked !== null) return checked;
  throw new TemplateVariableError(name, `must be ${acceptedBy(variable)}, not ${JSON.stringify(value)?.slice(0, 60)}`);
}
