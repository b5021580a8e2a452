import { lineAt, scan } from './source-text.ts';
import type { SourceFile, Violation } from './source-text.ts';

const hosts = /^lib\/hosts\/(?:page|happy-dom|jsdom)\//;

/** The registry itself. */
const registry = 'lib/hosts/page/patches.ts';

const ourClass = 'a class or function that was made here';
const justMade = 'an object that was made here, and that no window had before';
const passing = 'one event, field or error: it goes with that';
const asPage = 'what page code asked for';

/** What is changed past the registry, by file and by what stands first in the call, with the reason. */
export const pastRegistry: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'lib/hosts/page/modules/page-modules.ts': { meta: justMade },
  'lib/hosts/page/modules/module-compiler.ts': { unnamed: ourClass },
  'lib/hosts/page/modules/source-map.ts': { module: justMade },
  'lib/hosts/page/realm-functions.ts': { steps: ourClass },
  'lib/hosts/page/image-function.ts': { Image: ourClass },
  'lib/hosts/page/clock.ts': { crypto: justMade },
  'lib/hosts/page/xml-http-request.ts': { object: ourClass },
  'lib/hosts/page/request-class.ts': { WindowRequest: ourClass },
  'lib/hosts/page/reflect-url.ts': { prototype: ourClass },
  'lib/hosts/page/network.ts': { made: justMade },
  'lib/hosts/page/named-frames.ts': { holder: justMade, 'this.#of().raw': asPage },
  'lib/hosts/happy-dom/abort-signal.ts': {
    signal: 'a signal that a request for a lock listens to, which has no other place for that',
  },
  'lib/hosts/happy-dom/custom-elements.ts': { element: 'what HTML does to the element' },
  'lib/hosts/happy-dom/surface.ts': { event: passing },
  'lib/hosts/happy-dom/event-classes.ts': { event: passing },
  'lib/hosts/happy-dom/handlers.ts': { 'Body.prototype': ourClass, Body: ourClass },
  'lib/hosts/happy-dom/refresh.ts': { Meta: ourClass },
  'lib/hosts/happy-dom/input.ts': { input: passing, 'input[PropertySymbol.validity]': passing },
  'lib/hosts/happy-dom/frame.ts': { page: justMade },
  'lib/hosts/happy-dom/links.ts': { event: passing, this: ourClass },
  'lib/hosts/happy-dom/window.ts': { frame: justMade, page: justMade, 'this.prototype': ourClass },
  'lib/hosts/happy-dom/document.ts': { 'raw.document[PropertySymbol.readyState]': 'what happens to the document' },
  'lib/hosts/happy-dom/elements.ts': { 'raw.document[PropertySymbol.currentScript]': 'what happens to the document' },
  'lib/hosts/happy-dom/files.ts': { OwnFormData: ourClass },
  'lib/hosts/happy-dom/members.ts': { inner: asPage, raw: asPage, head: asPage },
  'lib/hosts/happy-dom/base-url.ts': { prototype: ourClass, each: ourClass },
  'lib/hosts/happy-dom/events.ts': { object: justMade, event: passing },
  'lib/hosts/happy-dom/frames.ts': { 'IFrame.prototype': ourClass },
  'lib/hosts/happy-dom/time-stamps.ts': { made: justMade, event: passing, 'HappyEvent.prototype': 'of all windows together' },
  'lib/hosts/happy-dom/globals.ts': {
    'this.prototype': ourClass,
    this: ourClass,
    head: justMade,
    inner: 'kept just before, by the object behind it',
  },
  'lib/hosts/happy-dom/errors.ts': { event: passing },
  'lib/hosts/jsdom/scripts.ts': { script: 'an element that was just made' },
  'lib/hosts/jsdom/surface.ts': { event: passing },
  'lib/hosts/jsdom/fetch-classes.ts': { value: ourClass, this: ourClass, prototype: ourClass },
  'lib/hosts/jsdom/events.ts': { this: passing, impl: justMade },
  'lib/hosts/jsdom/style-properties.ts': { global: 'a window that jsdom is making', constructor: ourClass, own: justMade },
  'lib/hosts/jsdom/life-events.ts': { object: passing, 'eventOf(impl)': passing },
};

const calls =
  /\b(?:Object|Reflect)\.(?:definePropert(?:y|ies)|deleteProperty|setPrototypeOf|assign)\(\s*([^\s,]+?(?:\([^)]*\))?)\s*,/g;
const assignments = /(?<![.\w$])((?:insides\.)?(?:raw|inner)(?:\.\w+|\[[^\]\n]+\])+) = /g;

/** The rule: what is put on a window goes through its registry, which takes it off again. */
export function windowPatchViolations(
  files: readonly SourceFile[],
  allowed: typeof pastRegistry = pastRegistry,
): readonly Violation[] {
  const found: Violation[] = [];
  const used = new Set<string>();
  for (const { path, text } of files) {
    if (!hosts.test(path) || path === registry) continue;
    const { code } = scan(text);
    for (const match of [...code.matchAll(calls), ...code.matchAll(assignments)]) {
      const target = match[1] as string;
      used.add(`${path} ${target}`);
      if (allowed[path]?.[target] !== undefined) continue;
      found.push({ file: path, line: lineAt(code, match.index), message: `${target} is changed past the registry of patches` });
    }
  }
  for (const [path, targets] of Object.entries(allowed)) {
    for (const target of Object.keys(targets)) {
      if (!used.has(`${path} ${target}`))
        found.push({ file: path, line: 1, message: `changes no ${target} past the registry any more` });
    }
  }
  return found;
}
