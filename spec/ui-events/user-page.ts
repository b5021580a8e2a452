import { happyDom, type HappyDomWindow } from '../../lib/hosts/happy-dom/index.ts';
import { Browser, type BrowserOptions, type StorageloomError, type Tab } from '../../lib/index.ts';

/** A page in a tab, and what its elements hear. */
export interface UserPage {
  readonly browser: Browser<HappyDomWindow>;
  readonly tab: Tab<HappyDomWindow>;
  /** Events since the last call, `type id`, in the order of their capture at the window; untrusted ones with an exclamation mark. */
  heard(): readonly string[];
  /** Runs code in the page. */
  run(code: string): unknown;
  /** Value of the field `#id`. */
  value(id: string): unknown;
}

const types = {
  pressing: 'pointerdown mousedown pointerup mouseup click dblclick',
  focus: 'blur focusout focus focusin change',
  keys: 'keydown keypress keyup beforeinput input',
  forms: 'submit reset',
  pointer: 'pointerover pointerenter mouseover mouseenter pointermove mousemove pointerout pointerleave mouseout mouseleave',
};

export type EventGroup = keyof typeof types;

/** Opens a page whose body is `body`, and listens to these groups of events; default: all but those of moving the pointer. */
export async function openUserPage(
  body: string,
  groups: readonly EventGroup[] = ['pressing', 'focus', 'keys', 'forms'],
  options: BrowserOptions<HappyDomWindow> = {},
): Promise<UserPage> {
  const pages = (): Response => new Response(`<!doctype html><body>${body}</body>`, { headers: { 'content-type': 'text/html' } });
  const browser = new Browser({ host: happyDom(), pages, ...options });
  const tab = await browser.open('https://a.example/');
  const run = (code: string): unknown => tab.window.eval(code);
  run(`globalThis.heard = [];
    for (const type of ${JSON.stringify(groups.flatMap((group) => types[group].split(' ')))})
      addEventListener(type, (event) => {
        const { target } = event;
        if (target !== window) heard.push(type + ' ' + (target.id || target.localName) + (event.isTrusted ? '' : '!'));
      }, true);`);
  return {
    browser,
    tab,
    run,
    heard: () => JSON.parse(String(run('JSON.stringify(heard.splice(0))'))) as string[],
    value: (id) => run(`document.getElementById('${id}').value`),
  };
}

/** The error of a call that is refused. */
export async function refused(call: Promise<unknown>): Promise<StorageloomError> {
  return await call.then(
    () => {
      throw new Error('It was not refused.');
    },
    (error: unknown) => error as StorageloomError,
  );
}
