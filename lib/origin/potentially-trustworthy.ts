/** Whether what comes from a URL is taken to be safe from eavesdroppers: `https`, and the machine itself. */
// Secure Contexts, is origin potentially trustworthy.
// https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
export function isPotentiallyTrustworthy({ protocol, hostname }: URL): boolean {
  // 1 to 3
  if (protocol === 'https:' || protocol === 'wss:') return true;
  // 4
  if (/^127(?:\.\d+){3}$/.test(hostname) || hostname === '[::1]') return true;
  // 5
  if (/^(?:.+\.)?localhost\.?$/.test(hostname)) return true;
  // 6 to 9
  return protocol === 'file:';
}
