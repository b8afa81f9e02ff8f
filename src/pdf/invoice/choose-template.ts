import {
  matchLocale,
  parseVariables,
  type TemplateManifest,
  type Templates,
  type PrintableTemplate,
  TemplateVariableError,
  type TemplateVariables,
} from '../../templates/index.js';
import { documentTypeOf } from '../../invoices/billing-document.js';
import type { Invoice } from '../../invoices/invoice.js';
import { TemplateUnavailableError } from './template-unavailable-error.js';

/** A template with its look: what an invoice is printed with. */
export interface ChosenTemplate extends PrintableTemplate {
  name: string;
  /** Stands for template and look: where it is equal, both are. */
  key: string;
}

/**
 * Decides what an invoice is printed with. Templates are checked when the service starts; what data chooses of them can only be checked here.
 * @param locale what the request asks for @throws TemplateUnavailableError
 */
export type ChooseTemplate = (invoice: Invoice, locale: string | null) => ChosenTemplate;

/** So many looks are kept ready; beyond that the oldest is forgotten. */
const MOST_LOOKS = 500;

/**
 * The custom form's template, else the organisation's, else the usual one. Variables of the form go before those of the organisation, one by one, and these
 * before the values that the template has itself.
 * @param usual the name of the template where nobody has chosen
 */
export function templateChooser(templates: Templates, usual: string): ChooseTemplate {
  const declared = new Set([...templates.values()].flatMap(({ manifest }) => Object.keys(manifest.variables)));
  const looks = new Map<string, ChosenTemplate>();

  return (invoice, locale) => {
    const { organisation, customForm } = invoice;
    const name = customForm?.template ?? organisation.template ?? usual;
    const template = templates.get(name);
    if (!template) throw refusal(invoice, name, `there is none of this name; there are ${[...templates.keys()].join(', ')}`);
    const misfit = misfitOf(template.manifest, invoice, locale);
    if (misfit !== null) throw refusal(invoice, name, misfit);

    const given = { ...organisation.templateVariables, ...customForm?.templateVariables };
    const key = `${name} ${JSON.stringify(given)}`;
    const known = looks.get(key);
    if (known) return known;
    const variables = parsed(template.manifest, given, declared);
    if (variables instanceof TemplateVariableError) throw refusal(invoice, name, variables.message);
    const look: ChosenTemplate = {
      name,
      key,
      toView: (document, options) => template.toView(document, options),
      render: (view, marker) => template.render(view, marker, variables),
    };
    const [oldest] = looks.keys();
    if (looks.size >= MOST_LOOKS && oldest !== undefined) looks.delete(oldest);
    looks.set(key, look);
    return look;
  };
}

/** Why a template is not made for this invoice; null when it is. */
function misfitOf({ documentTypes, locales }: TemplateManifest, invoice: Invoice, locale: string | null): string | null {
  const type = documentTypeOf(invoice);
  if (!documentTypes.includes(type))
    return `it is not made for a document of the type ${type}, but for ${documentTypes.join(', ')}`;
  for (const tag of [locale, invoice.customer.locale, invoice.organisation.locale]) {
    const wanted = tag === null ? undefined : matchLocale(tag);
    if (wanted === undefined) continue;
    // A template with one English only has it for all who read English.
    if (locales.some((one) => languageOf(one) === languageOf(wanted))) return null;
    return `it has no texts in ${wanted}, but in ${locales.join(', ')}`;
  }
  return null;
}

function languageOf(locale: string): string | undefined {
  return locale.split('-')[0];
}

/** @param declared the variables of all templates: whoever changes the template keeps the look that was chosen for the other */
function parsed(
  manifest: TemplateManifest,
  given: Record<string, unknown>,
  declared: ReadonlySet<string>,
): TemplateVariables | TemplateVariableError {
  const isMeant = (name: string) => Object.hasOwn(manifest.variables, name) || !declared.has(name);
  try {
    return parseVariables(manifest, Object.fromEntries(Object.entries(given).filter(([name]) => isMeant(name))));
  } catch (error) {
    if (error instanceof TemplateVariableError) return error;
    throw error;
  }
}

function refusal({ organisation, customForm }: Invoice, template: string, reason: string): TemplateUnavailableError {
  return new TemplateUnavailableError(
    {
      organisationId: organisation.id,
      customForm: customForm?.name ?? null,
      template,
      chosenBy: customForm?.template ? 'custom form' : organisation.template ? 'organisation' : 'setting',
    },
    reason,
  );
}
