import { createRequire } from 'node:module';
import { expect } from 'chai';
import { createWindow, sharedFunctions } from '../../../lib/hosts/jsdom/internals.ts';
import { openPage } from './open-page.ts';

const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
  readonly JSDOM: new (html: string, options: object) => { readonly window: { eval(code: string): unknown } };
};

/** Records when jsdom makes the members of the interface, while that runs. */
function recordInstalls(record: string[], steps: () => void): void {
  const { styleProperties } = sharedFunctions;
  const { install } = styleProperties;
  styleProperties.install = (global, names) => {
    record.push('installed');
    install(global, names);
  };
  try {
    steps();
  } finally {
    styleProperties.install = install;
  }
}

/** As text, what one can see of the members of an interface. */
const shape = `JSON.stringify(Reflect.ownKeys(CSSStyleProperties.prototype).map((name) => {
  const member = Object.getOwnPropertyDescriptor(CSSStyleProperties.prototype, name);
  const seen = (value) => typeof value === 'function' ? value.name + value.length : String(value);
  return [String(name), ...Object.entries(member).map(([key, value]) => key + seen(value))];
}))`;

describe('CSSStyleProperties of a window of jsdom', () => {
  it('has its members made once, when page code asks for one', () => {
    const installs: string[] = [];
    recordInstalls(installs, () => {
      const page = openPage({ markup: '<p style="color: red">' });

      page.run(`p = document.querySelector('p'); p.getAttribute('style'); p.style instanceof CSSStyleDeclaration`);
      installs.push('asked for no member');
      page.run('[p.style.color, p.style.opacity, document.body.style.color]');
    });

    expect(installs).to.deep.equal(['asked for no member', 'installed']);
  });

  it('has the members that jsdom gives it, in their order', () => {
    const plain = new JSDOM('', { runScripts: 'outside-only' }).window;

    const ours = openPage().run(shape) as string;

    expect(ours).to.equal(plain.eval(shape));
    expect(ours).to.include('cssFloat');
  });

  it("is of the page's realm with all its members", () => {
    const page = openPage();

    expect(
      page.run(`members = Object.values(Object.getOwnPropertyDescriptors(CSSStyleProperties.prototype));
        members.flatMap(({ value, get, set }) => [value, get, set]).concat(CSSStyleProperties)
          .every((each) => typeof each !== 'function' || each instanceof Function)`),
    ).to.equal(true);
    expect(page.run('try { new CSSStyleProperties() } catch (e) { e instanceof TypeError && e.message }')).to.equal(
      'Illegal constructor',
    );
  });

  it('is what the objects of elements and of computed styles inherit from', () => {
    const page = openPage();

    expect(
      page.run(`styles = [document.body.style, getComputedStyle(document.body)];
        [CSSStyleProperties.prototype.constructor === CSSStyleProperties, CSSStyleProperties.__proto__ === CSSStyleDeclaration,
          ...styles.map((each) => each instanceof CSSStyleProperties && each.__proto__ === CSSStyleProperties.prototype)]`),
    ).to.deep.equal([true, true, true, true]);
  });

  it('has what jsdom had installed at once, whatever page code has done to the window since then', () => {
    const page = openPage();

    page.run(`Iterator = Array.prototype[Symbol.iterator]; Array.prototype[Symbol.iterator] = null; Base = CSSStyleDeclaration;
      delete window.CSSStyleDeclaration; CSSStyleProperties = 5; document.body.style.color = 'red'`);

    expect(
      page.run(`proto = document.body.style.__proto__; [document.body.style.color, proto[Symbol.iterator] === Iterator,
        proto.__proto__ === Base.prototype, CSSStyleProperties, 'CSSStyleDeclaration' in window]`),
    ).to.deep.equal(['red', true, true, 5, false]);
  });

  for (const [what, code] of [
    ['reads', `proto[Symbol.toStringTag] === 'CSSStyleProperties'`],
    ['looks for a name', `'cssFloat' in proto`],
    ['lists', `Object.keys(proto).includes('cssFloat')`],
    ['looks at one', `Object.getOwnPropertyDescriptor(proto, 'cssFloat').enumerable`],
    ['deletes one', `delete proto.cssFloat && !('cssFloat' in proto)`],
    ['defines one', `Object.defineProperty(proto, 'cssFloat', { value: 5 }).cssFloat === 5`],
    ['assigns', `try { proto.cssFloat = 5; false } catch (e) { e instanceof TypeError }`],
    ['adds one', `proto.mine = 5; Object.keys(proto).at(-1) === 'mine'`],
    ['freezes it', `Object.freeze(proto); Object.isFrozen(proto) && 'cssFloat' in proto`],
    ['lets it inherit from something else', `Object.setPrototypeOf(proto, { a: 5 }); 'cssFloat' in proto && proto.a === 5`],
  ] as const) {
    it(`has its members when what page code first does with the prototype is that it ${what}`, () => {
      expect(openPage().run(`proto = CSSStyleProperties.prototype; ${code}`)).to.equal(true);
    });
  }

  it('is made at once in windows that are not of the model', () => {
    openPage();
    const options = { url: 'https://a.example/', contentType: 'text/html', parsingMode: 'html', encoding: 'UTF-8' };

    const installs: string[] = [];
    recordInstalls(installs, () => {
      createWindow({ ...options, parseOptions: {}, runScripts: 'dangerously', virtualConsole: { emit: () => false } });
    });

    expect(installs).to.deep.equal(['installed']);
  });
});
