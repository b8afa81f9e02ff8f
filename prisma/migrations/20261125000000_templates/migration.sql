-- Which template documents are printed with, and the values of its variables: of the organisation, and of a custom form, which goes before it.
ALTER TABLE "organisations"
    ADD COLUMN     "template" TEXT,
    ADD COLUMN     "template_variables" JSONB;

ALTER TABLE "custom_forms"
    ADD COLUMN     "template" TEXT,
    ADD COLUMN     "template_variables" JSONB,
    ADD COLUMN     "logo" BYTEA;

-- What no template could be named, and what could hold no variables, is not stored. Whether the template exists is for the service to say: it alone knows which it has.
ALTER TABLE "organisations"
    ADD CONSTRAINT "organisations_template_check" CHECK ("template" ~ '^[a-z][a-z0-9-]{0,39}$'),
    ADD CONSTRAINT "organisations_template_variables_check" CHECK (jsonb_typeof("template_variables") = 'object');

ALTER TABLE "custom_forms"
    ADD CONSTRAINT "custom_forms_template_check" CHECK ("template" ~ '^[a-z][a-z0-9-]{0,39}$'),
    ADD CONSTRAINT "custom_forms_template_variables_check" CHECK (jsonb_typeof("template_variables") = 'object');
