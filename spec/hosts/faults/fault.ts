/** Something that a browser does, and that an emulator did or does otherwise. */
export interface Fault {
  /** What a browser does. */
  readonly title: string;
  /** The part of a standard that says so. */
  readonly standard: string;
  /** Body of the page at `https://a.example/`. `/s.js` sets `fetched`, `/f` is a page with the title `F`, `/sent` keeps in `sent` what it was sent. */
  readonly page?: string;
  /** Run in the page when it has loaded. */
  readonly act?: string;
  /** Read when all has settled. */
  readonly read: string;
  /** What is read in a browser, as JSON has it. */
  readonly gives: unknown;
  readonly happyDom: boolean;
  readonly jsdom: boolean;
  /** Where an emulator's people talk of it. */
  readonly upstream?: string;
}

/** Which hosts are right. */
type Right = Pick<Fault, 'happyDom' | 'jsdom'>;

export const both: Right = { happyDom: true, jsdom: true };
export const onHappyDom: Right = { happyDom: true, jsdom: false };
export const onJsdom: Right = { happyDom: false, jsdom: true };
export const onNone: Right = { happyDom: false, jsdom: false };

/** A part of HTML. */
export const html = (id: string): string => `https://html.spec.whatwg.org/multipage/#${id}`;

/** A part of DOM. */
export const dom = (id: string): string => `https://dom.spec.whatwg.org/#${id}`;
