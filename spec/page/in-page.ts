import { changes, pageState } from './page-state.ts';

/** What running the scenarios in a page showed. */
export interface PageReport {
  /** What each scenario ended with, by its name; an error as text. */
  readonly traces: Readonly<Record<string, string>>;
  /** The same of explorations. */
  readonly explored: Readonly<Record<string, string>>;
  /** What of the page is not as it was before the package was loaded. */
  readonly touched: readonly string[];
}

/** Loads the package and runs all scenarios in this page. */
export async function runInPage(): Promise<PageReport> {
  const before = pageState();
  const { divergingScenarios, scenarios } = await import('./scenarios.ts');
  const { explorations } = await import('./explorations.ts');
  const traces = await endsOf({ ...scenarios, ...divergingScenarios });
  const explored = await endsOf(explorations);
  return { traces, explored, touched: changes(before, pageState()) };
}

async function endsOf(all: Readonly<Record<string, () => Promise<string>>>): Promise<Readonly<Record<string, string>>> {
  const ends: Record<string, string> = {};
  for (const [name, run] of Object.entries(all)) {
    ends[name] = await run().catch((error: unknown) => (error instanceof Error ? `${error.stack}` : String(error)));
  }
  return ends;
}
