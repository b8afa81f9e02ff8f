import { httpUrl, networks, oneOf, origins, type Setting, text, wholeNumber } from './parsers.js';

/** Address, gateway and shutdown. */
export const SERVER_SETTINGS = {
  PORT: { default: '3000', meaning: 'TCP port of the HTTP service.', parse: wholeNumber(0, 65_535) },
  HOST: { default: '0.0.0.0', meaning: 'Address to listen on.', parse: text },
  WRITE_ROUTES: {
    default: 'on',
    meaning:
      '`on`: callers may import invoices and delete drafts over HTTP (`invoices:write`). `off`: these routes do not exist, and the service needs no right to write invoices.',
    parse: oneOf('on', 'off'),
  },
  TRUSTED_PROXIES: {
    default: null,
    meaning:
      'Addresses or networks of the gateways in front of the service, separated by commas (`10.0.0.0/8, 192.0.2.7`). The service believes `X-Forwarded-*` and `X-Request-Id` only from them.',
    parse: networks,
  },
  PUBLIC_BASE_URL: {
    default: null,
    meaning:
      'Public address of the service, such as `https://billing.example/press`, for absolute links. If not set, it is taken from `X-Forwarded-Proto`, `X-Forwarded-Host` and `X-Forwarded-Prefix` of a trusted proxy, else from `Host`.',
    parse: httpUrl,
  },
  CORS_ALLOWED_ORIGINS: {
    default: null,
    meaning:
      'Origins of web pages whose scripts may call the API, separated by commas (`https://portal.example`, `https://intranet.example:8443`). Not set: none. Each is compared exactly; there is no `*`.',
    parse: origins,
  },
  SHUTDOWN_DELAY_MS: {
    default: '3000',
    meaning:
      'After SIGTERM: how long the service still accepts requests while `/readyz` already answers `503`, so that the gateway notices.',
    parse: wholeNumber(0, 60_000),
  },
  SHUTDOWN_TIMEOUT_MS: {
    default: '25000',
    meaning: 'After SIGTERM: how long accepted requests may take to finish.',
    parse: wholeNumber(0, 600_000),
  },
} as const satisfies Record<string, Setting<unknown>>;
