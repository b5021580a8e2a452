import { behaviourWith } from '../behaviour/presets.ts';
import { factories } from '../coherence/storage-model.ts';
import type { ConsoleLine } from '../console/console-line.ts';
import { placeOf } from '../ecmascript/place.ts';
import { serverOf } from '../fetch/page-record.ts';
import { bare } from '../hosts/bare/index.ts';
import type { FailureListener } from '../html/records/page-error.ts';
import { RealmOwners } from '../html/records/realm-owners.ts';
import { epochMs } from '../html/records/user-agent.ts';
import type { LastingStorage, LeftPage, PrintableLine, UserAgentOptions } from '../html/records/user-agent-options.ts';
import { assembler } from '../html/windows/assemble.ts';
import { kindOfThrown } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import { checkAnswer } from './arguments.ts';
import { answererOf } from './dialogs.ts';
import { startMsOf } from './check-options.ts';
import type { BrowserOptions, Limits } from './options.ts';
import { Printer } from './printer.ts';
import type { Surroundings } from './surroundings.ts';

/** What the options of a Browser mean for its user agents. */
export function userAgentOptions<W extends object>(
  options: BrowserOptions<W>,
  { keptPages, historyEntries, pageErrors: keptErrors, clockReads }: Limits,
  around: Pick<Surroundings, 'checkpoint' | 'URLPattern' | 'print' | 'log' | 'describeProxy'>,
  failures: FailureListener,
  lasting: LastingStorage | null = null,
): UserAgentOptions {
  const printer = new Printer(around.print);
  const { startTime = epochMs, timezone = 'UTC', locale = 'en-US' } = options;
  const {
    host = bare(),
    pages = null,
    dialogs,
    behaviour = {},
    engine = 'standard',
    beforeUnload = 'leave',
    console = 'print',
    pageErrors = 'print',
  } = options;
  return {
    host,
    server: typeof pages === 'object' && pages !== null ? serverOf(pages, around.URLPattern) : pages,
    checkpoint: around.checkpoint,
    assembler,
    behaviour: behaviourWith(behaviour, engine),
    coherence: factories[options.storage ?? 'shared'],
    keptPages,
    historyEntries,
    pageErrors: keptErrors,
    failures,
    clockReads,
    startMs: startMsOf(startTime) ?? epochMs,
    place: placeOf(timezone, locale),
    beforeUnload: typeof beforeUnload === 'function' ? (page) => askedToLeave(beforeUnload, page) : () => beforeUnload,
    dialogs: answererOf(dialogs, printer),
    warn: printer.once,
    notice: pageErrors === 'print' || pageErrors === 'throw' ? printer.notice : undefined,
    console: listenerOf(console, around.log, failures),
    describeProxy: around.describeProxy,
    lasting,
    realmOwners: new RealmOwners(),
  };
}

/** What the function answers when a page asks. Throws BAD_OPTION for what is no answer. */
function askedToLeave(beforeUnload: (page: LeftPage) => unknown, page: LeftPage): 'leave' | 'stay' {
  let answer: unknown;
  try {
    answer = beforeUnload(page);
  } catch (cause) {
    throw new StorageloomError('BAD_OPTION', {
      what: `The function beforeUnload of new Browser() did not say whether ${page.name} (${page.url}) may be left.`,
      why: `It threw ${kindOfThrown(cause)}.`,
      mend: "Mend it, or give 'leave' or 'stay'.",
      cause,
    });
  }
  return checkAnswer(answer);
}

/** Who hears what pages write. */
function listenerOf(
  option: NonNullable<BrowserOptions['console']>,
  log: Surroundings['log'],
  failures: FailureListener,
): UserAgentOptions['console'] {
  if (option === 'trace') return undefined;
  if (option === 'print') return ({ tab, level, printable }) => log(level, inFront(tab, printable));
  const tell: (line: ConsoleLine) => unknown = option;
  return ({ tab, level, text, args }: PrintableLine) => {
    try {
      failures.returned(tell({ tab, level, text, args }));
    } catch (error) {
      // It is no failure of the page, in whose code we are.
      failures.ofTest(error);
    }
  };
}

/** Each line of a text with the name of the tab before it. */
function inFront(tab: string, text: string): string {
  return `[${tab}] ${text.replaceAll('\n', `\n[${tab}] `)}`;
}
