-- Marks of national tax authorities: VERI*FACTU, KSeF, ATCUD, myDATA, courtesy notices.
ALTER TABLE "invoices" ADD COLUMN "national_marks" JSONB;
