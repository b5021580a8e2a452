import type { Fault } from '../hosts/faults/fault.ts';
import { withTable } from './markdown-table.ts';
import type { SourceFile } from './source-text.ts';

const heading = 'Where a host is no browser yet';
const head: readonly string[] = ['what a browser does', 'right on happy-dom', 'right on jsdom', 'see'];

/** One row for each fault that is left on a host. */
export function faultRows(faults: readonly Fault[]): readonly (readonly string[])[] {
  const answer = (isRight: boolean): string => (isRight ? 'yes' : 'no');
  return faults
    .filter(({ happyDom, jsdom }) => !happyDom || !jsdom)
    .map(({ title, happyDom, jsdom, standard, upstream }) => [
      title,
      answer(happyDom),
      answer(jsdom),
      [`[standard](${standard})`, ...(upstream?.split(', ') ?? []).map((link) => `[${nameOf(link)}](${link})`)].join(', '),
    ]);
}

function nameOf(link: string): string {
  const [, repository = '', number = ''] = /github\.com\/[\w.-]+\/([\w.-]+)\/\w+\/(\d+)$/.exec(link) ?? [];
  return `${repository} ${number}`;
}

/** The page with the rows of that table; as it is where they are there already, however they are padded. */
export function withFaultRows(faults: readonly Fault[], page: SourceFile): string {
  return withTable(heading, head, faultRows(faults), page);
}
