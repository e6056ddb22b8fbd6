/**
 * True where Teams keeps people's files: SharePoint, by https, and hosts that the settings add. A file is neither read
 * from nor written to any other place, whatever an activity says.
 */
export function isTrustedFilePlace(url: URL, hosts: readonly string[]): boolean {
  const host = url.hostname.toLowerCase();
  if (hosts.includes(url.host.toLowerCase())) return true;
  return url.protocol === 'https:' && (host.endsWith('.sharepoint.com') || host.endsWith('.sharepoint.us'));
}
