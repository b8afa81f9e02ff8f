-- Batches: many invoices at once. The queue's own tables (pg-boss) are made beside these by the same command.
CREATE TYPE "batch_state" AS ENUM ('QUEUED', 'RUNNING', 'FINISHING', 'FINISHED', 'FAILED', 'CANCELLED');
CREATE TYPE "batch_item_state" AS ENUM ('WAITING', 'DONE', 'FAILED', 'CANCELLED');

CREATE TABLE "batches" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "state" "batch_state" NOT NULL DEFAULT 'QUEUED',
    "request" JSONB NOT NULL,
    "idempotency_key" TEXT,
    "request_sha256" CHAR(64) NOT NULL,
    "subject" TEXT NOT NULL,
    "token_id" TEXT,
    "request_id" TEXT NOT NULL,
    "ip_address" TEXT NOT NULL,
    "user_agent" TEXT,
    "items" INTEGER NOT NULL,
    "chunk_size" INTEGER NOT NULL,
    "results_begun" INTEGER NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0,
    "first_turn" INTEGER NOT NULL,
    "end_turn" INTEGER NOT NULL,
    "webhook_url" TEXT,
    "result" JSONB,
    "error_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "expired_at" TIMESTAMPTZ(3),

    CONSTRAINT "batches_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "batch_items" (
    "batch_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "invoice_id" UUID NOT NULL,
    "invoice_number" TEXT NOT NULL,
    "state" "batch_item_state" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outputs" JSONB,
    "error_code" TEXT,

    CONSTRAINT "batch_items_pkey" PRIMARY KEY ("batch_id", "position")
);

CREATE UNIQUE INDEX "batches_organisation_id_idempotency_key_key" ON "batches"("organisation_id", "idempotency_key");
CREATE INDEX "batches_organisation_id_created_at_idx" ON "batches"("organisation_id", "created_at" DESC);
CREATE INDEX "batches_open_idx" ON "batches"("created_at") WHERE (finished_at IS NULL);
CREATE INDEX "batches_expiry_idx" ON "batches"("expires_at") WHERE (expires_at IS NOT NULL);
CREATE UNIQUE INDEX "batch_items_batch_id_invoice_id_key" ON "batch_items"("batch_id", "invoice_id");
CREATE INDEX "batch_items_waiting_idx" ON "batch_items"("batch_id", "position") WHERE (state = 'WAITING');
CREATE INDEX "batch_items_failed_idx" ON "batch_items"("batch_id", "position") WHERE (state = 'FAILED');

-- Each row is updated twice within minutes: room for the second version on the same page, and a vacuum before the table has doubled.
ALTER TABLE "batch_items" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- What is left to do, for autoscalers and dashboards. Of each chunk it looks at the first row that waits, so its cost grows with the chunks and not with their rows: a chunk in work
-- has begun with that row. A batch whose result is being made counts as one chunk that waits: it needs a worker too.
CREATE VIEW "batch_queue" AS
SELECT
    work."organisation_id",
    count(*) FILTER (WHERE NOT work."is_begun")::integer AS "chunks_waiting",
    count(*) FILTER (WHERE work."is_begun")::integer AS "chunks_running",
    sum(work."items")::integer AS "items_waiting",
    extract(epoch FROM now() - min(work."created_at"))::float8 AS "oldest_waiting_seconds"
FROM (
    SELECT
        b."organisation_id",
        b."created_at",
        first."started_at" IS NOT NULL AS "is_begun",
        CASE
            WHEN b."round" = 0 AND first."started_at" IS NULL THEN least(b."chunk_size", b."items" - chunk * b."chunk_size")
            ELSE (
                SELECT count(*) FROM "batch_items" i
                WHERE i."batch_id" = b."id" AND i."state" = 'WAITING'
                    AND i."position" >= chunk * b."chunk_size" AND i."position" < (chunk + 1) * b."chunk_size"
            )
        END AS "items"
    FROM "batches" b
        CROSS JOIN LATERAL generate_series(0, (b."items" - 1) / b."chunk_size") AS chunk
        CROSS JOIN LATERAL (
            SELECT i."started_at" FROM "batch_items" i
            WHERE i."batch_id" = b."id" AND i."state" = 'WAITING'
                AND i."position" >= chunk * b."chunk_size" AND i."position" < (chunk + 1) * b."chunk_size"
            ORDER BY i."position" LIMIT 1
        ) AS first
    WHERE b."finished_at" IS NULL AND b."state" <> 'FINISHING'
    UNION ALL
    SELECT b."organisation_id", b."created_at", FALSE, 0
    FROM "batches" b
    WHERE b."finished_at" IS NULL AND b."state" = 'FINISHING'
) AS work
GROUP BY work."organisation_id";
