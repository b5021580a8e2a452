const replacements: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** Markup of a page that says which URL was asked for, and why nothing was found. */
export function notFoundPage(url: string, reason: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>404 Not found</title>
<h1>Not found</h1>
<p>There is no page for <code>${escaped(url)}</code>.</p>
<p>${escaped(reason)}</p>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => replacements.get(character) ?? character);
}
