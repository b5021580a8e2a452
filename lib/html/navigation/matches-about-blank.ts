// HTML, infrastructure, matches about:blank.
// https://html.spec.whatwg.org/multipage/#matches-about:blank
export function matchesAboutBlank(url: string): boolean {
  // 1
  return /^about:blank(?:$|[?#])/.test(url);
}
