// How the service started Chromium and printed when the yardstick was frozen.

/** @param {string} profileDirectory */
export function frozenArguments(profileDirectory) {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profileDirectory}`,
    '--proxy-server=http://127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-extensions',
    '--no-pings',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-logging',
    '--metrics-recording-only',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-startup-window',
    '--password-store=basic',
    '--use-mock-keychain',
    '--disable-dev-shm-usage',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-gpu',
    '--force-color-profile=srgb',
    '--hide-scrollbars',
    '--mute-audio',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame,Prerender2',
  ];
}

/** @param {string} directory @param {string} fontConfigFile */
export function frozenEnvironment(directory, fontConfigFile) {
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: directory,
    TMPDIR: directory,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    FONTCONFIG_FILE: fontConfigFile,
  };
}

/** An empty network namespace, where the host allows one. @param {readonly string[]} command */
export function inFrozenNamespace(command) {
  return ['unshare', '--user', '--net', '--map-current-user', '--', ...command];
}

/** The parameters of `Page.printToPDF`. */
export const FROZEN_PDF_OPTIONS = {
  printBackground: true,
  preferCSSPageSize: true,
  paperWidth: 8.26,
  paperHeight: 11.69,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  transferMode: 'ReturnAsBase64',
};
