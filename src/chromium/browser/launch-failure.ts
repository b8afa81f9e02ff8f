import { ChromiumUnavailableError } from '../errors.js';

/** Makes the error of a failed launch say what to do. `errorOutput` is what the browser wrote to standard error. */
export function explainLaunchFailure(cause: unknown, binary: string, errorOutput: string): ChromiumUnavailableError {
  if (
    /no usable sandbox|setuid sandbox|running as root without --no-sandbox|zygote_host_impl|credentials\.cc/i.test(errorOutput)
  ) {
    const message =
      "Chromium's sandbox cannot start here: allow unprivileged user namespaces (on the host, or in the container's seccomp profile). If you accept the risk, you can set CHROMIUM_SANDBOX=off instead";
    return new ChromiumUnavailableError(message, { cause });
  }
  const last = errorOutput.trim().split('\n').at(-1)?.slice(0, 300);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ChromiumUnavailableError(`Chromium (${binary}) did not start: ${reason}${last ? ` (${last})` : ''}`, { cause });
}
