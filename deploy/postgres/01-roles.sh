#!/bin/sh
# Runs once, when the database volume is empty (the postgres image's initdb hook). Makes three roles instead of one:
# postgres administers, invoice_press_owner owns the schema and migrates, and the service logs in as invoice_press.
set -e

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" --set database="$POSTGRES_DB" <<'SQL'
CREATE ROLE invoice_press_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE invoice_press LOGIN PASSWORD :'app_password';
ALTER DATABASE :"database" OWNER TO invoice_press_owner;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO invoice_press;
ALTER SCHEMA public OWNER TO invoice_press_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
