/** The whole environment of a browser. The service's own, with its secrets, is not passed on. */
export function browserEnvironment(privateDirectory: string, fontConfigFile: string): Record<string, string> {
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: privateDirectory,
    TMPDIR: privateDirectory,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    FONTCONFIG_FILE: fontConfigFile,
  };
}
