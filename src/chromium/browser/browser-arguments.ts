import { allLayers, type NetworkLayers } from '../network-layers.js';

/** The complete command line of a browser. No library adds to it, and nothing comes from the environment. */
export function browserArguments(profileDirectory: string, sandbox: boolean, { deadProxy }: NetworkLayers = allLayers): string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profileDirectory}`,
    ...(sandbox ? [] : ['--no-sandbox']),
    // No network: all traffic, loopback included, goes to a proxy that does not exist, and no host name resolves.
    ...(deadProxy
      ? ['--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>', '--host-resolver-rules=MAP * ~NOTFOUND']
      : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-extensions',
    '--no-pings',
    // No reports, crash dumps or dialogs.
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-logging',
    '--metrics-recording-only',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-startup-window',
    '--password-store=basic',
    '--use-mock-keychain',
    // Containers give /dev/shm 64 MB, too little for a large document.
    '--disable-dev-shm-usage',
    // Background pages must print as fast as the one in front.
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
