-- Signed notifications of batches, and how far their delivery is.
CREATE TYPE "webhook_state" AS ENUM ('WAITING', 'DELIVERED', 'DEAD');

CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "state" "webhook_state" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "last_status" INTEGER,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "webhook_deliveries_next_attempt_at_idx" ON "webhook_deliveries"("next_attempt_at");

CREATE INDEX "webhook_deliveries_organisation_id_created_at_idx" ON "webhook_deliveries"("organisation_id", "created_at");

-- Whatever is waiting has a next attempt, and nothing else has one.
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_next_attempt_check"
  CHECK (("state" = 'WAITING') = ("next_attempt_at" IS NOT NULL));

ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_last_error_check" CHECK (length("last_error") <= 200);
