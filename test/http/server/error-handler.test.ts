import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ChromiumUnavailableError,
  ContentCutError,
  DocumentRefusedError,
  PrintFailedError,
  PrintTimeoutError,
  QueueFullError,
} from '../../../src/chromium/errors.js';
import { TemplateError, type TemplateManifest, type Templates, UnprintableTextError } from '../../../src/templates/index.js';
import { answerTo, ERRORS } from '../../../src/http/answers/error-status.js';
import { listen, type RunningServer } from '../../../src/http/server/http-server.js';
import type { InvoiceEffects } from '../../../src/pdf/invoice/effects.js';
import type { Caller } from '../../../src/pdf/running-request.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { decimal } from '../../../src/invoices/money.js';
import { DatabaseUnavailableError } from '../../../src/records/faults/errors.js';
import { designs } from '../../templates/fixtures/templates.js';
import { ask, json } from '../../harness/service/ask.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { until } from '../../harness/machine/pause.js';
import { type FakeService, fakeService } from '../../harness/service/fake-service.js';
import type { PrintedPdf } from '../../../src/finish/index.js';
import { minimalPrint } from '../../harness/pdf/minimal-pdf.js';
import { pngImage } from '../../harness/images/png-image.js';
import { openConnection } from '../../harness/service/raw-http.js';
import { sampleInvoice } from '../../harness/invoices/sample-invoices.js';
import { bearer, ORGANISATION_A } from '../../harness/service/tokens.js';

const forever = () => new Promise<never>(() => {});
const databaseDown = () =>
  Promise.reject(new DatabaseUnavailableError('Reading', new Error('connect ECONNREFUSED 10.0.0.7:5432')));

describe('a print that fails', () => {
  it.each([
    [new QueueFullError(64), 503, 'overloaded', true],
    [new ChromiumUnavailableError('none starts'), 503, 'chromium_unavailable', true],
    [new PrintTimeoutError(6000), 504, 'render_timeout', false],
    [new PrintFailedError('on two browsers'), 500, 'render_failed', false],
    [new DocumentRefusedError('a frame'), 500, 'render_failed', false],
    [new ContentCutError([{ page: 1, text: 'US$88,888.0' }]), 500, 'document_check_failed', false],
    [new TemplateError('lines.hbs', 3, 'no such field'), 500, 'template_error', false],
    [new UnprintableTextError(['U+13A0'], 'lines[0].name'), 500, 'unprintable_text', false],
    [new Error('nobody foresaw this'), 500, 'internal_error', false],
    [Object.assign(new Error('a code of nobody'), { code: 'E_STRANGE' }), 500, 'internal_error', false],
    [Object.assign(new Error('a code of Object'), { code: 'constructor' }), 500, 'internal_error', false],
    ['a thrown text', 500, 'internal_error', false],
  ])('%s: %d %s, no bytes, no entry', async (error, status, code, retry) => {
    const { app, calls, requestLine } = fakeService({ effects: { print: () => Promise.reject(error) } });
    const response = await ask(app).expect(status);
    expect(json(response)).toEqual({ code, message: answerTo(code).message, request_id: response.headers['x-request-id'] });
    expect(/^[123]$/.test(response.headers['retry-after'] ?? '')).toBe(retry);
    expect(calls.order).toEqual(['find', 'print']);
    expect(await requestLine()).toMatchObject({ level: 'error', fields: { status, error: expect.anything() } });
  });
});
