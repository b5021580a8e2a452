import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { createConsole, type ConsoleMessage } from '../../lib/console/console.ts';
import type { Realm } from '../../lib/webidl/realm.ts';

type Console = Record<string, (...args: unknown[]) => unknown>;

function open(): { console: Console; lines: string[]; messages: ConsoleMessage[]; clock: { ms: number }; realm: Realm } {
  const realm = runInNewContext(
    '({ TypeError, objectPrototype: Object.prototype, functionPrototype: Function.prototype })',
  ) as Realm;
  const lines: string[] = [];
  const messages: ConsoleMessage[] = [];
  const clock = { ms: 0 };
  const write = (message: ConsoleMessage): void => {
    messages.push(message);
    lines.push(`${message.level}: ${message.text(false)}`);
  };
  const made = createConsole({ realm, now: () => clock.ms, describe: () => null, write });
  return { console: made as Console, lines, messages, clock, realm };
}

describe('the console of a window', () => {
  it('is a namespace object of its realm, with functions that need no receiver', () => {
    const { console, lines, realm } = open();
    const { log } = console;

    log?.('a', 1);

    expect(lines).to.deep.equal(['log: a 1']);
    expect(Object.prototype.toString.call(console)).to.equal('[object console]');
    expect(Reflect.getPrototypeOf(Reflect.getPrototypeOf(console) ?? {}) === realm.objectPrototype).to.equal(true);
    expect(Reflect.getPrototypeOf(log ?? {}) === realm.functionPrototype).to.equal(true);
    expect([log?.name, Object.hasOwn(log ?? {}, 'prototype')]).to.deep.equal(['log', false]);
  });

  it('begins anew in each run', () => {
    const lines: string[] = [];
    const port = {
      realm: open().realm,
      run: {},
      now: () => 0,
      describe: () => null,
      write: (each: ConsoleMessage) => void lines.push(each.text(false)),
    };
    const console = createConsole(port) as Console;
    console['count']?.();
    console['time']?.();
    console['group']?.();
    console['log']?.('within');
    port.run = {};
    console['count']?.();
    console['time']?.();

    expect(lines).to.deep.equal(['default: 1', '  within', 'default: 1']);
  });

  it('writes at the severity of each function, and nothing where nothing is given', () => {
    const { console, lines, messages } = open();

    for (const name of ['debug', 'log', 'info', 'warn', 'error', 'dirxml', 'dir']) console[name]?.({ of: name });
    for (const name of ['debug', 'log', 'info', 'warn', 'error', 'dirxml', 'dir', 'table']) console[name]?.();

    expect(lines).to.deep.equal([
      "debug: { of: 'debug' }",
      "log: { of: 'log' }",
      "info: { of: 'info' }",
      "warn: { of: 'warn' }",
      "error: { of: 'error' }",
      "log: { of: 'dirxml' }",
      "log: { of: 'dir' }",
    ]);
    expect(messages[0]?.args).to.deep.equal([{ of: 'debug' }]);
  });

  it('sets in what is in a group, each line of it', () => {
    const { console, lines } = open();

    console['group']?.('G', 1);
    console['groupCollapsed']?.();
    console['log']?.('a\nb');
    console['groupEnd']?.();
    console['log']?.('c');
    console['groupEnd']?.();
    console['groupEnd']?.();
    console['log']?.('d');
    console['group']?.();
    console['clear']?.();
    console['log']?.('e');

    expect(lines).to.deep.equal(['log: G 1', 'log:     a\n    b', 'log:   c', 'log: d', 'log: e']);
  });

  it('says what was asserted only where it does not hold', () => {
    const { console, lines } = open();

    console['assert']?.(true, 'never');
    console['assert']?.();
    console['assert']?.(0, '%d of', 2, 'x');
    console['assert']?.(false, { a: 1 });

    expect(lines).to.deep.equal([
      'error: Assertion failed',
      'error: Assertion failed: 2 of x',
      'error: Assertion failed { a: 1 }',
    ]);
  });

  it('counts by label', () => {
    const { console, lines } = open();

    for (const label of [undefined, 'x', undefined]) console['count']?.(label);
    console['countReset']?.();
    console['count']?.();
    console['countReset']?.('y');

    expect(lines).to.deep.equal([
      'info: default: 1',
      'info: x: 1',
      'info: default: 2',
      'info: default: 1',
      'warn: There is no count of the label y.',
    ]);
  });

  it('measures time on the clock of the page', () => {
    const { console, lines, clock } = open();

    console['time']?.('t');
    console['time']?.('t');
    clock.ms = 20.5;
    console['timeLog']?.('t', { a: 1 });
    clock.ms = 30;
    console['timeEnd']?.('t');
    console['timeEnd']?.('t');

    expect(lines).to.deep.equal([
      'warn: There is a timer of the label t already.',
      'log: t: 20.5 ms { a: 1 }',
      'info: t: 30 ms',
      'warn: There is no timer of the label t.',
    ]);
  });

  it('converts a label as Web IDL does, with an error of the realm', () => {
    const { console, realm } = open();

    expect(() => console['count']?.(Symbol('x'))).to.throw(realm.TypeError);
  });

  it('draws tables, and logs what is none', () => {
    const { console, lines } = open();

    console['table']?.([1]);
    console['table']?.('text');

    expect(lines).to.deep.equal(['log: (index)  Values\n───────  ──────\n0        1', 'log: text']);
  });

  it('traces, with the stack of the caller in full', () => {
    const { console, messages } = open();

    (function caller() {
      console['trace']?.('here', 1);
      console['trace']?.();
    })();

    expect(messages.map((message) => message.text(false))).to.deep.equal(['Trace: here 1', 'Trace']);
    expect(messages[0]?.text(true)).to.match(/^Trace: here 1\n\s+at caller /);
  });
});
