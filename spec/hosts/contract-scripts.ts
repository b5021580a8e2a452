import { expect } from 'chai';
import { deliver, load, type Open, type SetUp } from './contract-setup.ts';

interface Logged extends SetUp {
  /** What the page logged, and each checkpoint that was made. */
  readonly order: string[];
}

/** A page whose errors become events; `log` writes down. */
function openLogged(open: Open): Logged {
  const page = open();
  const order: string[] = [];
  page.hooks.firesErrors = true;
  page.hooks.atCheckpoint = () => order.push('checkpoint');
  page.host.define('log', { value: (text: string) => order.push(text) });
  page.host.evaluate(`
    window.addEventListener('error', () => log('error1'));
    window.addEventListener('error', () => log('error2'));
    window.addEventListener('throwing', () => { throw new Error('thrown') });
    window.dispatch = () => window.dispatchEvent(new Event('throwing'));
  `);
  return { ...page, order };
}

/** HTML: a checkpoint is performed only when the JavaScript execution context stack is empty, and none inside of another. */
export function scriptRules(open: Open): void {
  it('is on the stack while it dispatches: no checkpoint between two listeners of what is reported meanwhile', () => {
    const { host, order } = openLogged(open);

    host.evaluate("dispatch(); log('script ends')");

    expect(order).to.deep.equal(['error1', 'error2', 'script ends']);
  });

  const callbacks: Readonly<Record<string, (page: Logged, callback: () => void) => void>> = {
    'a listener': (page, callback) => {
      page.window.addEventListener('storage', callback);
      deliver(page, new page.host.Event('storage'));
    },
    'an object as listener': (page, callback) => {
      page.window.addEventListener('storage', { handleEvent: callback });
      deliver(page, new page.host.Event('storage'));
    },
    'a handler': (page, callback) => {
      page.window['onstorage'] = callback;
      deliver(page, new page.host.Event('storage'));
    },
    'a listener of the document': (page, callback) => {
      page.document.addEventListener('DOMContentLoaded', callback);
      page.host.fire('DOMContentLoaded');
    },
    'a timer': ({ hooks, window }, callback) => {
      window.setTimeout(callback, 0);
      hooks.runTimers();
    },
    'an interval': ({ hooks, window }, callback) => {
      window.setInterval(callback, 0);
      hooks.runTimers();
    },
    'a frame of animation': ({ hooks, window }, callback) => {
      window.requestAnimationFrame(callback);
      for (const frame of hooks.frames.values()) frame(0);
    },
    'a string as timer': (page, callback) => {
      page.host.define('callback', { value: callback });
      page.window.setTimeout('callback()', 0);
      page.hooks.runTimers();
    },
  };
  for (const [name, enter] of Object.entries(callbacks)) {
    it(`is on the stack, and said to have run, as ${name}`, () => {
      const page = openLogged(open);
      const { scripts } = page.hooks;
      const { order } = page;
      scripts.ranScript = false;

      enter(page, () => {
        (page.window['dispatch'] as () => void)();
        order.push('script ends');
      });

      expect(order.slice(0, 3)).to.deep.equal(['error1', 'error2', 'script ends']);
      expect(scripts.ranScript).to.equal(true);
      order.length = 0;
      page.hooks.checkpoint();
      expect(order).to.deep.equal(['checkpoint']);
    });
  }

  it('is off the stack again when it threw, as a script', () => {
    const { host, hooks, order } = openLogged(open);

    expect(() => host.evaluate("throw new Error('out')")).to.throw('out');
    hooks.checkpoint();

    expect(order).to.deep.equal(['checkpoint']);
  });

  it('is off the stack when what a listener threw is reported', () => {
    const page = openLogged(open);
    page.window.addEventListener('storage', () => {
      throw new Error('in a listener');
    });

    deliver(page, new page.host.Event('storage'));

    expect(page.order.slice(0, 3)).to.deep.equal(['error1', 'checkpoint', 'error2']);
  });

  it('is still on it when what a string as timer threw is reported', () => {
    const { hooks, order, window } = openLogged(open);
    window.setTimeout("throw new Error('in a script')", 0);

    hooks.runTimers();

    expect(order.slice(0, 2)).to.deep.equal(['error1', 'error2']);
  });

  it('is on the stack while an event is fired that it brought about', () => {
    const page = openLogged(open);
    const { hooks, host, order } = page;
    hooks.navigate = () => void host.fire('popstate');
    for (const name of ['popstate1', 'popstate2']) page.window.addEventListener('popstate', () => order.push(name));

    host.evaluate("location.hash = '#x'; log('script ends')");

    expect(order).to.deep.equal(['popstate1', 'popstate2', 'script ends']);
  });

  it('is not said to have run where an event reaches nobody', () => {
    const page = open();
    page.hooks.scripts.ranScript = false;

    deliver(page, new page.host.Event('storage'));
    page.host.fire('load');

    expect(page.hooks.scripts.ranScript).to.equal(false);
  });
}

/** The same where there is markup. */
export function markupScriptRules(open: Open): void {
  const inMarkup: Readonly<Record<string, string>> = {
    'a script that the parser runs': "<script>dispatch(); log('script ends')</script>",
    'a handler in an attribute':
      "<p id=p onclick=\"dispatch(); log('script ends')\"></p><script>document.querySelector('#p').click()</script>",
    'a script that a script inserts':
      "<body><script>const s = document.createElement('script'); s.textContent = 'dispatch()'; document.body.append(s); log('script ends')</script>",
    'a reaction of a custom element':
      '<script>customElements.define("x-y", class extends HTMLElement { connectedCallback() { dispatch(); log("script ends") } })</script>' +
      '<script>log = window.log</script><x-y></x-y>',
  };
  for (const [name, markup] of Object.entries(inMarkup)) {
    it(`is on the stack as ${name}`, async () => {
      const page = openLogged(open);

      await load(page, markup);

      expect(page.order.filter((text) => text !== 'checkpoint')).to.deep.equal(['error1', 'error2', 'script ends']);
      const [from, to] = [page.order.indexOf('error1'), page.order.indexOf('script ends')];
      expect(page.order.slice(from, to)).to.not.include('checkpoint');
    });
  }

  it('is still on the stack, as a script that the parser runs, when what it threw is reported', async () => {
    const page = openLogged(open);

    await load(page, "<script>throw new Error('in a script')</script>");

    expect(page.order.slice(0, 3)).to.deep.equal(['error1', 'error2', 'checkpoint']);
  });

  it('is on the stack while a script runs that it writes', async () => {
    const page = openLogged(open);

    await load(page, "<script>document.write('<script>log(\"written\")<' + '/script>'); log('script ends')</script>");

    expect(page.order.slice(0, 3)).to.deep.equal(['written', 'script ends', 'checkpoint']);
  });

  it('is on the stack as a listener of an element for which the model fires', async () => {
    const page = openLogged(open);
    const { hooks } = page;
    hooks.navigate = () => void page.host.fire('popstate');
    const markup =
      "<script src=a.js onload=\"window.addEventListener('popstate', () => log('popstate1')); window.addEventListener('popstate', () => log('popstate2'));" +
      "location.hash = '#x'; log('script ends')\"></script>";

    await load(page, markup, { 'https://a.example/dir/a.js': '' });

    expect(page.order.filter((text) => text !== 'checkpoint')).to.deep.equal(['popstate1', 'popstate2', 'script ends']);
    expect(page.order.indexOf('script ends') - page.order.indexOf('popstate1')).to.equal(2);
  });

  it('is on the stack as a module', async () => {
    const page = openLogged(open);

    await load(page, "<script type=module>dispatch(); log('script ends')</script>");

    expect(page.order.slice(0, 3)).to.deep.equal(['error1', 'error2', 'script ends']);
  });
}
