import { changes, pageState } from './page-state.ts';

/** What running the scenarios in a page showed. */
export interface PageReport {
  /** What each scenario ended with, by its name; an error as text. */
  readonly traces: Readonly<Record<string, string>>;
  /** What of the page is not as it was before the package was loaded. */
  readonly touched: readonly string[];
}

/** Loads the package and runs all scenarios in this page. */
export async function runInPage(): Promise<PageReport> {
  const before = pageState();
  const { divergingScenarios, scenarios } = await import('./scenarios.ts');
  const traces: Record<string, string> = {};
  for (const [name, scenario] of Object.entries({ ...scenarios, ...divergingScenarios })) {
    traces[name] = await scenario().catch((error: unknown) => (error instanceof Error ? `${error.stack}` : String(error)));
  }
  return { traces, touched: changes(before, pageState()) };
}
