import Module from 'node:module';

/** What `require()` calls. Private, but what every tool for CommonJS changes. */
interface Loading {
  _load(request: string, parent: { readonly filename: string | null } | null | undefined, ...rest: readonly unknown[]): unknown;
}

const loading = Module as object as Loading;
const { _load: load } = loading;

/**
 * The runner tries `require()` on each spec first. That reads some without their types, and where something in the process has had a
 * transformer for CommonJS it loads a spec and all of the library a second time. Refused, it imports them. Refused here and not among the
 * handlers of file names, since such a transformer puts its own there.
 */
loading._load = function (request, parent, ...rest) {
  const byRunner = /[/\\]node_modules[/\\]mocha[/\\]/.test(parent?.filename ?? '');
  if (!byRunner || !request.endsWith('.ts')) return load.call(this, request, parent, ...rest);
  throw new Error(
    `${request} cannot be loaded, or what it imports cannot. Import it to see why: node --import tsx/esm ${request}`,
  );
};
