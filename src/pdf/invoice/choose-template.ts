import {
  isSameLanguage,
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

/** The template and look for an invoice. */
export interface ChosenTemplate extends PrintableTemplate {
  name: string;
  /** Identifies template and look: equal keys mean equal template and look. */
  key: string;
}

/**
 * Chooses the template and look of an invoice. Templates are checked at start, but what the records choose can only be checked here.
 * @param locale the language that the request asks for
 * @throws TemplateUnavailableError
 */
export type ChooseTemplate = (invoice: Invoice, locale: string | null) => ChosenTemplate;

/** The most looks to keep ready; beyond that, the oldest is forgotten. */
const MOST_LOOKS = 500;

/**
 * The template of the custom form, or that of the organisation, or the default. Each variable comes from the form, or from the organisation, or from the
 * template itself.
 * @param usual the name of the default template
 */
export function templateChooser(templates: Templates, usual: string): ChooseTemplate {
  const declared = new Set([...templates.values()].flatMap(({ manifest }) => Object.keys(manifest.variables)));
  const looks = new Map<string, ChosenTemplate>();

  return (invoice, locale) => {
    const { organisation, customForm } = invoice;
    const name = customForm?.template ?? organisation.template ?? usual;
    const template = templates.get(name);
    if (!template)
      throw refusal(invoice, name, `there is no template of this name; available: ${[...templates.keys()].join(', ')}`);
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
      toView: (document, options) => template.toView(document, options, variables),
      render: (view, marker) => template.render(view, marker, variables),
    };
    const [oldest] = looks.keys();
    if (looks.size >= MOST_LOOKS && oldest !== undefined) looks.delete(oldest);
    looks.set(key, look);
    return look;
  };
}

/** Why a template cannot print this invoice; null if it can. */
function misfitOf({ documentTypes, locales }: TemplateManifest, invoice: Invoice, locale: string | null): string | null {
  const type = documentTypeOf(invoice);
  if (!documentTypes.includes(type)) return `it is not for documents of the type ${type}, only for ${documentTypes.join(', ')}`;
  for (const tag of [locale, invoice.customer.locale, invoice.organisation.locale]) {
    const wanted = tag === null ? undefined : matchLocale(tag);
    if (wanted === undefined) continue;
    // A template with only one English serves all readers of English.
    if (locales.some((one) => isSameLanguage(one, wanted))) return null;
    return `it has no texts in ${wanted}, only in ${locales.join(', ')}`;
  }
  return null;
}

/** @param declared the variables of all templates: after a change of template, variables of the old one may still be stored */
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
