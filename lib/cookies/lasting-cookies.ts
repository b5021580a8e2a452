/** What keeps cookies with a date for longer than the user agent lives. */
export interface LastingCookies {
  /** Those that are kept, oldest first: as JSON. */
  cookies(): readonly string[];
  /** One came, changed or went, which is `text` null. `id`: its domain, path and name. */
  cookieChanged(id: string, text: string | null): void;
}
