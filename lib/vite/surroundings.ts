/**
 * Node maps the lines of stacks to files by the source maps that modules carry. Vitest and Jest map stacks by themselves, and are left alone.
 */
export function mapStacks({ env, setSourceMapsEnabled }: Pick<NodeJS.Process, 'env' | 'setSourceMapsEnabled'> = process): void {
  if (env['VITEST'] === undefined && env['JEST_WORKER_ID'] === undefined) setSourceMapsEnabled(true);
}

/** How long packages are bundled before somebody is told, in ms. */
const patienceMs = 1_000;

/** Where it is told, and when. There for tests. */
interface Telling {
  readonly print?: (line: string) => void;
  readonly after?: (callback: () => void) => Disposable;
}

/** Waits for what bundles packages; where it takes a while, stderr says so. */
export async function tellOf(
  names: Iterable<string>,
  bundling: Promise<unknown>,
  { print = toStderr, after = afterAWhile }: Telling = {},
): Promise<void> {
  const alarm = after(() => print(`storageloom: Vite bundles ${[...names].join(', ')}, once for this project`));
  try {
    await bundling;
  } finally {
    alarm[Symbol.dispose]();
  }
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}

function afterAWhile(callback: () => void): Disposable {
  const timer = setTimeout(callback, patienceMs);
  return { [Symbol.dispose]: () => clearTimeout(timer) };
}
